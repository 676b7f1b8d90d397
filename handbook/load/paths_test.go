package load

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

func ids(entries []*handbook.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestReadingPaths(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": `reading_paths:
  - {id: start, title: Start here}
  - {id: admins, roles: [admin, Support], entries: [b, former-a, b], acknowledge: true, due_days: 14}
ack_statement: I have understood this.
`,
		"a.md": "---\nformer_ids: [former-a]\n---\n# A\n",
		"b.md": "# B\n",
		"c.md": "---\nack: required\naudience: [admin]\n---\n# C\n",
	})
	want := []string{`handbook.yaml:3: the reading path "admins" names "b", which is on the path already; remove it here`}
	if p := problemLines(h); !slices.Equal(p, want) || h.Problems[0].Severity != handbook.SeverityWarning {
		t.Fatal(p)
	}
	start, admins := h.Paths[0], h.Paths[1]
	if got := ids(start.Entries); !slices.Equal(got, []string{"a", "b", "c"}) || start.Title != "Start here" || start.Acknowledge {
		t.Errorf("%q %+v", got, start)
	}
	if got := ids(admins.Entries); !slices.Equal(got, []string{"b", "a"}) || admins.Title != "Admins" || admins.DueDays != 14 {
		t.Errorf("%q %+v", got, admins)
	}
	for id, want := range map[string]bool{"a": true, "b": true, "c": true} {
		if h.Entry(id).RequiresAck() != want {
			t.Errorf("%s needs to be acknowledged: %v", id, !want)
		}
	}
	if h.AckStatement != "I have understood this." {
		t.Errorf("%q", h.AckStatement)
	}
}

func TestMistakesInPaths(t *testing.T) {
	for manifest, want := range map[string]string{
		"reading_paths:\n  - {title: P}\n":                  "handbook.yaml:2: reading_paths: a reading path needs an id",
		"reading_paths:\n  - {id: p}\n  - {id: p}\n":        "handbook.yaml:3: reading_paths: the reading path \"p\" occurs twice",
		"reading_paths:\n  - {id: p, due_days: -1}\n":       "number of days",
		"reading_paths:\n  - {id: p, due_days: 99999}\n":    "number of days",
		"reading_paths:\n  - {id: p, due: 3}\n":             `"due" is not a known field`,
		"reading_paths:\n  - {id: p, acknowledge: maybe}\n": "true or false",
	} {
		h := loadFiles(t, map[string]string{"handbook.yaml": manifest, "a.md": "# A\n"})
		if got := strings.Join(problemLines(h), "\n"); !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", manifest, got, want)
		}
	}
}

// Every mistake is reported with its line and affects no more than necessary.
func TestMistakesInPathsLeaveTheRest(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": `reading_paths:
  - id: first
    due: 3
    due_days: -1
    acknowledge: true
    entries:
      - a
      - gone
      - [b]
  - title: No id
    rolls: [x]
  - {id: Bad Id}
  - id: last
    roles: [cook]
    entries: b, lost
categories:
  - id: c
    icon: x
    order: one
    title: C
control_sets:
  - id: s
    icon: x
    names: {a: [b], c: C}
`,
		"a.md": "---\ncategory: c\n---\n# A\n",
		"b.md": "# B\n",
	})
	want := []string{
		`handbook.yaml:3: reading_paths: "due" is not a known field, so it is ignored`,
		"handbook.yaml:4: reading_paths: due_days: expected a number of days from 0 to 36500, found -1",
		`handbook.yaml:8: the reading path "first" names "gone", but no entry has that id`,
		"handbook.yaml:9: reading_paths: entries: expected a plain id, such as `- welcome`; the entry is not on the path",
		"handbook.yaml:10: reading_paths: a reading path needs an id, so this one is ignored",
		`handbook.yaml:11: reading_paths: "rolls" is not a known field, so the path is for everyone; did you mean "roles"?`,
		`handbook.yaml:12: reading_paths: id: expected lower-case letters, digits and single hyphens, such as bad-id, found "Bad Id"; until this is fixed, it is ignored`,
		`handbook.yaml:15: the reading path "last" names "lost", but no entry has that id`,
		`handbook.yaml:18: categories: "icon" is not a known field, so it is ignored`,
		`handbook.yaml:19: categories: order: expected a whole number, found "one"`,
		`handbook.yaml:23: control_sets: "icon" is not a known field, so it is ignored`,
		"handbook.yaml:24: control_sets: names: expected a single value",
	}
	if got := problemLines(h); !slices.Equal(got, want) {
		t.Errorf("problems:\n%s", strings.Join(got, "\n"))
	}
	if len(h.Paths) != 2 || len(h.ControlSets) != 1 || h.ControlSets[0].Names["c"] != "C" {
		t.Fatalf("paths %v, control sets %v", h.Paths, h.ControlSets)
	}
	first, last := h.Paths[0], h.Paths[1]
	if !first.Acknowledge || first.DueDays != 0 || !slices.Equal(ids(first.Entries), []string{"a"}) || !slices.Equal(ids(last.Entries), []string{"b"}) {
		t.Errorf("%+v %+v", first, last)
	}
	if c, ok := h.Category("c"); !ok || c.Title != "C" {
		t.Errorf("%+v", c)
	}
}

// A path with mistakes never requires less than the author meant. A path without entries is skipped.
func TestUnreadablePathsRequireNoLess(t *testing.T) {
	for manifest, want := range map[string][]string{
		"{id: p, acknowledge: maybe, entries: [a]}": {"a"},
		"{id: p, acknowledge: maybe}":               {"a", "b"},
		"{id: p, acknowledge: on, entries: {a: b}}": {"a", "b"},
		"{id: p, acknowledge: on, entries: [[a]]}":  {"a", "b"},
		"{id: p, acknowledge: on, entries: []}":     nil,
		"{id: p, acknowledge: on, entries: }":       nil,
		"{id: p, acknowledge: on, entries: [~]}":    nil,
	} {
		h := loadFiles(t, map[string]string{"handbook.yaml": "reading_paths:\n  - " + manifest + "\n", "a.md": "# A\n", "b.md": "# B\n"})
		if p := problemLines(h); len(p) != 1 || !strings.HasPrefix(p[0], "handbook.yaml:2: reading_paths: ") || !strings.Contains(p[0], "path") {
			t.Errorf("%s: %q", manifest, p)
		}
		var asked []string
		for _, e := range h.Entries {
			if e.RequiresAck() {
				asked = append(asked, e.ID)
			}
		}
		if !slices.Equal(asked, want) || (len(h.Paths) == 0) != (want == nil) {
			t.Errorf("%s: %q is to be acknowledged on %d paths, want %q", manifest, asked, len(h.Paths), want)
		}
	}
}

// An unknown value of ack never requires less than the author meant.
func TestAckIsRequiredOrNot(t *testing.T) {
	for ack, want := range map[string]bool{"required": true, "Required": true, "no": false, "None": false, "optional": false, "false": false, "": false} {
		h := loadFiles(t, map[string]string{"a.md": "---\nack: " + ack + "\n---\n# A\n"})
		if p := problemLines(h); len(p) > 0 || h.RequiresAck() != want {
			t.Errorf("%q asks: %v, %q", ack, h.RequiresAck(), p)
		}
	}
	for _, ack := range []string{"yes", "true", "requierd", "nope", "[required]"} {
		h := loadFiles(t, map[string]string{"a.md": "---\nack: " + ack + "\n---\n# A\n"})
		if p := problemLines(h); len(p) != 1 || !strings.HasPrefix(p[0], "a.md:2: ack: expected ") || !strings.Contains(p[0], "counts as required") || !h.RequiresAck() {
			t.Errorf("%q asks: %v, %q", ack, h.RequiresAck(), p)
		}
	}
	h := loadFiles(t, map[string]string{"handbook.yaml": "defaults:\n  ack: yes\n", "a.md": "# A\n", "b.md": "# B\n"})
	if p := problemLines(h); len(p) != 1 || !strings.HasPrefix(p[0], `handbook.yaml:2: defaults: ack: expected required or no, found "yes"`) || !h.RequiresAck() {
		t.Errorf("by default: %v, %q", h.RequiresAck(), p)
	}
}
