package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/check"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
)

// checker is the command check with its flags.
type checker struct {
	*Program

	json, strict, rules bool
	against, on         string
	ignore              []string
}

func (p *Program) check() *cobra.Command {
	k := checker{Program: p}
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Say what is wrong with the texts of a handbook",
		Long: "Say what is wrong with the texts of a handbook: a folder, a zip file, some texts of a folder\n" +
			"named by their files, or without a path the handbook that is opened without one. Each line is\n" +
			"path:line: error: message [code], or warning:, as editors read it. A path in a zip stands\n" +
			"behind that of the zip. Files belong to the handbook that is set, or to the nearest folder\n" +
			"above them with a handbook.yaml.\n" +
			"The exit code is 1 when there are errors; with --strict also when there are warnings.\n" +
			"`trustbook check --rules` lists the rules; with codes behind it, it explains them.",
		Example: "  trustbook check path/to/texts\n  trustbook check --strict --ignore long-line handbook.zip\n" +
			"  trustbook check path/to/texts/one.md\n  trustbook check --against last-year.zip path/to/texts\n  trustbook check --rules near-duplicate",
		RunE: func(c *cobra.Command, args []string) error {
			if err := given(c, "against"); err != nil {
				return err
			}
			if k.rules {
				return k.explain(args)
			}
			return k.run(args)
		},
	}
	f := c.Flags()
	f.BoolVar(&k.json, "json", false, "print one JSON object")
	f.BoolVar(&k.strict, "strict", false, "warnings make the code 1 too")
	f.BoolVar(&k.rules, "rules", false, "print the rules instead, or explain those whose codes are given")
	f.StringVar(&k.against, "against", "", "an earlier edition, a `folder or zip`: its ids have to lead to a text still")
	f.StringVar(&k.on, "on", "", "check as if it were this `date`, such as 2026-01-31")
	f.StringSliceVar(&k.ignore, "ignore", nil, "leave rules out, by their `codes`")
	offer(c, "ignore", codes)
	c.ValidArgsFunction = func(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if k.rules {
			return codes(c, args, begun)
		}
		return nil, cobra.ShellCompDirectiveDefault
	}
	k.pagerFlag(c)
	return c
}

func (k checker) run(args []string) error {
	k.complain(k.set.Problems)
	about, err := k.subject(args)
	if err != nil {
		return err
	}
	if err := k.lock(lockdown.Needs{Read: []string{about.path, k.against}}); err != nil {
		return err
	}
	o, err := k.options()
	if err != nil {
		return err
	}
	s, err := k.source(about.path)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := k.readFrom(context.Background(), s, handbook.Options{})
	if err != nil {
		return err
	}
	if file := about.unread(h); file != "" {
		return failure{fmt.Sprintf("%s is not read with the handbook in %s", file, about.path), "hidden folders and those of packages are left out", failed}
	}
	problems := about.only(check.Run(h, s.FS, o))
	for i := range problems {
		problems[i].Path = about.place(problems[i].Path, s.Source)
	}
	return k.report(h, problems, about)
}

// options are what the flags say.
func (k checker) options() (check.Options, error) {
	o := check.Options{Now: k.now(), Ignore: k.ignore}
	if _, err := rulesOf(k.ignore); err != nil {
		return o, err
	}
	if k.on != "" {
		var err error
		if o.Now, err = time.Parse(time.DateOnly, k.on); err != nil {
			return o, failure{"--on takes a date such as 2026-01-31, not " + shown(k.on), "", failed}
		}
	}
	if k.against == "" {
		return o, nil
	}
	var err error
	o.Against, err = k.earlier()
	if f := (failure{}); errors.As(err, &f) {
		f.message = "--against: " + f.message
		err = f
	}
	return o, err
}

// earlier is the edition that ids are compared with.
func (k checker) earlier() (*handbook.Handbook, error) {
	s, err := k.source(k.against)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return k.readFrom(context.Background(), s, handbook.Options{})
}

// report prints problems, and ends with what they mean.
func (k checker) report(h *handbook.Handbook, problems []handbook.Problem, about subject) error {
	t := handbook.CountProblems(problems)
	var err error
	switch {
	case k.json:
		err = problemsJSON(k.Stdout, h, problems, t)
	case len(problems) > 0:
		err = k.put(func(out output) markdown.Doc { return problemRows(out, problems) })
	}
	if err != nil {
		return err
	}
	said := fmt.Sprintf("%s: %s; texts read: %d", h.Title, t, len(h.Entries))
	if about.files != nil {
		said += fmt.Sprintf("; files asked for: %d", len(about.files))
	}
	hint := "`trustbook check --rules CODE` explains the code in brackets and how to mend it"
	if t.Errors > 0 || k.strict && t.Warnings > 0 {
		return failure{said, hint, notFound}
	}
	k.say(said)
	if len(problems) > 0 {
		fmt.Fprintf(k.Stderr, "hint: %s\n", hint)
	}
	return nil
}

// problemRows lays problems out: path:line: severity: message [code], as compilers
// write them and editors read them.
func problemRows(out output, problems []handbook.Problem) markdown.Doc {
	r, th := &rows{out: out}, out.theme
	for _, p := range problems {
		style := th.Text
		if p.Severity == handbook.Error {
			style = th.Chip(handbook.No)
		}
		where, line := sanitize.CleanLine(p.Path), ""
		if p.Line > 0 {
			line = ":" + strconv.Itoa(p.Line)
		}
		r.hang(th.Strong.Render(where+line) + ": " + style.Render(p.Severity.String()) + ": " +
			th.Text.Render(sanitize.CleanLine(p.Message)) + th.Quiet.Render(" ["+whole(p.Code)+"]"))
	}
	return r.doc
}

// problemJSON is one problem as programs read it.
type problemJSON struct {
	Path     string `json:"path"`
	Line     int    `json:"line"` // 0 when the whole file is meant
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
}

func problemsJSON(w io.Writer, h *handbook.Handbook, problems []handbook.Problem, t handbook.ProblemCount) error {
	out := struct {
		Schema   int           `json:"schema"`
		Handbook string        `json:"handbook"`
		Problems []problemJSON `json:"problems"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
	}{Schema: 1, Handbook: h.Title, Problems: make([]problemJSON, len(problems)), Errors: t.Errors, Warnings: t.Warnings}
	for i, p := range problems {
		out.Problems[i] = problemJSON{p.Path, p.Line, p.Severity.String(), p.Code, p.Message}
	}
	return sanitize.WriteJSON(w, out, "")
}
