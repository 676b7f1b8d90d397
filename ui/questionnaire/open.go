package questionnaire

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
	"trustbook/ui/workbook"
)

// Open finds the questions in a file. The file name, which may be "", only distinguishes text formats. Everything else
// depends on the contents.
func Open(data []byte, name string, choice SheetChoice) (*Questionnaire, error) {
	q, err := openFile(data, strings.ToLower(filepath.Ext(name)), choice)
	if err == nil && len(q.Questions) == 0 {
		err = ErrNoQuestions
	}
	if err == nil {
		q.cutNumbers()
		q.findLanguage()
	}
	return q, err
}

func openFile(data []byte, extension string, choice SheetChoice) (*Questionnaire, error) {
	isText := bytes.IndexByte(data, 0) < 0 && !ooxml.IsZip(data) && !ooxml.IsOLE(data)
	switch {
	case isText && (extension == ".json" || extension != ".csv" && looksLikeJSON(data)):
		return fromJSON(data)
	case isText && extension != ".csv" && extension != ".tsv" && (extension != "" || !looksLikeCSV(data)):
		text, _ := sanitize.Decode(data)
		return fromMarkdown(text), nil
	}
	b, err := workbook.Open(data)
	if err != nil {
		return nil, err
	}
	return fromBook(b, choice)
}

func looksLikeJSON(data []byte) bool {
	trimmed := bytes.TrimLeft(data, " \t\r\n\ufeff")
	return bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("[{")) || bytes.HasPrefix(trimmed, []byte("[\n")) || bytes.HasPrefix(trimmed, []byte(`["`))
}

// looksLikeCSV reports whether the first line of text is the header row of a questionnaire.
func looksLikeCSV(data []byte) bool {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	for _, separator := range []string{",", ";", "\t"} {
		texts := map[int]string{}
		for i, field := range strings.Split(string(line), separator) {
			texts[i] = strings.Trim(cleanLine(field), `"`)
		}
		for _, text := range texts {
			if r := headerRole(text); len(texts) > 1 && (r == questionRole || r == answerRole) {
				return true
			}
		}
	}
	return false
}

// cutNumbers removes the numbers before questions, because "1. Are backups tested?" would not be recognised as a yes/no
// question.
func (q *Questionnaire) cutNumbers() {
	for i := range q.Questions {
		number, text := cutNumber(q.Questions[i].Text)
		q.Questions[i].ID, q.Questions[i].Text = cmp.Or(q.Questions[i].ID, number), text
	}
}

// findLanguage sets the language of the questionnaire to the one that is recognised in most questions.
func (q *Questionnaire) findLanguage() {
	lang, most, counts := "", 0, map[string]int{}
	for i := range q.Questions {
		l := languageOf(q.Questions[i].Text)
		if counts[l]++; l != "" && counts[l] > most {
			lang, most = l, counts[l]
		}
	}
	for i := range q.Questions {
		q.Questions[i].lang = lang
	}
}
