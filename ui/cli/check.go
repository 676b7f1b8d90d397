package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

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
			"Each problem is one line that editors can read, path:line: error: message [code], or warning: for\n" +
			"smaller problems. Paths inside a zip follow the path of the zip. Single files are checked as part\n" +
			"of the handbook in use, or of the nearest parent folder that has a handbook.yaml.\n\n" +
			"Without a handbook.yaml and without fields such as answer, also_asked or review_in, the files were\n" +
			"written for another program. Problems that matter only in trustbook are then reported only with\n" +
			"--all: long tables, titles and lines of code, duplicate titles, ids, fields, templates, empty entries,\n" +
			"acronyms, HTML and tags, images, and links to other parts of a site.\n\n" +
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
	f.BoolVar(&k.all, "all", false, "report less important problems too")
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
	target, err := k.findTarget(args)
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
	if file := target.missingFrom(h); file != "" {
		return failure{fmt.Sprintf("%s is not part of the handbook in %s", file, target.path), "hidden folders and those of package managers are skipped", exitFailed}
	}
	if k.readEncoded(s); k.stale {
		k.warn(staleEncoding)
		k.hint("`go generate ./embed` encodes them")
	}
	problems := target.filter(check.Run(h, s.FS, o))
	found := len(problems)
	if !k.all {
		problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return p.Subject.Minor })
	}
	for i := range problems {
		problems[i].Path = target.displayPath(problems[i].Path, s.Source)
	}
	if left := found - len(problems); left > 0 {
		defer k.hint(fmt.Sprintf("`trustbook check --all` also reports %s, for handbooks that are written for trustbook", phrases.CountWithNoun(left, "less important problem")))
	}
	return k.report(h, problems, target)
}

func (k checkRun) options() (check.Options, error) {
	o := check.Options{Now: k.now(), Ignore: k.ignore}
	if _, err := rulesByCode(k.ignore); err != nil {
		return o, err
	}
	if k.on != "" {
		var err error
		if o.Now, err = time.Parse(time.DateOnly, k.on); err != nil {
			return o, failure{"--on takes a date such as 2026-01-31, not " + sanitize.Quoted(k.on), "", exitFailed}
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

func (k checkRun) report(h *handbook.Handbook, problems []handbook.Problem, t checkTarget) error {
	tally := handbook.CountProblems(problems)
	var err error
	switch {
	case k.json:
		err = writeProblemsJSON(k.Stdout, h, problems, tally)
	case len(problems) > 0:
		err = k.print(func(out output) markdown.Doc { return problemRows(out, problems) })
	}
	if err != nil {
		return err
	}
	summary := fmt.Sprintf("%s: %s (%s read", h.Title, tally, phrases.CountWithNoun(len(h.Entries), "entry"))
	if t.files != nil {
		summary += fmt.Sprintf(", %s checked", phrases.CountWithNoun(len(t.files), "file"))
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

// problemRows formats problems like the messages of a compiler, which editors can parse.
func problemRows(out output, problems []handbook.Problem) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for _, p := range problems {
		style := th.Text
		if p.Severity == handbook.SeverityError {
			style = th.ChipStyle(handbook.No)
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
