package receipts

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook/load"
)

// noon always returns the same time, in an unusual time zone.
func noon() time.Time {
	return time.Date(2026, 1, 31, 12, 0, 0, 0, time.FixedZone("", 3600))
}

// receiptFor returns a receipt that is about to be stored.
func receiptFor(who, id string) Receipt {
	return Receipt{
		Who: who, Handbook: "Rules", Edition: "7", Digest: "h1:x", Path: "first", Entry: id, Title: "Text " + id,
		Version: "2.1", TextHash: hashOf([]byte(id)), Statement: "I have read this text & mean it.",
	}
}

// ledgerWith returns a ledger with n receipts.
func ledgerWith(t testing.TB, dir string, n int) *Ledger {
	t.Helper()
	l := Open(dir, noon)
	for i := range n {
		appendReceipt(t, l, receiptFor("Ada", fmt.Sprint("t", i)))
	}
	return l
}

func appendReceipt(t testing.TB, l *Ledger, r Receipt) Receipt {
	t.Helper()
	r, notes, err := l.Append(r)
	if err != nil || len(notes) > 0 {
		t.Fatalf("%v %q", err, notes)
	}
	return r
}

func ledgerBytes(t testing.TB, l *Ledger) []byte {
	t.Helper()
	data, _, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// splitAfterNewlines returns the lines of a file, each with its newline.
func splitAfterNewlines(data []byte) []string {
	return strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
}

func TestRecordHasTheDocumentedForm(t *testing.T) {
	l := Open(t.TempDir(), noon)
	shown := 98
	r := receiptFor("Ada <ada@a.example>", "a")
	r.Shown = &shown
	r = appendReceipt(t, l, r)
	said := `{"schema":1,"seq":1,"who":"Ada <ada@a.example>","when":"2026-01-31T12:00:00+01:00","handbook":"Rules","edition":"7",` +
		`"digest":"h1:x","path":"first","entry":"a","title":"Text a","version":"2.1","text_hash":"` + hashOf([]byte("a")) +
		`","statement":"I have read this text & mean it.","shown":98,"previous":""`
	want := fmt.Sprintf("%s,\"hash\":\"%x\"}\n", said, sha256.Sum256([]byte(said)))
	if got := string(ledgerBytes(t, l)); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte(said))); r.Hash != want {
		t.Errorf("the hash is %s, want %s", r.Hash, want)
	}
}

func TestReceiptsFormAChain(t *testing.T) {
	l := ledgerWith(t, t.TempDir(), 4)
	c, notes, err := l.Read()
	if err != nil || c.Err != nil || len(notes) > 0 || len(c.Receipts) != 4 || len(c.Remarks) > 0 {
		t.Fatalf("%v %v %q %d", err, c.Err, notes, len(c.Receipts))
	}
	for i, r := range c.Receipts {
		if r.Seq != i+1 || i > 0 && r.Previous != c.Receipts[i-1].Hash || r.Entry != fmt.Sprint("t", i) {
			t.Errorf("%+v", r)
		}
	}
	if c.LastName() != "Ada" || len(c.ByEntry("Rules")["t2"]) != 1 || len(c.ByEntry("Others")) > 0 {
		t.Error("the index does not hold what was kept")
	}
}

// Every changed byte is detected, and the error names the record.
func TestEveryChangedByteIsNoticed(t *testing.T) {
	data := ledgerBytes(t, ledgerWith(t, t.TempDir(), 3))
	line := 1
	for i := range data {
		for _, bit := range []byte{1, 2, 4, 8, 16, 32, 64, 128} {
			changed := bytes.Clone(data)
			changed[i] ^= bit
			c := Parse(changed)
			if c.Err == nil {
				t.Fatalf("byte %d with bit %d: nothing is broken", i, bit)
			}
			if c.Err.Record != line {
				t.Fatalf("byte %d, of record %d: %v", i, line, c.Err)
			}
		}
		if data[i] == '\n' {
			line++
		}
	}
}

// A missing or doubled byte is detected too.
func TestEveryLostByteIsNoticed(t *testing.T) {
	data := ledgerBytes(t, ledgerWith(t, t.TempDir(), 2))
	for i := range data {
		if c := Parse(append(bytes.Clone(data[:i]), data[i+1:]...)); c.Err == nil {
			t.Fatalf("without byte %d nothing is broken", i)
		}
		if c := Parse(append(bytes.Clone(data[:i+1]), data[i:]...)); c.Err == nil {
			t.Fatalf("with byte %d twice nothing is broken", i)
		}
	}
}

