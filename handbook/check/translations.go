package check

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// translationBehind finds translations of an earlier edition.
func translationBehind(c *checker, p *checkedPage) {
	o := p.Original()
	if isUncomparable(p.Entry) {
		c.reportField(p.Entry, "lang", "does not say which edition it translates, and people acknowledge it: add `source_version: %s` if it is up to date, and raise that when you translate again", o.Metadata.Version)
	}
	if !p.IsBehindOriginal() {
		return
	}
	field, value := "source_digest", o.SourceDigest()
	if p.Metadata.SourceDigest == "" {
		field, value = "source_version", o.Metadata.Version
	}
	c.reportField(p.Entry, field, "%s has changed since this was translated: bring it up to date, then write `%s: %s`", o.Path, field, value)
}

// isUncomparable reports whether nobody would notice that a translation is behind, although people acknowledge it: the
// original has a version, and the translation has no version of its own.
func isUncomparable(e *handbook.Entry) bool {
	o := e.Original()
	return o != e && o.RequiresAck() && o.Metadata.Version != "" && e.Metadata.SourceVersion == "" && e.Metadata.SourceDigest == ""
}

// unknownManifestLanguages finds invalid language tags in the manifest, and translated titles that no reader can see.
func unknownManifestLanguages(c *checker) {
	for _, lang := range c.Languages {
		c.reportTag("languages", lang)
	}
	for _, w := range c.Words {
		used := func(e *handbook.Entry) bool { return handbook.SameLanguage(e.Metadata.Lang, w.Lang) }
		switch {
		case c.reportTag("translations", w.Lang):
		case handbook.SameLanguage(w.Lang, c.Language()):
			c.report(c.manifestPath(), c.translationLine(w.Lang), "translations: %q is the language of the original: write these fields at the top of the manifest", w.Lang)
		case !slices.ContainsFunc(c.Translations, used) && !slices.ContainsFunc(c.Entries, used):
			c.report(c.manifestPath(), c.translationLine(w.Lang), "translations: no entry is in %q, so no reader sees this translation: the entries are in %s", w.Lang, c.languagesOfEntries())
		}
	}
}

// reportTag reports the value of a manifest field if it is not a language tag.
func (c *checker) reportTag(field, lang string) bool {
	tag, ok := body.LanguageTag(lang)
	line := c.manifestLine(field)
	if field == "translations" {
		line = c.translationLine(lang)
	}
	switch {
	case tag == lang:
		return false
	case ok:
		c.report(c.manifestPath(), line, "%s: write %q in the standard form: %s", field, lang, tag)
	default:
		c.report(c.manifestPath(), line, "%s: %q is not a language: write a code such as en, sv or pt-BR", field, lang)
	}
	return true
}

// translationLine returns the line on which the manifest's translations into a language begin.
func (c *checker) translationLine(lang string) int {
	data, _ := fs.ReadFile(c.fsys, handbook.ManifestName) // without a manifest, no line is known
	from := c.manifestLine("translations")
	for i, text := range strings.Split(string(data), "\n") {
		if key, _, ok := strings.Cut(strings.TrimLeft(text, " {\"'"), ":"); i >= from && ok && strings.Trim(key, "\"' ") == lang {
			return i + 1
		}
	}
	return from
}

// languagesOfEntries returns the languages of the entries, as a list for a message. The first is the language of the
// originals.
func (c *checker) languagesOfEntries() string {
	var out []string
	for _, e := range slices.Concat(c.Entries, c.Translations) {
		if lang := cmp.Or(e.Metadata.Lang, c.Language()); lang != "" && !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	return cmp.Or(strings.Join(out, ", "), "no language")
}

// maxListedIDs is the maximum number of ids listed in a message.
const maxListedIDs = 5

// missingTranslations finds entries that are missing in one of the handbook's languages.
func missingTranslations(c *checker) {
	if len(c.Translations) == 0 {
		return
	}
	var languages []string
	for _, p := range slices.Concat(c.pages, c.translations) {
		if lang := p.Metadata.Lang; lang != "" && c.mayHaveLanguage(lang) && !slices.Contains(languages, lang) {
			languages = append(languages, lang)
		}
	}
	slices.Sort(languages)
	for _, lang := range languages {
		var missing []string
		for _, e := range c.Entries {
			if !isRepositoryFile(e.Path) && !handbook.SameLanguage(e.InLanguage(lang).Metadata.Lang, lang) && (e.Metadata.Lang != "" || !handbook.SameLanguage(lang, c.Language())) {
				missing = append(missing, e.ID)
			}
		}
		c.reportMissing(lang, missing)
	}
}

func (c *checker) reportMissing(lang string, missing []string) {
	if len(missing) == 0 {
		return
	}
	ids := handbook.JoinFirst(missing, maxListedIDs)
	c.report(c.manifestPath(), c.manifestLine("languages"), "%d of %d entries missing in %s (%s): %s", len(missing), len(c.Entries), handbook.LanguageName(lang), lang, ids)
}

// linksToOtherLanguage finds links to the file of an entry in a language other than the page's. It skips links
// from a page to itself in another language, because authors want these.
func linksToOtherLanguage(c *checker, p *checkedPage) {
	for _, l := range p.Links {
		to := c.Entry(l.Entry)
		if l.Entry == "" || to == nil || p.Metadata.Lang == "" {
			continue
		}
		same := to.InLanguage(p.Metadata.Lang)
		target, _, _ := strings.Cut(l.Target, "#")
		file := path.Join(path.Dir(p.Path), target)
		if same.Path == file || same == p.Entry || !handbook.SameLanguage(same.Metadata.Lang, p.Metadata.Lang) {
			continue
		}
		if i := slices.IndexFunc(to.Languages(), func(v *handbook.Entry) bool { return v.Path == file }); i >= 0 {
			c.report(p.Path, l.Line, "the link to %q leads to the entry in %s: link to %s", l.Target, handbook.LanguageName(to.Languages()[i].Metadata.Lang), same.Path)
		}
	}
}
