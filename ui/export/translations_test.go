package export_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
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

// JSON and tables contain every language, starting with the reader's. Ids remain unique among the JSON's entries.
func TestExportHasAllLanguages(t *testing.T) {
	for lang, want := range map[string][2]string{"en": {"Really?", "Verkligen?"}, "sv": {"Verkligen?", "Really?"}} {
		for _, f := range []export.Format{export.FormatJSON, export.FormatCSV} {
			out := exported(t, f, lang)
			if first, second := strings.Index(out, want[0]), strings.Index(out, want[1]); first < 0 || second < first || !strings.Contains(out, "the English entry is 2.0.") {
				t.Errorf("%s in %s:\n%s", f, lang, out)
			}
		}
		var got struct {
			Entries, Translations []struct{ ID, Question, Lang string }
		}
		if err := json.Unmarshal([]byte(exported(t, export.FormatJSON, lang)), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Entries) != 3 || len(got.Translations) != 2 || got.Translations[0].ID != "a" || got.Translations[0].Question != want[1] || got.Translations[0].Lang == lang {
			t.Errorf("%s: %+v", lang, got)
		}
	}
}

// Formats whose consumers expect each entry once are in the reader's language. OmittedLanguages returns the other
// languages.
func TestExportIsInTheLanguageOfTheReader(t *testing.T) {
	for lang, want := range map[string]string{"en": "Really?", "sv": "Verkligen?"} {
		out := exported(t, export.FormatMarkdown, lang)
		if !strings.Contains(out, want) || strings.Contains(out, "2.0.") != (lang == "sv") {
			t.Errorf("%s:\n%s", lang, out)
		}
	}
	h := inTwoLanguages(t)
	for _, f := range export.Formats() {
		want := []string(nil)
		if f == export.FormatMarkdown || f == export.FormatOSCAL {
			want = []string{"sv"}
		}
		if got := export.OmittedLanguages(h, f); !slices.Equal(got, want) {
			t.Errorf("%s leaves out %q, want %q", f, got, want)
		}
	}
	if got := export.OmittedLanguages(h.ForLanguage("sv"), export.FormatMarkdown); !slices.Equal(got, []string{"en"}) {
		t.Errorf("in Swedish, %q is left out", got)
	}
}

func exported(t *testing.T, f export.Format, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(&b, inTwoLanguages(t).ForLanguage(lang), f, time.Now()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
