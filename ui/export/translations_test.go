package export_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/export"
)

func inTwoLanguages(t *testing.T) *handbook.Handbook {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"handbook.yaml": "title: Rules\nlanguages: [en, sv]\ntranslations: {sv: {title: Regler}}\n",
		"a.md":          "---\nid: a\nkind: faq\nquestion: Really?\nanswer: yes\nsummary: It is so.\nversion: 2.0\n---\n## Part\n\nSee [b](b.md#more).",
		"a.sv.md":       "---\nquestion: Verkligen?\ntitle: Ett\nsummary: Det är så.\nsource_version: 1.2\n---\n## Del\n\nSe [b](b.sv.md#mer).",
		"b.md":          "---\nid: b\n---\n# B\n\n## More\n\nText.",
		"b.sv.md":       "# Två\n\n## Mer\n\nText.",
		"c.md":          "---\nid: c\n---\n# C\n\nText.",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The page is in the reader's language. Each entry is followed by its translations, below a heading that opens them
// without a script.
func TestPageHasAllLanguages(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {`<html lang="en"`, `<h1>Rules</h1>`, `<article dir="auto">`, `<article lang="sv" dir="auto">`, `id="a_sv"`, `Swedish: <span lang="sv">Ett</span></summary>`, `href="#b_sv.mer"`, `href="#b.more"`, `id="b_sv.mer"`, "the English entry is 2.0.", `>Yes</strong>`, `>Ja</strong>`},
		"sv": {`<html lang="sv"`, `<h1>Regler</h1>`, `<article lang="en" dir="auto">`, `id="a_en"`, `English: <span lang="en">`, `href="#b_en.more"`, `href="#b.mer"`, `id="b.mer"`, "the English entry is 2.0."},
	} {
		var b bytes.Buffer
		if err := export.Write(&b, inTwoLanguages(t).ForLanguage(lang), export.FormatHTML, time.Now()); err != nil {
			t.Fatal(err)
		}
		for _, text := range want {
			if !strings.Contains(b.String(), text) {
				t.Errorf("%s: no %s", lang, text)
			}
		}
		if n := strings.Count(b.String(), "<details"); n != 2 || strings.Contains(b.String(), "<script") {
			t.Errorf("%s: %d translations", lang, n)
		}
		seen := map[string]bool{}
		for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
			if seen[id[1]] {
				t.Errorf("%s: two elements have the id %s", lang, id[1])
			}
			seen[id[1]] = true
		}
	}
}

// Other formats are in the reader's language, and name it.
func TestExportIsInTheLanguageOfTheReader(t *testing.T) {
	for _, f := range []export.Format{export.FormatJSON, export.FormatMarkdown, export.FormatCSV} {
		for lang, want := range map[string]string{"en": "Really?", "sv": "Verkligen?"} {
			var b bytes.Buffer
			if err := export.Write(&b, inTwoLanguages(t).ForLanguage(lang), f, time.Now()); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), want) || strings.Contains(b.String(), "2.0.") != (lang == "sv") {
				t.Errorf("%s in %s:\n%s", f, lang, b.String())
			}
		}
	}
}
