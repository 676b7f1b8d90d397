package readstate

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// The file can be understood by a person who opens it.
func TestFileIsReadable(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.UseTitle("Risk & Trust <Nord>")
	apply(s, save("logs"), visit("mfa"), leave("mfa", 120))
	flush(t, s)
	want := `{
  "version": 1,
  "books": [
    {
      "book": "Risk & Trust <Nord>",
      "saved": [
        "logs"
      ],
      "read": [
        "mfa"
      ],
      "places": {
        "mfa": 120
      }
    }
  ]
}
`
	if got := readFile(t, dir, fileName); got != want {
		t.Errorf("shelf.json:\n%s\nwant:\n%s", got, want)
	}
}

// A field from a later release is preserved, even if its name differs from a known one only in case.
func TestUnknownFieldsAreKept(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, fileName, `{"version": 1, "books": [{"book": "Handbook", "receipts": {"b": [1, 2], "a": "<ok>"}, "saved": ["x"], "Saved": ["z"]}, {"book": "Other", "goal": 3}]}`)
	s := openStore(t, dir)
	apply(s, save("y"))
	flush(t, s)
	got := strings.Join(strings.Fields(readFile(t, dir, fileName)), "")
	want := `{"version":1,"books":[{"book":"Handbook","saved":["y","x"],"Saved":["z"],"receipts":{"b":[1,2],"a":"<ok>"}},{"book":"Other","goal":3}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data string
		want       string // "" for a damaged file
	}{
		{"empty", ``, ""},
		{"no JSON", `hello`, ""},
		{"NUL bytes", strings.Repeat("\x00", 300), ""},
		{"cut off", `{"version": 1, "books": [{"book": "Handbook", "sav`, ""},
		{"a list", `[]`, ""},
		{"null", `null`, ""},
		{"no version", `{"books": []}`, ""},
		{"version 0", `{"version": 0}`, ""},
		{"version below", `{"version": -1}`, ""},
		{"half a version", `{"version": 1.5}`, ""},
		{"version in words", `{"version": "1"}`, ""},
		{"version without end", `{"version": 1e999}`, ""},
		{"books of a wrong type", `{"version": 1, "books": {"a": 1}}`, ""},
		{"a book of a wrong type", `{"version": 1, "books": ["Handbook"]}`, ""},
		{"saved of a wrong type", `{"version": 1, "books": [{"book": "Handbook", "saved": "a"}]}`, ""},
		{"a place of a wrong type", `{"version": 1, "books": [{"book": "Handbook", "read": ["a"], "places": {"a": "far"}}]}`, ""},
		{"more behind it", `{"version": 1} {}`, ""},
		{"too large", `{"version": 1, "x": "` + strings.Repeat("x", maxFileBytes) + `"}`, ""},
		{"deep", `{"version": 1, "books": ` + strings.Repeat("[", 20000), ""},

		{"nothing kept", `{"version": 1}`, "saved [] read [] places []"},
		{"null for everything", `{"version": 1, "books": [null, {"book": "Handbook", "saved": null, "read": null, "places": null}]}`, "saved [] read [] places []"},
		{"doubles", `{"version": 1, "books": [{"book": "Handbook", "saved": ["a", "b", "a"], "read": ["c", "c"]}]}`, "saved [a b] read [c] places []"},
		{"bad ids", `{"version": 1, "books": [{"book": "Handbook", "saved": ["", "a\u001b", "b"]}]}`, "saved [b] read [] places []"},
		{"places of nothing", `{"version": 1, "books": [{"book": "Handbook", "read": ["a", "b"], "places": {"a": -1, "b": 0, "c": 5}}]}`, "saved [] read [a b] places []"},
		{"a book twice", `{"version": 1, "books": [{"book": "Handbook", "saved": ["a"]}, {"book": "Handbook", "saved": ["b"]}]}`, "saved [a] read [] places []"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			books, err := decodeStates([]byte(test.data))
			var broken corruptError
			if errors.As(err, &broken) != (test.want == "") {
				t.Fatalf("error %v", err)
			}
			if test.want != "" {
				wantState(t, &Store{title: "Handbook", library: books}, test.want)
			}
		})
	}
}

// Invalid sources are dropped, and sources are deleted with their entries.
func TestSourcesGoWithTheirEntries(t *testing.T) {
	hash := strings.Repeat("ab", FingerprintDigits/2)
	long := strings.Repeat("1", maxWordBytes+1)
	books, err := decodeStates(fmt.Appendf(nil, `{"version": 1, "books": [{"book": "Handbook", "read": ["a", "b", "c", "d", "e"],
		"sources": {"a": "%[1]s 1.2", "b": "%[1]s", "c": "ab 1.2\u001b", "d": "%[1]s %[2]s", "e": null, "unread": "%[1]s 1.2"}}]}`, hash, long))
	if err != nil {
		t.Fatal(err)
	}
	st := books[0]
	if len(st.sources) != 1 || st.record("a").Source.Hash("1.2") != hash {
		t.Errorf("kept are %q", st.sources)
	}
	if st.keepRecent(0); len(st.sources) != 0 {
		t.Errorf("without entries %q", st.sources)
	}
}

func TestNewerFilesAreRecognised(t *testing.T) {
	for _, data := range []string{
		`{"version": 2}`,
		`{"version": 2, "books": "moved elsewhere"}`,
		`{"books": [], "version": 7}`,
		`{"version": 3, "books": [{"sav`,
		`{"version": 2, "x": "` + strings.Repeat("x", maxFileBytes) + `"}`,
	} {
		var newer newerVersionError
		if _, err := decodeStates([]byte(data)); !errors.As(err, &newer) {
			t.Errorf("%.40s: %v", data, err)
		}
	}
}

