package linear_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
	"trustbook/ui/receipts"
)

// hook runs between two lines of a conversation, after the reply to the first.
type hook func()

func (m hook) Read([]byte) (int, error) {
	m()
	return 0, io.EOF
}

// lines returns an input with the given lines.
func lines(all ...string) io.Reader { return strings.NewReader(strings.Join(all, "\n") + "\n") }

// singleEntry returns a handbook with a single entry.
func singleEntry(t *testing.T, text string) fixture {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{"handbook.yaml": {Data: []byte("title: The lighthouse\n")}, "log.md": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return fixture{h, search.New(h)}
}

// Receipts stay valid if their file becomes unreadable later.
func TestKeepsReceiptsThatBecomeUnreadable(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	file := filepath.Join(dir, receipts.FileName)
	must := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	spoil := hook(func() { must(os.Rename(file, file+".away")); must(os.Mkdir(file, 0o700)) })
	mend := hook(func() { must(os.Remove(file)); must(os.Rename(file+".away", file)) })
	in := io.MultiReader(lines("l", "2", "a", "y"), spoil, lines("w 1", "w 1", "2", "a"), mend, lines("w 1"), spoil, lines("w 1"))
	var out bytes.Buffer
	if err := linear.Run(book.book, book.index, in, &out, withState(dir)); err != nil {
		t.Fatal(err)
	}
	said := out.String()
	has(t, said, "Acknowledged: The log", "Caution:", "2. The log, read", "2. The log, read",
		"Acknowledged on 24 November 2026, by ada", "Already acknowledged on 24 November 2026, by ada.", "2. The log, read", "Caution:", "2. The log, read")
	if n := strings.Count(said, "Caution:"); n != 2 || strings.Contains(said, "to acknowledge\n") {
		t.Errorf("%d cautions, want 2, one for each time the file becomes unreadable:\n%s", n, said)
	}
}

// The reply explains why an entry must be acknowledged again, because a new version may have the same text.
func TestSaysWhyToAcknowledgeAgain(t *testing.T) {
	log := func(version, words string) fixture {
		return singleEntry(t, "---\nack: required\nversion: \""+version+"\"\n---\n# The log\n\n"+words+"\n")
	}
	dir := t.TempDir()
	has(t, log("1.0", "Every hour.").ask(t, withState(dir), "l", "1", "a", "y"), "Acknowledged: The log")
	for words, why := range map[string]string{
		"Every hour.": "Version 2.0 requires it, with the same wording; it was acknowledged on 24 November 2026, version 1.0, by ada.",
		"Every watch": "It has changed since it was acknowledged on 24 November 2026, version 1.0, by ada.",
	} {
		o := withState(dir)
		o.Width = 400
		has(t, log("2.0", words).ask(t, o, "l", "1"), "Please acknowledge this entry again: type a. "+why)
	}
}
