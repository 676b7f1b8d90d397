package cli

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/ui/bill"
	"trustbook/ui/markdown"
)

func (p *Program) licenses() *cobra.Command {
	c := &cobra.Command{
		Use:     "licenses",
		Aliases: []string{"licences"},
		Short:   "Print the terms that the program and its parts are under",
		Long: "Print what this program is made of, the terms that each part is under, and the notices that have\n" +
			"to go with it. The exit code is 1 when a part has none here.",
		Example: "  trustbook licenses\n  trustbook licenses > licenses.txt",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			build, ok := p.Build()
			if !ok {
				return failure{"this build does not say what it is made of", "build it with Go's modules", failed}
			}
			parts := bill.Parts(build)
			if err := p.put(func(out output) markdown.Doc { return terms(out, p.Version, parts) }); err != nil {
				return err
			}
			return unknownTerms(parts)
		},
	}
	p.pagerFlag(c)
	return c
}

// unknownTerms says which parts have no notice: this build is not one of the
// project's, whose tests see to it that there is one for each.
func unknownTerms(parts []bill.Part) error {
	var without []string
	for _, p := range parts {
		if len(p.Notices) == 0 {
			without = append(without, p.Path)
		}
	}
	if len(without) == 0 {
		return nil
	}
	return failure{"no notice is here of " + strings.Join(without, ", "), "in the sources `go test ./ui/bill -update` gathers them", notFound}
}

// ownTerms are the rows about trustbook itself, the two halves of which differ.
const ownTerms = `The program is under the Apache License 2.0, the first text below. It does not
cover the texts of the handbook that ships, which speak for the organisation
that they describe. Parts that others wrote are under the terms of each:`

// terms are what the program is under, what its parts are under, and the texts.
func terms(out output, version string, parts []bill.Part) markdown.Doc {
	r := &rows{out: out}
	r.asIs(out.theme.Title.Render("trustbook " + version))
	r.blank()
	for row := range strings.SplitSeq(ownTerms, "\n") {
		r.asIs(out.theme.Text.Render(row))
	}
	r.parts(parts)
	r.notices([]string{"trustbook"}, bill.OwnNotices())
	for len(parts) > 0 {
		texts := parts[0].Notices
		same := func(p bill.Part) bool { return slices.Equal(p.Notices, texts) }
		r.notices(names(parts, same), texts)
		parts = slices.DeleteFunc(slices.Clone(parts), same)
	}
	return r.doc
}

// parts lists the parts under what they are under.
func (r *rows) parts(parts []bill.Part) {
	under := map[string][]bill.Part{}
	for _, p := range parts {
		ids := strings.Join(bill.Licences(p.Notices), " and ")
		under[ids] = append(under[ids], p)
	}
	for _, ids := range slices.Sorted(maps.Keys(under)) {
		r.blank()
		r.asIs(r.out.theme.Strong.Render(cmp.Or(ids, "Unknown")))
		for _, p := range under[ids] {
			r.asIs("  " + r.out.theme.Text.Render(p.Path) + " " + r.out.theme.Quiet.Render(cmp.Or(p.Version, "(not in this build)")))
		}
	}
}

// notices are the texts of the parts that share them.
func (r *rows) notices(paths []string, texts []bill.Notice) {
	for _, t := range texts {
		r.blank()
		r.asIs(r.out.theme.Quiet.Render(strings.Repeat("-", measure)))
		for _, path := range paths {
			r.asIs(r.out.theme.Strong.Render(path + "/" + t.File))
		}
		r.blank()
		for line := range strings.Lines(t.Text) {
			r.asIs(strings.TrimRight(line, "\n"))
		}
	}
}

func names(parts []bill.Part, which func(bill.Part) bool) (paths []string) {
	for _, p := range parts {
		if which(p) {
			paths = append(paths, p.Path)
		}
	}
	return paths
}
