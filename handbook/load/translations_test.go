package load_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// loadFiles loads a handbook from pairs of path and content.
func loadFiles(t *testing.T, files ...string) *handbook.Handbook {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

const twoLanguages = "title: H\nlanguages: [en, sv]\n"

// describe returns the entries with their languages: "leave access (en:Leaving sv:Sluta)".
func describe(h *handbook.Handbook) string {
	var out []string
	for _, e := range h.Entries {
		line := e.ID + " " + e.Category
		for _, v := range e.Languages() {
			line += " " + v.Metadata.Lang + ":" + v.Title
			if v.ID != e.ID || v.Category != e.Category || v.Group != e.Group {
				line += "(elsewhere)"
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestPagesInTwoLanguagesAreOneEntry(t *testing.T) {
	for name, c := range map[string]struct {
		want  string
		files []string
	}{
		"suffix":        {"access-leaving access en:Leaving sv:Sluta", []string{"access/leaving.md", "# Leaving", "access/leaving.sv.md", "# Sluta"}},
		"two suffixes":  {"access-leaving access en:Leaving sv:Sluta", []string{"access/leaving.en.md", "# Leaving", "access/leaving.sv.md", "# Sluta"}},
		"folder":        {"access-leaving access en:Leaving sv:Sluta", []string{"access/leaving.md", "# Leaving", "sv/access/leaving.md", "# Sluta"}},
		"two folders":   {"access-leaving access en:Leaving sv:Sluta", []string{"en/access/leaving.md", "# Leaving", "sv/access/leaving.md", "# Sluta"}},
		"same id":       {"go access en:Leaving sv:Sluta", []string{"access/leaving.md", "---\nid: go\n---\n# Leaving", "sv/any/name.md", "---\nid: go\n---\n# Sluta"}},
		"lang field":    {"go access en:Leaving sv:Sluta", []string{"access/leaving.md", "---\nid: go\n---\n# Leaving", "access/sluta.md", "---\nid: go\nlang: sv\n---\n# Sluta"}},
		"id of one":     {"go access en:Leaving sv:Sluta", []string{"access/leaving.md", "# Leaving", "access/leaving.sv.md", "---\nid: go\n---\n# Sluta"}},
		"unlisted":      {"z a en:X de:Z", []string{"a/x.md", "---\nid: z\n---\n# X", "a/z.md", "---\nid: z\nlang: de\n---\n# Z"}},
		"one language":  {"access-leaving access", []string{"sv/access/leaving.md", "# Sluta"}},
		"capitals":      {"access-leaving access en:Leaving SV:Sluta", []string{"access/leaving.md", "# Leaving", "access/leaving.SV.md", "# Sluta"}},
		"other ids":     {"a access; b access", []string{"access/x.md", "---\nid: a\n---\n# X", "access/x.sv.md", "---\nid: b\n---\n# Y"}},
		"no such title": {"access-leaving access en:Leaving sv:Leaving", []string{"access/leaving.md", "# Leaving", "access/leaving.sv.md", "Text."}},
	} {
		h := loadFiles(t, append([]string{"handbook.yaml", twoLanguages}, c.files...)...)
		if got := describe(h); got != c.want || len(h.Problems) > 0 {
			t.Errorf("%s: %s %v, want %s", name, got, h.Problems, c.want)
		}
	}
}

// Without languages in the manifest, no part of a path names a language.
func TestPathsNameOnlyListedLanguages(t *testing.T) {
	for _, manifest := range []string{"title: H\n", "title: H\nlanguages: [sv]\n", "title: H\nlanguages: [en, de]\n"} {
		h := loadFiles(t, "handbook.yaml", manifest, "access/x.md", "# X", "access/x.sv.md", "# Y", "it/x.md", "# Z")
		if got := describe(h); got != "access-x access; access-x-sv access; it-x it" {
			t.Errorf("%q: %s", manifest, got)
		}
	}
}

func TestTwoPagesInOneLanguageAreTwoEntries(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages, "a.md", "---\nid: x\n---\n# A", "b.md", "---\nid: x\nlang: en\n---\n# B", "c.md", "---\nid: x\nlang: sv\n---\n# C")
	if got := describe(h); got != "x general en:A sv:C; x-2 general" {
		t.Error(got)
	}
	if len(h.Problems) != 1 || h.Problems[0].Code != "duplicate-id" {
		t.Error(h.Problems)
	}
}

func TestTranslationInheritsMissingFields(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages+"defaults:\n  owner: Nobody\n  kind: principle\n",
		"a/x.md", "---\nkind: faq\nquestion: Q?\nanswer: yes\nowner: Ada\nversion: 2.0\nack: required\naudience: [dev]\nframeworks: [NIS2]\nrelated: [y]\nreviewed: 2026-01-31\nsummary: S.\n---\nEnglish.",
		"a/x.sv.md", "---\nquestion: F?\nversion: 1.2\nframeworks: [ISO]\n---\nSvenska.",
		"a/y.md", "---\nid: y\n---\n# Y")
	sv := h.Entry("a-x").InLanguage("sv")
	m := sv.Metadata
	if sv.Kind != handbook.FAQ || sv.Answer != handbook.Yes || m.Owner != "Ada" || m.Ack != "required" || m.Reviewed.IsZero() || !slices.Equal(sv.Related, []string{"y"}) {
		t.Errorf("not shared: %+v", sv)
	}
	if sv.Question != "F?" || sv.Summary != "" || m.Version != "1.2" || !slices.Equal(sv.Frameworks, []string{"ISO"}) {
		t.Errorf("not its own: %+v", sv)
	}
	if !sv.RequiresAckFrom(handbook.Roles{"dev"}) {
		t.Error("need not be acknowledged")
	}
}

// A translation has the version of the original that it translates.
func TestVersionOfATranslation(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages, "x.md", "---\nversion: 2.0\n---\n# X", "x.sv.md", "---\nsource_version: 1.2\n---\n# Y",
		"y.md", "---\nversion: 2.0\n---\n# X", "y.sv.md", "# Y")
	if got := h.Entry("x").InLanguage("sv").Metadata.Version; got != "1.2" {
		t.Errorf("source_version 1.2: %q", got)
	}
	if got := h.Entry("y").InLanguage("sv").Metadata.Version; got != "2.0" {
		t.Errorf("no source_version: %q", got)
	}
}

func TestLinksOfTranslationsLeadToEntries(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages, "a/x.md", "# X\n\n## Two\n\n[y](y.md)", "a/y.md", "# Y\n\n## Part\n\nText.",
		"a/x.sv.md", "# X\n\n[y](y.sv.md#del), [y](y.md#part), [y](y)", "a/y.sv.md", "# Y\n\n## Del\n\nText.")
	if len(h.Problems) > 0 {
		t.Error(h.Problems)
	}
	for i, want := range []string{"del", "part", ""} {
		if l := h.Entry("a-x").InLanguage("sv").Links[i]; l.Entry != "a-y" || l.Anchor != want {
			t.Errorf("%q leads to %q %q", l.Target, l.Entry, l.Anchor)
		}
	}
}

func TestManifestInAnotherLanguage(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages+`categories:
  - {id: a, title: Access, description: Who may.}
  - {id: b, title: Devices}
reading_paths:
  - {id: start, title: Start here}
ack_statement: I have read it.
acronyms: {MFA: multi-factor authentication, VPN: virtual private network}
translations:
  sv:
    title: Handboken
    ack_statement: Jag har läst den.
    categories:
      - {id: a, title: Behörighet, description: Vem som får.}
    reading_paths:
      - {id: start, title: Börja här}
    acronyms: {MFA: flerfaktorsautentisering}
`, "a/x.md", "# X\n\nMFA and VPN.", "a/x.sv.md", "# Ä\n\nMFA och VPN.", "b/y.md", "# Y\n")
	if len(h.Problems) > 0 {
		t.Fatal(h.Problems)
	}
	sv := h.ForLanguage("sv_SE.UTF-8")
	got := []string{sv.Title, sv.AckStatement, sv.Categories[0].Title, sv.Categories[0].Description, sv.Categories[1].Title, sv.Paths[0].Title, sv.Acronyms["MFA"], sv.Acronyms["VPN"], sv.Entry("a-x").Title, sv.Entry("b-y").Title}
	want := []string{"Handboken", "Jag har läst den.", "Behörighet", "Vem som får.", "Devices", "Börja här", "flerfaktorsautentisering", "virtual private network", "Ä", "Y"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if sv.Paths[0].Entries[0] != sv.Entry("a-x") || sv.Titles()[0] != "H" || sv.ForLanguage("en") != h || h.ForLanguage("fr") != h || h.Paths[0].Title != "Start here" {
		t.Errorf("%v %q", sv.Paths[0].Entries, sv.Titles())
	}
}

func TestMistakesInTranslatedManifest(t *testing.T) {
	h := loadFiles(t, "handbook.yaml", twoLanguages+"translations:\n  sv:\n    titel: X\n    categories:\n      - {title: Y}\n", "x.md", "# X")
	if len(h.Problems) != 1 || h.Problems[0].Line != 5 {
		t.Error(h.Problems)
	}
}
