package load

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
)

// glossaryID is the id of the glossary and of its category.
const glossaryID = "glossary"

// maxAcronymUsers is the maximum number of entries that the glossary names for an acronym.
const maxAcronymUsers = 3

// needsGlossary reports whether the handbook gets a glossary: it explains acronyms, and no entry has its id.
func (b *builder) needsGlossary() bool { return b.acronyms != nil && b.byID[glossaryID] == nil }

// buildGlossary generates the entry that lists all acronyms, from the manifest and from entries,
// because readers do not know which entry explains an acronym. It is parsed like a page.
func (b *builder) buildGlossary() {
	if !b.needsGlossary() {
		return
	}
	if !slices.ContainsFunc(b.parts.Categories, func(c handbook.Category) bool { return c.ID == glossaryID }) {
		b.parts.Categories = append(b.parts.Categories, handbook.Category{ID: glossaryID, Title: "Glossary", Derived: true})
	}
	e := &handbook.Entry{
		ID: glossaryID, Title: "Glossary", Category: glossaryID, Derived: handbook.Derived{Generated: true},
		Summary: "Abbreviations and what they stand for.",
	}
	p := &parsedPage{entry: e, hasTitle: true}
	p.readBody(b.glossaryMarkdown(), 1, nil)
	for i, l := range e.Links {
		if to := b.byID[strings.TrimPrefix(l.Target, "#")]; to != nil {
			e.Links[i].Entry = to.ID
		}
	}
	slices.SortStableFunc(e.Links, func(x, y handbook.Link) int { return strings.Compare(x.Target, y.Target) })
	e.Links = slices.CompactFunc(e.Links, func(x, y handbook.Link) bool { return x.Target == y.Target })
	b.parts.Glossary, b.byID[glossaryID] = e, e
}

// glossaryMarkdown returns a list of the acronyms in alphabetical order.
func (b *builder) glossaryMarkdown() string {
	users := b.acronymUsers()
	var out strings.Builder
	for _, a := range b.acronyms.All() {
		fmt.Fprintf(&out, "- **%s**: %s", escapeMarkdown(a.Short), escapeMarkdown(a.Long))
		if len(users[a.Short]) > 0 {
			out.WriteString("  \n  " + linksTo(users[a.Short])) // two spaces break the line
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// acronymUsers returns the entries that use each acronym, in reading order.
func (b *builder) acronymUsers() map[string][]*handbook.Entry {
	out := map[string][]*handbook.Entry{}
	for _, e := range b.parts.Entries {
		for _, a := range b.acronyms.In(e) {
			out[a.Short] = append(out[a.Short], e)
		}
	}
	return out
}

// linksTo returns links to entries by their titles, only to the first ones if there are many.
func linksTo(entries []*handbook.Entry) string {
	var links []string
	for _, e := range entries[:min(len(entries), maxAcronymUsers)] {
		links = append(links, fmt.Sprintf("[%s](#%s)", escapeMarkdown(e.Title), e.ID))
	}
	out := "(in " + strings.Join(links, ", ")
	if more := len(entries) - maxAcronymUsers; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out + ")"
}

// escapeMarkdown returns a line of plain text as Markdown.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`,
	"{", "&#123;", // it begins the tags of other tools
)
