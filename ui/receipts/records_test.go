package receipts

import (
	"bytes"
	"testing"
)

// Line ends that a mail program changed, and text that it put before the first line, are not tampering. A change to
// such a file is still noticed.
func TestMailedFilesAreNormalized(t *testing.T) {
	dir := t.TempDir()
	l := ledgerWith(t, dir, 3)
	kept := ledgerBytes(t, l)
	mailed := append([]byte("\ufeff"), bytes.ReplaceAll(kept, []byte("\n"), []byte("\r\n"))...)
	c := Parse(mailed)
	if c.Err != nil || len(c.Receipts) != 3 || !bytes.Equal(NormalizeNewlines(mailed), kept) {
		t.Errorf("%v, %d receipts", c.Err, len(c.Receipts))
	}
	if c = Parse(bytes.Replace(mailed, []byte("Text t1"), []byte("Text t9"), 1)); c.Err == nil || c.Err.Record != 2 {
		t.Errorf("a change: %v", c.Err)
	}
	writeTestFile(t, dir, FileName, string(mailed))
	appendReceipt(t, l, receiptFor("Ada", "a"))
	if c, notes, err := l.Read(); err != nil || len(notes) > 0 || c.Err != nil || len(c.Receipts) != 4 {
		t.Errorf("%v %q %v", err, notes, c.Err)
	}
}

// A record that two programs may read differently is not a receipt, whatever its hash.
func TestAmbiguousRecordsAreRejected(t *testing.T) {
	for name, said := range map[string]string{
		"a key twice":       `{"schema":1,"seq":1,"who":"Ada","who":"Bob","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`,
		"a key in capitals": `{"schema":1,"seq":1,"who":"Ada","Who":"Bob","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`,
		"blanks":            `{"schema":1, "seq":1,"who":"Ada","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`,
		"no name":           `{"schema":1,"seq":1,"who":"","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`,
		"no time":           `{"schema":1,"seq":1,"who":"Ada","entry":"a","previous":""`,
		"no number":         `{"schema":1,"seq":0,"who":"Ada","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`,
		"hidden letters":    "{\"schema\":1,\"seq\":1,\"who\":\"Ada\u202e\",\"when\":\"2026-01-31T12:00:00Z\",\"entry\":\"a\",\"previous\":\"\"",
		"no UTF-8":          "{\"schema\":1,\"seq\":1,\"who\":\"Ada\xff\",\"when\":\"2026-01-31T12:00:00Z\",\"entry\":\"a\",\"previous\":\"\"",
		"a day":             `{"schema":1,"seq":1,"who":"Ada","when":"2026-01-31","entry":"a","previous":""`,
	} {
		t.Run(name, func(t *testing.T) {
			line := said + hashFieldStart + hashOf([]byte(said)) + "\"}\n"
			if c := Parse([]byte(line)); c.Err == nil || len(c.Receipts) > 0 {
				t.Errorf("%+v", c)
			}
		})
	}
}

func TestControlCharactersAreRemoved(t *testing.T) {
	said := `{"schema":1,"seq":1,"who":"Ada\u001b[31m\u202e","when":"2026-01-31T12:00:00Z","entry":"a","previous":""`
	c := Parse([]byte(said + hashFieldStart + hashOf([]byte(said)) + "\"}\n"))
	if c.Err != nil || c.Receipts[0].Who != "Ada[31m" {
		t.Errorf("%v %+v", c.Err, c.Receipts)
	}
	l := Open(t.TempDir(), noon)
	r := receiptFor("Bob\x1b]0;x\x07\nsmith", "a")
	if r = appendReceipt(t, l, r); r.Who != "Bob]0;x smith" || bytes.ContainsAny(ledgerBytes(t, l), "\x1b\x07") {
		t.Errorf("%q", ledgerBytes(t, l))
	}
}

// A record of a newer program is checked and kept, and the chain continues from it.
func TestNewerRecordsAreKept(t *testing.T) {
	for name, extra := range map[string]string{
		"with more keys":         `"who":"Ada","when":"2026-01-31T12:00:00Z","entry":"a","witness":{"who":"Bob"}`,
		"with others altogether": `"who":["Ada"],"when":1769857200,"entries":["a","b"]`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			l := ledgerWith(t, dir, 1)
			c, _, _ := l.Read()
			said := `{"schema":2,"seq":2,` + extra + `,"previous":"` + c.Receipts[0].Hash + `"`
			newer := said + hashFieldStart + hashOf([]byte(said)) + "\"}\n"
			writeTestFile(t, dir, FileName, string(ledgerBytes(t, l))+newer)
			writeTestFile(t, dir, lastName, newer)
			appendReceipt(t, l, receiptFor("Ada", "b"))
			c, notes, err := l.Read()
			if err != nil || len(notes) > 0 || c.Err != nil || len(c.Receipts) != 3 || !bytes.Contains(ledgerBytes(t, l), []byte(newer)) {
				t.Errorf("%v %q %v\n%s", err, notes, c.Err, ledgerBytes(t, l))
			}
		})
	}
}
