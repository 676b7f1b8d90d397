// Package gaps stores the questions that a handbook did not answer, if the reader has turned this on, and finds out
// what the handbook lacks.
//
// The log is a single file in the state folder. The program never sends it anywhere.
package gaps

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// FileName is the name of the log in the state folder.
const FileName = "gaps.json"

// Limits of the log. If it is full, the oldest questions are dropped.
const (
	maxQuestions     = 2000
	maxQuestionChars = 300 // maximum number of characters of a question
	maxBytes         = 4 << 20
)

// logVersion is the format version that this package writes.
const logVersion = 1

// Question is an unanswered question.
type Question struct {
	Text     string         `json:"text"`
	Handbook string         `json:"handbook"` // title of the handbook
	Source   string         `json:"source"`   // where the question was asked: screen, linear, search or questionnaire
	Count    int            `json:"count"`
	First    string         `json:"first"` // day on which it was first asked, such as 2026-01-31
	Last     string         `json:"last"`
	Opened   map[string]int `json:"opened,omitempty"` // by entry id, how often the entry was opened after the question had been reworded
}

type logFile struct {
	Version   int        `json:"version"`
	Questions []Question `json:"questions"`
}

// newerVersionError means that a newer program wrote the log. Such a log is neither read nor replaced.
type newerVersionError int

func (e newerVersionError) Error() string {
	return fmt.Sprintf("%s was written by a newer trustbook (format %d; this one reads up to %d), so it is left alone", FileName, int(e), logVersion)
}

// Hint returns advice for the user; see [statedir.HintFor].
func (newerVersionError) Hint() string { return "update trustbook" }

// errDamaged means that the log cannot be parsed.
var errDamaged = errors.New(FileName + " is damaged, so it is left alone: remove it with `trustbook gaps --clear`")

// Read returns the questions in the state folder dir, in no particular order. Without a log, it returns none.
func Read(dir string) ([]Question, error) {
	var out []Question
	err := statedir.Dir{Path: dir}.View(func(root *os.Root) (err error) {
		out, err = readLog(root)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return out, err
}

func readLog(root *os.Root) ([]Question, error) {
	data, err := statedir.ReadFile(root, FileName, maxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var file logFile
	if err := json.Unmarshal(data, &file); err != nil || file.Version < 1 {
		return nil, errDamaged
	}
	if file.Version > logVersion {
		return nil, newerVersionError(file.Version)
	}
	return slices.DeleteFunc(file.Questions, func(q Question) bool { return q.Text == "" || q.Count < 1 }), nil
}

// AddQuestions adds questions about a handbook to the log in the state folder dir.
func AddQuestions(dir string, h *handbook.Handbook, now time.Time, questions []Question) error {
	if len(questions) == 0 {
		return nil
	}
	return statedir.Dir{Path: dir}.Update(func(root *os.Root) error {
		statedir.RemoveTemp(root)
		all, err := readLog(root)
		if err != nil {
			return err
		}
		for _, q := range questions {
			q.Handbook, q.Last = h.Title, now.Format(time.DateOnly)
			all = mergeQuestion(all, q)
		}
		data, err := encodeLog(all)
		if err == nil {
			err = statedir.Replace(root, FileName, data)
		}
		if err == nil {
			err = statedir.Sync(root)
		}
		return err
	})
}

// encodeLog encodes the newest questions, at most as many as Read accepts.
func encodeLog(all []Question) ([]byte, error) {
	for kept := newestQuestions(all); ; kept = kept[:len(kept)*3/4] {
		data, err := json.MarshalIndent(logFile{logVersion, kept}, "", " ")
		if err != nil || len(data) <= maxBytes {
			return data, err
		}
	}
}

// mergeQuestion adds a question, or increases its count if the log already contains the question.
func mergeQuestion(all []Question, q Question) []Question {
	q.Text = sanitize.Shorten(q.Text, maxQuestionChars)
	q.Count = max(q.Count, 1)
	i := slices.IndexFunc(all, func(o Question) bool {
		return o.Handbook == q.Handbook && o.Source == q.Source && strings.EqualFold(o.Text, q.Text)
	})
	if i < 0 {
		q.First = q.Last
		return append(all, q)
	}
	all[i].Count += q.Count
	all[i].Last = q.Last
	for id, n := range q.Opened {
		if all[i].Opened == nil {
			all[i].Opened = map[string]int{}
		}
		all[i].Opened[id] += n
	}
	return all
}

// newestQuestions returns the most recent questions, up to the limit of the log.
func newestQuestions(all []Question) []Question {
	slices.SortStableFunc(all, func(a, b Question) int { return cmp.Compare(b.Last, a.Last) })
	return all[:min(len(all), maxQuestions)]
}

// Clear removes the log from the state folder dir.
func Clear(dir string) error {
	err := statedir.Dir{Path: dir}.View(func(*os.Root) error { return nil })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return statedir.Dir{Path: dir}.Update(func(root *os.Root) error {
		if err := statedir.Remove(root, FileName); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return statedir.Sync(root)
	})
}
