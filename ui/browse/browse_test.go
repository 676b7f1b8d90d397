package browse

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// open returns the list of a small handbook on a screen of the given size.
func open(t *testing.T, width, height int) *Model {
	t.Helper()
	return openFiles(t, new(readstate.Store), width, height, fstest.MapFS{
		"access/vpn.md":  {Data: []byte("---\nsummary: Nobody needs a VPN.\n---\n# Remote work\n\nWork from anywhere.\n")},
		"access/keys.md": {Data: []byte("# Keys of the house\n\nEvery key is numbered.\n")},
	})
}

// openFiles returns the list of any handbook for a reader with the given store.
func openFiles(t *testing.T, store *readstate.Store, width, height int, files fstest.MapFS) *Model {
	t.Helper()
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(session.Options{Store: store})
	s.SetHandbook(h)
	s.Index = search.New(h)
	keys, program := DefaultKeys(), keymap.DefaultProgram()
	m := New(Dependencies{Session: s, Pages: new(page.Cache), Outbox: new(message.Outbox), Keys: &keys, Program: &program})
	th := theme.New(theme.Options{})
	m.Preview.pages.SetTheme(th)
	m.SetTheme(th)
	m.Show("")
	m.SetSize(layout.New(width, height, layout.Content{}))
	return m
}

// setResult shows the result of a search.
func (m *Model) setResult(query string, r search.Result) {
	m.query, m.result = query, r
	m.List.SetItems(m.items(), nil)
	m.arrange()
}

// shows fails unless the screen shows all of the given texts.
func (m *Model) shows(t *testing.T, want ...string) {
	t.Helper()
	screen := ansi.Strip(strings.Join(m.Render(), "\n"))
	for _, w := range want {
		if !strings.Contains(screen, w) {
			t.Fatalf("%q is not on the screen:\n%s", w, screen)
		}
	}
}

func TestASuggestedWordIsSearchedFor(t *testing.T) {
	m := open(t, 120, 36)
	m.setResult("nonsense", search.Result{Suggestions: search.Suggestions{Words: []search.SuggestedWord{{Word: "vpn", Count: 1, Query: "a vpn there"}}}})
	m.Input.SetValue("nonsense")
	m.keys.Use.SetKeys("ctrl+e")
	m.keys.Use.SetHelp("^E", "use")
	m.shows(t, "Did you mean", "^E    search for a vpn there instead")
	if m.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); m.Query() != "nonsense" {
		t.Errorf("enter searched for %q, though another key does", m.Query())
	}
	m.Update(tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl})
	if m.Query() != "a vpn there" || m.Input.Value() != "a vpn there" || len(m.Result().Hits) == 0 {
		t.Errorf("query %q, %d hits", m.Query(), len(m.Result().Hits))
	}
}

// Enter opens a related entry, or searches for a suggested word.
func TestTheBottomRowSaysWhatEnterDoes(t *testing.T) {
	m := open(t, 120, 36)
	for want, s := range map[string]search.Suggestions{
		"read": {Entries: m.session.Handbook.Entries},
		"use":  {Words: []search.SuggestedWord{{Word: "vpn", Count: 1, Query: "a vpn there"}}},
	} {
		m.setResult("nonsense", search.Result{Suggestions: s})
		if got := m.Keys()[1].Help(); got.Key != "enter" || got.Desc != want {
			t.Errorf("%q %q, want enter %q", got.Key, got.Desc, want)
		}
	}
}

// In ASCII, the program's own text has straight quotes.
func TestASCIIHasStraightQuotes(t *testing.T) {
	m := open(t, 120, 36)
	m.SetTheme(theme.New(theme.Options{ASCII: true}))
	m.Preview.pages.SetTheme(m.theme)
	e := m.session.Handbook.Entries[0]
	m.setResult("sso", search.Result{Unmatched: []string{"sso"}})
	m.shows(t, `mentions "sso"`)
	m.setResult("sso", search.Result{Total: 1, Hits: []search.Hit{{Entry: e, Confidence: search.High, Reasons: []string{"“sso” is read as “ssh”"}}}})
	m.shows(t, `"sso" is read as "ssh"`)
}

func TestAWeakHitNamesWhatIsMissing(t *testing.T) {
	m := open(t, 120, 36)
	e := m.session.Handbook.Entries[0]
	m.setResult("certified llamas", search.Result{
		Unmatched: []string{"llamas"}, Total: 1,
		Hits: []search.Hit{{Entry: e, Confidence: search.Low, Passage: e.Summary, Missing: []string{"llamas"}}},
	})
	m.shows(t, "weak match", "Caution", "this entry does not mention: llamas.")
}

