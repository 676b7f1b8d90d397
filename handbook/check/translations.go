package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
)

// translationBehind finds translations of an earlier edition.
func translationBehind(c *checker, p *page) {
	if !p.Behind() {
		return
	}
	o := p.Original()
	field, value := "source_digest", o.SourceDigest()
	if p.Metadata.SourceDigest == "" {
		field, value = "source_version", o.Metadata.Version
	}
	c.reportField(p.Entry, field, "%s has changed since this was translated: bring it up to date, then write `%s: %s`", o.Path, field, value)
}

// maxListed is the maximum number of ids in a message.
const maxListed = 5

// missingTranslations finds the entries that are not in every language of the handbook.
func missingTranslations(c *checker) {
	if len(c.Translations) == 0 {
		return
	}
	var languages []string
	for _, p := range slices.Concat(c.pages, c.translations) {
		if lang := p.Metadata.Lang; lang != "" && !slices.Contains(languages, lang) {
			languages = append(languages, lang)
		}
	}
	slices.Sort(languages)
	for _, lang := range languages {
		var missing []string
		for _, e := range c.Entries {
			if !handbook.SameLanguage(e.InLanguage(lang).Metadata.Lang, lang) && (e.Metadata.Lang != "" || !handbook.SameLanguage(lang, c.Language())) {
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
	ids := strings.Join(missing[:min(len(missing), maxListed)], ", ")
	if more := len(missing) - maxListed; more > 0 {
		ids += fmt.Sprintf(" and %d more", more)
	}
	c.report(c.manifestPath(), c.manifestLine("languages"), "%d of %d entries missing in %s (%s): %s", len(missing), len(c.Entries), handbook.LanguageName(lang), lang, ids)
}

// linksToOtherLanguage finds links to the file of an entry in a language other than the page's.
func linksToOtherLanguage(c *checker, p *page) {
	for _, l := range p.Links {
		to := c.Entry(l.Entry)
		if l.Entry == "" || to == nil || p.Metadata.Lang == "" {
			continue
		}
		same := to.InLanguage(p.Metadata.Lang)
		target, _, _ := strings.Cut(l.Target, "#")
		file := path.Join(path.Dir(p.Path), target)
		if same.Path == file || !handbook.SameLanguage(same.Metadata.Lang, p.Metadata.Lang) {
			continue
		}
		if i := slices.IndexFunc(to.Languages(), func(v *handbook.Entry) bool { return v.Path == file }); i >= 0 {
			c.report(p.Path, l.Line, "the link to %q leads to the entry in %s: link to %s", l.Target, handbook.LanguageName(to.Languages()[i].Metadata.Lang), same.Path)
		}
	}
}
