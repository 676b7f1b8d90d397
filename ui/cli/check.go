package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/check"
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
		Use:   "check [PATH]",
		Short: "Say what is wrong with the texts of a handbook",
		Long: "Say what is wrong with the texts of a handbook: a folder or a zip file, or the handbook\n" +
			"that is opened without one. Each line is path:line: message [code], as editors read it.\n" +
			"The code is 1 when there are errors; with --strict also when there are warnings.\n" +
			"`trustbook check --rules` lists the rules; with codes behind it, it explains them.",
		Example: "  trustbook check path/to/texts\n  trustbook check --strict --ignore long-line handbook.zip\n" +
			"  trustbook check --against last-year.zip path/to/texts\n  trustbook check --rules near-duplicate",
		RunE: func(_ *cobra.Command, args []string) error {
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
	return c
}

func (k checker) run(args []string) error {
	k.complain(k.set.Problems)
	if len(args) > 1 {
		return failure{"check takes one handbook", "for example `trustbook check path/to/texts`", failed}
	}
	path := cmp.Or(slices.Concat(args, []string{k.set.Config.Handbook})...)
	if err := k.lock(lockdown.Needs{Read: []string{path, k.against}}); err != nil {
		return err
	}
	o, err := k.options()
	if err != nil {
		return err
	}
	s, err := k.source(path)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := k.readFrom(context.Background(), s, handbook.Options{})
	if err != nil {
		return err
	}
	problems := check.Run(h, s.FS, o)
	if path != "" && !s.Zip {
		for i := range problems {
			problems[i].Path = filepath.Join(path, filepath.FromSlash(problems[i].Path))
		}
	}
	return k.report(h, problems)
}

// options are what the flags say.
func (k checker) options() (check.Options, error) {
	o := check.Options{Now: time.Now(), Ignore: k.ignore}
	if _, err := rulesOf(k.ignore); err != nil {
		return o, err
	}
	if k.on != "" {
		var err error
		if o.Now, err = time.Parse(time.DateOnly, k.on); err != nil {
			return o, failure{fmt.Sprintf("--on takes a date such as 2026-01-31, not %q", k.on), "", failed}
		}
	}
	if k.against == "" {
		return o, nil
	}
	s, err := k.source(k.against)
	if err != nil {
		return o, err
	}
	defer s.Close()
	o.Against, err = k.readFrom(context.Background(), s, handbook.Options{})
	return o, err
}

// report prints problems, and ends with what they mean.
func (k checker) report(h *handbook.Handbook, problems []handbook.Problem) error {
	t := handbook.Count(problems)
	if k.json {
		if err := problemsJSON(k.Stdout, h, problems, t); err != nil {
			return err
		}
	} else {
		var b strings.Builder
		for _, p := range problems {
			fmt.Fprintf(&b, "%s [%s]\n", p, p.Code)
		}
		if _, err := k.Stdout.WriteString(markdown.Clean(b.String())); err != nil {
			return err
		}
	}
	said := fmt.Sprintf("%s: %s; texts read: %d", h.Title, t, len(h.Entries))
	if t.Errors > 0 || k.strict && t.Warnings > 0 {
		return failure{said, "`trustbook check --rules CODE` explains the code in brackets and how to mend it", notFound}
	}
	fmt.Fprintf(k.Stderr, "trustbook: %s\n", handbook.CleanLine(said))
	return nil
}

// problemJSON is one problem as programs read it.
type problemJSON struct {
	Path     string `json:"path"`
	Line     int    `json:"line"` // 0 when the whole file is meant
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
}

func problemsJSON(w io.Writer, h *handbook.Handbook, problems []handbook.Problem, t handbook.Tally) error {
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
	return markdown.WriteJSON(w, out, "")
}
