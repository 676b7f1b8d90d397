package gaps

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/statedir"
)

func noon(day int) time.Time { return time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC) }

func titled(title string) *handbook.Handbook { return handbook.New(handbook.Parts{Title: title}) }

func texts(questions []Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, fmt.Sprintf("%s×%d%v", q.Text, q.Count, q.Opened))
	}
	return strings.ReplaceAll(strings.Join(out, " "), "map[]", "")
}

func TestRecorder(t *testing.T) {
	typed := func(r *Recorder, words ...string) {
		for _, w := range words {
			text, answered := strings.CutSuffix(w, "+")
			r.QuestionTyped(text, answered)
		}
	}
	for name, c := range map[string]struct {
		do   func(*Recorder)
		want string
	}{
		"typed and cleared":   {func(r *Recorder) { typed(r, "p", "pt", "pto", "") }, "pto×1"},
		"erased":              {func(r *Recorder) { typed(r, "pto", "pt", "p", "") }, "pto×1"},
		"end of the run":      {func(r *Recorder) { typed(r, "pto") }, "pto×1"},
		"answered at the end": {func(r *Recorder) { typed(r, "v", "va+", "vac+", "") }, ""},
		"another tab":         {func(r *Recorder) { typed(r, "pto", "pto", "") }, "pto×1"},
		"opened":              {func(r *Recorder) { typed(r, "pto"); r.RecordEntryUse("a"); typed(r, "pto", "") }, "pto×1map[a:1]"}, // a look at what is related
		"opened an answer":    {func(r *Recorder) { typed(r, "vac+"); r.RecordEntryUse("a"); typed(r, "") }, ""},
		"copied":              {func(r *Recorder) { typed(r, "pto"); r.RecordEntryUse("") }, ""},
		"reworded": {func(r *Recorder) {
			typed(r, "pto", "v+")
			r.RecordEntryUse("a")
			r.RecordEntryUse("b")
			typed(r, "x+", "")
		}, "pto×1map[a:1]"},
		"reworded after a rest": {func(r *Recorder) { typed(r, "pto", "", "v+"); r.RecordEntryUse("a") }, "pto×1map[a:1]"},
		"answered in between":   {func(r *Recorder) { typed(r, "pto", "v+", "w+"); r.RecordEntryUse("a") }, "pto×1"},
		"asked": {func(r *Recorder) {
			r.QuestionAsked("a", false)
			r.QuestionAsked("a b", false)
			r.QuestionAsked("c", true)
			r.QuestionAsked(" ", false)
		}, "a×1 a b×1"},
		"nothing to use": {func(r *Recorder) { r.RecordEntryUse("a") }, ""},
		"too many": {func(r *Recorder) {
			for i := range 2 * maxQuestionsPerRun {
				r.QuestionAsked(fmt.Sprint(i), false)
			}
			r.questions = r.questions[maxQuestionsPerRun-1:]
		}, "499×1"},
	} {
		r := NewRecorder("screen")
		if c.do(r); texts(r.Questions()) != c.want {
			t.Errorf("%s: %q, want %q", name, texts(r.Questions()), c.want)
		}
	}
	var none *Recorder
	none.QuestionTyped("a", false)
	none.QuestionAsked("a", false)
	none.RecordEntryUse("a")
	if len(none.Questions()) != 0 {
		t.Error("a nil recorder collects something")
	}
}

func TestLog(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	if all, err := Read(dir); err != nil || all != nil {
		t.Errorf("%v %v", all, err)
	}
	add := func(day int, h string, questions ...Question) {
		t.Helper()
		if err := AddQuestions(dir, titled(h), noon(day), questions); err != nil {
			t.Fatal(err)
		}
	}
	add(1, "One", Question{Text: "pto", Source: "screen", Opened: map[string]int{"a": 1}}, Question{Text: "x" + strings.Repeat("y", 2*maxQuestionChars), Source: "search"})
	add(2, "One", Question{Text: "PTO", Source: "screen", Opened: map[string]int{"a": 1, "b": 1}})
	add(2, "Two", Question{Text: "pto", Source: "screen"})
	add(3, "One")
	all, err := Read(dir)
	if err != nil || len(all) != 3 {
		t.Fatalf("%v %v", all, err)
	}
	if q := all[0]; q.Text != "pto" || q.Handbook != "One" || q.Count != 2 || q.First != "2026-03-01" || q.Last != "2026-03-02" || fmt.Sprint(q.Opened) != "map[a:2 b:1]" {
		t.Errorf("%+v", q)
	}
	if n := len([]rune(all[2].Text)); n != maxQuestionChars+1 {
		t.Errorf("%d characters", n)
	}
	if info, err := os.Stat(filepath.Join(dir, FileName)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	if err := errors.Join(Clear(dir), Clear(dir), Clear(filepath.Join(dir, "none"))); err != nil {
		t.Error(err)
	}
	if all, err := Read(dir); err != nil || all != nil {
		t.Errorf("%v %v", all, err)
	}
}

func TestLogIsBounded(t *testing.T) {
	dir := t.TempDir()
	var many []Question
	for i := range maxQuestions {
		many = append(many, Question{Text: fmt.Sprint("old ", i), First: "2026-01-01", Last: "2026-01-01", Count: 1, Handbook: "T"})
	}
	data, err := json.Marshal(logFile{logVersion, many})
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, FileName), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := AddQuestions(dir, titled("T"), noon(1), []Question{{Text: "new"}}); err != nil {
		t.Fatal(err)
	}
	if all, err := Read(dir); err != nil || len(all) != maxQuestions || all[0].Text != "new" {
		t.Errorf("%d %v", len(all), err)
	}
}