// skipIfShort skips tests of the limits, because they use large files and no goroutines.
func skipIfShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a file at the limits")
	}
}

// A file that would be too large loses entries opened long ago, but never saved ones.
func TestEncodeForgetsVisitsOnly(t *testing.T) {
	skipIfShort(t)
	var l stateList
	id := func(i int) string { return fmt.Sprintf("%0400d", i) }
	for b := range 3 {
		for i := range 1000 {
			l.touch(fmt.Sprint("book ", b)).setPosition(id(i), 1)
		}
		for i := range 500 {
			l.touch(fmt.Sprint("book ", b)).saved.moveToFront(id(i))
		}
	}
	data, err := encodeStates(&l)
	if err != nil || len(data) > maxFileBytes {
		t.Fatal(len(data), err)
	}
	again, err := decodeStates(data)
	if err != nil || len(again) != 3 {
		t.Fatal(len(again), err)
	}
	for i, b := range again {
		if len(b.saved.ids) != 500 || len(b.positions) != len(b.read.ids) || b.title != l[i].title {
			t.Errorf("%s: %d saved, %d read, %d places", b.title, len(b.saved.ids), len(b.read.ids), len(b.positions))
		}
	}
	if !again[0].read.has(id(999)) {
		t.Error("the entry that was opened last is forgotten")
	}
}

// The marks of large handbooks do not displace read and saved entries.
func TestEncodeForgetsTheOldestMarksFirst(t *testing.T) {
	skipIfShort(t)
	var l stateList
	for i := range 12 {
		book := fmt.Sprint("book ", i)
		l.touch(book).visit("a")
		l.touch(book).takeSnapshot(Snapshot{Day: "2026-03-02", Digest: "h1:x", Marks: make([]byte, 8*MaxNewsEntries)})
	}
	data, err := encodeStates(&l)
	if err != nil || len(data) > maxFileBytes {
		t.Fatal(len(data), err)
	}
	again, err := decodeStates(data)
	if err != nil || len(again) != 12 {
		t.Fatal(len(again), err)
	}
	for i, b := range again {
		if known := b.snapshot != nil && len(b.snapshot.Marks) > 0; b.snapshot == nil || b.snapshot.Day != "2026-03-02" || !b.read.has("a") || known != (i < 9) {
			t.Errorf("%s, place %d: %t", b.title, i, known)
		}
	}
}

func TestEncodeRefusesTooMuch(t *testing.T) {
	skipIfShort(t)
	var l stateList
	for i := range 3000 {
		l.touch("").saved.moveToFront(fmt.Sprintf("%0400d", i))
	}
	if _, err := encodeStates(&l); err == nil || saveHint(err) != "remove some saved entries" {
		t.Fatal(err)
	}
}

// Many handbooks with one entry each must not need many attempts to fit.
func TestEncodeOfManyHandbooks(t *testing.T) {
	skipIfShort(t)
	var l stateList
	for i := range 9000 {
		b := &State{title: fmt.Sprint("book ", i)}
		b.visit(strings.Repeat("x", 200))
		b.snapshot = &Snapshot{Day: "2026-03-02", Digest: "h1:x"}
		l = append(l, b)
	}
	data, err := encodeStates(&l)
	if err != nil || len(data) > maxFileBytes || len(l) < 1000 {
		t.Errorf("%d bytes, %d books, %v", len(data), len(l), err)
	}
	if l[0].title != "book 0" || l.find("book 8999") != nil {
		t.Error("want the books that were changed last")
	}
}

// FuzzDecode checks that decoding terminates for any file, and that encoding and decoding the result again does not
// change it.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `{"version":1}`, `{"version":2}`, `{"version":1,"books":[null]}`,
		`{"version":1,"books":[{"book":"a","saved":["x","x"],"read":["y"],"places":{"y":3,"z":-1},"more":{"deep":[1e99]}}]}`,
		`{"version":1,"books":[{"book":"a","read":["x","y"],"finished":{"x":"2026-01-31 ab read 1.2 draft","y":"2026-01-31 ab by-hand","z":""},"seen":{"x":"ab 9 1-2","y":"cd 9 5-9,0-4,4-5,x,-3-2"},"met":{"day":"2026-01-31","digest":"h1:","texts":"AAAA"}}]}`,
		`{"version":1,"books":[{"book":"a","read":["x"],"finished":{"x":null},"met":{"day":"never"},"begun":{"p":"2026-01-31","q":"soon","":null}}]}`,
		`{"version":1,"books":[{"book":"a","read":["x","y"],"languages":{"x":"sv ","y":"a b c"},"sources":{"x":"ab 1.2","y":"ab"}}]}`,
		"\x00\x00", `{"version":1,"books":[{"book":"\ud800","saved":["\u001b"],"":"","BOOK":"b"}]}`,
		`{"version":1,"books":[{"book":"a","Saved":["x"],"saved":["y"],"MET":{"day":"2026-01-31"},"begun":{"p":"2026-01-31"},"read":["x"]}],"Books":[]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		books, err := decodeStates(data)
		if err != nil {
			return
		}
		once, err := encodeStates(&books)
		if err != nil {
			return // with indentation, the saved entries do not fit
		}
		again, err := decodeStates(once)
		if err != nil {
			t.Fatalf("%v in what was written:\n%s", err, once)
		}
		if twice, err := encodeStates(&again); err != nil || string(twice) != string(once) {
			t.Fatalf("%v: written as\n%s\nand then as\n%s", err, once, twice)
		}
	})
}
