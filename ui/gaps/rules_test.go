package gaps

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
	"trustbook/search"
)

func TestMerge(t *testing.T) {
	old := Question{Text: "Leave?", Handbook: "H", Source: "screen", Count: 2, First: "2026-01-01", Last: "2026-01-02"}
	for name, c := range map[string]struct {
		add  Question
		want string // the questions as text, source, handbook, count, first and last day
	}{
		"the same":            {Question{Text: "Leave?", Handbook: "H", Source: "screen", Last: "2026-02-01"}, "Leave? screen H 3 2026-01-01 2026-02-01"},
		"another case":        {Question{Text: "LEAVE?", Handbook: "H", Source: "screen", Last: "2026-02-01"}, "Leave? screen H 3 2026-01-01 2026-02-01"},
		"several times":       {Question{Text: "Leave?", Handbook: "H", Source: "screen", Count: 5, Last: "2026-02-01"}, "Leave? screen H 7 2026-01-01 2026-02-01"},
		"elsewhere":           {Question{Text: "Leave?", Handbook: "H", Source: "search", Last: "2026-02-01"}, "Leave? screen H 2 2026-01-01 2026-01-02; Leave? search H 1 2026-02-01 2026-02-01"},
		"of another handbook": {Question{Text: "Leave?", Handbook: "I", Source: "screen", Last: "2026-02-01"}, "Leave? screen H 2 2026-01-01 2026-01-02; Leave? screen I 1 2026-02-01 2026-02-01"},
		"in other words":      {Question{Text: "Leave", Handbook: "H", Source: "screen", Last: "2026-02-01"}, "Leave? screen H 2 2026-01-01 2026-01-02; Leave screen H 1 2026-02-01 2026-02-01"},
		"with control bytes":  {Question{Text: "a\x1b[31m b\nc", Handbook: "H", Source: "screen", Last: "2026-02-01"}, "Leave? screen H 2 2026-01-01 2026-01-02; a[31m b c screen H 1 2026-02-01 2026-02-01"},
	} {
		var got []string
		for _, q := range mergeQuestion([]Question{old}, c.add) {
			if strings.ContainsFunc(q.Text, func(r rune) bool { return r < ' ' }) {
				t.Errorf("%s: %q has control characters", name, q.Text)
			}
			got = append(got, fmt.Sprintf("%s %s %s %d %s %s", strings.ReplaceAll(q.Text, "a b c", "a[31m b c"), q.Source, q.Handbook, q.Count, q.First, q.Last))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, s, c.want)
		}
	}
}

// Counts of opened entries are added up, even for a question that had none before.
func TestMergeAddsUpWhatWasOpened(t *testing.T) {
	q := Question{Text: "a", Opened: map[string]int{"x": 1}}
	all := mergeQuestion(nil, Question{Text: "a"})
	all = mergeQuestion(mergeQuestion(all, q), Question{Text: "a", Opened: map[string]int{"x": 2, "y": 1}})
	if len(all) != 1 || fmt.Sprint(all[0].Opened) != "map[x:3 y:1]" || all[0].Count != 3 {
		t.Errorf("%+v", all)
	}
	if fmt.Sprint(q.Opened) != "map[x:1]" {
		t.Errorf("the question that was added became %v", q.Opened)
	}
}

