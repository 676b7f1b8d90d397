package questionnaire

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

var (
	boxPattern = pattern.Lazy(`\[ {0,3}\]|[☐□◻⬜]`)
	// placeholderPattern matches a placeholder for an answer: a line to write on, an empty box, or a request such as "enter
	// your answer".
	placeholderPattern = pattern.Lazy(`(?i)^(?:[_.…\s-]+|\[ {0,3}\]|[☐□◻⬜]|(?:response|answer|svar|antwort|réponse|respuesta)\s*:|choose an item\.?|` +
		`(?:click|tap)(?: or tap)? here to enter text\.?|[\[<{(](?:please |your |vendor |supplier |click (?:or tap )?(?:here )?to )?` +
		`(?:(?:response|answer|type)(?: (?:your|the|an?|in|text|answer|response|here)\b[^\]>}):]*)?|(?:enter|insert|fill|provide|add|describe|select)(?:\s[^\]>}):]*)?)[\]>})])$`)
)

// choiceHintPattern matches a request to explain the choice, as in "Yes / No (explain)" and "Yes / No + summary".
var choiceHintPattern = pattern.Lazy(`\s*(?:\([^()]*\)|\+\s.*)$`)

// isPlaceholder reports whether text is a placeholder for an answer, with or without emphasis.
func isPlaceholder(text string) bool {
	return placeholderPattern().MatchString(text) || placeholderPattern().MatchString(strings.Trim(text, "`*_ "))
}

// formOf returns the choices in a cell, such as "[ ] Yes [ ] No" or "Yes / No". ok is true if the cell contains choices
// or a placeholder but no answer.
func formOf(value string) (choices []string, ok bool) {
	if value == "" || isPlaceholder(value) {
		return nil, value != ""
	}
	boxes := boxPattern().FindAllStringIndex(value, -1)
	if len(boxes) > 0 {
		if strings.TrimSpace(value[:boxes[0][0]]) != "" {
			return nil, false
		}
		choices = boxPattern().Split(value[boxes[0][0]:], -1)[1:]
	} else {
		value = choiceHintPattern().ReplaceAllString(value, "")
		choices = strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(value, "N/A", "NA"), "n/a", "NA"), func(r rune) bool { return r == '/' || r == '|' })
	}
	verdicts := 0
	for i, c := range choices {
		if len(boxes) > 0 && markPattern().MatchString(c) {
			return nil, false
		}
		choices[i] = strings.Trim(c, " ,;/")
		if verdictOf(choices[i]) != handbook.NoVerdict {
			verdicts++
		}
	}
	return choices, len(choices) > 1 && (len(boxes) > 0 || verdicts == len(choices))
}

// markPattern matches text that may be a ticked box among empty ones, such as ☒, ■, [x] and [*].
var markPattern = pattern.Lazy(`\[[^\]]{0,3}\]|[√\p{So}]`)

// setForm moves the value of a slot to Form if it is only a form to fill in, such as "[ ] Yes [ ] No". The slot then
// counts as empty.
func (s *Slot) setForm() {
	if choices, ok := formOf(s.Value); ok {
		s.Form, s.Value = s.Value, ""
		if !s.HasList {
			s.Choices = choices
		}
	} else if isField(s.Value) { // such as "Algorithm:"
		s.Form, s.Value = s.Value, ""
	}
}

// wantsVerdict reports whether a slot takes only a verdict.
func (s *Slot) wantsVerdict() bool {
	return len(s.Choices) > 0 || yesNoHeader().in(headerWords(s.Header))
}

// takesText reports whether a slot takes any kind of answer, as in "Vendor response", and not only a verdict, as in
// "Compliance status".
func (s *Slot) takesText() bool {
	return !s.wantsVerdict() && responseHeaders().in(headerWords(s.Header))
}

// markOf returns the value of a drop-down list that ticks a cell: an X, or the only value of the list. It returns "" if
// there is neither.
func markOf(values []string) string {
	if i := slices.IndexFunc(values, func(v string) bool { return strings.EqualFold(v, "x") }); i >= 0 {
		return values[i]
	}
	if len(values) == 1 {
		return values[0]
	}
	return ""
}

// isTicked reports whether a box contains a mark or other text.
func (t tickBox) isTicked() bool {
	return !isPlaceholder(t.box) && strings.TrimSpace(boxPattern().ReplaceAllString(t.box, "")) != ""
}

func (t tickBox) ticked() string {
	if t.mark != "" {
		return t.mark
	}
	return markBox(t.box)
}

// unticked returns the box without its mark.
func (t tickBox) unticked() string {
	switch {
	case strings.HasPrefix(t.box, "["):
		return "[ ]"
	case t.box == "☑" || t.box == "☒":
		return "☐"
	case t.box == "■":
		return "□"
	}
	return ""
}

// markBox returns the box with a mark.
func markBox(box string) string {
	switch {
	case strings.HasPrefix(box, "["):
		return "[x]"
	case boxPattern().MatchString(box):
		return "☒"
	}
	return "X"
}

// newChoice returns a slot with a box for each choice. If a box is already ticked, its choice is the current answer.
func newChoice(name string, choices []string, boxes []tickBox) Slot {
	s := Slot{Name: name, HasList: true, Choices: choices, boxes: boxes}
	for i, b := range boxes {
		if b.isTicked() {
			s.Value = choices[i]
		}
	}
	return s
}

// fillForm returns the texts for the boxes of a slot: only the box of the verdict is ticked.
func (s *Slot) fillForm(c CellText) []CellText {
	if len(s.boxes) == 0 {
		c.index, c.Text = s.index, s.fillBoxes(c)
		return []CellText{c}
	}
	var out []CellText
	for i, b := range s.boxes {
		is := s.Choices[i] == c.Text
		if is == b.isTicked() {
			continue
		}
		changed := CellText{Question: c.Question, Note: c.Note, Text: b.unticked(), index: b.index}
		if is {
			changed.Text = b.ticked()
		}
		out = append(out, changed)
	}
	return out
}

// fillBoxes ticks the box of the verdict when one cell contains all boxes. Text without a verdict ticks no box, even if
// it begins with "Yes.".
func (s *Slot) fillBoxes(c CellText) string {
	boxes := boxPattern().FindAllStringIndex(s.Form, -1)
	if isField(s.Form) && !isPlaceholder(s.Form) {
		return s.Form + " " + c.Text
	}
	if len(boxes) == 0 || len(boxes) != len(s.Choices) {
		return c.Text
	}
	i := slices.Index(s.Choices, c.verdict)
	if i < 0 || c.verdict == "" {
		return s.Form + " " + c.Text
	}
	start, end := boxes[i][0], boxes[i][1]
	rest := strings.TrimPrefix(strings.TrimPrefix(c.Text, c.verdict), ".")
	return strings.TrimSpace(s.Form[:start] + markBox(s.Form[start:end]) + s.Form[end:] + rest)
}

// isField reports whether text is the label of a form field, such as "Prepared by:".
func isField(text string) bool {
	return strings.HasSuffix(text, ":") && len(foldedWords(text)) < maxHeaderWords
}
