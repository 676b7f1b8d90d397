package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
)

// shippedHandbook returns the built-in handbook.
func shippedHandbook(t testing.TB) *handbook.Handbook {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// handbookWith returns a small handbook made from lines of "title | body". The ids are a, b, c...
func handbookWith(lines ...string) *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "test", NoSynonyms: true})
	for i, line := range lines {
		title, body, _ := strings.Cut(line, " | ")
		h.Entries = append(h.Entries, &handbook.Entry{
			ID: string(rune('a' + i)), Title: title, Category: "all", Sections: []handbook.Section{{Text: body}},
		})
	}
	return h
}

func ids(r Result) string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.Entry.ID)
	}
	return strings.Join(out, " ")
}

func firstID(r Result) string {
	if len(r.Hits) == 0 {
		return ""
	}
	return r.Hits[0].Entry.ID
}

// marked puts spans of text in brackets.
func marked(text string, spans []Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
	}
	return text
}
