package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/receipts"
)

// askingHandbook requires acknowledgement of two entries on a path, one of which is also on another path, and of one
// entry by its own front matter.
func askingHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nreading_paths:\n  - {id: staff, title: Staff, acknowledge: true, entries: [a, b]}\n" +
			"  - {id: ops, title: Operations, acknowledge: true, entries: [b]}\n  - {id: open, entries: [c]}\n")},
		"a.md": {Data: []byte("---\nid: a\nversion: '2.1'\nformer_ids: [old-a]\n---\n# A\n\nWords.\n")},
		"b.md": {Data: []byte("---\nid: b\nversion: '1.0'\n---\n# B\n\nWords.\n")},
		"c.md": {Data: []byte("---\nid: c\nack: Required\n---\n# C\n\nWords.\n")},
		"d.md": {Data: []byte("# D\n\nWords.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// noon always returns the same time, in an unusual time zone.
func noon() time.Time {
	return time.Date(2026, 1, 31, 12, 0, 0, 0, time.FixedZone("", 3600))
}

// receiptFor returns a person's receipt for an entry of the handbook Rules.
func receiptFor(who, id string) receipts.Receipt {
	return receipts.Receipt{
		Who: who, Handbook: "Rules", Edition: "7", Digest: "h1:x", Path: "first", Entry: id, Title: strings.ToUpper(id),
		Version: "2.1", TextHash: "x", Statement: "I have read this text & mean it.",
	}
}

// chainOf returns a chain of receipts, an hour apart.
func chainOf(t *testing.T, given ...receipts.Receipt) receipts.Chain {
	t.Helper()
	at := noon()
	l := receipts.Open(t.TempDir(), func() time.Time { return at })
	for _, r := range given {
		if _, notes, err := l.Append(r); err != nil || len(notes) > 0 {
			t.Fatal(err, notes)
		}
		at = at.Add(time.Hour)
	}
	data, _, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return receipts.Parse(data)
}

// handedIn returns the file of one computer. Each receipt is given as name, entry and version.
func handedIn(t *testing.T, name string, given ...[3]string) ReceiptFile {
	t.Helper()
	var all []receipts.Receipt
	for _, g := range given {
		r := receiptFor(g[0], g[1])
		r.Version = g[2]
		all = append(all, r)
	}
	return ReceiptFile{Name: name, Chain: chainOf(t, all...)}
}

// rowsOf prints a report with a line for each row.
func rowsOf(m *Report) string {
	var b strings.Builder
	for _, p := range m.Tables {
		fmt.Fprintf(&b, "[%s]\n", p.Title)
		for _, r := range p.Rows {
			fmt.Fprintf(&b, "%s %s %s %s\n", r.Who, r.Entry, r.Version, r.State)
		}
	}
	fmt.Fprintf(&b, "%d missing", m.Missing)
	if m.Again > 0 {
		fmt.Fprintf(&b, ", %d again", m.Again)
	}
	return b.String()
}

// A receipt under a former title counts for the handbook, but not one under any other title.
func TestReceiptsUnderAFormerTitleCount(t *testing.T) {
	h := askingHandbook(t)
	var given []receipts.Receipt
	for _, title := range []string{"Rules 2026", "Other rules"} {
		r := receipts.NewReceipt(h, h.Entry("a"))
		r.Handbook, r.Who = title, "Ada"
		given = append(given, r)
	}
	file := ReceiptFile{Name: "ada", Chain: chainOf(t, given...)}
	if _, counts := file.Chain.ByEntry(h.Titles()...).Find(h.Entry("a"), (*handbook.Entry).Hash); counts {
		t.Error("a receipt for another handbook counts")
	}
	h.FormerTitles = []string{"Rules 2025", "Rules 2026"}
	if r, counts := file.Chain.ByEntry(h.Titles()...).Find(h.Entry("a"), (*handbook.Entry).Hash); !counts || r.Handbook != "Rules 2026" {
		t.Errorf("%v %v", counts, r)
	}
	want := `[Rules: Staff]
Ada a 2.1 acknowledged
Ada b  missing
[Rules: Operations]
Ada b  missing
[Rules: entries that ask on their own]
Ada c  missing
[Other rules: another handbook, not asked for here]
Ada a 2.1 acknowledged, not asked for
2 missing`
	if got := rowsOf(Merge([]ReceiptFile{file}, parsePeople(t, "Ada"), h, noon())); got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
}

// parsePeople parses a list with one person per line.
func parsePeople(t *testing.T, lines ...string) []Person {
	t.Helper()
	out, err := ParsePeople([]byte(strings.Join(lines, "\n")), false)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMerge(t *testing.T) {
	files := []ReceiptFile{
		handedIn(t, "desk", [3]string{"Ada", "a", "1.0"}, [3]string{"Ada", "b", "1"}),
		handedIn(t, "laptop", [3]string{" ada ", "a", "2.0"}, [3]string{"Ada", "c", ""}),
		handedIn(t, "bob", [3]string{"Bob", "old-a", "1.0"}, [3]string{"Bob", "elsewhere", "1"}),
	}
	want := `[Rules: Staff]
Ada a 2.0 acknowledged
Ada b 1 acknowledged
Dan a  missing
Dan b  missing
Bob a 1.0 acknowledged, but changed since
[Rules: Operations]
Ada b 1 acknowledged
Dan b  missing
[Rules: entries that ask on their own]
Ada c  acknowledged, but changed since
Dan c  missing
[Rules: not asked for]
Bob elsewhere 1 acknowledged, not asked for
3 missing, 1 again`
	if got := rowsOf(Merge(files, parsePeople(t, "Ada", "", "Dan\r", "ADA"), askingHandbook(t), noon())); got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
	if m := Merge(files, nil, askingHandbook(t), noon()); m.Missing != 0 || strings.Contains(rowsOf(m), " missing\n") {
		t.Errorf("without a list nothing is required: %s", rowsOf(m))
	}
}

// An older receipt in another file does not hide a valid one, whichever is read first.
func TestOlderReceiptHidesNoneThatCounts(t *testing.T) {
	one, other := handedIn(t, "one", [3]string{"Ada", "a", "2.0"}), handedIn(t, "two", [3]string{"x", "x", ""}, [3]string{"Ada", "a", "1.0"})
	for _, files := range [][]ReceiptFile{{one, other}, {other, one}} {
		m := Merge(files, nil, askingHandbook(t), noon())
		if row := m.Tables[0].Rows[0]; row.State != StateAcknowledged || row.Version != "2.0" {
			t.Errorf("%+v", row)
		}
	}
}

// A signed file and an unsigned one can contain the same receipts.
func TestSignatureBelongsToTheReceipt(t *testing.T) {
	bare := handedIn(t, "desk", [3]string{"Ada", "a", "2.1"}, [3]string{"Ada", "elsewhere", ""})
	sealed := ReceiptFile{Name: "by mail", Signer: "KEY", Chain: bare.Chain}
	other := ReceiptFile{Name: "again", Signer: "OTHER", Chain: bare.Chain}
	for _, files := range [][]ReceiptFile{{bare, sealed}, {sealed, bare}, {bare, sealed, other}} {
		rows := 0
		for _, p := range Merge(files, nil, askingHandbook(t), noon()).Tables {
			for _, row := range p.Rows {
				if rows++; row.Signed != "KEY" {
					t.Errorf("%s is signed by %q", row.Entry, row.Signed)
				}
			}
		}
		if rows != 2 {
			t.Errorf("%d rows, want 2", rows)
		}
	}
}

// hostile lists names that try to inject something.
var hostile = []string{
	"=HYPERLINK(\"http://evil.example\")", "@SUM(A1)", "+1", "-1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{.}}", "a\x1b[2Jb", "x\r\ny,z",
}

func TestTablesAreHarmless(t *testing.T) {
	var given [][3]string
	for _, name := range hostile {
		given = append(given, [3]string{name, "a", "2.1"})
	}
	f := handedIn(t, "all", given...)
	m := Merge([]ReceiptFile{f}, peopleNamed(hostile), askingHandbook(t), noon())
	tables := map[string]Table{"list": Receipts{f.Chain}.Table(), "merge": m.Table()}
	for name, sheet := range map[string]Sheet{"list": Receipts{f.Chain}.Sheet(), "merge": m.Sheet()} {
		t.Run(name, func(t *testing.T) {
			var table, page bytes.Buffer
			if err := tables[name].WriteCSV(&table); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&table).ReadAll() // this also checks that all rows have the same length
			if err != nil || len(rows) <= len(hostile) {
				t.Fatal(err, len(rows))
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.ContainsAny(cell, "\x1b\r\n") || cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
						t.Errorf("the cell %q", cell)
					}
				}
			}
			if err := sheet.WriteHTML(&page); err != nil {
				t.Fatal(err)
			}
			checkPage(t, page.String())
		})
	}
}

