package frontmatter

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"trustbook/handbook"
)

// settings is the type into which the test schema decodes.
type settings struct {
	Title string
	Tags  []string
	Days  int
	Dates map[string]string
}

func schema() Schema[settings] {
	return Schema[settings]{
		Fields: map[string]Field[settings]{
			"title":    TextField(func(s *settings) *string { return &s.Title }),
			"tags":     ListField(func(s *settings) *[]string { return &s.Tags }),
			"due_days": func(s *settings, n *Node) (err error) { s.Days, err = Integer(n); return err },
			"dates":    func(s *settings, n *Node) (err error) { s.Dates, err = Dictionary(n); return err },
		},
		Ignored: func(key string) bool { return strings.HasPrefix(key, "x-") },
		Effects: map[string]string{"due_days": "nothing is due"},
		Aliases: map[string]string{"deadline": "due_days"},
	}
}

// problems formats problems as lines: line, severity, code and message.
func problems(list []handbook.Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%d %v %s %s", p.Line, p.Severity, p.Code, p.Message))
	}
	return strings.Join(out, "\n")
}

func TestDecode(t *testing.T) {
	for text, want := range map[string]struct{ value, problems string }{
		"":                                   {"{ [] 0 map[]}", ""},
		"title: A\ntags: [b]\ndue_days: 3":   {"{A [b] 3 map[]}", ""},
		"x-other: 1\ntitle: A":               {"{A [] 0 map[]}", ""},
		"layout: a\ntitle: A\nlayout: b":     {"{A [] 0 map[]}", "4 warning unknown-key \"layout\" is not a known field, so it is ignored\n6 warning duplicate-key \"layout\" occurs twice; the first one counts"},
		"title: A\ntitle: B":                 {"{A [] 0 map[]}", `5 error duplicate-key "title" occurs twice; the first one counts`},
		"titel: A":                           {"{ [] 0 map[]}", `4 warning unknown-key "titel" is not a known field, so it is ignored; did you mean "title"?`},
		"titel: [A, B]":                      {"{ [] 0 map[]}", `4 warning unknown-key "titel" is not a known field, so it is ignored`},
		"title: A\ntitel: B":                 {"{A [] 0 map[]}", `5 warning unknown-key "titel" is not a known field, so it is ignored`},
		"colour: red":                        {"{ [] 0 map[]}", `4 warning unknown-key "colour" is not a known field, so it is ignored`},
		"due: 3":                             {"{ [] 0 map[]}", `4 error misspelt-key "due" is not a known field, so nothing is due; did you mean "due_days"?`},
		"deadline: 3":                        {"{ [] 0 map[]}", `4 error misspelt-key "deadline" is not a known field, so nothing is due; did you mean "due_days"?`},
		"due_dayz: soon":                     {"{ [] 0 map[]}", `4 error misspelt-key "due_dayz" is not a known field, so nothing is due; did you mean "due_days"?`},
		"du: 3":                              {"{ [] 0 map[]}", `4 warning unknown-key "du" is not a known field, so it is ignored`},
		"title: A\ndue_days: soon\ntags: b":  {"{A [b] 0 map[]}", `5 error value due_days: expected a whole number, found "soon"`},
		"title: [A]":                         {"{ [] 0 map[]}", `4 error value title: expected a single value`},
		"tags:\n  - a\n  - [b]":              {"{ [] 0 map[]}", `6 error value tags: expected a single value`},
		"dates:\n  a: [b]\n  c: d\n  e: {f}": {"{ [] 0 map[c:d]}", "5 error value dates: expected a single value\n7 error value dates: expected a single value"},
		"\"a\\nb\": 1":                       {"{ [] 0 map[]}", `4 warning unknown-key "a b" is not a known field, so it is ignored`},
	} {
		m, bad := Parse("a.md", 3, text)
		if bad != nil {
			t.Fatalf("%q: %v", text, bad)
		}
		var s settings
		if got := problems(schema().Decode(m, &s)); got != want.problems {
			t.Errorf("%q: %s, want\n%s", text, got, want.problems)
		}
		if got := fmt.Sprint(s); got != want.value {
			t.Errorf("%q: %s, want %s", text, got, want.value)
		}
	}
}

// Unknown keys are errors if the schema says what they would have done.
func TestUnknownKeysOfAPolicy(t *testing.T) {
	s := schema()
	s.Unknown = func(name, nearest string) string { return name + " is none of ours, like " + nearest }
	m, _ := Parse("a.yaml", 0, "titel: A\nzzz: 1\n")
	if got := problems(s.Decode(m, &settings{})); got != "1 error unknown-key \"titel\" is none of ours, like title\n2 error unknown-key \"zzz\" is none of ours, like " {
		t.Error(got)
	}
}