func TestNewest(t *testing.T) {
	var all []Question
	for i := range maxQuestions + 2 {
		all = append(all, Question{Text: fmt.Sprint(i), Last: fmt.Sprintf("2026-01-%02d", 1+i%3)})
	}
	kept := newestQuestions(all)
	if len(kept) != maxQuestions || kept[0].Last != "2026-01-03" || kept[len(kept)-1].Last != "2026-01-01" || kept[0].Text != "2" {
		t.Errorf("%d, %+v to %+v", len(kept), kept[0], kept[len(kept)-1])
	}
	if got := newestQuestions(nil); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// A full log can always be read again, whatever its questions, and contains the newest.
func TestTheLargestLogCanBeRead(t *testing.T) {
	wide := strings.Repeat("<", maxQuestionChars) // JSON needs six bytes for each
	var many []Question
	for range maxQuestions {
		many = append(many, Question{Text: wide, Last: "2026-01-01", Count: 1, Opened: map[string]int{wide: 1}})
	}
	many[maxQuestions-1].Last = "2026-01-02"
	data, err := encodeLog(many)
	var got logFile
	if err != nil || len(data) > maxBytes || json.Unmarshal(data, &got) != nil {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	if n := len(got.Questions); n < maxQuestions/4 || got.Questions[0].Last != "2026-01-02" {
		t.Errorf("%d questions from %s", n, got.Questions[0].Last)
	}
}

// Invalid questions in a log are ignored.
func TestEmptyQuestionsAreNotRead(t *testing.T) {
	dir := t.TempDir()
	const text = `{"version":1,"questions":[{"text":"","count":1},{"text":"a","count":0},{"text":"b","count":-1},{"text":"c","count":1,"unknown":true}]}`
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := Read(dir); err != nil || texts(all) != "c×1" {
		t.Errorf("%s %v", texts(all), err)
	}
}

func TestSkeletonsAreEntries(t *testing.T) {
	for _, question := range []string{
		"Do you log?", "it's: \"so\" # not", "- dash", "a --> b", "a --- b", "--", "<!-- x", "<script>", "!tag &a *b", "%x @y `z`", "{a: b}", "[x](y)", "yes", "1.10", "# heading", "…", "Wie heißt's?", "'", "''",
	} {
		s := entrySkeleton(&Gap{Questions: []string{question, "other --> words"}, Words: []string{"it's", "b, c", "- d"}})
		h, err := load.Handbook(fstest.MapFS{"new.md": {Data: []byte(s)}})
		if err != nil || len(h.Problems) > 0 || len(h.Entries) != 1 {
			t.Errorf("%q: %v %v\n%s", question, err, h.Problems, s)
			continue
		}
		if e := h.Entries[0]; cmp.Or(e.Source.Question, e.Question) != question || // Markdown in it is read as plain words
			strings.Join(e.Keywords, "|") != "it's|b, c|- d" || e.Metadata.Status != "draft" {
			t.Errorf("%q: %+v", question, e)
		}
		_, comments, _ := strings.Cut(s, "\n---\n")
		if n := strings.Count(comments, "-->"); n != 2 {
			t.Errorf("%q: %d ends of comments\n%s", question, n, s)
		}
	}
}

// A shell creates an empty file for a skeleton before the gap is looked up, and the name of the file may be the
// question.
func TestEmptyFilesAnswerNothing(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{"zebras.md": {}, "leave.md": {Data: []byte("---\nid: leave\n---\n# Vacation\n\n25 days.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if found := Analyse(h, []Question{{Text: "zebras", Count: 1}}); len(found) != 1 {
		t.Errorf("%+v", found)
	}
}

func TestAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		result search.Result
		want   bool
	}{
		"nothing":          {search.Result{}, false},
		"a strong match":   {search.Result{Total: 1, Confidence: search.High}, true},
		"a medium match":   {search.Result{Total: 1, Confidence: search.Medium}, true},
		"a weak match":     {search.Result{Total: 1, Confidence: search.Low}, false},
		"related":          {search.Result{Total: 3, NoAnswer: true, Confidence: search.High}, false},
		"a filter":         {search.Result{FilterOnly: true}, true},
		"a restricted one": {search.Result{Filters: []search.Filter{{Label: "saved", Known: true}}}, true},
		"a wrong filter":   {search.Result{Query: "tag:foo", Filters: []search.Filter{{Label: "#foo"}}, Total: 1, Confidence: search.Low}, true},
		"words with one":   {search.Result{Query: "comply with iso:27001", Filters: []search.Filter{{Label: "iso:27001"}}}, false},
		"nothing filtered": {search.Result{FilterOnly: true, Total: 0}, true},
	} {
		if got := IsAnswered(c.result); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Synonyms are suggested only for entries that readers opened, regardless of how a search ranks them.
func TestSynonymsComeFromWhatWasOpened(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"leave.md": {Data: []byte("---\nid: leave\n---\n# Vacation\n\nEverybody has a long vacation.\n")},
		"sites.md": {Data: []byte("---\nid: sites\n---\n# Sites\n\nEach site has its keys.\n")},
		"pets.md":  {Data: []byte("---\nid: pets\n---\n# Pets\n\nSome people bring dogs.\n")},
		"snow.md":  {Data: []byte("---\nid: snow\n---\n# Winter\n\nThe roof is cleared of snow.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		question Question
		want     string
	}{
		"nothing opened":        {Question{Text: "long backups"}, "[]"},
		"an unknown word":       {Question{Text: "long backups", Opened: map[string]int{"sites": 2}}, "[{long backups sites also_asked 2}]"},
		"known words":           {Question{Text: "snow dogs vacation keys", Opened: map[string]int{"sites": 1, "leave": 3}}, "[{snow dogs vacation keys leave also_asked 3} {snow dogs vacation keys sites also_asked 1}]"},
		"an entry that is gone": {Question{Text: "backups", Opened: map[string]int{"old": 1}}, "[]"},
	} {
		c.question.Count = 1
		found := Analyse(h, []Question{c.question})
		if len(found) != 1 || fmt.Sprint(found[0].Synonyms) != c.want {
			t.Errorf("%s: %+v, want %s", name, found, c.want)
		}
	}
}

// Adopting a suggestion closes its gap: the entry then answers the question, and nothing is suggested again.
func TestAdoptedProposalsCloseTheirGaps(t *testing.T) {
	const page = "id: leave\n---\n# Vacation\n\nEverybody has 25 days of vacation a year.\n"
	for _, text := range []string{"kill switch for zebras", "which zebra do you use", "days off for zebras", "zebra"} {
		q := []Question{{Text: text, Count: 1, Opened: map[string]int{"leave": 1}}}
		h, err := load.Handbook(fstest.MapFS{"leave.md": {Data: []byte("---\n" + page)}})
		if err != nil {
			t.Fatal(err)
		}
		found := Analyse(h, q)
		if len(found) != 1 || len(found[0].Synonyms) != 1 {
			t.Errorf("%s: %+v", text, found)
			continue
		}
		s := found[0].Synonyms[0]
		h, err = load.Handbook(fstest.MapFS{"leave.md": {Data: []byte("---\n" + s.Field + ": [" + s.Word + "]\n" + page)}})
		if err != nil || len(h.Problems) > 0 {
			t.Fatalf("%v %v", err, h.Problems)
		}
		if found := Analyse(h, q); len(found) > 0 {
			t.Errorf("%s: %+v", text, found)
		}
		if r := search.New(h).Search(text, search.Options{Limit: 1}); len(r.Hits) == 0 || r.Hits[0].Entry.ID != "leave" {
			t.Errorf("%s: %+v", text, r)
		}
	}
}

func topicsOf(keys ...string) []search.Topic {
	var out []search.Topic
	for _, k := range keys {
		out = append(out, search.Topic{Key: k, Word: k, Known: k != "pentest" && k != "soc"})
	}
	return out
}

// Questions belong together if they share more than half of their topics, or the topics that no entry covers.
func TestFindGap(t *testing.T) {
	var gaps []Gap
	for _, c := range []struct {
		topics string
		want   int // index of the gap
	}{{"a b", 0}, {"b a", 0}, {"a", 1}, {"a b c", 0}, {"c d", 2}, {"a c", 3}, {"a b c d", 4}, {"d c", 2}, {"x", 5}, {"b", 6}, {"pentest a x y", 7}, {"b pentest", 7}, {"soc", 8}, {"pentest soc", 7}} {
		g := findGap(&gaps, topicsOf(strings.Fields(c.topics)...))
		if c.want >= len(gaps) || g != &gaps[c.want] {
			t.Errorf("%s: gap %v of %d, want %d", c.topics, g.keys, len(gaps), c.want)
		}
	}
}

// Analyse reports nothing that the handbook answers, and nothing if there are no questions.
func TestNoGaps(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{"leave.md": {Data: []byte("---\nid: leave\n---\n# Vacation\n\nEverybody has 25 days of vacation a year.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, questions := range map[string][]Question{
		"none": nil, "answered": {{Text: "vacation", Count: 3}}, "about nothing": {{Text: "is it?", Count: 1}, {Text: "?", Count: 1}, {Text: "the", Count: 1}},
	} {
		if got := Analyse(h, questions); len(got) > 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
