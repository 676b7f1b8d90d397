package index

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"go.uber.org/goleak"
	"golang.org/x/tools/txtar"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func newIndex(t *testing.T, h *handbook.Handbook) *Index {
	t.Helper()
	ix := Build(context.Background(), h, nil, 0)
	if ix == nil {
		t.Fatal("no index")
	}
	return ix
}

// handbookWith makes a small handbook from lines of "title | body". Ids are a, b, c...
func handbookWith(lines ...string) *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "test", NoSynonyms: true})
	for i, line := range lines {
		title, body, _ := strings.Cut(line, " | ")
		h.Entries = append(h.Entries, &handbook.Entry{ID: string(rune('a' + i)), Title: title, Category: "all", Sections: []handbook.Section{{Text: body}}})
	}
	return h
}

// numberedHandbook makes a handbook of n entries of 300 words each, which share some of their words.
func numberedHandbook(n int) *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "test"})
	for i := range n {
		var body strings.Builder
		for j := range 300 {
			fmt.Fprintf(&body, "word%c%c%d ", 'a'+(i+j)%26, 'a'+i*j%26, i*j%97)
		}
		h.Entries = append(h.Entries, &handbook.Entry{ID: fmt.Sprint("entry-", i), Title: fmt.Sprint("Entry ", i), Category: "all", Sections: []handbook.Section{{Text: body.String()}}})
	}
	return h
}

func shippedHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func swedishHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	archive, err := txtar.ParseFile("../testdata/swedish/handbook.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
