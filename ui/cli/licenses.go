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

func (p *Program) licensesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "licenses",
		Aliases: []string{"licences"},
		Short:   "Print the licences of the program and its dependencies",
		Long: "Print the licences of the program and its dependencies, with the notices they require.\n" +
			"The exit code is 1 when the notice of a dependency is missing.",
		Example: "  trustbook licenses\n  trustbook licenses > licenses.txt",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			build, ok := p.Build()
			if !ok {
				return failure{"this build does not record its dependencies", "build it in module mode", exitFailed}
			}
			parts := bill.Components(build)
			if err := p.print(func(out standardOutput) markdown.Doc { return licenseRows(out, p.Version, parts) }); err != nil {
				return err
			}
			return missingNotices(parts)
		},
	}
	p.addPagerFlag(c)
	return c
}

// missingNotices returns an error that names the dependencies without a notice. Tests ensure that no build of this
// project has such dependencies.
func missingNotices(parts []bill.Component) error {
	paths := modulePaths(parts, func(p bill.Component) bool { return len(p.Notices) == 0 })
	if len(paths) == 0 {
		return nil
	}
	return failure{"no notice for " + strings.Join(paths, ", "), "in the source tree, `go test ./ui/bill -update` collects them", exitProblems}
}

const licensePreface = `The program is licensed under the Apache License 2.0, the first text below. The
licence does not cover the built-in entries, which belong to the organisation
they describe. Dependencies have the licences listed here:`

// licenseRows formats the licences of the program and its dependencies, and then their notices. A notice that several
// dependencies share is printed once.
func licenseRows(out standardOutput, version string, parts []bill.Component) markdown.Doc {
	r := &rowWriter{out: out}
	r.addVerbatim(out.theme.Title.Render("trustbook " + version))
	r.addBlank()
	for row := range strings.SplitSeq(licensePreface, "\n") {
		r.addVerbatim(out.theme.Text.Render(row))
	}
	r.partsByLicense(parts)
	r.addNotices([]string{"trustbook"}, bill.OwnNotices())
	for len(parts) > 0 {
		notices := parts[0].Notices
		same := func(p bill.Component) bool { return slices.Equal(p.Notices, notices) }
		r.addNotices(modulePaths(parts, same), notices)
		parts = slices.DeleteFunc(slices.Clone(parts), same)
	}
	return r.doc
}

func (r *rowWriter) partsByLicense(parts []bill.Component) {
	under := map[string][]bill.Component{}
	for _, p := range parts {
		ids := strings.Join(bill.Licences(p.Notices), " and ")
		under[ids] = append(under[ids], p)
	}
	for _, ids := range slices.Sorted(maps.Keys(under)) {
		r.addBlank()
		r.addVerbatim(r.out.theme.Strong.Render(cmp.Or(ids, "Unknown")))
		for _, p := range under[ids] {
			r.addVerbatim("  " + r.out.theme.Text.Render(p.Path) + " " + r.out.theme.Quiet.Render(cmp.Or(p.Version, "(not in this build)")))
		}
	}
}

func (r *rowWriter) addNotices(paths []string, notices []bill.Notice) {
	for _, n := range notices {
		r.addBlank()
		r.addVerbatim(r.out.theme.Quiet.Render(strings.Repeat("-", textWidth)))
		for _, path := range paths {
			r.addVerbatim(r.out.theme.Strong.Render(path + "/" + n.File))
		}
		r.addBlank()
		for line := range strings.Lines(n.Text) {
			r.addVerbatim(strings.TrimRight(line, "\n"))
		}
	}
}

// modulePaths returns the paths of the matching components.
func modulePaths(parts []bill.Component, match func(bill.Component) bool) (paths []string) {
	for _, p := range parts {
		if match(p) {
			paths = append(paths, p.Path)
		}
	}
	return paths
}
