package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/check"
	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
)

type checkRun struct {
	*Program

	json, strict, rules, all bool
	against, on              string
	ignore                   []string
}

func (p *Program) checkCommand() *cobra.Command {
	k := checkRun{Program: p}
	c := &cobra.Command{
		Use:        "check [PATH...]",
		SuggestFor: []string{"lint", "validate"},
		Short:      "Check the entries of a handbook",
		Long: "Check the entries of a handbook, given as a folder, a zip file or single files; without a path\n" +
			"the handbook in use is checked. The exit code is 1 for errors, and with --strict for warnings too.\n\n" +
			"Each problem is one line that editors can read, path:line: error: message [code]. Smaller\n" +
			"problems say `warning:`, not `error:`. Paths inside a zip follow the path of the zip. Single files, and folders\n" +
			"without a handbook.yaml, are checked as part of the handbook in use, or of the nearest parent\n" +
			"folder that has a handbook.yaml.\n\n" +
			"Files without a handbook.yaml and without fields such as answer or also_asked were written for\n" +
			"another program. Without --all, only rules that are reliable for such files are applied, and at\n" +
			"most ten problems of each rule are reported.\n\n" +
			"`trustbook check --rules` lists the rules; with codes it explains them.",
		Example: "  trustbook check path/to/handbook\n  trustbook check --strict --ignore long-line handbook.zip\n" +
			"  trustbook check path/to/handbook/one.md\n  trustbook check --against last-year.zip path/to/handbook\n  trustbook check --rules near-duplicate",
		RunE: func(_ *cobra.Command, args []string) error {
			if k.rules {
				return k.explain(args)
			}
			return k.run(args)
		},
	}
	f := c.Flags()
	f.BoolVar(&k.json, "json", false, "print one JSON object")
	f.BoolVar(&k.strict, "strict", false, "exit with code 1 for warnings too")
	f.BoolVar(&k.all, "all", false, "report all problems, including less important ones")
	f.BoolVar(&k.rules, "rules", false, "list the rules, or explain those with the given codes")
	f.StringVar(&k.against, "against", "", "an `earlier` edition, a folder or zip, whose ids must still lead to entries")
	f.StringVar(&k.on, "on", "", "check as if today were this `date`, such as 2026-01-31")
	f.StringSliceVar(&k.ignore, "ignore", nil, "skip the rules with these `codes`")
	completeFlag(c, "ignore", completeRules)
	c.ValidArgsFunction = func(c *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if k.rules {
			return completeRules(c, args, prefix)
		}
		return nil, cobra.ShellCompDirectiveDefault
	}
	k.addPagerFlag(c)
	return c
}

func (k checkRun) run(args []string) error {
	k.warnProblems(k.settings.Problems)
	if err := k.chooseHandbook(); err != nil {
		return err
	}
	target, err := k.findCheckTarget(args)
	if err != nil {
		return err
	}
	if err := k.lockDown(lockdown.Needs{Read: []string{target.path, k.against}}); err != nil {
		return err
	}
	o, err := k.options()
	if err != nil {
		return err
	}
	s, err := k.openSource(target.path)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := k.readFrom(context.Background(), s, new(load.Loader), nil)
	if err != nil {
		return err
	}
	files, missing := target.filesIn(h)
	if missing != "" {
		return failure{fmt.Sprintf("%s is not part of the handbook in %s", missing, target.path), "hidden folders and those of package managers are skipped", exitFailed}
	}
	if k.readEncoded(s); k.stale {
		k.warn(staleEncoding)
		k.hint("`go generate ./embed` encodes them")
	}
	o.Covers = target.covers
	problems := check.Run(h, s.FS, o)
	found := len(problems)
	if !k.all {
		problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return p.Subject.Minor })
	}
	for i := range problems {
		problems[i].Path = target.displayPath(problems[i].Path, s.Source)
	}
	if left := found - len(problems); left > 0 {
		defer k.hint("`trustbook check --all` also reports " + phrases.CountWithNoun(left, "more problem"))
	}
	return k.report(h, problems, len(files))
}

