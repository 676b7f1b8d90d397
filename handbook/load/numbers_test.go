package load

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

func TestDocumentNumbersLeadToTheirEntry(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml":   "reading_paths:\n  - {id: start, entries: [pol-009, ISMS-DOC-05.1]}\n",
		"pol/access.md":   "---\nid: POL-009\n---\n# Access\n\nSee [the other](ISMS-DOC-05.1) and [itself](pol-009).\n",
		"isms/scope.md":   "---\nid: ISMS-DOC-05.1\nrelated: [Pol-009]\n---\n# ISMS-DOC-05.1 Scope\n",
		"isms/numeric.md": "---\nid: 4.2\n---\n# Numeric\n",
		"guides/start.md": "---\nid: gettingStarted\n---\n# Start\n\n[Here](gettingStarted)\n",
	})
	if got := problemLines(h); len(got) > 0 {
		t.Fatalf("problems: %q", got)
	}
	for name, want := range map[string]string{
		"POL-009": "pol-009", "pol-009": "pol-009", "Isms-Doc-05.1": "isms-doc-05-1", "isms-doc-05-1": "isms-doc-05-1", "4.2": "4-2",
		"POL-ACCESS": "pol-009", "isms-scope": "isms-doc-05-1", // the ids from their paths, which they had in earlier versions of trustbook
	} {
		if e := h.Entry(name); e == nil || e.ID != want {
			t.Errorf("%s leads to %v, want %s", name, e, want)
		}
	}
	e := h.Entry("pol-009")
	if e.Number != "POL-009" || e.Derived.ID || !slices.Equal(e.FormerIDs, []string{"pol-access"}) || e.Links[0].Entry != "isms-doc-05-1" || e.Links[1].Entry != e.ID {
		t.Errorf("number %q, links %+v", e.Number, e.Links)
	}
	if got := h.Citation(e); !strings.HasPrefix(got, "POL-009 Access, Trust handbook") {
		t.Errorf("it is cited as %q", got)
	}
	if got := h.Entry("isms-scope").NumberedTitle(); got != "ISMS-DOC-05.1 Scope" {
		t.Errorf("the number is in %q twice", got)
	}
	if start := h.Entry("guides-start"); start.Number != "" || start.Links[0].Entry != "gettingstarted" {
		t.Errorf("an id of Docusaurus: %+v", start)
	}
	if p := h.Paths[0]; len(p.Entries) != 2 || p.Entries[0] != e {
		t.Errorf("the path has %v", p.Entries)
	}
}

// An id in capitals is stable too, but it is no number to show. Docusaurus has such ids for other purposes.
func TestIDInCapitals(t *testing.T) {
	files := map[string]string{"a/b.md": "---\nid: CARDS\n---\n# Cards\n"}
	if e := loadFiles(t, files).Entry("cards"); e != nil {
		t.Errorf("cards leads to %v", e)
	}
	files["handbook.yaml"] = "title: T\n"
	if e := loadFiles(t, files).Entry("CARDS"); e == nil || e.ID != "cards" || e.Number != "" || !slices.Equal(e.FormerIDs, []string{"a-b"}) {
		t.Errorf("CARDS leads to %v", e)
	}
}

// Two numbers may differ in characters that an id does not have. The id of the second one is then made from its path.
func TestDocumentNumbersThatGiveTheSameID(t *testing.T) {
	h := loadFiles(t, map[string]string{"a.md": "---\nid: POL 1\n---\n# A\n", "b.md": "---\nid: POL.1\n---\n# B\n", "pol-2.md": "# P\n", "c.md": "---\nid: POL.2\n---\n# C\n"})
	for name, want := range map[string]string{"POL 1": "pol-1", "POL.1": "b", "pol-1": "pol-1", "pol.2": "c", "pol-2": "pol-2"} {
		if e := h.Entry(name); e == nil || e.ID != want || len(h.Problems) > 0 {
			t.Errorf("%s leads to %v, want %s; %q", name, e, want, problemLines(h))
		}
	}
}