// A log that this program cannot read is left as it is.
func TestForeignLogs(t *testing.T) {
	for text, want := range map[string]string{
		`{"version":2,"questions":[]}`: "newer trustbook", `{"version":1`: "is damaged", `{}`: "is damaged", `[]`: "is damaged",
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, FileName)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, readErr := Read(dir)
		addErr := AddQuestions(dir, titled("T"), noon(1), []Question{{Text: "new"}})
		for _, err := range []error{readErr, addErr} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", text, err)
			}
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != text {
			t.Errorf("%s became %s", text, now)
		}
		if strings.Contains(want, "newer") && statedir.HintFor(readErr) != "update trustbook" {
			t.Error(statedir.HintFor(readErr))
		}
	}
}

func TestAnalyse(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"leave.md":   {Data: []byte("---\nid: leave\n---\n# Vacation\n\nEverybody has 25 days of vacation a year.\n")},
		"backups.md": {Data: []byte("---\nid: backups\n---\n# Backups\n\nBackups are kept for 30 days, and restored twice a year.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	found := Analyse(h, []Question{
		{Text: "zebra crossing", Count: 1},
		{Text: "crossings for zebras?", Count: 2},
		{Text: "vacation", Count: 9},
		{Text: "is it", Count: 9},
		{Text: "frobnicate", Count: 1, Opened: map[string]int{"leave": 1, "gone": 1}},
		{Text: "frobnicates", Count: 1, Opened: map[string]int{"leave": 2}},
	})
	if len(found) != 2 {
		t.Fatalf("%+v", found)
	}
	if g := found[0]; g.Count != 3 || strings.Join(g.Questions, "|") != "crossings for zebras?|zebra crossing" || len(g.Synonyms) > 0 {
		t.Errorf("%+v", g)
	}
	if g := found[1]; g.Count != 2 || len(g.Synonyms) != 2 || g.Synonyms[0] != (Synonym{"frobnicate", "leave", "keywords", 1}) {
		t.Errorf("%+v", g)
	}
	skeleton := found[0].Skeleton
	book, err := load.Handbook(fstest.MapFS{"new.md": {Data: []byte(skeleton)}})
	if err != nil || len(book.Problems) > 0 || book.Entries[0].Title != "crossings for zebras" || book.Entries[0].Question != "crossings for zebras?" {
		t.Errorf("%v %v\n%s", err, book.Problems, skeleton)
	}
}

// Long customer questions share words with many others, which alone does not make them one gap.
func TestOneCommonWordMakesNoGroup(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{"leave.md": {Data: []byte("---\nid: leave\n---\n# Vacation\n\nEverybody has 25 days of vacation a year.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	found := Analyse(h, []Question{
		{Text: "Do you track vulnerability remediation efforts to closure?", Count: 1},
		{Text: "Do you track asset ownership and responsible parties?", Count: 1},
		{Text: "Is vulnerability remediation tracked?", Count: 1},
		{Text: "pentest report", Count: 1},
		{Text: "pentest frequency", Count: 1},
		{Text: "SOC 2", Count: 1},
		{Text: "SOC 2 report", Count: 1},
	})
	var got []string
	for _, g := range found {
		got = append(got, strings.Join(g.Questions, "|"))
	}
	want := "Do you track vulnerability remediation efforts to closure?|Is vulnerability remediation tracked?;SOC 2|SOC 2 report;pentest frequency|pentest report;Do you track asset ownership and responsible parties?"
	if strings.Join(got, ";") != want {
		t.Errorf("%q", got)
	}
}
