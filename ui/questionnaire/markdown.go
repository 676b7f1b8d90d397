package questionnaire

import (
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// markdownReader reads Markdown, and plain text with one question on a line. Questions are cells of
// tables, list items, headings and paragraphs.
type markdownReader struct {
	*Questionnaire
	text   []byte
	lines  []string
	starts []int // of the lines
	places []place
}

// place is where a text goes: into a table instead of what is there, or behind a question.
type place struct {
	start, end int
	indent     string // of a text behind a question
	isCell     bool
}

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
	r.write = r.writeMarkdown
	return r.Questionnaire
}

var (
	delimiterPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`) })
	// itemPattern matches the marker of a list item or heading, a box to tick, and a number.
	itemPattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\s*)((?:[-*+]|\d+[.)]|[A-Za-z][.)]|#{1,6}|>)\s+)?(\[[ xX]\]\s+)?`)
	})
	questionLabel = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\**(?i:question|fråga|frage)(?:\s+(\d+))?\s*:\**\s*`)
	})
	numberedStart = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\**([A-Za-z]{0,6}[-.]?\d+(?:[.-]\d+)*)[.):]?\**\s+`)
	})
)

// addLine adds the question that begins on a line, and returns the line behind it.
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
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(questionLabel().ReplaceAllString(text, "$1 ")), "*_"))
	if asked := afterNumber(text); !looksLikeQuestion(asked) || !isItem && asked == text && !strings.Contains(text, "?") || len(r.Questions) == maxQuestions {
		return next
	}
	q := Question{Where: "line " + strconv.Itoa(i+1), Text: cleanLine(afterNumber(text))}
	if number := numberedStart().FindStringSubmatch(text); number != nil {
		q.ID = number[1]
	}
	q.Key = q.Where
	end := r.starts[next-1] + len(r.lines[next-1])
	q.Answer = Slot{Name: "below", Value: r.answerBelow(next, parts[1]), index: len(r.places)}
	r.places = append(r.places, place{start: end, end: end, indent: indent})
	r.Questions = append(r.Questions, q)
	return next
}

func afterNumber(text string) string { return text[len(numberedStart().FindString(text)):] }

// isContinuation reports whether a line belongs to the item above.
func isContinuation(line, indent string) bool {
	return strings.TrimSpace(line) != "" && strings.HasPrefix(line, " ") && len(line)-len(strings.TrimLeft(line, " ")) >= len(indent) &&
		itemPattern().FindStringSubmatch(line)[2] == ""
}

// answerBelow returns the first line of the answer that is below a question already, or "". It may
// belong to another text, but then a person looks at it, and it is not answered twice.
func (r *markdownReader) answerBelow(next int, indent string) string {
	for i := next; i < len(r.lines); i++ {
		parts := itemPattern().FindStringSubmatch(r.lines[i])
		text := cleanLine(strings.Trim(strings.TrimSpace(r.lines[i][len(parts[0]):]), "*_ "))
		isBox, isItem := parts[3] != "", strings.ContainsAny(parts[2], "-*+.)")
		switch {
		case looksLikeQuestion(afterNumber(text)), strings.Contains(parts[2], "#"), isItem && !isBox && len(parts[1]) <= len(indent), letters(text) == 0 && text != "":
			return ""
		case text == "", isLabel(text), isBox && !strings.ContainsAny(parts[3], "xX"), isItem && !isBox && r.isChoice(i):
			continue
		case strings.HasSuffix(text, ":"), i > next && !isBox && isTitle(text):
			return ""
		}
		return text
	}
	return ""
}

