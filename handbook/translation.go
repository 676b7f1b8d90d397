package handbook

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// An entry in several languages is represented by several [Entry] values with one id. The one in the first language of
// the handbook is the original; the others are its translations. A [Handbook] lists one value for each id: the value in
// the reader's language, if the Handbook was made by [Handbook.ForLanguage], and otherwise the original.

// Languages returns the entry in every language, original first. It returns nil if the entry exists in one language
// only.
func (e *Entry) Languages() []*Entry { return e.languages }

// Original returns the entry in its first language.
func (e *Entry) Original() *Entry {
	if len(e.languages) == 0 {
		return e
	}
	return e.languages[0]
}

// InLanguage returns the entry in the language closest to a tag or locale, such as sv or sv_SE.UTF-8. It returns the
// original if lang is "", and e itself if the entry does not exist in that language.
func (e *Entry) InLanguage(lang string) *Entry {
	if lang == "" {
		return e.Original()
	}
	for _, near := range []func(a, b string) bool{isSameTag, SameLanguage} {
		if i := slices.IndexFunc(e.languages, func(v *Entry) bool { return near(v.Metadata.Lang, lang) }); i >= 0 {
			return e.languages[i]
		}
	}
	return e
}

func inLanguage(entries []*Entry, lang string) []*Entry {
	return MapSlice(entries, func(e *Entry) *Entry { return e.InLanguage(lang) })
}

// ListedTranslation returns the entry in the language in which the handbook lists it.
func (h *Handbook) ListedTranslation(e *Entry) *Entry {
	if e == nil || len(e.languages) == 0 {
		return e
	}
	return h.Entry(e.ID)
}

// indexTranslations connects every entry with its versions in other languages.
func (h *Handbook) indexTranslations() {
	if len(h.Translations) == 0 {
		return
	}
	all := map[string][]*Entry{}
	entries := slices.Concat(h.Entries, h.Translations)
	if h.Glossary != nil {
		entries = append([]*Entry{h.Glossary}, entries...)
	}
	for _, e := range entries {
		all[e.ID] = append(all[e.ID], e)
	}
	for _, e := range entries {
		if e.languages = nil; len(all[e.ID]) > 1 {
			e.languages = all[e.ID]
		}
	}
}

// Language returns the preferred language of the handbook's list, or "" if it is unknown.
func (h *Handbook) Language() string {
	if h.language == "" && len(h.Languages) > 0 {
		return h.Languages[0]
	}
	return h.language
}

// ForeignLanguage returns the language of an entry if it differs from the preferred language of the list, and otherwise
// "".
func (h *Handbook) ForeignLanguage(e *Entry) string {
	lang := e.Metadata.Lang
	if lang == "" && h.base != nil {
		lang = h.base.Language() // without lang, an entry is in the language of the originals
	}
	if lang == "" || h.Language() == "" || SameLanguage(lang, h.Language()) {
		return ""
	}
	return lang
}

// ForLanguage returns the handbook for readers of a language, given as a tag or locale. Entries, titles and
// descriptions are in that language if they have been translated. The result shares its entries with h. If no text
// would differ, the result is h itself.
func (h *Handbook) ForLanguage(lang string) *Handbook {
	if h.base != nil {
		return h.base.ForLanguage(lang)
	}
	in := func(e *Entry) bool { return SameLanguage(e.Metadata.Lang, lang) }
	if SameLanguage(h.Language(), lang) || !slices.ContainsFunc(h.Translations, in) && !slices.ContainsFunc(h.Entries, in) {
		return h
	}
	out := *h
	out.base, out.language = h, lang
	out.Entries = inLanguage(h.Entries, lang)
	if h.Glossary != nil {
		out.translateGlossary(lang)
	}
	out.Paths = make([]*Path, len(h.Paths))
	for i, p := range h.Paths {
		path := *p
		path.Entries = inLanguage(p.Entries, lang)
		out.Paths[i] = &path
	}
	if i := slices.IndexFunc(h.Words, func(w ManifestTranslation) bool { return SameLanguage(w.Lang, lang) }); i >= 0 {
		out.translateManifest(h.Words[i])
	}
	out.buildIndexes()
	return &out
}

// translateGlossary replaces the glossary with the one in the given language. It also translates the title of a
// category that contains only the glossary.
func (h *Handbook) translateGlossary(lang string) {
	h.Glossary = h.Glossary.InLanguage(lang)
	h.Categories = slices.Clone(h.Categories)
	for i, c := range h.Categories {
		if c.ID == h.Glossary.Category && c.Derived {
			h.Categories[i].Title = h.Glossary.Title
		}
	}
}

// translateManifest replaces the titles, descriptions and other strings of the manifest with those in another language.
func (h *Handbook) translateManifest(w ManifestTranslation) {
	h.Title, h.AckStatement = cmp.Or(w.Title, h.Title), cmp.Or(w.AckStatement, h.AckStatement)
	h.Categories = slices.Clone(h.Categories)
	for i := range h.Categories {
		c := &h.Categories[i]
		if n := slices.IndexFunc(w.Categories, func(t Category) bool { return t.ID == c.ID }); n >= 0 {
			c.Title, c.Description = cmp.Or(w.Categories[n].Title, c.Title), cmp.Or(w.Categories[n].Description, c.Description)
		}
	}
	for _, p := range h.Paths {
		if n := slices.IndexFunc(w.Paths, func(t Path) bool { return t.ID == p.ID }); n >= 0 {
			p.Title, p.Description = cmp.Or(w.Paths[n].Title, p.Title), cmp.Or(w.Paths[n].Description, p.Description)
		}
	}
	if len(w.Acronyms) > 0 {
		h.Acronyms = MergeAcronyms(h.Acronyms, w.Acronyms)
	}
}

