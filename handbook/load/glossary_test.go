package load

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

const glossaryManifest = `title: T
categories: [{id: a, title: A}, {id: b, title: B}]
acronyms: {XDR: extended detection, API: 'an *interface* <b>&amp; [more](x)', NIS2: a directive, "C++": a language}
frameworks: [NIS2]
`

func glossaryFiles() map[string]string {
	return map[string]string{
		"handbook.yaml": glossaryManifest,
		"a/one.md":      "---\nframeworks: [NIS2]\n---\n# One [of] them\n\nAn API, and APIs. RTO\n\n*[RTO]: recovery time objective\n",
		"b/two.md":      "# Two\n\nThe API of XDR.\n",
	}
}

func TestGlossaryIsGenerated(t *testing.T) {
	h := loadFiles(t, glossaryFiles())
	if len(h.Problems) > 0 {
		t.Fatalf("problems: %v", problemLines(h))
	}
	g := h.Entry("glossary")
	if g == nil || g != h.Glossary || !g.Derived.Generated || g.Title != "Glossary" || g.Path != "" || g.Plain != "" {
		t.Fatalf("the glossary is %+v", g)
	}
	want := `API: an *interface* <b>&amp; [more](x) (in One [of] them, Two)
C++: a language
NIS2: a directive (in One [of] them)
RTO: recovery time objective (in One [of] them)
XDR: extended detection (in Two)`
	if got := g.Text(); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	for _, l := range g.Links {
		if to := h.Entry(l.Entry); to == nil || to.Title != l.Text {
			t.Errorf("the link %+v leads to no text", l)
		}
	}
	if n := len(g.Links); n != 2 {
		t.Errorf("%d links", n)
	}
}

// The glossary is not among the entries, the entries of paths, or related entries.
func TestGlossaryIsNotOneOfTheEntries(t *testing.T) {
	files := glossaryFiles()
	files["handbook.yaml"] += "reading_paths: [{id: p, title: All}]\n"
	h := loadFiles(t, files)
	if len(h.Entries) != 2 || slices.Contains(h.Entries, h.Glossary) || len(h.Paths[0].Entries) != 2 {
		t.Errorf("texts %d, of the path %d", len(h.Entries), len(h.Paths[0].Entries))
	}
	for _, e := range h.AllEntries() {
		if near := h.Related(e); len(near) > 0 {
			t.Errorf("%s has neighbours", e.ID)
		}
	}
	files["handbook.yaml"] = strings.Replace(files["handbook.yaml"], "title: All", "title: All, entries: [glossary]", 1)
	if h := loadFiles(t, files); len(h.Problems) != 1 || h.Problems[0].Code != "unknown-path-entry" {
		t.Errorf("a path to the glossary: %v", problemLines(h))
	}
}

