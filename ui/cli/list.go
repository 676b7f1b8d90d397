package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/export"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// entryFilter selects the entries that match all fields that are set.
type entryFilter struct {
	category, kind, framework string
	overdue                   bool
}

func (p *Program) listCommand() *cobra.Command {
	var f entryFilter
	var asJSON bool
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the entries of the handbook",
		Long:    "List the entries of the handbook by category, each with its title and the id that\n`trustbook show` takes. The exit code is 1 when no entry matches.",
		Example: "  trustbook list\n  trustbook list --category why\n  trustbook list --kind policy --framework NIS2\n  trustbook list --json | jq '.entries[].id'",
		RunE:    func(*cobra.Command, []string) error { return p.list(f, asJSON) },
	}
	c.Flags().StringVar(&f.category, "category", "", "only the category with this `id`")
	c.Flags().StringVar(&f.kind, "kind", "", "only entries of this `kind`: faq, policy or principle")
	c.Flags().StringVar(&f.framework, "framework", "", "only entries with this `label`, such as NIS2")
	c.Flags().BoolVar(&f.overdue, "overdue", false, "only entries whose review is overdue")
	completeFlag(c, "category", p.completeWith(categoryIDs))
	completeFlag(c, "kind", fixedCompletions(kindNames()))
	completeFlag(c, "framework", p.completeWith(frameworkLabels))
	c.Flags().BoolVar(&asJSON, "json", false, "print the entries in full, as one JSON object")
	p.addPagerFlag(c)
	return c
}

func (p *Program) list(f entryFilter, asJSON bool) error {
	h, err := p.loadHandbook()
	if err != nil {
		return err
	}
	if err := f.resolve(h); err != nil {
		return err
	}
	entries := f.apply(h.AllEntries(), p.now())
	switch {
	case len(entries) == 0 && f == (entryFilter{overdue: true}):
		return failure{"no review is overdue", "", exitProblems}
	case len(entries) == 0:
		return failure{"no entry matches all of these filters", "`trustbook list` lists all entries", exitProblems}
	case asJSON:
		return export.WriteEntries(p.Stdout, h, entries, p.now())
	}
	return p.printContents(h, entries)
}

// resolve replaces each value with the matching one in the handbook, as the filters of a query do. A value that no
// entry has is an error.
func (f *entryFilter) resolve(h *handbook.Handbook) error {
	categories := handbook.MapSlice(h.Categories, func(c handbook.Category) string { return c.ID })
	if c, ok := search.FindCategory(h, f.category); ok {
		f.category = c.ID
	}
	for _, filter := range []struct {
		name  string
		value *string
		known []string
	}{{"category", &f.category, categories}, {"kind", &f.kind, kindNames()}, {"framework", &f.framework, frameworkLabels(h)}} {
		name, ok := search.ResolveName(*filter.value, filter.known)
		switch {
		case *filter.value == "":
		case ok:
			*filter.value = name
		case len(filter.known) == 0:
			return failure{"no entry has a " + filter.name, "`trustbook list` lists all entries", exitProblems}
		default:
			return failure{fmt.Sprintf("unknown %s %s", filter.name, sanitize.Quote(*filter.value)), "this handbook has " + strings.Join(filter.known, ", "), exitProblems}
		}
	}
	return nil
}

func (f entryFilter) apply(entries []*handbook.Entry, now time.Time) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range entries {
		if f.matches(e) && (!f.overdue || e.Metadata.ReviewOverdue(now)) {
			out = append(out, e)
		}
	}
	return out
}

func (f entryFilter) matches(e *handbook.Entry) bool {
	return (f.category == "" || f.category == e.Category) && (f.kind == "" || f.kind == string(e.Kind)) &&
		(f.framework == "" || search.FrameworkFilter(f.framework)(e))
}

// printContents prints entries by category and group. Within a group, entries for the reader's roles come first.
func (p *Program) printContents(h *handbook.Handbook, entries []*handbook.Entry) error {
	p.warnUnknownRoles(h)
	return p.print(func(out standardOutput) markdown.Doc { return contentsRows(out, h, entries, p.roles(), p.now()) })
}

func contentsRows(out standardOutput, h *handbook.Handbook, entries []*handbook.Entry, roles handbook.Roles, now time.Time) markdown.Doc {
	widest := 0
	for _, e := range entries {
		widest = max(widest, layout.Width(e.ID))
	}
	r, th := &rowWriter{out: out}, out.theme
	r.add("", th.Title.Render(h.Title))
	var before *handbook.Entry
	for _, e := range roles.SortEntries(entries) {
		if before == nil || e.Category != before.Category {
			c, _ := h.Category(e.Category)
			r.addBlank()
			r.add("", th.Strong.Render(c.Title)+th.Quiet.Render(" ("+c.ID+")"))
		}
		if e.Group != nil && (before == nil || e.Group != before.Group) {
			r.add("  ", th.Strong.Render(strings.Join(h.Breadcrumb(e)[1:], " / ")))
		}
		before = e
		r.add("  "+th.Quiet.Render(fmt.Sprintf("%-*s", widest, e.ID))+"  ", th.Text.Render(e.NumberedTitle())+languageSuffix(h, e, th)+cautionSuffix(e, now, th)+forYouSuffix(e, roles, th))
	}
	return r.doc
}

// forYouSuffix returns the mark after an entry that is for one of the reader's roles.
func forYouSuffix(e *handbook.Entry, roles handbook.Roles, th *theme.Theme) string {
	if e.RelevanceTo(roles) != handbook.RelevantForYou {
		return ""
	}
	return th.Quiet.Render(" (for you)")
}

func languageSuffix(h *handbook.Handbook, e *handbook.Entry, th *theme.Theme) string {
	if lang := h.ForeignLanguage(e); lang != "" {
		return th.Quiet.Render(" (" + phrases.InLanguage(lang) + ")")
	}
	return ""
}

// cautionSuffix returns the warning after an entry that may not be valid.
func cautionSuffix(e *handbook.Entry, now time.Time, th *theme.Theme) string {
	if note := e.Caution(now).Note; note != "" {
		return th.Caution.Render(" (" + note + ")")
	}
	return ""
}