// MergeAcronyms returns the acronyms of base and more. If both explain an acronym, more takes precedence.
func MergeAcronyms(base, more map[string]string) map[string]string {
	out := map[string]string{}
	maps.Copy(out, base)
	maps.Copy(out, more)
	return out
}

// OtherLanguages returns the versions of all listed entries in languages other than the listed one.
func (h *Handbook) OtherLanguages() []*Entry {
	var out []*Entry
	for _, listed := range h.AllEntries() {
		for _, e := range listed.languages {
			if e != listed {
				out = append(out, e)
			}
		}
	}
	return out
}

// TranslatedHandbooks returns one handbook for each other language. It contains the entries that are translated into
// this language but that h lists in a different language. These handbooks are for searching only, and have no related
// entries.
func (h *Handbook) TranslatedHandbooks() []*Handbook {
	var out []*Handbook
	for _, e := range h.OtherLanguages() {
		i := slices.IndexFunc(out, func(o *Handbook) bool { return isSameTag(o.language, e.Metadata.Lang) })
		if i < 0 {
			o := *h
			o.base, o.language, o.Languages, o.Entries, o.Glossary = h, e.Metadata.Lang, []string{e.Metadata.Lang}, nil, nil
			i, out = len(out), append(out, &o)
		}
		if e.Derived.Generated {
			out[i].Glossary = e
			continue
		}
		out[i].Entries = append(out[i].Entries, e)
	}
	for _, o := range out {
		o.byID, o.categories, o.ranges, o.related = map[string]*Entry{}, map[string]int{}, map[string][2]int{}, nil
		o.indexCategories()
		o.indexIDs()
	}
	return out
}

// SourceDigestDigits is the number of digits of [Entry.Hash] in [Metadata.SourceDigest].
const SourceDigestDigits = 16

// SourceDigest returns the value of source_digest for a translation of the current text of e.
func (e *Entry) SourceDigest() string { return e.Hash()[:SourceDigestDigits] }

// IsBehindOriginal reports whether the entry is a translation of an earlier edition of the original. It is if its
// source_version is lower than the version of the original, or if its source_digest is not the digest of the original.
func (e *Entry) IsBehindOriginal() bool { return e.isBehindVersion() || e.isBehindDigest() }

func (e *Entry) isBehindVersion() bool {
	then, ok := Metadata{Version: e.Metadata.SourceVersion}.Edition()
	now, known := e.Original().Metadata.Edition()
	return e.Original() != e && ok && known && now.After(then)
}

func (e *Entry) isBehindDigest() bool {
	return e.Original() != e && e.Metadata.SourceDigest != "" && e.Metadata.SourceDigest != e.Original().SourceDigest()
}

// Caution returns the most serious caution that applies to the entry at time now, including a note if the entry is a
// translation of an earlier edition.
func (e *Entry) Caution(now time.Time) Caution {
	c := e.Metadata.Caution(now)
	if !e.IsBehindOriginal() {
		return c
	}
	original := e.Original()
	name := LanguageName(original.Metadata.Lang)
	sentence := "The " + name + " entry has changed since it was translated."
	if e.isBehindVersion() {
		sentence = "This translation is of version " + e.Metadata.SourceVersion + "; the " + name + " entry is " + original.Metadata.Version + "."
	}
	if c.Word != "" {
		c.Sentence += " " + sentence
		return c
	}
	return Caution{"Behind", sentence, "behind", "translation is behind"}
}

func isSameTag(a, b string) bool { return canonicalTag(a) == canonicalTag(b) }

// SameLanguage reports whether two tags or locales name the same language, possibly for different regions. A tag
// without a language, such as the locale C, is never the same as another tag.
func SameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(canonicalTag(a), "-")
	b, _, _ = strings.Cut(canonicalTag(b), "-")
	return a != "" && a == b
}

// canonicalTag returns a locale as a language tag in lower case: pt-br for pt_BR.UTF-8. All forms of Norwegian get the
// same tag, because people who read one form can read the others.
func canonicalTag(s string) string {
	if end := strings.IndexAny(s, ".@"); end >= 0 {
		s = s[:end]
	}
	tag := strings.ReplaceAll(strings.ToLower(s), "_", "-")
	switch base, region, _ := strings.Cut(tag, "-"); base {
	case "c", "posix":
		return ""
	case "nb", "nn":
		return strings.TrimSuffix("no-"+region, "-")
	}
	return tag
}

// LanguageName returns the English name of a common language, and the tag of any other.
func LanguageName(tag string) string {
	base, _, _ := strings.Cut(canonicalTag(tag), "-")
	for name := range strings.FieldsSeq(languageNames) {
		if code, name, _ := strings.Cut(name, ":"); code == base {
			return name
		}
	}
	return cmp.Or(tag, "original")
}

const languageNames = `ar:Arabic bg:Bulgarian ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English es:Spanish et:Estonian
eu:Basque fa:Persian fi:Finnish fr:French ga:Irish gl:Galician he:Hebrew hi:Hindi hr:Croatian hu:Hungarian id:Indonesian is:Icelandic it:Italian
ja:Japanese ko:Korean lt:Lithuanian lv:Latvian nl:Dutch no:Norwegian pl:Polish pt:Portuguese ro:Romanian ru:Russian se:Sami sk:Slovak
sl:Slovenian sr:Serbian sv:Swedish th:Thai tr:Turkish uk:Ukrainian vi:Vietnamese zh:Chinese`