// A file of another kind has many unknown keys, but gets only a limited number of suggestions.
func TestSuggestionsAreBounded(t *testing.T) {
	var text strings.Builder
	for i := range 2 * maxSuggestions {
		fmt.Fprintf(&text, "key%d: 1\n", i)
	}
	text.WriteString("titel: A\n")
	m, _ := Parse("a.yaml", 0, text.String())
	list := schema().Decode(m, &settings{})
	if last := list[len(list)-1]; len(list) != 2*maxSuggestions+1 || strings.Contains(last.Message, "did you mean") {
		t.Errorf("%d problems, the last one %v", len(list), last)
	}
}

func TestEach(t *testing.T) {
	for value, want := range map[string]string{ // what was added, or the problems
		"[{title: A}, {title: B}]":    "A B|",
		"[]":                          "|",
		"text":                        "|1 error value expected a list, such as `- {id: start, title: Start here}`, with a space after the -",
		"{title: A}":                  "|1 error value expected a list, such as `- {id: start, title: Start here}`, with a space after the -",
		"[text, {title: B}]":          "B|1 error value expected `key: value`",
		"[{title: [A]}, {title: B}]":  "B|1 error value title: expected a single value",
		"[{due_days: 1}, {title: B}]": "B|1 error value needs an id, so this one is ignored",
		"\n  - title: A\n  - due_days: x\n    id: b": "A|3 error value due_days: expected a whole number, found \"x\"\n4 warning unknown-key \"id\" is not a known field, so it is ignored",
	} {
		var added []string
		n := valueOf(t, value)
		err := schema().DecodeList(n, func(s settings) error {
			if s.Title == "" && s.Days == 0 && s.Tags == nil && strings.Contains(value, "title: [A]") {
				return nil // already reported
			}
			if s.Title == "" {
				return ErrMissingID
			}
			added = append(added, s.Title)
			return nil
		})
		got := ""
		if err != nil {
			got = problems(ErrorsOf(n, err))
		}
		if s := strings.Join(added, " ") + "|" + got; s != want {
			t.Errorf("%q: %s, want\n%s", value, s, want)
		}
	}
}

func TestDecodeNested(t *testing.T) {
	var s settings
	if err := schema().DecodeNested(valueOf(t, "{title: A}"), &s); err != nil || s.Title != "A" {
		t.Errorf("%v %+v", err, s)
	}
	if err := schema().DecodeNested(valueOf(t, "[A]"), &s); !errors.Is(err, errNotMapping) {
		t.Error(err)
	}
	if err := schema().DecodeNested(valueOf(t, "{title: [A], due_days: x}"), &s); err == nil || len(ErrorsOf(valueOf(t, "x"), err)) != 2 {
		t.Error(err)
	}
}

func TestCollector(t *testing.T) {
	var c Collector
	n := &Node{Line: 4}
	if c.Add(n, nil); c.Err() != nil {
		t.Error(c.Err())
	}
	c.Add(n, errors.New("first\nline"))
	c.Add(n, Errors{{Line: 9, Message: "second"}, {Line: 10, Message: "third"}})
	if err := c.Err(); err == nil || err.Error() != "first line" {
		t.Error(err)
	}
	if got := problems(ErrorsOf(n, c.Err())); !strings.HasPrefix(got, "4 error value first line\n9 ") || !strings.HasSuffix(got, "third") {
		t.Error(got)
	}
}

func TestMappings(t *testing.T) {
	m, bad := Parse("a.md", 5, "# comment\na: 1\nb: [1]\na: 2\n")
	if bad != nil {
		t.Fatal(bad)
	}
	if m.IsEmpty() || m.Line("a") != 7 || m.Line("b") != 8 || m.Line("c") != 0 {
		t.Errorf("a in line %d, b in line %d, c in line %d", m.Line("a"), m.Line("b"), m.Line("c"))
	}
	var first []string
	for key, value := range m.WithoutRepeats().All() {
		first = append(first, key.Value+value.Value)
	}
	if s := strings.Join(first, " "); s != "a1 b" {
		t.Error(s)
	}
	o := m.WithoutValues(func(key string) bool { return key == "b" })
	if !o.IsEmpty() || o.Line("b") != 8 || o.Line("a") != 0 {
		t.Errorf("the outline has b in line %d, a in line %d", o.Line("b"), o.Line("a"))
	}
	for key := range m.All() { // the caller may stop early
		if key.Value != "a" {
			t.Error(key.Value)
		}
		break
	}
	if !MappingOf(nil).IsEmpty() || !MappingOf(&Node{}).IsEmpty() || !(Mapping{}).IsEmpty() {
		t.Error("nothing has keys")
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n\n": "", "# only a comment\n": "", "~": "", "null\n": "", "a: 1": "", "{a: 1}": "", "{}": "",
		"text": "a.md:3: expected `key: value`", "- a": "a.md:3: expected `key: value`", "[a]": "a.md:3: expected", "'a'": "a.md:3: expected", "a:1": "a.md:3: expected",
	} {
		_, bad := Parse("a.md", 2, text)
		if got := fmt.Sprint(bad); (bad == nil) != (want == "") || bad != nil && !strings.HasPrefix(got, want) {
			t.Errorf("%q: %v, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"": false, " ": false, "# a": true, "\n  # a\n\n# b": true, "a: 1 # b": false} {
		if IsComment(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
