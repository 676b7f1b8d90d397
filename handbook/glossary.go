package handbook

import (
	"fmt"
	"slices"
	"strings"
)

// glossaryID is the id of the glossary, and that of its category.
const glossaryID = "glossary"

// mostUsers is how many of the texts that use a short form the glossary names.
const mostUsers = 3

// All are the texts and, in the place of its category, the glossary: what there is
// to open. [Handbook.Entries] is what somebody wrote.
func (h *Handbook) AllEntries() []*Entry {
	if h.Glossary == nil {
		return h.Entries
	}
	at := slices.IndexFunc(h.Categories, func(c Category) bool { return c.ID == h.Glossary.Category })
	before := h.Categories[:at+1]
	after := slices.IndexFunc(h.Entries, func(e *Entry) bool {
		return !slices.ContainsFunc(before, func(c Category) bool { return c.ID == e.Category })
	})
	if after < 0 {
		after = len(h.Entries)
	}
	return slices.Insert(slices.Clone(h.Entries), after, h.Glossary)
}

// explains says whether the handbook gets a glossary: it explains short forms, and
// has no text that goes by that name.
func (b *builder) explains() bool { return b.h.short != nil && b.h.byID[glossaryID] == nil }

// glossary makes the entry that lists the short forms: those of the manifest and
// those that texts explain for themselves, because who looks one up does not know
// which of the two it is. It is read as a text is, from Markdown that is made here.
func (b *builder) glossary() {
	if !b.explains() {
		return
	}
	if _, ok := b.h.Category(glossaryID); !ok {
		b.h.Categories = append(b.h.Categories, Category{ID: glossaryID, Title: "Glossary", Derived: true})
	}
	e := &Entry{
		ID: glossaryID, Title: "Glossary", Category: glossaryID, Derived: Derived{Generated: true},
		Summary: "Short forms, and what they stand for.",
	}
	d := &draft{entry: e, titleGiven: true}
	d.readBody(markdownParser(), newSource(b.h.glossaryText(), 1))
	for i, l := range e.Links {
		if to := b.h.byID[strings.TrimPrefix(l.Target, "#")]; to != nil {
			e.Links[i].Entry = to.ID
		}
	}
	slices.SortStableFunc(e.Links, func(x, y Link) int { return strings.Compare(x.Target, y.Target) })
	e.Links = slices.CompactFunc(e.Links, func(x, y Link) bool { return x.Target == y.Target })
	b.h.Glossary, b.h.byID[glossaryID] = e, e
}

// glossaryText is the Markdown of the glossary: a list in alphabetical order.
func (h *Handbook) glossaryText() string {
	users := h.users()
	var out strings.Builder
	for i, f := range h.short.forms {
		fmt.Fprintf(&out, "- **%s**: %s", asMarkdown(f.Short), asMarkdown(f.Long))
		if len(users[i]) > 0 {
			out.WriteString(lineBreak + "\n  " + named(users[i]))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// named is some texts by their titles, as links, the first of them when there are many.
func named(entries []*Entry) string {
	var links []string
	for _, e := range entries[:min(len(entries), mostUsers)] {
		links = append(links, fmt.Sprintf("[%s](#%s)", asMarkdown(e.Title), e.ID))
	}
	out := "(in " + strings.Join(links, ", ")
	if more := len(entries) - mostUsers; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out + ")"
}

// users are the texts that use each short form, in reading order.
func (h *Handbook) users() [][]*Entry {
	out := make([][]*Entry, len(h.short.forms))
	for _, e := range h.Entries {
		h.short.each(e, func(form int) {
			if n := len(out[form]); n == 0 || out[form][n-1] != e {
				out[form] = append(out[form], e)
			}
		})
	}
	return out
}

// asMarkdown is a line of plain text as Markdown that says the same.
func asMarkdown(s string) string { return literals.Replace(s) }

var literals = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`,
	"{", "&#123;", // it begins what instructs other tools
)
