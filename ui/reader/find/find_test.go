package find

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/markdown"
)

// viewOf returns a view of rows on a screen with space for two.
func viewOf(rows ...string) VisibleDocument {
	d := &draw.Document{Doc: markdown.Doc{Rows: rows, Plain: rows}}
	s := &draw.Scroll{}
	s.Resize(len(rows), 2)
	return VisibleDocument{Doc: d, Scroll: s}
}

func typed(t *testing.T, v VisibleDocument, query string) *Model {
	t.Helper()
	var keys KeyMap
	keymap.ResetToDefaults(keys.TypingActions())
	f := New()
	f.BeginQuery()
	for _, r := range query {
		f.Update(tea.KeyPressMsg{Code: r, Text: string(r)}, keys, v)
	}
	return &f
}

func foundText(f *Model, v VisibleDocument) string {
	var out []string
	for _, s := range f.Spans() {
		out = append(out, strings.Join(strings.Fields(v.Doc.Text()[s.Start:s.End]), " "))
	}
	return strings.Join(out, "|")
}

func TestFindMatchesAsTyped(t *testing.T) {
	v := viewOf("  A Token and a token,", "  tokens and the bro-", "▐ ken token")
	for query, want := range map[string]string{
		"token": "Token|token|token|token", "Token": "Token", "a  token": "A Token|a token", "bro- ken": "bro- ▐ ken", ".": "", "": "",
	} {
		if got := foundText(typed(t, v, query), v); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// Rows in Chinese and Japanese can end anywhere, and the next row may begin with the bar of a quotation.
func TestFindWithoutBlanks(t *testing.T) {
	v := viewOf("  社内では多要素認", "  証が必須です。認証", "▐ アプリも")
	for query, want := range map[string]string{
		"認証": "認 証|認証", "要素": "要素", "認証アプリ": "認証 ▐ アプリ", "必須で": "必須で", "鍵": "",
	} {
		if got := foundText(typed(t, v, query), v); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestFindGoesToAWholeWord(t *testing.T) {
	v := viewOf("RAPID and APIs", "and API_2 and", "the API")
	f := New()
	if !f.GoToWord("API", v) || foundText(&f, v) != "API|API" {
		t.Errorf("it finds %q", foundText(&f, v))
	}
	if f.GoToWord("RPO", v) || f.Query() != "" {
		t.Error("a word that is not there is found")
	}
}

func TestFindStepsAround(t *testing.T) {
	v := viewOf("one x", "two", "three x", "four", "five x")
	f := typed(t, v, "x")
	for i, step := range []struct{ by, row int }{{1, 2}, {1, 4}, {1, 0}, {-1, 4}} {
		f.Step(step.by, v)
		if s, _ := f.Current(); v.Doc.RowAt(s.Start) != step.row {
			t.Errorf("step %d leads to row %d, want %d", i, v.Doc.RowAt(s.Start), step.row)
		}
	}
	if f.Refresh(v); v.Scroll.Top() == 0 {
		t.Error("the current match is not in view")
	}
	if f.Close(v); f.IsShown() || f.Step(1, v) {
		t.Error("something is still found")
	}
}
