package questionnaire

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// markdownReader reads Markdown, and plain text with one question per line. Questions are table cells, list items,
// headings and paragraphs.
type markdownReader struct {
	*Questionnaire
	text   []byte
	lines  []string
	starts []int // byte offset of each line
	places []markdownPlace
	grown  []int // first lines of the tables that get a new column

	headings  [7]string // headings above the current line, by level
	belowList int       // index of the last question that is answered by a paragraph below its list
	tasks     bool      // list items with a box are statements to tick, not options of a question
}

// markdownPlace is a place in the file where text can be written.
type markdownPlace struct {
	start, end int
	kind       placeKind
	indent     string // indentation of text below a question
	table      int    // index in markdownReader.grown of the table that gets a new cell
}

type placeKind uint8

const (
	placeBelowText placeKind = iota // a new paragraph below a question
	placeCell                       // a table cell whose text is replaced
	placeNewCell                    // a new cell after the last cell of a row
	placeBox                        // a box to tick
)

func fromMarkdown(text []byte) *Questionnaire {
	r := &markdownReader{Questionnaire: &Questionnaire{}, text: text}
	for at := 0; at < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		r.lines, r.starts = append(r.lines, strings.TrimRight(string(text[at:end]), "\r\n")), append(r.starts, at)
		at = end
	}
	if r.read(); r.countTasks() > len(r.Questions) {
		*r = markdownReader{Questionnaire: &Questionnaire{}, text: text, lines: r.lines, starts: r.starts, tasks: true}
		r.read()
	}
	r.dropClosingWords()
	r.write = r.writeMarkdown
	return r.Questionnaire
}

// dropClosingWords ignores the paragraph below a list if the last item of the list is the only one that such a paragraph
// seems to answer. The paragraph then closes the questionnaire, as "Thank you" does.
func (r *markdownReader) dropClosingWords() {
	last := len(r.Questions) - 1
	if last < 2 || r.belowList != last {
		return
	}
	if answered := slices.IndexFunc(r.Questions, func(q Question) bool { return q.Answer.Value != "" }); answered == last {
		r.Questions[last].Answer.Value = ""
	}
}

func (r *markdownReader) read() {
	fence := ""
	for i := 0; i < len(r.lines); {
		trimmed := strings.TrimSpace(r.lines[i])
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
			i++
		case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:3]
			i++
		case i+1 < len(r.lines) && strings.Contains(trimmed, "|") && delimiterPattern().MatchString(r.lines[i+1]):
			i = r.addTable(i)
		default:
			i = r.addLine(i)
		}
	}
}

// isLink reports whether text is a link, as in a table of contents.
func isLink(text string) bool { return strings.HasPrefix(text, "[") && strings.Contains(text, "](") }

var (
	delimiterPattern = pattern.Lazy(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)
	// itemPattern matches the marker of a list item or heading, a box to tick, and a number.
	itemPattern         = pattern.Lazy(`^(\s*)((?:[-*+]|\d+[.)]|[A-Za-z][.)]|#{1,6}|>)\s+)?(\[[ xX]\]\s+)?`)
	boldQuestionPattern = pattern.Lazy(`^(?:\*{1,3}|_{1,3})([^*_]+[?？])(?:\*{1,3}|_{1,3})\s+(.+)$`) // a bold question, followed by the answer
)

