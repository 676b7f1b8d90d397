package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
)

// Pages with the same id, or with paths that differ only in the language (x.md and x.sv.md, or sv/x.md), are one entry
// in several languages. A part of a path is a language only if the manifest lists it: x.old.md need not be in a
// language called old, and it/x.md need not be in Italian.

// manifestTranslationSchema describes the part of the manifest for one other language.
var manifestTranslationSchema = frontmatter.Schema[manifest]{
	Fields: map[string]frontmatter.Field[manifest]{
		"title":         frontmatter.TextField(func(m *manifest) *string { return &m.parts.Title }),
		"ack_statement": frontmatter.TextField(func(m *manifest) *string { return &m.parts.AckStatement }),
		"categories":    setCategoryTranslations,
		"reading_paths": setPathTranslations,
		"acronyms":      setAcronyms,
	},
}

// setManifestTranslations reads the parts of the manifest for other languages; the key of each part is a language tag.
func setManifestTranslations(m *manifest, n *frontmatter.Node) error {
	var bad frontmatter.Collector
	for key, value := range frontmatter.MappingOf(n).All() {
		var in manifest
		bad.Add(value, manifestTranslationSchema.DecodeNested(value, &in))
		w := handbook.ManifestTranslation{Lang: key.Value, Title: in.parts.Title, AckStatement: in.parts.AckStatement, Categories: in.parts.Categories, Acronyms: in.parts.Acronyms}
		for _, p := range in.paths {
			w.Paths = append(w.Paths, p.Path)
		}
		m.parts.Words = append(m.parts.Words, w)
	}
	return bad.Err()
}

func setCategoryTranslations(m *manifest, n *frontmatter.Node) error {
	return categorySchema.DecodeList(n, func(c handbook.Category) error {
		m.parts.Categories = append(m.parts.Categories, c)
		return nil
	})
}

func setPathTranslations(m *manifest, n *frontmatter.Node) error {
	return pathSchema.DecodeList(n, func(p readingPath) error {
		m.paths = append(m.paths, &p)
		return nil
	})
}

// pairTranslations moves pages that are translations from b.pages to b.translations.
func (b *builder) pairTranslations() {
	if len(b.parts.Languages) < 2 && !slices.ContainsFunc(b.pages, func(p *parsedPage) bool { return p.entry.Metadata.Lang != "" }) {
		return
	}
	f := translationFamilies{byKey: map[string]*translationFamily{}, byPath: map[string]*translationFamily{}}
	// Pages with an id come first, because they determine the originals of pages without an id.
	for _, keyed := range []bool{true, false} {
		for _, p := range b.pages {
			if keyed == (p.authorID() != "") {
				f.add(p, b.takeLanguage(p))
			}
		}
	}
	translations := map[*parsedPage]bool{}
	for _, one := range f.all {
		for _, p := range b.translationsIn(one.pages) {
			translations[p] = true
		}
	}
	for _, p := range b.pages {
		if translations[p] {
			b.translations = append(b.translations, p)
		}
	}
	slices.SortStableFunc(b.translations, func(x, y *parsedPage) int { return cmp.Compare(b.languageRank(x), b.languageRank(y)) })
	b.pages = slices.DeleteFunc(b.pages, func(p *parsedPage) bool { return translations[p] })
}

// authorID returns the id that the author gave a page, in lower case, or "".
func (p *parsedPage) authorID() string { return strings.ToLower(cmp.Or(p.entry.ID, p.ownID)) }

// takeLanguage sets the language of a page to the language in its path, unless its front matter states one. It returns
// the path without the language.
func (b *builder) takeLanguage(p *parsedPage) (bare string) {
	bare = pageName(p.entry.Path)
	ext := path.Ext(bare)
	folder, rest, _ := strings.Cut(bare, "/")
	var lang string
	switch {
	case len(ext) > 1 && b.listsLanguage(ext[1:]):
		lang, bare = ext[1:], strings.TrimSuffix(bare, ext)
	case rest != "" && b.listsLanguage(folder):
		lang, bare = folder, rest
	}
	if lang != "" {
		p.bare = bare + strings.TrimPrefix(p.entry.Path, pageName(p.entry.Path))
		// Before the manifest listed languages, the id was made from this path.
		p.oldPaths = append(p.oldPaths, pageName(p.entry.Path))
	}
	p.entry.Metadata.Lang = cmp.Or(p.entry.Metadata.Lang, lang)
	return bare
}

