package questionnaire

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

var (
	boxPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[ ]?\]|[☐□◻]`) })
	// lineToFill matches what is there to be written over: a line, or words that ask for an answer.
	lineToFill = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:[_.…\s-]+|(?:response|answer|svar|antwort|réponse|respuesta)\s*:|choose an item\.?|` +
			`(?:click|tap)(?: or tap)? here to enter text\.?|[\[<{(](?:please |your |vendor |supplier |click (?:or tap )?(?:here )?to )?(?:enter|insert|type|fill|provide|add|describe|select|response|answer)\b[^\]>})]*[\]>})])$`)
	})
)

// formOf returns what a cell offers to choose from, such as "[ ] Yes [ ] No" and "Yes / No", and whether it
// is such a form, or a line to fill in, and no answer.
func formOf(value string) (choices []string, ok bool) {
	if value == "" || lineToFill().MatchString(strings.Trim(value, "`*_ ")) {
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

// wantsVerdict reports whether a slot is for a verdict alone.
func (s *Slot) wantsVerdict() bool { return len(s.Choices) > 0 || yesNoHeader().in(words(s.Header)) }

// tick is the place of one of several choices, with the box that is there.
type tick struct {
	index int
	box   string
}

// ticked returns a box that is ticked.
func ticked(box string) string {
	switch {
	case strings.HasPrefix(box, "["):
		return "[x]"
	case boxPattern().MatchString(box):
		return "☒"
	}
	return "X"
}

// newChoice returns a slot whose choices have boxes of their own. What is in them already, or beside one that
// is ticked, is the answer.
func newChoice(name string, choices []string, boxes []tick) Slot {
	s := Slot{Name: name, HasList: true, Choices: choices, boxes: boxes}
	for i, b := range boxes {
		if b.box = strings.TrimSpace(b.box); b.box != "" && !lineToFill().MatchString(b.box) && boxPattern().ReplaceAllString(b.box, "") != "" {
			s.Value = choices[i]
		}
	}
	return s
}

// fillForm returns the place that a text goes into and what that holds then: the box of the verdict that the
// text is, or begins with, is ticked.
func (s *Slot) fillForm(text string) (index int, filled string) {
	if i := slices.Index(s.Choices, text); i >= 0 && len(s.boxes) > 0 {
		return s.boxes[i].index, ticked(s.boxes[i].box)
	}
	return s.index, s.fillBoxes(text)
}

// fillBoxes ticks a box within one place.
func (s *Slot) fillBoxes(text string) string {
	boxes := boxPattern().FindAllStringIndex(s.Form, -1)
	if len(boxes) == 0 || len(boxes) != len(s.Choices) {
		return text
	}
	for i, choice := range s.Choices {
		rest, ok := strings.CutPrefix(text, choice)
		if !ok || rest != "" && !strings.HasPrefix(rest, ". ") {
			continue
		}
		box := s.Form[boxes[i][0]:boxes[i][1]]
		return strings.TrimSpace(s.Form[:boxes[i][0]] + ticked(box) + s.Form[boxes[i][1]:] + strings.TrimPrefix(rest, "."))
	}
	return s.Form + " " + text
}
