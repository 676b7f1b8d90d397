package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/ui/export"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// filter keeps the entries that have everything asked for.
type filter struct {
	category, kind, framework string
	overdue                   bool
}

func (p *Program) list() *cobra.Command {
	var f filter
	var asJSON bool
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the texts of the handbook",
		Long:    "List the texts of the handbook by category: the id that `trustbook show` takes, and the title.",
		Example: "  trustbook list\n  trustbook list --category why\n  trustbook list --kind policy --framework NIS2\n  trustbook list --json | jq '.entries[].id'",
		RunE: func(*cobra.Command, []string) error {
			h, err := p.load()
			if err != nil {
				return err
			}
			if err := f.check(h); err != nil {
				return err
			}
			entries := f.apply(h.AllEntries(), p.now())
			switch {
			case len(entries) == 0 && f == (filter{overdue: true}):
				return failure{"nothing is overdue", "", notFound}
			case len(entries) == 0:
				return failure{"no text has all of that", "`trustbook list` shows all of them", notFound}
			}
			if asJSON {
				return export.WriteEntries(p.Stdout, h, entries, p.now())
			}
			return p.contents(h, entries)
		},
	}
	c.Flags().StringVar(&f.category, "category", "", "only this category, by its `id`")
	c.Flags().StringVar(&f.kind, "kind", "", "only this `kind`: faq, policy or principle")
	c.Flags().StringVar(&f.framework, "framework", "", "only texts that carry this `label`, such as NIS2")
	c.Flags().BoolVar(&f.overdue, "overdue", false, "only texts whose review is due")
	offer(c, "category", p.complete(categories))
	offer(c, "kind", fixed(kinds()))
	offer(c, "framework", p.complete(frameworks))
	c.Flags().BoolVar(&asJSON, "json", false, "print the texts whole, as one JSON object")
	p.pagerFlag(c)
	return c
}

// check says when a value is one that no text could have.
func (f filter) check(h *handbook.Handbook) error {
	var categories []string
	for _, c := range h.Categories {
		categories = append(categories, c.ID)
	}
	for _, asked := range []struct {
		what, value string
		known       []string
	}{{"category", f.category, categories}, {"kind", f.kind, kinds()}} {
		is := func(s string) bool { return strings.EqualFold(s, asked.value) }
		if asked.value != "" && !slices.ContainsFunc(asked.known, is) {
			return failure{fmt.Sprintf("no %s %s", asked.what, shown(asked.value)), "there are: " + strings.Join(asked.known, ", "), notFound}
		}
	}
	return nil
}

func (f filter) apply(entries []*handbook.Entry, now time.Time) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range entries {
		if f.keeps(e) && (!f.overdue || e.Metadata.ReviewOverdue(now)) {
			out = append(out, e)
		}
	}
	return out
}

func (f filter) keeps(e *handbook.Entry) bool {
	labelled := slices.ContainsFunc(e.Frameworks, func(s string) bool { return strings.EqualFold(s, f.framework) })
	return (f.category == "" || strings.EqualFold(f.category, e.Category)) &&
		(f.kind == "" || strings.EqualFold(f.kind, string(e.Kind))) &&
		(f.framework == "" || labelled)
}

// contents prints entries under their categories, those for the reader first.
func (p *Program) contents(h *handbook.Handbook, entries []*handbook.Entry) error {
	p.sayStrange(h)
	return p.put(func(out output) markdown.Doc { return contents(out, h, entries, p.roles(), p.now()) })
}

func contents(out output, h *handbook.Handbook, entries []*handbook.Entry, roles handbook.Roles, now time.Time) markdown.Doc {
	widest := 0
	for _, e := range entries {
		widest = max(widest, ansi.StringWidth(e.ID))
	}
	r, th := &rows{out: out}, out.theme
	r.add("", th.Title.Render(h.Title))
	category := ""
	for _, e := range roles.SortEntries(entries) {
		if e.Category != category {
			category = e.Category
			c, _ := h.Category(category)
			r.blank()
			r.add("", th.Strong.Render(c.Title)+th.Quiet.Render(" ("+c.ID+")"))
		}
		r.add("  "+th.Quiet.Render(fmt.Sprintf("%-*s", widest, e.ID))+"  ", th.Text.Render(e.Title)+caution(e, now, th)+forYou(e, roles, th))
	}
	return r.doc
}

// forYou is what stands behind a text that names a role of the reader.
func forYou(e *handbook.Entry, roles handbook.Roles, th theme.Theme) string {
	if e.RelevanceTo(roles) != handbook.ForYou {
		return ""
	}
	return th.Quiet.Render(" (for you)")
}

// caution is what stands behind a title in the list when the text may not hold.
func caution(e *handbook.Entry, now time.Time, th theme.Theme) string {
	if note := e.Metadata.Caution(now).Note; note != "" {
		return th.Caution.Render(" (" + note + ")")
	}
	return ""
}
