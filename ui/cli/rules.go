package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"trustbook/handbook/check"
	"trustbook/ui/markdown"

	"trustbook/handbook/sanitize"
)

// explain prints all rules in a line each, or the documentation of those whose
// codes are given.
func (k checker) explain(codes []string) error {
	rules, err := rulesOf(codes)
	switch {
	case err != nil:
		return err
	case k.json:
		return rulesJSON(k.Stdout, rules)
	case len(codes) == 0:
		return k.put(func(out output) markdown.Doc { return ruleRows(out, rules) })
	}
	return k.put(func(out output) markdown.Doc { return ruleTexts(out, rules) })
}

// ruleRows are rules in a line each.
func ruleRows(out output, rules []check.Rule) markdown.Doc {
	r := &rows{out: out}
	for _, rule := range rules {
		r.add(fmt.Sprintf("%-24s  %-7s  ", rule.Code, rule.Severity), rule.Summary)
	}
	return r.doc
}

// ruleTexts are rules with all that is known of them.
func ruleTexts(out output, rules []check.Rule) markdown.Doc {
	r := &rows{out: out}
	for i, rule := range rules {
		if i > 0 {
			r.blank()
		}
		r.add("", out.theme.Title.Render(rule.Code)+" ("+rule.Severity.String()+")")
		r.blank()
		r.add("", rule.Summary+".")
		r.blank()
		text := strings.Join(strings.Fields(rule.Text), " ")
		for row := range strings.SplitSeq(ansi.Wordwrap(text, cmp.Or(max(0, out.width-len(gutter)), measure), ""), "\n") {
			r.add("", row)
		}
	}
	return r.doc
}

// ruleJSON is a rule as programs read it.
type ruleJSON struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	Text     string `json:"text"`
}

func rulesJSON(w io.Writer, rules []check.Rule) error {
	out := struct {
		Schema int        `json:"schema"`
		Rules  []ruleJSON `json:"rules"`
	}{Schema: 1}
	for _, r := range rules {
		out.Rules = append(out.Rules, ruleJSON{r.Code, r.Severity.String(), r.Summary, strings.Join(strings.Fields(r.Text), " ")})
	}
	return sanitize.WriteJSON(w, out, "")
}

// rulesOf are the rules with the given codes, or all without any.
func rulesOf(codes []string) ([]check.Rule, error) {
	all := check.Rules()
	if len(codes) == 0 {
		return all, nil
	}
	var out []check.Rule
	for _, code := range codes {
		i := slices.IndexFunc(all, func(r check.Rule) bool { return r.Code == code })
		if i < 0 {
			return nil, failure{"no rule has the code " + shown(code), "`trustbook check --rules` lists them", failed}
		}
		out = append(out, all[i])
	}
	return out, nil
}

// codes completes the code of a rule, the last one of a list with commas.
func codes(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before := begun[:strings.LastIndex(begun, ",")+1]
	var out []cobra.Completion
	for _, r := range check.Rules() {
		if strings.HasPrefix(before+r.Code, begun) {
			out = append(out, cobra.CompletionWithDesc(before+r.Code, r.Summary))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
