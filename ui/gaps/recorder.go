package gaps

import "strings"

// Recorder collects the unanswered questions of one run in memory. A nil Recorder collects nothing.
type Recorder struct {
	source    string
	pending   string // question being typed or just asked
	answered  bool   // the pending question was answered
	opened    string // id of the entry that was opened for the pending question, although no answer was found
	missed    int    // 1 + index of the unanswered question that the reader may be rewording; 0 for none
	questions []Question
}

// maxQuestionsPerRun limits the number of questions collected in one run.
const maxQuestionsPerRun = 500

// NewRecorder returns a recorder. source describes where questions are asked; see [Question.Source].
func NewRecorder(source string) *Recorder { return &Recorder{source: source} }

// QuestionTyped follows a question as it is typed. Its longest form is recorded: deleting characters does not change
// it.
func (r *Recorder) QuestionTyped(text string, answered bool) {
	if r == nil {
		return
	}
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		r.EndQuestion()
	case strings.HasPrefix(r.pending, text): // the same question, or characters are being deleted
		r.answered = r.answered || answered && text == r.pending
	case strings.HasPrefix(text, r.pending):
		r.pending, r.answered = text, answered
	default: // a different question
		r.EndQuestion()
		r.pending, r.answered = text, answered
	}
}

// QuestionAsked records a question that was asked as a whole.
func (r *Recorder) QuestionAsked(text string, answered bool) {
	if r == nil {
		return
	}
	r.EndQuestion()
	r.pending, r.answered = strings.TrimSpace(text), answered
	r.EndQuestion()
}

// RecordEntryUse records that the reader has copied an answer, or has opened the entry with the given id. Copying
// always answers the question. Opening an entry answers it only if the search found an answer; otherwise the question
// stays unanswered and the id of the entry is stored with it.
func (r *Recorder) RecordEntryUse(id string) {
	if r == nil || r.pending == "" && r.missed == 0 {
		return
	}
	if r.pending != "" && !r.answered && id != "" {
		r.opened = id
		return
	}
	r.answered = true
	if r.missed > 0 && id != "" {
		r.questions[r.missed-1].addOpened(id)
		r.missed = 0
	}
}

func (q *Question) addOpened(id string) {
	if q.Opened == nil {
		q.Opened = map[string]int{}
	}
	q.Opened[id]++
}

// EndQuestion ends the pending question.
func (r *Recorder) EndQuestion() {
	if r == nil || r.pending == "" {
		return
	}
	if r.missed = 0; !r.answered && len(r.questions) < maxQuestionsPerRun {
		q := Question{Text: r.pending, Source: r.source, Count: 1}
		if r.opened != "" {
			q.addOpened(r.opened)
		}
		r.questions = append(r.questions, q)
		r.missed = len(r.questions)
	}
	r.pending, r.answered, r.opened = "", false, ""
}

// Questions ends the run and returns the unanswered questions.
func (r *Recorder) Questions() []Question {
	if r == nil {
		return nil
	}
	r.EndQuestion()
	return r.questions
}
