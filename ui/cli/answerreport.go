package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/export"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
	"trustbook/ui/workbook"
)

func (a *answerRun) printColumns() error {
	found := 0
	err := a.print(func(out standardOutput) markdown.Doc {
		r := &rowWriter{out: out}
		found = 0
		for i := range a.questions.Sheets {
			s := &a.questions.Sheets[i]
			if s.Problem == "" {
				found += s.Found
			}
			a.addSheet(r, s)
		}
		if len(a.questions.Sheets) == 0 {
			r.add("", "a file without columns")
		}
		return r.doc
	})
	if err == nil && found == 0 {
		return failure{code: exitProblems}
	}
	return err
}

// protectedHint tells the user that sheet protection does not prevent the program from writing answers.
const protectedHint = "answers also go into locked cells, which can only be edited after unprotecting the sheet"

// hintProtected prints a hint that names the protected sheets that receive answers.
func (a *answerRun) hintProtected(cells []questionnaire.CellText) {
	for i := range a.questions.Sheets {
		s := &a.questions.Sheets[i]
		if s.Protected && slices.ContainsFunc(cells, func(c questionnaire.CellText) bool { return a.questions.Questions[c.Question].Sheet == s.Name }) {
			a.hint("the sheet " + sanitize.Quote(s.Name) + " is protected: " + protectedHint)
		}
	}
}

// hintRecoded says that the copy of an old CSV file is not in its encoding.
func (a *answerRun) hintRecoded() {
	if a.questions.Recoded {
		a.hint("the copy is in UTF-8, because an answer has characters that Windows-1252, the encoding of the file, lacks")
	}
}

func (a *answerRun) addSheet(r *rowWriter, s *questionnaire.Sheet) {
	th := r.out.theme
	name := cmp.Or(s.Name, "The table")
	if s.Problem != "" {
		problem := s.Problem
		if s.Found > 0 && s.Free > 0 {
			problem += "; to name one: " + columnFlags(*s)
		}
		r.add("", th.Quiet.Render(name+": no questions to answer ("+problem+")"))
		return
	}
	r.add("", th.Title.Render(name)+": "+phrases.CountWithNoun(s.Found, "question"))
	if s.Protected {
		r.add("  ", "the sheet is protected: "+protectedHint)
	}
	for _, why := range s.Why {
		r.add("  ", why)
	}
	if s.First > 0 {
		r.add("  ", fmt.Sprintf("first header in row %d, %d in all", s.First, s.Headers))
	}
}

func (a *answerRun) proposalRows(out standardOutput) markdown.Doc {
	r := &rowWriter{out: out}
	for i, p := range a.proposals {
		q := &a.questions.Questions[i]
		label := strings.TrimSpace(q.Where + "  " + q.ID)
		r.add("", out.theme.Quiet.Render(label)+"  "+out.theme.Title.Render(q.Text))
		if p.Readiness == questionnaire.ReadinessNoEntry || len(p.Offers) == 0 {
			r.add("  ", out.theme.Quiet.Render(p.Readiness.String()+": "+p.Why))
			r.addBlank()
			continue
		}
		o := p.Offers[0]
		note, verdict := p.Readiness.String(), o.Entry.LabelOf(o.Verdict)
		if verdict != "" && !o.Sure { // a guess must not look like an answer
			note, verdict = note+", perhaps “"+verdict+"”", ""
		}
		r.add("  ", questionnaire.WithVerdict(verdict, o.Text))
		if p.Why != "" {
			note += ": " + p.Why
		}
		r.add("  ", out.theme.Quiet.Render(out.theme.TransliteratePhrase(note)))
		r.addBlank()
	}
	return r.doc
}

type answerResultJSON struct {
	Schema    int                `json:"schema"`
	File      string             `json:"file"`
	Counts    map[string]int     `json:"counts"` // number of questions in each state
	Questions []answeredQuestion `json:"questions"`
}

type answeredQuestion struct {
	Where    string        `json:"where"`
	Sheet    string        `json:"sheet"`
	ID       string        `json:"id"`
	Question string        `json:"question"`
	State    string        `json:"state"` // "ready", "look", "none" or "answered"
	Why      string        `json:"why"`   // why the question is not ready
	Cells    []cellJSON    `json:"cells"` // cells to fill in if the user accepts the first offer
	Offers   []offeredJSON `json:"offers"`
}

type cellJSON struct {
	Cell string `json:"cell"`
	Text string `json:"text"`
}

type offeredJSON struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Confidence string   `json:"confidence"`
	Verdict    string   `json:"verdict"`
	Sure       bool     `json:"sure"` // the entry states the verdict, and its question asks the same
	Text       string   `json:"text"`
	Missing    []string `json:"missing"`
}

func (a *answerRun) printJSON() error {
	out := answerResultJSON{Schema: 1, File: sanitize.CleanLine(a.name), Counts: map[string]int{}, Questions: []answeredQuestion{}}
	for state, n := range questionnaire.CountByReadiness(a.proposals) {
		out.Counts[state.String()] = n
	}
	for i := range a.questions.Questions {
		out.Questions = append(out.Questions, a.questionJSON(i))
	}
	return sanitize.WriteJSON(a.Stdout, out, "")
}

