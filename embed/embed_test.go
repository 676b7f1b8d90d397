package embed

import (
	"cmp"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/flat"
	"trustbook/handbook/load"
)

func loadHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func entry(t *testing.T, h *handbook.Handbook, id string) *handbook.Entry {
	t.Helper()
	e := h.Entry(id)
	if e == nil {
		t.Fatalf("no entry %q", id)
	}
	return e
}

func TestNoProblems(t *testing.T) {
	for _, p := range loadHandbook(t).Problems {
		t.Error(p)
	}
}

func TestCategoriesMatchLedger(t *testing.T) {
	h, l := loadHandbook(t), readLedger(t)
	if last := len(h.Categories) - 1; last != len(l.Categories) || h.Categories[last].ID != h.Glossary.Category {
		t.Fatalf("%d categories, want %d and the glossary", last+1, len(l.Categories))
	}
	for i, want := range l.Categories {
		got := h.Categories[i]
		if title := cmp.Or(want.Suggestion, want.Label); got.ID != want.ID || got.Title != title {
			t.Errorf("category %d is %s %q, want %s %q", i, got.ID, got.Title, want.ID, title)
		}
		if got.Description == "" {
			t.Errorf("category %s has no description", got.ID)
		}
	}
}

// outline is the place of an entry in the handbook, and its title.
type outline struct {
	id, kind, title, question, category string
	order                               int
}

// Comparing the ordered lists also ensures that ids are unique and that no entry is missing or unexpected.
func TestOutlineMatchesLedger(t *testing.T) {
	var got, want []outline
	for _, e := range loadHandbook(t).Entries {
		got = append(got, outline{e.ID, string(e.Kind), e.Title, e.Question, e.Category, e.Order})
	}
	for _, e := range readLedger(t).Entries {
		want = append(want, outline{e.ID, e.Kind, e.Title, e.Question, e.Category, e.Order})
	}
	for i := range max(len(got), len(want)) {
		if g, w := at(got, i), at(want, i); g != w {
			t.Errorf("entry %d is %+v, want %+v", i, g, w)
		}
	}
}

func at(list []outline, i int) outline {
	if i < len(list) {
		return list[i]
	}
	return outline{}
}

func TestPathsFollowCategoryAndID(t *testing.T) {
	for _, e := range loadHandbook(t).Entries {
		if want := e.Category + "/" + e.ID + ".md"; e.Path != want {
			t.Errorf("%s is in %s, want %s", e.ID, e.Path, want)
		}
	}
}

// The organisation prints NIS2 on two entries, and no other labels.
func TestFrameworksMatchLedger(t *testing.T) {
	h, tagged := loadHandbook(t), 0
	for _, want := range readLedger(t).Entries {
		tagged += len(want.Tags)
		if got := entry(t, h, want.ID).Frameworks; !slices.Equal(got, want.Tags) {
			t.Errorf("%s has the frameworks %q, want %q", want.ID, got, want.Tags)
		}
	}
	if tagged != 2 || !slices.Equal(h.Frameworks, []string{"NIS2"}) {
		t.Errorf("%d labels of %q, want 2 of NIS2", tagged, h.Frameworks)
	}
}

func TestControlsMatchTheirSets(t *testing.T) {
	h := loadHandbook(t)
	for _, e := range h.Entries {
		if e.Category == "access-authorization" && len(e.Controls) == 0 {
			t.Errorf("%s has no controls", e.ID)
		}
		for i, c := range e.Controls {
			known := slices.IndexFunc(h.ControlSets, func(s handbook.ControlSet) bool { return s.ID == c.Set })
			if known < 0 {
				t.Errorf("%s: %s is of no known set", e.ID, c)
				continue
			}
			set := h.ControlSets[known]
			if set.Pattern == "" || !regexp.MustCompile(set.Pattern).MatchString(c.Ref) {
				t.Errorf("%s: %s is not a control of a known set", e.ID, c)
			}
			if slices.Contains(e.Controls[:i], c) {
				t.Errorf("%s: %s is listed twice", e.ID, c)
			}
		}
	}
}

func TestControlNamesMatchTheirSets(t *testing.T) {
	for _, set := range loadHandbook(t).ControlSets {
		for ref, name := range set.Names {
			if name == "" || !regexp.MustCompile(set.Pattern).MatchString(ref) {
				t.Errorf("%s names %q %q", set.ID, ref, name)
			}
		}
	}
}

func TestLinksLeadToEntries(t *testing.T) {
	for _, e := range loadHandbook(t).Entries {
		for _, link := range e.Links {
			if link.Image || link.Entry == "" || link.Entry == e.ID {
				t.Errorf("%s:%d: %q does not lead to another entry", e.Path, link.Line, link.Target)
			}
		}
	}
}

func TestRelatedAreOtherEntries(t *testing.T) {
	h := loadHandbook(t)
	for _, e := range h.Entries {
		for i, id := range e.Related {
			if r := h.Entry(id); r == nil || r == e || slices.Contains(e.Related[:i], id) {
				t.Errorf("%s: %q is not another entry, or is listed twice", e.ID, id)
			}
		}
	}
}

