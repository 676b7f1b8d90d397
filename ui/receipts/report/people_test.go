package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/receipts"
)

// peopleNamed returns people who have to acknowledge everything.
func peopleNamed(names []string) []Person {
	var out []Person
	for _, n := range names {
		out = append(out, Person{Name: n})
	}
	return out
}

func TestParsePeople(t *testing.T) {
	got, err := ParsePeople([]byte("\ufeffAda Lovelace\r\n# the others\r  \t\nBob:  engineer,on call, ENGINEER,\r\nOps: night: manager\nOps: day:\nEve\x1b[2J: x\x07y"), false)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`1 "Ada Lovelace" []`, `4 "Bob" ["engineer" "on call"]`, `5 "Ops: night" ["manager"]`, `6 "Ops: day" []`, `7 "Eve[2J" ["xy"]`}
	var said []string
	for _, p := range got {
		said = append(said, fmt.Sprintf("%d %q %q", p.Line, p.Name, []string(p.Roles)))
	}
	if strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s", strings.Join(said, "\n"))
	}
	for list, where := range map[string]string{"Ada\n: engineer\n": "2: ", "Ada\n\n:\n": "3: ", "\x01\n": "1: ", "who\n\"Ada\"\n": "2: ", "# x\nAda;engineer": "2: ", "Ada: a;b": "1: "} {
		if _, err := ParsePeople([]byte(list), false); err == nil || !strings.HasPrefix(err.Error(), where) {
			t.Errorf("%q: %v", list, err)
		}
	}
}

// A table results in the same people as a list with one per line, whatever program saved it.
func TestParsePeopleTable(t *testing.T) {
	want := `2 "Lovelace, Ada" ["engineer" "manager"]
3 "Bob" []
6 "Cy: night" ["cook"]`
	for name, table := range map[string]string{
		"commas":            "name,roles\n\"Lovelace, Ada\",\"engineer, manager\"\nBob,\n\n,\nCy: night,cook\n",
		"Excel, in Swedish": "\ufeffName;Roles\r\nLovelace, Ada;engineer,manager\r\nBob;\r\n\r\n;\r\nCy: night;cook\r\n",
		"tabs":              "role\tname\nengineer;manager\tLovelace, Ada\n\tBob\n\n\t\ncook\tCy: night",
		"more columns":      "id, name, mail, ROLES\n1, \"Lovelace, Ada\", a@example.com, engineer; manager;\n2,Bob\n\n,,,,\n3,Cy: night,,cook,,\n",
	} {
		got, err := ParsePeople([]byte(table), false)
		var said []string
		for _, p := range got {
			said = append(said, fmt.Sprintf("%d %q %q", p.Line, p.Name, []string(p.Roles)))
		}
		if err != nil || strings.Join(said, "\n") != want {
			t.Errorf("%s: %v\n%s", name, err, strings.Join(said, "\n"))
		}
	}
	for table, want := range map[string]string{
		"name,roles\nAda,engineer,manager\n": "2: the row has more cells",
		"name,roles\n\n,cook\n":              "3: the row has no name",
		"name\nLovelace, Ada\n":              "2: the row has more cells",
		"name;roles\nAda;\"cook\n":           "2: extraneous or missing",
		"who,roles\n\"Ada\",cook\n":          "2: the line has a double quote",
	} {
		if p, err := ParsePeople([]byte(table), false); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, %v", table, p, err)
		}
	}
	if got, err := ParsePeople([]byte("Ada,engineer\n"), true); err == nil {
		t.Errorf("a table without names of columns gives %v", got)
	}
	if got, err := ParsePeople([]byte("name\nAda\n"), false); err != nil || len(got) != 1 || got[0].Name != "Ada" {
		t.Errorf("one column: %v, %v", got, err)
	}
}

// roleHandbook requires different entries from different roles.
func roleHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nreading_paths:\n  - {id: all, acknowledge: true, entries: [a]}\n" +
			"  - {id: eng, roles: [Engineer], acknowledge: true, entries: [b, c]}\n  - {id: leads, roles: [manager], acknowledge: true, entries: [b, e]}\n")},
		"a.md": {Data: []byte("# A\n")},
		"b.md": {Data: []byte("# B\n")},
		"c.md": {Data: []byte("---\nack: required\n---\n# C\n")},
		"d.md": {Data: []byte("---\nack: required\naudience: [manager]\n---\n# D\n")},
		"e.md": {Data: []byte("---\nack: required\naudience: [Manager]\n---\n# E\n")},
		"f.md": {Data: []byte("---\naudience: [cook, on call]\n---\n# F\n")},
	})
	if err != nil || len(h.Problems) > 0 {
		t.Fatal(err, h.Problems)
	}
	return h
}

// An entry that two paths require from a person is missing only once.
func TestPeopleAreAskedByRole(t *testing.T) {
	list := parsePeople(t, "Ada: engineer", "Bob: manager", "Carol", "Dan: cook", "Eve: engineer", "eve: Manager", "Fay: cook", "FAY")
	want := `[Rules: All]
Ada a  missing
Bob a  missing
Carol a  missing
Dan a  missing
Eve a  missing
Fay a  missing
[Rules: Eng]
Ada b  missing
Ada c  missing
Carol b  missing
Carol c  missing
Eve b  missing
Eve c  missing
Fay b  missing
Fay c  missing
[Rules: Leads]
Bob b  missing
Bob e  missing
Carol b  missing
Carol e  missing
Eve b  missing
Eve e  missing
Fay b  missing
Fay e  missing
[Rules: entries that ask on their own]
Bob c  missing
Bob d  missing
Carol d  missing
Dan c  missing
Eve d  missing
Fay d  missing
25 missing`
	if got := rowsOf(Merge(nil, list, roleHandbook(t), noon())); got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
}