// addLine adds the question that begins on a line, and returns the first line after it.
func (r *markdownReader) addLine(i int) int {
	parts := itemPattern().FindStringSubmatch(r.lines[i])
	marker := parts[0]
	isItem := strings.ContainsAny(parts[2], "-*+.)")
	next := i + 1
	indent := strings.Repeat(" ", len(parts[1]))
	if isItem {
		indent += strings.Repeat(" ", len(parts[2]))
		for next < len(r.lines) && !strings.HasSuffix(r.lines[next-1], "?") && isContinuation(r.lines[next], indent) {
			next++
		}
	}
	text := cleanLine(strings.Join(r.lines[i:next], " ")[len(marker):])
	isNumbered := afterNumber(text) != text
	text, asked, ok := cutLabel(text)
	if !ok {
		return next
	}
	said := ""
	if m := boldQuestionPattern().FindStringSubmatch(text); m != nil {
		text, said = m[1], m[2]
	}
	text = strings.TrimSpace(strings.Trim(text, "*_"))
	if level := strings.Count(parts[2], "#"); level > 0 {
		r.headings[level] = text
		clear(r.headings[level+1:])
	}
	if task := withoutNotesLabel(text); r.tasks && parts[3] != "" && isStatementToTick(task, minTaskWords) && !looksLikeQuestion(afterNumber(task)) {
		return r.addTask(i, next, indent, task)
	}
	asked = cmp.Or(asked, afterNumber(text))
	if isLink(asked) || !looksLikeQuestion(asked) || len(r.Questions) == maxQuestions ||
		!isItem && !isNumbered && !strings.Contains(text, "?") && !(r.isBelowHeading(i) && beginsWith(text, kindOpeners()[kindExplanation])) {
		return next
	}
	q := r.question(i, text)
	if last := r.addOptions(&q, next); last > next {
		note, _ := r.answerBelow(last, parts[1], isItem)
		q.Note = Slot{Name: "the paragraph below", Value: note, index: r.placeBelow(last, indent)}
		r.Questions = append(r.Questions, q)
		return last
	}
	answer, at := r.answerBelow(next, parts[1], isItem)
	if answer != "" && said == "" && isItem && strings.TrimSpace(r.lines[at-1]) == "" && strings.TrimLeft(r.lines[at], " \t") == r.lines[at] {
		r.belowList = len(r.Questions)
	}
	q.Answer = Slot{Name: "the paragraph below", Value: cmp.Or(said, answer), index: r.placeBelow(next, indent)}
	r.Questions = append(r.Questions, q)
	for r.tasks && next < len(r.lines) && r.isOption(next) { // skip the options
		next++
	}
	return next
}

// question returns a question that begins on a line.
func (r *markdownReader) question(i int, text string) Question {
	number, asked := cutNumber(text)
	q := Question{Where: "line " + strconv.Itoa(i+1), ID: number, Text: cleanLine(asked), Under: r.headingsAbove()}
	if marker := strings.TrimRight(itemPattern().FindStringSubmatch(r.lines[i])[2], ".) "); number == "" && isNumbered(marker) {
		q.ID = marker // the number of an item in a numbered list
	}
	return q
}

// addTask adds a statement with a box to tick if the statement is true. next is the line after it.
func (r *markdownReader) addTask(i, next int, indent, text string) int {
	if len(r.Questions) == maxQuestions {
		return next
	}
	m := optionPattern().FindStringSubmatchIndex(r.lines[i])
	r.places = append(r.places, markdownPlace{start: r.starts[i] + m[4], end: r.starts[i] + m[5], kind: placeBox})
	q := r.question(i, text)
	q.Answer = newChoice("the box", []string{handbook.Yes.Label()}, []tickBox{{index: len(r.places) - 1, box: r.lines[i][m[4]:m[5]]}})
	q.Note = Slot{Name: "the paragraph below", index: r.placeBelow(next, indent)}
	r.Questions = append(r.Questions, q)
	return next
}

// headingsAbove returns the headings above the current line, joined.
func (r *markdownReader) headingsAbove() string {
	return strings.TrimSpace(strings.Join(r.headings[:], " "))
}

// placeBelow adds a place at the end of the last line before the next item.
func (r *markdownReader) placeBelow(next int, indent string) int {
	end := r.starts[next-1] + len(r.lines[next-1])
	r.places = append(r.places, markdownPlace{start: end, end: end, indent: indent})
	return len(r.places) - 1
}

// optionPattern matches an answer with a box, ticked or not.
var optionPattern = pattern.Lazy(`^(\s*(?:[-*+]|\d+[.)])?\s*)(\[[^\]]{0,3}\]|[√\p{So}])\s+(\S.*)$`)

