package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/check"
	"trustbook/handbook/sanitize"
	"trustbook/ui/markdown"
)

// explain lists all rules, or prints the documentation of the rules with the given codes.
func (k checkRun) explain(codes []string) error {
	rules, err := rulesByCode(codes)
	switch {
	case err != nil:
		return err
	case k.json:
		return writeRulesJSON(k.Stdout, rules)
	case len(codes) == 0:
		return k.print(func(out output) markdown.Doc { return ruleList(out, rules) })
	}
	return k.print(func(out output) markdown.Doc { return ruleDocs(out, rules) })
}

func ruleList(out output, rules []check.Rule) markdown.Doc {
	r := &rowWriter{out: out}
	for _, rule := range rules {
		r.add(fmt.Sprintf("%-24s  %-7s  ", rule.Code, rule.Severity), rule.Summary)
	}
	return r.doc
}

func ruleDocs(out output, rules []check.Rule) markdown.Doc {
	r := &rowWriter{out: out}
	for i, rule := range rules {
		if i > 0 {
			r.addBlank()
		}
		r.add("", out.theme.Title.Render(rule.Code)+" ("+rule.Severity.String()+")")
		r.addBlank()
		r.add("", rule.Summary+".")
		r.addBlank()
		for row := range strings.SplitSeq(ansi.Wordwrap(oneLine(rule.Text), cmp.Or(max(0, out.width-len(gutter)), textWidth), ""), "\n") {
			r.add("", row)
		}
	}
	return r.doc
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func writeRulesJSON(w io.Writer, rules []check.Rule) error {
	return sanitize.WriteJSON(w, struct {
		Schema int          `json:"schema"`
		Rules  []check.Rule `json:"rules"`
	}{1, handbook.MapSlice(rules, func(r check.Rule) check.Rule { r.Text = oneLine(r.Text); return r })}, "")
}

// rulesByCode returns the rules with the given codes, or all rules if there are no codes.
func rulesByCode(codes []string) ([]check.Rule, error) {
	all := check.Rules()
	if len(codes) == 0 {
		return all, nil
	}
	var out []check.Rule
	for _, code := range codes {
		i := slices.IndexFunc(all, func(r check.Rule) bool { return r.Code == code })
		if i < 0 {
			return nil, failure{"no rule has the code " + sanitize.Quoted(code), "`trustbook check --rules` lists them", exitFailed}
		}
		out = append(out, all[i])
	}
	return out, nil
}

// completeRules completes the last code in a comma-separated list of rules.
func completeRules(_ *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before := prefix[:strings.LastIndex(prefix, ",")+1]
	var out []cobra.Completion
	for _, r := range check.Rules() {
		if strings.HasPrefix(before+r.Code, prefix) {
			out = append(out, cobra.CompletionWithDesc(before+r.Code, r.Summary))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