// The message names the words that no entry has, or reports that no entry has all of them.
func TestTheReasonForNoResultsIsTrue(t *testing.T) {
	for want, n := range map[string]noResults{
		`None of the 18 entries mentions “sso”, even allowing for typos and synonyms.`:           {query: "sso", entries: 18, result: search.Result{Unmatched: []string{"sso"}}},
		`None of the 18 entries mentions “a”, “b” or “c”, even allowing for typos and synonyms.`: {query: "a b c", entries: 18, result: search.Result{Unmatched: []string{"a", "b", "c"}}},
		"1 of the 18 entries contains some of these words, but is not about all of them.":        {query: "two words", entries: 18, result: search.Result{Total: 1}},
		"3 of the 18 entries contain some of these words, but none is about all of them.":        {query: "two words", entries: 18, result: search.Result{Total: 3}},
		"None of the 18 entries mentions “word” itself.":                                         {query: "word ", entries: 18, result: search.Result{Total: 3}},
	} {
		if got := n.reason(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// openMany returns the list of a handbook of n short entries.
func openMany(t *testing.T, width, height, n int) *Model {
	t.Helper()
	files := fstest.MapFS{}
	for i := range n {
		files[fmt.Sprintf("house/e%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Entry %d\n\nA short answer.\n", i)}
	}
	return openFiles(t, new(readstate.Store), width, height, files)
}

// The rows before and after the selected one are visible on every screen with space for three rows.
func TestTheListGoesOnAroundTheChosenRow(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {80, 15}, {40, 15}} {
		m := openMany(t, size[0], size[1], 40)
		for _, to := range []int{0, 1, 7, 20, 38, 39, 38, 20, 7, 1, 0} {
			m.Select(to)
			screen := ansi.Strip(strings.Join(m.Render(), "\n"))
			for _, i := range []int{to - 1, to, to + 1} {
				if title := fmt.Sprintf(" Entry %d ", i); i >= 0 && i < 40 && !strings.Contains(screen, title) {
					t.Errorf("%v: with %d chosen, %q is not visible:\n%s", size, to, title, screen)
				}
			}
		}
	}
}

// On every screen, a note below the list shows how many rows follow.
func TestTheListSaysHowManyFollow(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
		m := openMany(t, size[0], size[1], 40)
		last := 0
		for i := range 40 {
			if strings.Contains(ansi.Strip(strings.Join(m.Render(), "\n")), fmt.Sprintf(" Entry %d ", i)) {
				last = i
			}
		}
		if want := fmt.Sprintf("%d more", 39-last); !strings.Contains(strings.Join(m.Render(), "\n"), want) {
			t.Errorf("%v: nothing says %q", size, want)
		}
		m.Select(39)
		if screen := strings.Join(m.Render(), "\n"); strings.Contains(screen, " more") {
			t.Errorf("%v: at the end more follows:\n%s", size, ansi.Strip(screen))
		}
	}
}

// A short answer leaves its unused rows to the list, and a long answer uses the rows that a short list leaves.
func TestAShortAnswerLeavesItsRowsToTheList(t *testing.T) {
	m := openMany(t, 80, 24, 40)
	if free := m.size.PaneRows - m.Preview.neededRows(); free != 0 || m.size.ListRows < 12 {
		t.Errorf("the list has %d rows, and %d below the answer are empty", m.size.ListRows, free)
	}
	long := openFiles(t, new(readstate.Store), 80, 24, fstest.MapFS{
		"house/a.md": {Data: []byte("# A\n\n" + strings.Repeat("A paragraph.\n\n", 40))}, "house/b.md": {Data: []byte("# B\n\nB.\n")},
	})
	if long.size.ListRows != 2 {
		t.Errorf("a list of two has %d rows", long.size.ListRows)
	}
}

// A narrow screen has no space for the answer, so the list explains why a match is weak.
func TestANarrowListSaysWhatAWeakHitLacks(t *testing.T) {
	m := open(t, 40, 15)
	e := m.session.Handbook.Entries[0]
	m.setResult("certified llamas", search.Result{
		Total: 1, Confidence: search.Medium,
		Hits: []search.Hit{{Entry: e, Confidence: search.Medium, Passage: e.Summary, Missing: []string{"llamas"}}},
	})
	m.shows(t, "fair", "Caution: this entry does not", "mention: llamas.")
}

// The line shows the whole query again once there is space for it. The number of hits is dropped first.
func TestTheSearchLineShowsAllThatFits(t *testing.T) {
	m := open(t, 40, 15)
	for _, r := range "remote work vpn keys of it" {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	for confidence, want := range map[search.Confidence]string{search.High: "❯ remote work vpn keys of it   strong", search.Low: "❯ remote work vpn keys of it     weak"} {
		m.setResult(m.Query(), search.Result{Total: 1, Confidence: confidence, Hits: []search.Hit{{Entry: m.session.Handbook.Entries[0], Confidence: confidence}}})
		if row := ansi.Strip(m.Render()[m.size.SearchRow]); !strings.Contains(row, want) {
			t.Errorf("%q, want %q", row, want)
		}
	}
}

// A narrow screen always shows how strong a match is, even for a strong match and a long question.
func TestANarrowScreenAlwaysSaysHowStrongAMatchIs(t *testing.T) {
	m := open(t, 40, 15)
	for _, query := range []string{"key", strings.Repeat("is there a key ", 10)} {
		for confidence, want := range map[search.Confidence]string{search.High: "strong", search.Medium: "fair", search.Low: "weak"} {
			m.Input.SetValue(query)
			m.Input.CursorEnd()
			m.setResult(query, search.Result{Total: 1, Confidence: confidence, Hits: []search.Hit{{Entry: m.session.Handbook.Entries[0], Confidence: confidence}}})
			if row := ansi.Strip(m.Render()[m.size.SearchRow]); !strings.Contains(row, want) {
				t.Errorf("%q, want %q", row, want)
			}
		}
	}
}

// Other text in the row makes way for a long query, but a warning does not.
func TestALongQueryKeepsItsRoom(t *testing.T) {
	m := open(t, 80, 24)
	e := m.session.Handbook.Entries[0]
	hit := search.Result{Total: 1, Hits: []search.Hit{{Entry: e, Confidence: search.High}}, Confidence: search.High}
	line := func(query string, r search.Result) string {
		m.Input.SetValue(query)
		m.Input.CursorEnd()
		m.setResult(query, r)
		return strings.TrimRight(strings.Split(ansi.Strip(strings.Join(m.Render(), "\n")), "\n")[0], " ")
	}
	questions := "Is there a key? May I work from home, and who asked for it?"
	if got := line("key", hit); !strings.HasSuffix(got, "strong match ∙ 1 of 2") {
		t.Errorf("%q", got)
	}
	hit.Parts = make([]search.QuestionPart, 2)
	if got := line(questions, hit); !strings.HasPrefix(got, " ❯ "+questions) {
		t.Errorf("%q hides a part of the query", got)
	}
	hit.Unquoted, hit.Parts = []string{"a key"}, nil
	got := line(questions+" And is it heavy?", hit)
	if !strings.HasPrefix(got, " ❯‹") || !strings.Contains(got, "heavy?") || !strings.HasSuffix(got, "exact phrase not found") {
		t.Errorf("%q", got)
	}
	if hit.Filters = []search.Filter{{Label: strings.Repeat("x", 90)}}; strings.Contains(line("cat:x", hit), "s ∙ s") {
		t.Error("a part is cut")
	}
}

// On a narrow screen, a shorter message reports that a phrase was not found.
func TestANarrowScreenSaysThatAPhraseWasNotFound(t *testing.T) {
	m := open(t, 40, 15)
	m.Input.SetValue(`"a key" door`)
	hit := search.Hit{Entry: m.session.Handbook.Entries[0], Confidence: search.High}
	m.setResult(`"a key" door`, search.Result{Total: 1, Hits: []search.Hit{hit}, Confidence: search.High, Unquoted: []string{"a key"}})
	m.shows(t, `❯ "a key" door`, "not exact ∙ strong")
}

// The total counts entries, so a match in the glossary must not make it "3 of 2". The tab counts all rows.
func TestTheGlossaryIsCountedApart(t *testing.T) {
	m := openFiles(t, nil, 120, 36, fstest.MapFS{
		"handbook.yaml": {Data: []byte("acronyms:\n  ZKP: zero-knowledge proof\n")},
		"a.md":          {Data: []byte("# Alpha\n\nWe use a ZKP for logins.\n")},
		"b.md":          {Data: []byte("# Beta\n\nA ZKP is checked twice.\n")},
	})
	m.Input.SetValue("zkp")
	m.search()
	if got := len(m.result.Hits); got != 3 || m.session.Handbook.Glossary == nil {
		t.Fatalf("%d hits", got)
	}
	m.shows(t, "2 of 2 + glossary", "All 3")
	m.SelectTab(1)
	m.shows(t, "2 of 2 + glossary")
}