func (a *answerRun) questionJSON(i int) answeredQuestion {
	q, p := &a.questions.Questions[i], a.proposals[i]
	out := answeredQuestion{Where: q.Where, Sheet: q.Sheet, ID: q.ID, Question: q.Text, State: p.Readiness.String(), Why: p.Why, Cells: []cellJSON{}, Offers: []offeredJSON{}}
	for n, o := range p.Offers {
		out.Offers = append(out.Offers, offeredJSON{o.Entry.ID, o.Entry.Title, o.Confidence.String(), string(o.Verdict), o.Sure, o.Text, append([]string{}, o.Missing...)})
		if n > 0 || p.Readiness == questionnaire.ReadinessNoEntry || p.Readiness == questionnaire.ReadinessFilled {
			continue
		}
		for _, c := range q.Fill(i, q.VerdictValue(o.Verdict, o.Entry), o.Text) {
			out.Cells = append(out.Cells, cellJSON{q.Slot(c).Name, c.Text})
		}
	}
	return out
}

// maxNearest is the maximum number of related entries listed for an open question.
const maxNearest = 3

// writeOpen writes the open questions as CSV, with related entries.
func (a *answerRun) writeOpen(w io.Writer) error {
	if _, err := io.WriteString(w, export.ByteOrderMark); err != nil {
		return err
	}
	return export.WriteTable(w, []string{"where", "id", "question", "state", "why", "nearest"}, func(yield func([]string) bool) {
		for i, p := range a.proposals {
			q := &a.questions.Questions[i]
			if p.Readiness == questionnaire.ReadinessFilled || p.Readiness == questionnaire.ReadinessReady && a.accept != "" {
				continue
			}
			nearest := handbook.MapSlice(p.Offers[:min(len(p.Offers), maxNearest)], func(o questionnaire.Offer) string { return o.Entry.ID })
			if !yield([]string{q.Where, q.ID, q.Text, p.Readiness.String(), p.Why, strings.Join(nearest, "; ")}) {
				return
			}
		}
	})
}

// printCopy writes the completed questionnaire to standard output. If that is a terminal, printCopy refuses to write
// anything that could control it, such as the bytes of a workbook or an escape character, because the file comes from
// another person.
func (a *answerRun) printCopy(cells []questionnaire.CellText) error {
	var file bytes.Buffer
	err := a.questions.Write(&file, cells)
	if err == nil && bytes.ContainsFunc(file.Bytes(), func(r rune) bool { return r != '\r' && r != '\ufeff' && sanitize.IsUnsafeInText(r) }) {
		err = a.refuseTerminal()
	}
	if err == nil {
		_, err = a.Stdout.Write(file.Bytes())
	}
	return err
}

// maxWithoutVerdict is the maximum number of cells without a verdict that the summary names.
const maxWithoutVerdict = 5

// withoutVerdict returns the addresses of verdict cells that stay empty although the explanation of the verdict is
// written.
func (a *answerRun) withoutVerdict(cells []questionnaire.CellText) []string {
	byQuestion := map[int][]questionnaire.CellText{}
	for _, c := range cells {
		byQuestion[c.Question] = append(byQuestion[c.Question], c)
	}
	var out []string
	for _, i := range slices.Sorted(maps.Keys(byQuestion)) {
		if q := &a.questions.Questions[i]; q.LacksVerdict(byQuestion[i]) {
			out = append(out, strings.TrimSpace(q.Sheet+" "+q.Answer.Name))
		}
	}
	return out
}

// explainNoQuestions returns the reason why there are no questions to answer, and a hint.
func explainNoQuestions(sheets []questionnaire.Sheet) (what, hint string) {
	what = questionnaire.ErrNoQuestions.Error()
	if len(sheets) == 0 {
		return what, "a question ends in a question mark, or begins like one"
	}
	most := slices.MaxFunc(sheets, func(x, y questionnaire.Sheet) int { return cmp.Compare(x.Found, y.Found) })
	if most.Free == 0 || most.Found == 0 {
		if most.Columns != (questionnaire.Columns{}) && most.Problem != "" {
			what += ": " + most.Problem
		}
		return what, "--columns shows what was found in each sheet; --question, --answer and --comment name the columns"
	}
	return phrases.CountWithNoun(most.Found, "question") + " in the sheet " + sanitize.Quote(most.Name) + ", but no column for answers", "name an empty one: " + columnFlags(most)
}

// columnFlags returns the flags for writing answers into the first empty column of a sheet.
func columnFlags(s questionnaire.Sheet) string {
	name := strings.ReplaceAll(s.Name, "'", `'\''`)
	return fmt.Sprintf("--sheet '%s' --question %s --answer %s", name, workbook.ColumnName(s.Columns.Question), workbook.ColumnName(s.Free))
}

// keepOpenQuestions stores those questions of a questionnaire that no entry answers.
func (a *answerRun) keepOpenQuestions() {
	r := a.recorder("questionnaire")
	for i := range a.proposals {
		r.QuestionAsked(a.questions.Questions[i].Text, a.proposals[i].Readiness != questionnaire.ReadinessNoEntry)
	}
	a.saveGaps(r)
}