func TestADocumentNumberThatIsTakenIsReported(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a.md": "---\nid: POL-1\n---\n# A\n",
		"b.md": "---\nid: pol-1\n---\n# B\n",
		"c.md": "---\nid: Pol-1\n---\n# C\n",
	})
	want := []string{`a.md:2: the id "POL-1" is already used by b.md; this entry gets "a"`, `c.md:2: the id "Pol-1" is already used by b.md; this entry gets "c"`}
	if got := problemLines(h); !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
	if h.Entry("POL-1").Path != "b.md" {
		t.Error("an id counts more than a number")
	}
}

// An id chosen by an author is kept even if the path of another page would give the same id.
func TestAuthorsIDsTakePrecedence(t *testing.T) {
	h := loadFiles(t, map[string]string{"keys.md": "# A\n", "z.md": "---\nid: keys\n---\n# Z\n", "keys/index.md": "# Index\n", "keys/b.md": "# B\n"})
	if len(h.Problems) > 0 || h.Entry("keys").Path != "z.md" {
		t.Errorf("keys is %s; %q", h.Entry("keys").Path, problemLines(h))
	}
}

func TestTitlesOfPagesWithSeveralHeadings(t *testing.T) {
	files := map[string]string{}
	want := map[string]string{}
	for name, c := range map[string]struct{ text, title string }{
		"two-firsts":      {"# Goals\n\nText.\n\n# Dos\n\nText.\n", "Two firsts"},
		"paid-time-off":   {"# Paid leave\n\nText.\n\n# How much\n\nText.\n", "Paid leave"},
		"empty-heading":   {"Words.\n\n#\n", "Empty heading"},
		"pto":             {"# Paid time off\n\nText.\n\n# How much\n", "Paid time off"},
		"scaletesting":    {"# Scale testing\n\nText.\n\n# How much\n", "Scale testing"},
		"restore_process": {"# Restoring a boat\n\nText.\n\n# How much\n", "Restoring a boat"},
		"README":          {"# Harbour\n\nText.\n\n# How much\n", "Harbour"},
		"two-seconds":     {"## Goals\n\nText.\n\n## Dos\n\nText.\n", "Two seconds"},
		"one-second":      {"## Expenses\n\nText.\n\n### More\n\nText.\n", "Expenses"},
		"third-then-more": {"### Small\n\nText.\n\n## Large\n\nText.\n", "Third then more"},
		"label":           {"---\nsidebar_label: Short\n---\n## Goals\n\n## Dos\n", "Short"},
		"front":           {"---\ntitle: Given\n---\n# Goals\n\n# Dos\n", "Given"},
	} {
		files[name+".md"], want[name] = c.text, c.title
	}
	h := loadFiles(t, files)
	for name, title := range want {
		e := h.Entry(Slug(name))
		if e.Title != title {
			t.Errorf("%s is called %q, want %q", name, e.Title, title)
		}
	}
	if body := h.Entry("two-firsts").Markdown; !strings.Contains(body, "# Goals") {
		t.Errorf("the first heading is lost: %q", body)
	}
	if body := h.Entry("pto").Markdown; strings.Contains(body, "Paid time off") {
		t.Errorf("the title is said twice: %q", body)
	}
}

func TestSidebarsOfAnySize(t *testing.T) {
	var deep strings.Builder
	for i := range 2000 {
		deep.WriteString(strings.Repeat(" ", i) + "- [a](a.md)\n")
	}
	for name, text := range map[string]string{
		"SUMMARY.md": deep.String(), "mkdocs.yml": "nav: " + strings.Repeat("[", 200), "sidebars.json": `{"a": ` + strings.Repeat(`{"b": `, 200),
		"sidebars.js": "module.exports = {" + strings.Repeat("{a: '", 2000), "_sidebar.md": strings.Repeat("[[", 5000) + "\n<!-- ",
	} {
		if h := loadFiles(t, map[string]string{name: text, "a.md": "# A\n"}); h.Entry("a") == nil {
			t.Errorf("%s hides the entry", name)
		}
	}
	h := loadFiles(t, map[string]string{"mkdocs.yml": strings.Repeat("# x\n", maxPageBytes/4+1), "a.md": "# A\n"})
	if len(h.Problems) != 1 || h.Problems[0].Severity != handbook.SeverityWarning {
		t.Errorf("one that is too large: %v", h.Problems)
	}
}