// isLabel reports whether a line only says that the answer follows, such as "Answer:" and "A:".
func isLabel(text string) bool {
	head, ok := strings.CutSuffix(text, ":")
	role := headerRole(head)
	return ok && (letters(head) == 1 || role == answerRole || role == noteRole)
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

// isTitle reports whether a line is the title of what follows rather than an answer: short, without a
// verdict and a full stop.
func isTitle(text string) bool {
	w := words(text)
	return len(w) <= maxHeaderWords && !strings.ContainsAny(text[len(text)-1:], ".!)") && !slices.ContainsFunc(w, func(w string) bool { return verdictOf(w) != handbook.NoVerdict })
}

// addTable adds the questions of the table that begins on a line, and returns the line behind it.
func (r *markdownReader) addTable(first int) int {
	s := &workbook.Sheet{}
	spans := map[workbook.Pos]place{}
	i := first
	for ; i < len(r.lines) && strings.Contains(r.lines[i], "|"); i++ {
		if i == first+1 {
			continue
		}
		row := workbook.Row{Number: i + 1}
		for n, c := range cellPlaces(r.lines[i], r.starts[i]) {
			spans[workbook.Pos{Row: i + 1, Column: n + 1}] = c
			row.Cells = append(row.Cells, workbook.Cell{Column: n + 1, Value: strings.TrimSpace(string(r.text[c.start:c.end]))})
		}
		s.Rows = append(s.Rows, row)
	}
	f := newFinder(s, false)
	f.find(Columns{})
	if f.out.Problem != "" {
		return i
	}
	for _, row := range f.questions() {
		q := Question{Where: "line " + strconv.Itoa(row.row), ID: f.id(row.row), Text: row.text}
		q.Key = q.Where
		q.Answer, q.Note = r.cellSlot(f, spans, row.row, f.out.Columns.Answer), r.cellSlot(f, spans, row.row, f.out.Columns.Note)
		if (q.Answer.Name != "" || q.Note.Name != "") && len(r.Questions) < maxQuestions {
			r.Questions = append(r.Questions, q)
		}
	}
	return i
}

func (r *markdownReader) cellSlot(f *finder, spans map[workbook.Pos]place, row, column int) Slot {
	p := workbook.Pos{Row: row, Column: column}
	c, ok := spans[p]
	if !ok {
		return Slot{}
	}
	r.places = append(r.places, c)
	s := Slot{Name: "the column", Header: f.names[column], Value: cleanLine(f.sheet.Cell(p).Value), index: len(r.places) - 1}
	s.setForm()
	return s
}

// cellPlaces returns where the texts between the bars of a row are.
func cellPlaces(line string, offset int) []place {
	var bars []int
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			bars = append(bars, i)
		}
	}
	if !strings.HasPrefix(strings.TrimSpace(line), "|") {
		bars = append([]int{-1}, bars...)
	}
	if !strings.HasSuffix(strings.TrimSpace(line), "|") {
		bars = append(bars, len(line))
	}
	var out []place
	for i := 1; i < len(bars); i++ {
		out = append(out, place{start: offset + bars[i-1] + 1, end: offset + bars[i], isCell: true})
	}
	return out
}

// writeMarkdown writes the file with texts in their places. All other bytes stay.
func (r *markdownReader) writeMarkdown(w io.Writer, cells []CellText) error {
	cells = slices.Clone(cells)
	at := func(c CellText) place { return r.places[r.Questions[c.Question].Slot(c).index] }
	slices.SortStableFunc(cells, func(x, y CellText) int { return cmp.Compare(at(x).start, at(y).start) })
	var out bytes.Buffer
	from := 0
	for _, c := range cells {
		p := at(c)
		out.Write(r.text[from:p.start])
		text := strings.Join(strings.Fields(c.Text), " ")
		if p.isCell {
			out.WriteString(" " + strings.ReplaceAll(text, "|", `\|`) + " ")
		} else {
			out.WriteString("\n\n" + p.indent + text)
			if rest := r.text[p.end:]; len(bytes.TrimSpace(rest)) > 0 && !bytes.HasPrefix(bytes.TrimLeft(rest, "\r"), []byte("\n\n")) {
				out.WriteString("\n")
			}
		}
		from = p.end
	}
	out.Write(r.text[from:])
	_, err := w.Write(out.Bytes())
	return err
}
