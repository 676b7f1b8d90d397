package questionnaire

import (
	"regexp"
	"strings"
	"sync"

	"trustbook/handbook"
)

var (
	boxPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[ ]?\]|[☐□◻]`) })
	// lineToFill matches what is there to be written over.
	lineToFill = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[_.…\s-]+$`) })
)

// formOf returns what a cell offers to choose from, such as "[ ] Yes [ ] No" and "Yes / No", and whether it
// is such a form, or a line to fill in, and no answer.
func formOf(value string) (choices []string, ok bool) {
	if value == "" || lineToFill().MatchString(value) {
		return nil, value != ""
	}
	boxes := boxPattern().FindAllStringIndex(value, -1)
	if len(boxes) > 0 {
		if strings.TrimSpace(value[:boxes[0][0]]) != "" || strings.ContainsAny(value, "☑☒✓✔") || tickedPattern().MatchString(value) {
			return nil, false
		}
		choices = boxPattern().Split(value[boxes[0][0]:], -1)[1:]
	} else {
		choices = strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(value, "N/A", "NA"), "n/a", "NA"), func(r rune) bool { return r == '/' || r == '|' })
	}
	verdicts := 0
	for i, c := range choices {
		choices[i] = strings.Trim(c, " ,;/")
		if verdictOf(choices[i]) != handbook.NoVerdict {
			verdicts++
		}
	}
	return choices, len(choices) > 1 && (len(boxes) > 0 || verdicts == len(choices))
}

var tickedPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\s*[xX]\s*\]`) })

// setForm makes a slot empty if what it has is a form.
func (s *Slot) setForm() {
	if choices, ok := formOf(s.Value); ok {
		s.Form, s.Value = s.Value, ""
		if !s.HasList {
			s.Choices = choices
		}
	}
}

// fillForm returns what a slot holds once a text is written into it: the box of the verdict that the text
// is, or begins with, is ticked.
func (s *Slot) fillForm(text string) string {
	boxes := boxPattern().FindAllStringIndex(s.Form, -1)
	if len(boxes) == 0 || len(boxes) != len(s.Choices) {
		return text
	}
	for i, choice := range s.Choices {
		rest, ok := strings.CutPrefix(text, choice)
		if !ok || rest != "" && !strings.HasPrefix(rest, ". ") {
			continue
		}
		mark := "☒"
		if strings.HasPrefix(s.Form[boxes[i][0]:], "[") {
			mark = "[x]"
		}
		return strings.TrimSpace(s.Form[:boxes[i][0]] + mark + s.Form[boxes[i][1]:] + strings.TrimPrefix(rest, "."))
	}
	return s.Form + " " + text
}