func TestGlossaryPosition(t *testing.T) {
	ids := func(h *handbook.Handbook) string {
		var out []string
		for _, e := range h.AllEntries() {
			out = append(out, e.Category+"/"+e.ID)
		}
		for _, c := range h.Categories {
			out = append(out, c.Title)
		}
		return strings.Join(out, " ")
	}
	listed := strings.Replace(glossaryManifest, "[{id: a, title: A}", "[{id: a, title: A}, {id: glossary, title: Words}", 1)
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"at the end":         {nil, "a/a-one b/b-two glossary/glossary A B Glossary"},
		"where it is listed": {map[string]string{"handbook.yaml": listed}, "a/a-one glossary/glossary b/b-two A Words B"},
		"beside other texts": {
			map[string]string{"handbook.yaml": listed, "glossary/x.md": "# X"},
			"a/a-one glossary/glossary-x glossary/glossary b/b-two A Words B",
		},
		"in their folder": {
			map[string]string{"glossary/x.md": "# X"},
			"a/a-one b/b-two glossary/glossary-x glossary/glossary A B Glossary",
		},
		"none, for there is one":      {map[string]string{"b/y.md": "---\nid: glossary\n---\n# Y"}, "a/a-one b/b-two b/glossary A B"},
		"none, for there was one":     {map[string]string{"b/y.md": "---\nid: y\nformer_ids: [glossary]\n---\n# Y"}, "a/a-one b/b-two b/y A B"},
		"none, for nothing is listed": {map[string]string{"handbook.yaml": "acronyms: {}", "a/one.md": "# One"}, "a/a-one b/b-two A B"},
	} {
		files := glossaryFiles()
		maps.Copy(files, c.files)
		if got := ids(loadFiles(t, files)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestGlossaryLinksToAFewEntries(t *testing.T) {
	files := map[string]string{"handbook.yaml": "acronyms: {API: an interface}\n"}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		files[name+".md"] = "# Text " + name + "\n\nThe API."
	}
	if got, want := loadFiles(t, files).Glossary.Text(), "API: an interface (in Text a, Text b, Text c and 2 more)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// No acronym is taken for Markdown, and a glossary that exceeds a limit is still shown.
func TestGlossaryEscapesAcronyms(t *testing.T) {
	for _, s := range []string{
		"*x*", "_x_", "`x`", "[x](y.md)", "![x](y.png)", "<b>x</b>", "a|b", "~~x~~", "&lt;", "{:.x}", "{{ x }}", "{% x %}", `\x`, "*[X]: y", "#x", "# x", "- x", "1. x", ":::note", "> x",
	} {
		h := loadFiles(t, map[string]string{"handbook.yaml": "acronyms:\n  A: '" + s + "'\n  '" + s + "': A\n", "a.md": "# A"})
		if text := h.Glossary.Text(); !strings.Contains(text, "A: "+s) || !strings.Contains(text, s+": A") || len(h.Problems) > 0 {
			t.Errorf("%s: it says %q; %v", s, text, problemLines(h))
		}
	}
	long := loadFiles(t, map[string]string{"handbook.yaml": "acronyms: {A: " + strings.Repeat("x", 16<<10) + "}", "a.md": "# A"})
	if long.Glossary.Plain == "" || len(long.Problems) > 0 {
		t.Errorf("plain %q, %v", long.Glossary.Plain, problemLines(long))
	}
}

func TestGlossaryIsRegenerated(t *testing.T) {
	files := glossaryFiles()
	var loader Loader
	if _, err := loader.Load(t.Context(), mapFS(files), nil); err != nil {
		t.Fatal(err)
	}
	files["a/one.md"] = "# First\n\nThe XDR.\n"
	h, err := loader.Load(t.Context(), mapFS(files), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := h.Glossary.Text(); !strings.Contains(got, "XDR: extended detection (in First, Two)") || strings.Contains(got, "RTO") {
		t.Errorf("it says %s", got)
	}
}

// The glossary in each language has the terms and titles of that language. Where the manifest has no translation, it
// uses the original.
func TestGlossaryIsTranslated(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "title: T\nlanguages: [en, sv, sw]\nacronyms: {MFA: more than one factor, API: an interface}\ntranslations: {sv: {acronyms: {MFA: flera faktorer}}}\n",
		"a.md":          "# First\n\nMFA\n", "a.sv.md": "# Första\n\nMFA\n", "a.sw.md": "# Kwanza\n\nMFA\n",
	})
	for lang, want := range map[string]struct{ title, text string }{
		"en": {"Glossary", "API: an interface\nMFA: more than one factor (in First)"},
		"sv": {"Ordlista", "API: an interface\nMFA: flera faktorer (i Första)"},
		"sw": {"Glossary", "API: an interface\nMFA: more than one factor (in First)"}, // no words for the glossary
	} {
		in := h.ForLanguage(lang)
		c, _ := in.Category("glossary")
		if g := in.Entry("glossary"); g.Title != want.title || c.Title != want.title || g.Text() != want.text || g.Links[0].Entry != "a" {
			t.Errorf("in %s the glossary %q in %q says\n%s", lang, g.Title, c.Title, g.Text())
		}
	}
	if other := h.TranslatedHandbooks(); other[0].Glossary == nil || len(other[0].Entries) != 1 {
		t.Errorf("in Swedish there are %d entries, and the glossary %v", len(other[0].Entries), other[0].Glossary)
	}
}

// The glossary of the originals is in the language of the originals.
func TestGlossaryIsInTheFirstLanguage(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "title: T\nlanguages: [sv, en]\nacronyms: {MFA: flera faktorer}\ntranslations: {en: {acronyms: {MFA: more than one factor}}}\n",
		"a.md":          "# Första\n\nMFA\n", "a.en.md": "# First\n\nMFA\n",
	})
	for lang, want := range map[string]struct{ title, text string }{
		"sv": {"Ordlista", "MFA: flera faktorer (i Första)"},
		"en": {"Glossary", "MFA: more than one factor (in First)"},
	} {
		in := h.ForLanguage(lang)
		c, _ := in.Category("glossary")
		if g := in.Entry("glossary"); g.Title != want.title || c.Title != want.title || g.Text() != want.text || in.ForeignLanguage(g) != "" {
			t.Errorf("in %s the glossary %q in %q (%q) says\n%s", lang, g.Title, c.Title, in.ForeignLanguage(g), g.Text())
		}
	}
}

// The glossary of a handbook in one language is in that language, even without a list of languages.
func TestGlossaryIsInTheOnlyLanguage(t *testing.T) {
	const manifest = "title: T\nacronyms: {MFA: flera faktorer}\n"
	for name, c := range map[string]struct {
		manifest, a, b, want string
	}{
		"by default":    {manifest + "defaults: {lang: sv-SE}\n", "# A", "# B", "Ordlista"},
		"by each page":  {manifest, "---\nlang: sv\n---\n# A", "---\nlang: sv-FI\n---\n# B", "Ordlista"},
		"one unstated":  {manifest, "---\nlang: sv\n---\n# A", "# B", "Glossary"},
		"two languages": {manifest, "---\nlang: sv\n---\n# A", "---\nlang: de\n---\n# B", "Glossary"},
		"listed":        {manifest + "languages: [en, sv]\n", "---\nlang: sv\n---\n# A", "---\nlang: sv\n---\n# B", "Glossary"},
	} {
		h := loadFiles(t, map[string]string{"handbook.yaml": c.manifest, "a.md": c.a, "b.md": c.b})
		if h.Glossary.Title != c.want {
			t.Errorf("%s: %s, want %s", name, h.Glossary.Title, c.want)
		}
	}
}

// The manifest may translate the title of the category too.
func TestGlossaryCategoryIsTranslated(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "title: T\nlanguages: [en, sv]\nacronyms: {MFA: m}\ncategories: [{id: a, title: A}, {id: glossary, title: Terms}]\ntranslations: {sv: {categories: [{id: glossary, title: Termer}]}}\n",
		"a/a.md":        "# First\n", "a/a.sv.md": "# Första\n",
	})
	if c, _ := h.ForLanguage("sv").Category("glossary"); c.Title != "Termer" || h.ForLanguage("sv").Glossary.Title != "Ordlista" {
		t.Errorf("the category is %q", c.Title)
	}
}