// checkPage fails if a page has anything that could run or load.
func checkPage(t *testing.T, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Data == hostile[4] {
			names++
		}
		switch n.Data {
		case "script", "img", "link", "iframe", "a":
			if n.Type == html.ElementNode {
				t.Errorf("the page has a %s", n.Data)
			}
		}
	}
	if names == 0 || strings.Contains(page, "\x1b") || !strings.Contains(page, "default-src 'none'; style-src 'sha256-") {
		t.Errorf("%d names; the page is\n%s", names, page)
	}
}

// BenchmarkMerge merges 4,000 receipts from twenty people for as many entries.
func BenchmarkMerge(b *testing.B) {
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("title: Rules\nreading_paths: [{id: all, acknowledge: true}]\n")}}
	for i := range 4000 {
		files[fmt.Sprintf("t%d.md", i)] = &fstest.MapFile{Data: []byte("# T\n")}
	}
	h, err := load.Handbook(files)
	if err != nil {
		b.Fatal(err)
	}
	var c receipts.Chain
	for i, e := range h.Entries {
		r := receipts.NewReceipt(h, e)
		r.Who, r.Hash = fmt.Sprint("p", i%20), fmt.Sprint(i)
		c.Receipts = append(c.Receipts, &r)
	}
	for b.Loop() {
		if m := Merge([]ReceiptFile{{Name: "all", Chain: c}}, nil, h, noon()); len(m.Tables[0].Rows) != 4000 {
			b.Fatal(len(m.Tables[0].Rows))
		}
	}
}