// A typo in a role does not reduce the requirements.
func TestUnknownRoleIsAskedForEverything(t *testing.T) {
	h := roleHandbook(t)
	for _, line := range []string{"Ada: cooks", "Ada: engineer, cooks", "Ada: engineer\nADA: cooks"} {
		if got, want := rowsOf(Merge(nil, parsePeople(t, line), h, noon())), rowsOf(Merge(nil, parsePeople(t, "Ada"), h, noon())); got != want {
			t.Errorf("%s\n%s\n\nwant\n%s", line, got, want)
		}
	}
}

// A receipt counts for every path that requires its entry, regardless of the path it names. It is also listed where it
// is not required, and an outdated one is not missing there.
func TestReceiptCountsForEveryPath(t *testing.T) {
	h := roleHandbook(t)
	r := receipts.NewReceipt(h, h.Entry("b"), "MANAGER")
	if r.Path != "leads" || receipts.NewReceipt(h, h.Entry("b")).Path != "eng" || receipts.NewReceipt(h, h.Entry("b"), "cook").Path != "eng" || receipts.NewReceipt(h, h.Entry("d"), "manager").Path != "" {
		t.Errorf("the path is %s", r.Path)
	}
	var given []receipts.Receipt
	for _, who := range []string{"Bob", "Dan", "Zoe"} {
		r.Who = who
		given = append(given, r)
	}
	old := receipts.NewReceipt(h, h.Entry("c"))
	old.Who, old.TextHash = "Dan", strings.Repeat("0", 64)
	given = append(given, old)
	got := rowsOf(Merge([]ReceiptFile{{Name: "all", Chain: chainOf(t, given...)}}, parsePeople(t, "Bob: engineer, manager", "Dan: on call"), h, noon()))
	want := `[Rules: All]
Bob a  missing
Dan a  missing
[Rules: Eng]
Bob b  acknowledged
Bob c  missing
Dan b  acknowledged
Dan c  acknowledged, but changed since
Zoe b  acknowledged
[Rules: Leads]
Bob b  acknowledged
Bob e  missing
Dan b  acknowledged
Zoe b  acknowledged
[Rules: entries that ask on their own]
Bob d  missing
Dan c  acknowledged, but changed since
5 missing, 1 again`
	if got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
	h.Entry("d").Metadata.Ack = ""
	if got := rowsOf(Merge(nil, parsePeople(t, "Ada: engineer, manager"), h, noon())); strings.Contains(got, "on their own") {
		t.Errorf("a table for what paths ask of everybody here:\n%s", got)
	}
}

// An entry that a person acknowledged without having to is listed once: on the path that requires it from others, and
// not among the entries as well.
func TestUnrequiredReceiptIsListedOnce(t *testing.T) {
	h := roleHandbook(t)
	var given []receipts.Receipt
	for _, id := range []string{"c", "d", "e"} {
		r := receipts.NewReceipt(h, h.Entry(id))
		r.Who = "Zoe"
		given = append(given, r)
	}
	want := `[Rules: Eng]
Zoe c  acknowledged
[Rules: Leads]
Zoe e  acknowledged
[Rules: entries that ask on their own]
Zoe d  acknowledged
0 missing`
	if got := rowsOf(Merge([]ReceiptFile{{Name: "zoe", Chain: chainOf(t, given...)}}, nil, h, noon())); got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
}

// Unsolicited receipts are sorted by id, regardless of their order in the file.
func TestUnsolicitedReceiptsAreSorted(t *testing.T) {
	var given [][3]string
	want := "[Rules: not asked for]\n"
	for i := range 20 {
		given = append(given, [3]string{"Ada", fmt.Sprintf("s%02d", (i*7)%20), ""})
		want += fmt.Sprintf("Ada s%02d  acknowledged, not asked for\n", i)
	}
	if got := rowsOf(Merge([]ReceiptFile{handedIn(t, "ada", given...)}, nil, askingHandbook(t), noon())); got != want+"0 missing" {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
}

// Whatever the list, names and roles have no control characters, and every person has a name and a line.
func FuzzParsePeople(f *testing.F) {
	f.Add([]byte("Ada: engineer\n# x\nBob"), false)
	f.Add([]byte("name;roles\n\"Ada, L\";a,b\n"), true)
	f.Add([]byte("\ufeffname\troles\r\nAda\t\x1b[2J\r\n"), true)
	f.Fuzz(func(t *testing.T, list []byte, isTable bool) {
		people, err := ParsePeople(list, isTable)
		if err != nil && len(people) > 0 {
			t.Fatalf("%v, and yet %v", err, people)
		}
		for _, p := range people {
			all := p.Name + strings.Join(p.Roles, "")
			if p.Name == "" || p.Line < 1 || strings.ContainsFunc(all, unicode.IsControl) {
				t.Fatalf("%+v", p)
			}
		}
	})
}