// listsLanguage reports whether the manifest lists lang and at least one other language.
func (b *builder) listsLanguage(lang string) bool {
	return len(b.parts.Languages) > 1 && slices.ContainsFunc(b.parts.Languages, func(l string) bool { return strings.EqualFold(l, lang) })
}

// translationFamilies groups pages that may be translations of each other.
type translationFamilies struct {
	all           []*translationFamily
	byKey, byPath map[string]*translationFamily
}

type translationFamily struct{ pages []*parsedPage }

func (f *translationFamilies) add(p *parsedPage, bare string) {
	key := p.authorID()
	one := f.byKey[key]
	if key == "" {
		one = f.byPath[bare]
	}
	if one == nil {
		one = &translationFamily{}
		f.all = append(f.all, one)
	}
	if key != "" {
		f.byKey[key] = one
	}
	if f.byPath[bare] == nil {
		f.byPath[bare] = one
	}
	one.pages = append(one.pages, p)
}

// translationsIn returns those pages that translate the page in the first language. If two pages have the same
// language, the second is a separate entry.
func (b *builder) translationsIn(pages []*parsedPage) []*parsedPage {
	slices.SortStableFunc(pages, func(x, y *parsedPage) int { return cmp.Compare(b.languageRank(x), b.languageRank(y)) })
	languages := pages[:1:1]
	for _, p := range pages[1:] {
		lang := p.entry.Metadata.Lang
		if lang != "" && !slices.ContainsFunc(languages, func(o *parsedPage) bool { return strings.EqualFold(b.languageOf(o), lang) }) {
			languages = append(languages, p)
		}
	}
	if len(languages) == 1 {
		return nil
	}
	languages[0].entry.Metadata.Lang = b.languageOf(languages[0])
	for _, p := range languages {
		p.languages = languages
		languages[0].entry.ID = cmp.Or(languages[0].entry.ID, p.entry.ID)
	}
	return languages[1:]
}

// languageRank returns the position of a page's language in the manifest. Languages that the manifest does not list
// come last.
func (b *builder) languageRank(p *parsedPage) int {
	lang := b.languageOf(p)
	if lang == "" {
		return -1
	}
	for i, l := range b.parts.Languages {
		if strings.EqualFold(l, lang) {
			return i
		}
	}
	return len(b.parts.Languages)
}

// shareWithTranslations copies from an original to its translations the fields that all languages share, and the fields
// that a translation lacks. This gives an entry the same place in lists in every language.
func (b *builder) shareWithTranslations() {
	byLanguage := map[string][]*handbook.Entry{}
	for _, p := range b.translations {
		e, o := p.entry, p.languages[0].entry
		e.Number, e.Category, e.Group, e.Order, e.FormerIDs = o.Number, o.Category, o.Group, o.Order, o.FormerIDs
		e.Derived.ID = o.Derived.ID
		if e.Derived.Title {
			e.Title, e.Derived.Title = o.Title, o.Derived.Title
		}
		e.Kind, e.Answer = cmp.Or(e.Kind, o.Kind), cmp.Or(e.Answer, o.Answer)
		e.Frameworks, e.Controls, e.Related = ifEmpty(e.Frameworks, o.Frameworks), ifEmpty(e.Controls, o.Controls), ifEmpty(e.Related, o.Related)
		shareMetadata(&e.Metadata, o.Metadata)
		byLanguage[strings.ToLower(e.Metadata.Lang)] = append(byLanguage[strings.ToLower(e.Metadata.Lang)], e)
		b.parts.Translations = append(b.parts.Translations, e)
	}
	for _, entries := range byLanguage {
		disambiguateTitles(entries)
	}
}

func ifEmpty[T any](own, other []T) []T {
	if len(own) == 0 {
		return other
	}
	return own
}

// shareMetadata copies the original's metadata into the empty fields of a translation. A translation without a version
// has the version that it translates.
func shareMetadata(m *handbook.Metadata, o handbook.Metadata) {
	m.Version = cmp.Or(m.Version, m.SourceVersion, o.Version)
	m.Owner, m.Approver = cmp.Or(m.Owner, o.Owner), cmp.Or(m.Approver, o.Approver)
	m.Status, m.Classification = cmp.Or(m.Status, o.Status), cmp.Or(m.Classification, o.Classification)
	m.ReviewIn, m.Ack = cmp.Or(m.ReviewIn, o.ReviewIn), cmp.Or(m.Ack, o.Ack)
	m.Effective, m.Reviewed = cmp.Or(m.Effective, o.Effective), cmp.Or(m.Reviewed, o.Reviewed)
	m.Audience = ifEmpty(m.Audience, o.Audience)
}