// The source has no owners, versions or dates, so the entries state none.
func TestMetadataIsNotInvented(t *testing.T) {
	h := loadHandbook(t)
	if h.Version != "" {
		t.Errorf("handbook version %q", h.Version)
	}
	for _, e := range h.Entries {
		if !reflect.DeepEqual(e.Metadata, handbook.Metadata{Lang: "en"}) || len(e.FormerIDs) > 0 {
			t.Errorf("%s has metadata: %+v %q", e.ID, e.Metadata, e.FormerIDs)
		}
	}
}

// A summary is read aloud: one sentence of at most 160 characters that does not begin
// with "Yes", because the verdict is shown before it.
func TestSummariesCanBeReadAloud(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z]([^.!?]|U\.S\.)*\.$`)
	for _, e := range loadHandbook(t).Entries {
		if !sentence.MatchString(e.Summary) || len(e.Summary) > 160 || strings.HasPrefix(e.Summary, "Yes") {
			t.Errorf("%s: %q (%d) is not a valid summary", e.ID, e.Summary, len(e.Summary))
		}
		if strings.Contains(fold(e.Text()), strings.TrimSuffix(fold(e.Summary), ".")) {
			t.Errorf("%s: the body repeats the summary word for word", e.ID)
		}
	}
}

// unwanted are characters that could control a terminal, be invisible, or look like others.
var unwanted = []struct {
	first, last rune
	what        string
}{
	{0x00, 0x09, "control"},
	{0x0B, 0x1F, "control"},
	{0x7F, 0x9F, "control"},
	{0xA0, 0xA0, "no-break space"},
	{0xAD, 0xAD, "soft hyphen"},
	{0x034F, 0x034F, "invisible"},
	{0x061C, 0x061C, "direction"},
	{0x115F, 0x1160, "invisible"},
	{0x17B4, 0x17B5, "invisible"},
	{0x180B, 0x180F, "invisible"},
	{0x2000, 0x200A, "odd space"},
	{0x200B, 0x200D, "zero-width"},
	{0x200E, 0x200F, "direction"},
	{0x2010, 0x2015, "dash"},
	{0x2018, 0x201F, "curly quote"},
	{0x2028, 0x2029, "line separator"},
	{0x202A, 0x202E, "direction"},
	{0x202F, 0x202F, "odd space"},
	{0x2060, 0x206F, "zero-width or direction"},
	{0x3000, 0x3000, "odd space"},
	{0x3164, 0x3164, "invisible"},
	{0xE000, 0xF8FF, "private"},
	{0xFE00, 0xFE0F, "variation selector"},
	{0xFEFF, 0xFEFF, "byte order mark"},
	{0xFFA0, 0xFFA0, "invisible"},
	{0xFFF0, 0xFFFF, "special"},
	{0x1F000, 0x1FAFF, "emoji"},
	{0xE0000, 0x10FFFF, "tag or private"},
}

func unwantedIn(text string) string {
	if !utf8.ValidString(text) {
		return "not UTF-8"
	}
	for i, r := range text {
		for _, u := range unwanted {
			if u.first <= r && r <= u.last {
				return fmt.Sprintf("%U (%s) in line %d", r, u.what, 1+strings.Count(text[:i], "\n"))
			}
		}
	}
	return ""
}

func TestFilesAreCleanText(t *testing.T) {
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		if bad := unwantedIn(string(data)); bad != "" {
			t.Errorf("%s: %s", path, bad)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestUnwantedCharactersAreDetected(t *testing.T) {
	for _, u := range unwanted {
		for _, r := range []rune{u.first, u.last} {
			if unwantedIn("a\nb"+string(r)) == "" {
				t.Errorf("%U (%s) is not detected", r, u.what)
			}
		}
	}
	if unwantedIn("caf\xe9") == "" {
		t.Error("Latin-1 is not detected")
	}
}

// HTML cannot be shown in a terminal.
func TestNoRawHTML(t *testing.T) {
	tag := regexp.MustCompile(`<[/!a-zA-Z]|&[a-z#]+;`)
	for _, e := range loadHandbook(t).Entries {
		if found := tag.FindString(e.Markdown); found != "" || e.Plain != "" {
			t.Errorf("%s: %q %s", e.ID, found, e.Plain)
		}
	}
}

// Every start decodes the handbook instead of reading its files.
func TestEncodedIsMadeFromTheFiles(t *testing.T) {
	if Encoded() != string(flat.Encode(loadHandbook(t))) {
		t.Error("the handbook, or what is read from it, has changed: run `go generate ./embed`")
	}
	if _, err := load.FromEncoded(FS(), Encoded()); err != nil {
		t.Error(err)
	}
}

func BenchmarkEncoded(b *testing.B) {
	for b.Loop() {
		if _, err := load.FromEncoded(FS(), Encoded()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFiles(b *testing.B) {
	for b.Loop() {
		if _, err := load.Handbook(FS()); err != nil {
			b.Fatal(err)
		}
	}
}