// addOptions reads the answers offered below a question, and returns the first line after them. If one of the answers
// is yes or no, they become the choices of the question.
func (r *markdownReader) addOptions(q *Question, next int) int {
	last := next
	var choices []string
	var boxes []tickBox
	for i := next; i < len(r.lines); i++ {
		line := r.lines[i]
		if strings.TrimSpace(line) == "" {
			continue
		}
		m := optionPattern().FindStringSubmatchIndex(line)
		if m == nil || looksLikeQuestion(line[m[6]:m[7]]) {
			break
		}
		r.places = append(r.places, markdownPlace{start: r.starts[i] + m[4], end: r.starts[i] + m[5], kind: placeBox})
		choices, boxes = append(choices, cleanLine(line[m[6]:m[7]])), append(boxes, tickBox{index: len(r.places) - 1, box: line[m[4]:m[5]]})
		last = i + 1
	}
	if verdictIn(choices, handbook.Yes) == "" && verdictIn(choices, handbook.No) == "" {
		return next
	}
	q.Answer = newChoice("the box", choices, boxes)
	return last
}

// isContinuation reports whether a line continues the item above it.
func isContinuation(line, indent string) bool {
	return strings.TrimSpace(line) != "" && strings.HasPrefix(line, " ") && len(line)-len(strings.TrimLeft(line, " ")) >= len(indent) &&
		itemPattern().FindStringSubmatch(line)[2] == ""
}

// answerBelow returns the first line of an existing answer below a question and the index of that line, or "". A line
// that is not an answer does no harm, because the question is then reviewed by a person. Any text after a label such as
// "Answer:" is an answer, unless it can be the next item of the list that contains the question.
func (r *markdownReader) answerBelow(next int, indent string, asksInList bool) (answer string, at int) {
	labelled := false
	for i := next; i < len(r.lines); i++ {
		parts := itemPattern().FindStringSubmatch(r.lines[i])
		text := cleanLine(strings.Trim(strings.TrimSpace(r.lines[i][len(parts[0]):]), "*_ "))
		isBox, isItem := parts[3] != "", strings.ContainsAny(parts[2], "-*+.)")
		isSibling := isItem && !isBox && len(parts[1]) <= len(indent) && (asksInList || !labelled)
		switch {
		case looksLikeQuestion(afterNumber(text)), strings.Contains(parts[2], "#"), isSibling, countLetters(text) == 0 && text != "":
			return "", i
		case isLabel(text):
			labelled = true
		case text == "", isBox && !strings.ContainsAny(parts[3], "xX"), isItem && !isBox && r.isChoice(i):
		case !labelled && !isLabelledAnswer(text) && (strings.HasSuffix(text, ":") || i > next && !isBox && isTitle(text)):
			return "", i
		default:
			return text, i
		}
	}
	return "", len(r.lines)
}

// isLabel reports whether a line only introduces an answer, such as "Answer:" or "A:".
func isLabel(text string) bool {
	head, ok := strings.CutSuffix(text, ":")
	role := headerRole(head)
	return ok && (countLetters(head) == 1 || role == answerRole || role == noteRole)
}

// isLabelledAnswer reports whether a line begins with the label of an answer, such as "A:".
func isLabelledAnswer(text string) bool {
	head, rest, ok := strings.Cut(text, ":")
	return ok && countLetters(rest) > 0 && (countLetters(head) == 1 || headerRole(head) == answerRole)
}

// isChoice reports whether a line is one of several verdicts to choose from.
func (r *markdownReader) isChoice(i int) bool {
	isVerdict := func(i int) bool {
		if i == len(r.lines) {
			return false
		}
		return verdictOf(r.lines[i][len(itemPattern().FindString(r.lines[i])):]) != handbook.NoVerdict
	}
	return isVerdict(i) && (isVerdict(i+1) || isVerdict(i-1))
}

// isTitle reports whether a line is the title of the text below it rather than an answer: it is short and has neither a
// verdict nor a full stop.
func isTitle(text string) bool {
	w := foldedWords(text)
	return len(w) <= maxHeaderWords && !strings.ContainsAny(text[len(text)-1:], ".!)") && !slices.ContainsFunc(w, func(w string) bool { return verdictOf(w) != handbook.NoVerdict })
}
