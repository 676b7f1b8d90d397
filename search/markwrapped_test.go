package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// wrap wraps text like a screen, with border at the start of each continued row, as in a quotation or table.
func wrap(text string, width int, border string) string {
	var b strings.Builder
	column := 0
	for w := range strings.FieldsSeq(text) {
		switch {
		case column == 0:
		case column+1+len(w) > width:
			b.WriteString("\n" + border)
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += len(w)
	}
	return b.String()
}

// markedWords returns the words covered by spans.
func markedWords(text string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		for _, t := range analysis.Tokenize(text[s.Start:s.End]) {
			out = append(out, t.Word)
		}
	}
	return out
}

// TestMarksSurviveWrapping compares the words marked in each shipped body with those
// marked after wrapping it.
func TestMarksSurviveWrapping(t *testing.T) {
	h := shippedHandbook(t)
	ix := New(h)
	for _, query := range []string{"mfa", "2fa admin", "least privilege", "laptop stolen", "ssh keys", "out of band vpn", "background check", "screen lock", "non-disclosure"} {
		r := ix.Search(query, Options{})
		for _, e := range h.Entries {
			plain := e.Text()
			want := markedWords(plain, r.Mark(plain))
			for _, width := range []int{1, 12, 40, 76} {
				for _, border := range []string{"", "│ ", "  ▐ ", "| ", "> "} {
					wrapped := wrap(plain, width, border)
					spans := r.Mark(wrapped)
					checkSpans(t, wrapped, spans)
					if got := markedWords(wrapped, spans); !slices.Equal(got, want) {
						t.Fatalf("%s in %s at %d with %q: got %q, want %q", query, e.ID, width, border, got, want)
					}
					for _, s := range spans {
						if strings.ContainsAny(wrapped[s.Start:s.End], "\n│▐|>") {
							t.Fatalf("%s in %s: a span covers the border: %q", query, e.ID, wrapped[s.Start:s.End])
						}
					}
				}
			}
		}
	}
}

// Every span begins and ends at the boundary of a word.
func TestMarkedWordsAreWhole(t *testing.T) {
	h := shippedHandbook(t)
	ix := New(h)
	for _, query := range []string{"admin", "prod", "acc", "cert", "encr", "multi", "a", "re"} {
		r := ix.Search(query, Options{})
		for _, e := range h.Entries {
			text := e.Text()
			starts, ends := map[int]bool{}, map[int]bool{}
			for _, w := range analysis.Tokenize(text) {
				starts[w.Start], ends[w.End] = true, true
			}
			for _, s := range r.Mark(text) {
				if !starts[s.Start] || !ends[s.End] {
					t.Errorf("%s in %s: %q is no whole word", query, e.ID, text[s.Start:s.End])
				}
			}
		}
	}
}

func TestOtherAlphabets(t *testing.T) {
	h := handbook.New(handbook.Parts{NoSynonyms: true})
	for _, e := range []struct{ id, title, body string }{
		{"sv", "Säkerhetspolicy för åtkomst", "Behörigheter granskas årligen. Lösenord får inte delas."},
		{"de", "Grundsätze für Schlüssel", "Schlüssel werden jährlich gewechselt. Die Straße ist groß."},
		{"fr", "Politique d'accès", "L’accès à l'environnement est protégé par deux facteurs."},
		{"ru", "Политика паролей", "Пароль нельзя передавать другим."},
		{"el", "Πολιτική κωδικών", "Οι κωδικοί αλλάζουν κάθε χρόνο."},
		{"ja", "パスワード 規則", "パスワード は 共有 しない。"},
		{"tr", "İSTANBUL ofisi", "Ofis Iğdır’da da var."},
	} {
		h.Entries = append(h.Entries, &handbook.Entry{ID: e.id, Title: e.title, Sections: []handbook.Section{{Text: e.body}}})
	}
	ix := New(h)
	for _, c := range []struct{ query, first, passage string }{
		{"losenord", "sv", "[Lösenord] får inte delas."},
		{"LÖSENORD", "sv", "[Lösenord] får inte delas."},
		{"åtkomst", "sv", ""},
		{"behorigheter", "sv", "[Behörigheter] granskas årligen."},
		{"schlussel", "de", "[Schlüssel] werden jährlich gewechselt."},
		{"strasse gross", "de", "Die [Straße] ist [groß]."},
		{"facteurs", "fr", "L’accès à l'environnement est protégé par deux [facteurs]."},
		{"пароль", "ru", "[Пароль] нельзя передавать другим."},
		{"ПАРОЛЬ", "ru", "[Пароль] нельзя передавать другим."},
		{"κωδικοι", "el", "Οι [κωδικοί] αλλάζουν κάθε χρόνο."},
		{"パスワード", "ja", "[パスワード] は 共有 しない。"},
		{"istanbul", "tr", ""},
		{"ofis", "tr", "[Ofis] Iğdır’da da var."},
	} {
		r := ix.Search(c.query+" ", Options{})
		if firstID(r) != c.first {
			t.Errorf("%s: got %s", c.query, summarize(r))
			continue
		}
		if got := marked(r.Hits[0].Passage, r.Hits[0].PassageMarks); c.passage != "" && got != c.passage {
			t.Errorf("%s: got %q, want %q", c.query, got, c.passage)
		}
	}
}
