package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
)

const glossaryID = "glossary"

// maxGlossaryLinks is the maximum number of links to entries that the glossary has for each acronym.
const maxGlossaryLinks = 3

// needsGlossary reports whether a glossary must be generated: the handbook explains acronyms, and no entry has the id
// of the glossary.
func (b *builder) needsGlossary() bool { return b.acronyms != nil && b.byID[glossaryID] == nil }

type glossaryWords struct {
	lang, title, summary string
	in, more             string // text before links to entries with an acronym; format of the number of other entries
}

// glossaryLanguages are the languages in which a glossary can be generated. The first is used for all other languages.
var glossaryLanguages = []glossaryWords{
	{"en", "Glossary", "Abbreviations and what they stand for.", "in ", " and %d more"},
	{"sv", "Ordlista", "Förkortningar och vad de står för.", "i ", " och %d till"},
	{"da", "Ordliste", "Forkortelser og hvad de står for.", "i ", " og %d til"},
	{"no", "Ordliste", "Forkortelser og hva de står for.", "i ", " og %d til"},
	{"de", "Glossar", "Abkürzungen und ihre Bedeutung.", "in ", " und %d weitere"},
	{"nl", "Woordenlijst", "Afkortingen en hun betekenis.", "in ", " en nog %d"},
	{"fi", "Sanasto", "Lyhenteet ja niiden merkitykset.", "ks. ", " ja %d muuta"},
}

func glossaryWordsIn(lang string) glossaryWords {
	i := slices.IndexFunc(glossaryLanguages, func(w glossaryWords) bool { return handbook.SameLanguage(w.lang, lang) })
	return glossaryLanguages[max(i, 0)]
}

// buildGlossary generates an entry that lists all acronyms, wherever they are explained: in the manifest or in an
// entry. Readers cannot know which entry explains an acronym.
func (b *builder) buildGlossary() {
	if !b.needsGlossary() {
		return
	}
	words := glossaryWordsIn(b.languageOfEntries())
	if !slices.ContainsFunc(b.parts.Categories, func(c handbook.Category) bool { return c.ID == glossaryID }) {
		b.parts.Categories = append(b.parts.Categories, handbook.Category{ID: glossaryID, Title: words.title, Derived: true})
	}
	e := b.glossary(words, b.acronyms, b.parts.Entries)
	b.parts.Glossary, b.byID[glossaryID] = e, e
}

// languageOfEntries returns the first language that the manifest lists. If the manifest lists no languages, it returns
// the language of all entries, or "" if entries differ.
func (b *builder) languageOfEntries() string {
	first := b.firstLanguage()
	for i, e := range b.parts.Entries {
		lang := e.Metadata.Lang
		switch {
		case len(b.parts.Languages) > 0:
			return first
		case i == 0:
			first = lang
		case !handbook.SameLanguage(first, lang):
			return ""
		}
	}
	return first
}

// translateGlossary generates the glossary in the other languages of the entries. The translations must already have
// their titles.
func (b *builder) translateGlossary() {
	original := b.parts.Glossary
	if original == nil {
		return
	}
	lang := cmp.Or(b.languageOfEntries(), glossaryLanguages[0].lang)
	for _, words := range glossaryLanguages {
		in := func(e *handbook.Entry) bool { return handbook.SameLanguage(e.Metadata.Lang, words.lang) }
		entries := slices.DeleteFunc(slices.Clone(b.parts.Translations), func(e *handbook.Entry) bool { return !in(e) })
		if len(entries) == 0 || handbook.SameLanguage(words.lang, lang) {
			continue
		}
		acronyms := b.parts.Acronyms
		if i := slices.IndexFunc(b.parts.Words, func(w handbook.ManifestTranslation) bool { return handbook.SameLanguage(w.Lang, words.lang) }); i >= 0 {
			acronyms = handbook.MergeAcronyms(acronyms, b.parts.Words[i].Acronyms)
		}
		e := b.glossary(words, handbook.NewAcronymIndex(acronyms), b.inReadingOrder(entries))
		e.Metadata.Lang, original.Metadata.Lang = entries[0].Metadata.Lang, lang
		b.parts.Translations = append(b.parts.Translations, e)
	}
}

func (b *builder) inReadingOrder(translations []*handbook.Entry) []*handbook.Entry {
	byID := map[string]*handbook.Entry{}
	for _, e := range translations {
		byID[e.ID] = e
	}
	out := make([]*handbook.Entry, 0, len(translations))
	for _, e := range b.parts.Entries {
		if t := byID[e.ID]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// glossary returns a page that lists acronyms, with links to the entries that use them. It is parsed like any other
// page.
func (b *builder) glossary(words glossaryWords, acronyms *handbook.AcronymIndex, entries []*handbook.Entry) *handbook.Entry {
	e := &handbook.Entry{
		ID: glossaryID, Title: words.title, Category: glossaryID, Derived: handbook.DerivedFields{Generated: true},
		Summary: words.summary,
	}
	p := &parsedPage{entry: e, hasTitle: true}
	p.readBody(glossaryMarkdown(words, acronyms, entries), 1, site{})
	for i, l := range e.Links {
		if to := b.byID[strings.TrimPrefix(l.Target, "#")]; to != nil {
			e.Links[i].Entry = to.ID
		}
	}
	slices.SortStableFunc(e.Links, func(x, y handbook.Link) int { return strings.Compare(x.Target, y.Target) })
	e.Links = slices.CompactFunc(e.Links, func(x, y handbook.Link) bool { return x.Target == y.Target })
	return e
}

// glossaryMarkdown returns a Markdown list of the acronyms in alphabetical order.
func glossaryMarkdown(words glossaryWords, acronyms *handbook.AcronymIndex, entries []*handbook.Entry) string {
	users := acronymUsers(acronyms, entries)
	var out strings.Builder
	for _, a := range acronyms.All() {
		fmt.Fprintf(&out, "- **%s**: %s", escapeMarkdown(a.Short), escapeMarkdown(a.Long))
		if len(users[a.Short]) > 0 {
			out.WriteString("  \n  " + words.linksTo(users[a.Short])) // two spaces make a line break
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// acronymUsers maps each acronym to the entries that use it, in reading order.
func acronymUsers(acronyms *handbook.AcronymIndex, entries []*handbook.Entry) map[string][]*handbook.Entry {
	out := map[string][]*handbook.Entry{}
	for _, e := range entries {
		for _, a := range acronyms.UsedIn(e) {
			out[a.Short] = append(out[a.Short], e)
		}
	}
	return out
}

// linksTo returns links to entries, with their titles as link text. It links at most to the first maxGlossaryLinks.
func (w glossaryWords) linksTo(entries []*handbook.Entry) string {
	links := handbook.MapSlice(entries[:min(len(entries), maxGlossaryLinks)], func(e *handbook.Entry) string {
		return fmt.Sprintf("[%s](#%s)", escapeMarkdown(e.Title), e.ID)
	})
	out := "(" + w.in + strings.Join(links, ", ")
	if more := len(entries) - maxGlossaryLinks; more > 0 {
		out += fmt.Sprintf(w.more, more)
	}
	return out + ")"
}

// escapeMarkdown escapes the special characters of Markdown in a line of plain text.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`,
	"{", "&#123;", // braces begin tags of other tools
)