// forgedRecord returns a record that a person forged with a valid hash.
func forgedRecord(t *testing.T, r Receipt) string {
	t.Helper()
	line, err := encodeRecord(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(line) + "\n"
}

func TestFirstBreakIsReported(t *testing.T) {
	dir := t.TempDir()
	l := ledgerWith(t, dir, 5)
	whole := splitAfterNewlines(ledgerBytes(t, l))
	c, _, _ := l.Read()
	other := *c.Receipts[2]
	other.Who = "Bob"
	join := func(l ...string) string { return strings.Join(l, "") }
	whole[4] += "\n"
	for name, test := range map[string]struct{ data, want string }{
		"none":         {join(whole...), ""},
		"empty":        {"", ""},
		"changed":      {strings.Replace(join(whole...), "Text t1", "Text t9", 1), "record 2: it was changed: its hash does not match its content"},
		"hash anew":    {join(whole[0], whole[1], forgedRecord(t, other), whole[3], whole[4]), "record 4: it does not follow the record before it, which was changed and hashed again"},
		"one missing":  {join(whole[0], whole[2], whole[3]), "record 2: number 2 is missing before it"},
		"more missing": {join(whole[0], whole[4]), "record 2: numbers 2 to 4 are missing before it"},
		"no beginning": {join(whole[1], whole[2]), "record 1: number 1 is missing before it"},
		"reordered":    {join(whole[0], whole[2], whole[1], whole[3]), "record 2: the order was changed: this is number 3, and number 2 comes later"},
		"twice":        {join(whole[0], whole[1], whole[1], whole[2]), "record 3: it does not belong here: it is number 2, but number 3 was expected"},
		"torn":         {join(whole[0], whole[1][:40]), "record 2: it is truncated: it was not fully written"},
		"other text":   {join(whole[0], "hello\n", whole[1]), "record 2: it is not a receipt: a record ends with its hash"},
		"blank line":   {join(whole[0], "\n", whole[1]), "record 2: it is not a receipt: a record ends with its hash"},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if c := Parse([]byte(test.data)); c.Err != nil {
				got = c.Err.Error()
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func TestClockThatGoesBackwardsIsRemarked(t *testing.T) {
	dir := t.TempDir()
	ledgerWith(t, dir, 1)
	l := Open(dir, func() time.Time { return noon().Add(-time.Hour) })
	appendReceipt(t, l, receiptFor("Ada", "b"))
	c, _, _ := l.Read()
	want := "record 2: the clock went backwards, from 2026-01-31 12:00:00 +01:00 to 2026-01-31 11:00:00 +01:00"
	if c.Err != nil || len(c.Remarks) != 1 || c.Remarks[0] != want {
		t.Errorf("%v %q", c.Err, c.Remarks)
	}
}

func TestCovers(t *testing.T) {
	for _, test := range []struct {
		then, now string
		same      bool
		want      bool
	}{
		{"1.0", "1.0", true, true},
		{"1.0", "1.4", false, true}, // an editorial change
		{"1.0", "1.0", false, true}, // the author states that nothing has changed
		{"1.9", "2.0", false, false},
		{"1", "v2", true, false},
		{"", "", true, true},
		{"", "", false, false},
		{"", "1.0", true, true}, // a version was added to the same text
		{"", "1.0", false, false},
		{"draft", "final", true, true},
		{"draft", "final", false, false},
		{"2.0", "1.0", false, true},
	} {
		now := "same"
		if !test.same {
			now = "other"
		}
		if got := (&Receipt{Version: test.then, TextHash: "same"}).Covers(test.now, now); got != test.want {
			t.Errorf("%+v: %t", test, got)
		}
	}
}

func TestNewNamesTheRequiringPath(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nversion: '7'\nack_statement: I mean it.\nreading_paths:\n  - {id: open, entries: [a]}\n  - {id: staff, entries: [a], acknowledge: true}\n")},
		"a.md":          {Data: []byte("---\nid: a\nversion: '2.1'\n---\n# A\n\nWords.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	e := h.Entry("a")
	got := NewReceipt(h, e)
	want := Receipt{
		Handbook: "Rules", Edition: "7", Digest: h.Digest, Path: "staff", Entry: "a", Title: "A", Version: "2.1", TextHash: e.Hash(), HashVersion: 2, Statement: "I mean it.",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%+v", got)
	}
}