func (k checkRun) options() (check.Options, error) {
	o := check.Options{Now: k.now(), Ignore: k.ignore}
	if _, err := rulesByCode(k.ignore); err != nil {
		return o, err
	}
	if k.on != "" {
		var err error
		if o.Now, err = time.Parse(time.DateOnly, k.on); err != nil {
			return o, failure{"--on takes a date such as 2026-01-31, not " + sanitize.Quote(k.on), "", exitFailed}
		}
	}
	if k.against == "" {
		return o, nil
	}
	var err error
	o.Against, err = k.readEarlierEdition()
	if f := (failure{}); errors.As(err, &f) {
		f.message = "--against: " + f.message
		err = f
	}
	return o, err
}

func (k checkRun) readEarlierEdition() (*handbook.Handbook, error) {
	s, err := k.openSource(k.against)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return k.readFrom(context.Background(), s, new(load.Loader), nil)
}

// report prints problems. files is the number of files checked, or 0 if the whole handbook was.
func (k checkRun) report(h *handbook.Handbook, problems []handbook.Problem, files int) error {
	tally := handbook.CountProblems(problems)
	var err error
	switch {
	case k.json:
		err = writeProblemsJSON(k.Stdout, h, problems, tally)
	case len(problems) > 0:
		err = k.print(func(out standardOutput) markdown.Doc { return problemRows(out, problems) })
	}
	if err != nil {
		return err
	}
	summary := fmt.Sprintf("%s: %s (%s read", h.Title, tally, phrases.CountWithNoun(len(h.Entries), "entry"))
	if files > 0 {
		summary += fmt.Sprintf(", %s checked", phrases.CountWithNoun(files, "file"))
	}
	summary += ")"
	const hint = "`trustbook check --rules CODE` explains the code in brackets and how to fix the problem"
	if tally.Errors > 0 || k.strict && tally.Warnings > 0 {
		return failure{summary, hint, exitProblems}
	}
	k.warn(summary)
	if len(problems) > 0 {
		k.hint(hint)
	}
	return nil
}

// problemRows formats problems like compiler messages, which editors can parse.
func problemRows(out standardOutput, problems []handbook.Problem) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for _, p := range problems {
		style := th.Text
		if p.Severity == handbook.SeverityError {
			style = th.BadgeStyle(handbook.No)
		}
		where, line := sanitize.CleanLine(p.Path), ""
		if p.Line > 0 {
			line = ":" + strconv.Itoa(p.Line)
		}
		r.addHanging(th.Strong.Render(where+line) + ": " + style.Render(p.Severity.String()) + ": " +
			th.Text.Render(sanitize.CleanLine(p.Message)) + th.Quiet.Render(" ["+p.Code+"]"))
	}
	return r.doc
}

func writeProblemsJSON(w io.Writer, h *handbook.Handbook, problems []handbook.Problem, t handbook.ProblemCount) error {
	out := struct {
		Schema   int                `json:"schema"`
		Handbook string             `json:"handbook"`
		Problems []handbook.Problem `json:"problems"`
		Errors   int                `json:"errors"`
		Warnings int                `json:"warnings"`
	}{1, h.Title, append([]handbook.Problem{}, problems...), t.Errors, t.Warnings}
	return sanitize.WriteJSON(w, out, "")
}

// explain lists all rules, or prints the documentation of the rules with the given codes.
func (k checkRun) explain(codes []string) error {
	rules, err := rulesByCode(codes)
	switch {
	case err != nil:
		return err
	case k.json:
		return writeRulesJSON(k.Stdout, rules)
	case len(codes) == 0:
		return k.print(func(out standardOutput) markdown.Doc { return ruleList(out, rules) })
	}
	return k.print(func(out standardOutput) markdown.Doc { return ruleDocs(out, rules) })
}

func ruleList(out standardOutput, rules []check.Rule) markdown.Doc {
	r := &rowWriter{out: out}
	for _, rule := range rules {
		r.add(fmt.Sprintf("%-24s  %-7s  ", rule.Code, rule.Severity), rule.Summary)
	}
	return r.doc
}

func ruleDocs(out standardOutput, rules []check.Rule) markdown.Doc {
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
			return nil, failure{"no rule has the code " + sanitize.Quote(code), "`trustbook check --rules` lists them", exitFailed}
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
