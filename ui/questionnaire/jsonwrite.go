package questionnaire

import (
	"bytes"
	"io"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/splice"
)

// jsonPlace is the place for the answer to a question: in the object with the question or, if the question is only a
// string, in a new object.
type jsonPlace struct {
	node         *jsonNode
	answer, note string // names of existing fields for answer and note, as written in the file; "" for none
}

// writeJSON writes the file with the answers as fields of the objects that contain the questions. All other bytes stay
// the same.
func (r *jsonReader) writeJSON(w io.Writer, cells []CellText) error {
	of := map[int][]CellText{}
	for _, c := range cells {
		of[c.Question] = append(of[c.Question], c)
	}
	var edits []splice.Edit
	for i, cells := range of {
		made, err := r.edit(r.places[i], cells)
		if err != nil {
			return err
		}
		edits = append(edits, made...)
	}
	_, err := w.Write(splice.Apply(r.data, edits))
	return err
}

func (r *jsonReader) edit(p jsonPlace, cells []CellText) ([]splice.Edit, error) {
	var edits []splice.Edit
	var added []string
	for _, c := range cells {
		text, err := jsonText(c.Text)
		if err != nil {
			return nil, err
		}
		name, field := p.answer, r.Questions[c.Question].Slot(c).Name
		if c.Note {
			name = p.note
		}
		if name == "" {
			quoted, _ := jsonText(field)
			added = append(added, quoted+": "+text)
			continue
		}
		_, v := p.node.field(fieldName(name))
		edits = append(edits, splice.Edit{Start: r.startOf(v), End: v.end, Text: text})
	}
	if len(added) == 0 {
		return edits, nil
	}
	if !p.node.isObject {
		start := r.startOf(p.node)
		question := string(r.data[start:p.node.end])
		return []splice.Edit{{Start: start, End: p.node.end, Text: `{"question": ` + question + ", " + strings.Join(added, ", ") + "}"}}, nil
	}
	last := p.node.items[len(p.node.items)-1].end
	separator := ", "
	if gap := r.data[last : p.node.end-1]; bytes.IndexByte(gap, '\n') >= 0 {
		separator = "," + r.lineBreakBefore(p.node)
	}
	return append(edits, splice.Edit{Start: last, End: last, Text: separator + strings.Join(added, separator)}), nil
}

// startOf returns the offset at which a value begins in the file.
func (r *jsonReader) startOf(n *jsonNode) int {
	if start, ok := r.joined[n.start]; ok {
		return start
	}
	return n.start
}

// lineBreakBefore returns the line break and indentation before the last field of an object, or "" if its fields are on
// one line.
func (r *jsonReader) lineBreakBefore(n *jsonNode) string {
	at := bytes.LastIndexByte(r.data[:n.items[len(n.items)-1].start], '\n')
	if at < n.start {
		return " "
	}
	line := r.data[at:]
	return string(line[:1+len(line[1:])-len(bytes.TrimLeft(line[1:], " \t"))])
}

// jsonText returns s as a JSON string.
func jsonText(s string) (string, error) {
	var b strings.Builder
	err := sanitize.WriteJSON(&b, s, "")
	return strings.TrimSpace(b.String()), err
}
