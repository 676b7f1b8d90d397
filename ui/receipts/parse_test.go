package receipts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"trustbook/handbook/sanitize"
)

func TestExportsCanBeParsed(t *testing.T) {
	l := ledgerWith(t, t.TempDir(), 3)
	c, _, _ := l.Read()
	var out bytes.Buffer
	if err := c.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", "\t"); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"as written": out.Bytes(), "by a formatter": indented.Bytes()} {
		if again := Parse(data); again.Err != nil || len(again.Receipts) != 3 || again.Receipts[2].Hash != c.Receipts[2].Hash {
			t.Errorf("%s: %v, %d receipts", name, again.Err, len(again.Receipts))
		}
	}
	if forged := Parse(bytes.Replace(out.Bytes(), []byte("Text t1"), []byte("Text t9"), 1)); forged.Err == nil || forged.Err.Record != 2 {
		t.Error(forged.Err)
	}
}

// escapedRecord returns a record with a valid hash, in which the name is an escape sequence written with JSON escapes.
func escapedRecord() []byte {
	content := []byte(`{"schema":1,"seq":1,"who":"\u001b[2J\u202eAda","when":"2026-03-02T12:00:00Z","handbook":"H","entry":"a","title":"A","text_hash":"","statement":"S","previous":""`)
	return []byte(string(content) + hashFieldStart + hashOf(content) + hashFieldEnd + "\n")
}

// FuzzParse parses any file. Intact records contain nothing unprintable, and can be written and parsed again.
func FuzzParse(f *testing.F) {
	l := Open(f.TempDir(), noon)
	for _, name := range []string{"Ada", "Bob\u00e9", "=1"} {
		if _, _, err := l.Append(receiptFor(name, "a")); err != nil {
			f.Fatal(err)
		}
	}
	data := ledgerBytes(f, l)
	f.Add(data)
	f.Add(data[:len(data)-9])
	f.Add(bytes.Replace(data, []byte(`"seq":2`), []byte(`"seq":9`), 1))
	f.Add([]byte(`{"schema":1,"receipts":[{"schema":1}, null, 7]}`))
	f.Add([]byte("\n\n{}\n"))
	f.Add(escapedRecord())
	f.Fuzz(func(t *testing.T, data []byte) {
		c := Parse(data)
		for _, r := range c.Receipts {
			for _, s := range []string{r.Who, r.Handbook, r.Entry, r.Title, r.Version, r.Statement, r.Path} {
				if s != sanitize.CleanLine(s) {
					t.Fatalf("%q is not clean", s)
				}
			}
		}
		if c.Err != nil {
			return
		}
		var out bytes.Buffer
		if err := c.WriteJSON(&out); err != nil {
			t.Fatal(err)
		}
		if again := Parse(out.Bytes()); again.Err != nil || len(again.Receipts) != len(c.Receipts) {
			t.Fatalf("%v: %d receipts, want %d", again.Err, len(again.Receipts), len(c.Receipts))
		}
	})
}

// BenchmarkRead measures the first acknowledgement with 10,000 receipts, in a background command, and BenchmarkAppend a
// further one.
func BenchmarkRead(b *testing.B) {
	l := manyReceipts(b)
	for b.Loop() {
		if c, _, err := l.Read(); err != nil || c.Err != nil {
			b.Fatal(err, c.Err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	l := manyReceipts(b)
	for b.Loop() {
		appendReceipt(b, l, receiptFor("Ada", "a"))
	}
}

func manyReceipts(b *testing.B) *Ledger {
	b.Helper()
	dir := b.TempDir()
	var all bytes.Buffer
	previous := ""
	for i := range 10_000 {
		r := receiptFor("Ada", fmt.Sprint("t", i))
		r.Schema, r.Seq, r.When, r.Previous = Schema, i+1, noon(), previous
		line, err := encodeRecord(r)
		if err != nil {
			b.Fatal(err)
		}
		_, hash, _ := cutHash(line)
		previous = string(hash)
		all.Write(append(line, '\n'))
	}
	l := Open(dir, noon)
	if _, _, err := l.Append(receiptFor("Ada", "first")); err != nil { // creates the folder
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{FileName: all.Bytes(), lastName: {}} {
		if err := writeFile(dir, name, data); err != nil {
			b.Fatal(err)
		}
	}
	return l
}
