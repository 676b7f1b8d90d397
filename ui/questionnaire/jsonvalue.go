package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/splice"
)

// jsonNode is a value in a JSON file and its position, so that answers can be added without rewriting the file.
type jsonNode struct {
	value      any         // a string, number or Boolean, or nil for null
	items      []*jsonNode // elements of a list, or values of an object
	names      []string    // field names of an object, in the order of items
	isObject   bool
	start, end int
}

// maxJSONDepth limits the nesting of values. VSAQ files have nine levels.
const maxJSONDepth = 1000

// parseJSON parses a JSON file, which contains exactly one value.
func parseJSON(data []byte) (*jsonNode, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	n, err := parseValue(d, data, 0)
	if err != nil {
		return nil, err
	}
	if rest := bytes.TrimSpace(data[n.end:]); len(rest) > 0 {
		return nil, fmt.Errorf("invalid character %q after the value", rest[:1])
	}
	return n, nil
}

func parseValue(d *json.Decoder, data []byte, depth int) (*jsonNode, error) {
	if depth > maxJSONDepth {
		return nil, errors.New("values are nested too deep")
	}
	before := int(d.InputOffset())
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	n := &jsonNode{value: token, end: int(d.InputOffset())}
	n.start = n.end - len(bytes.TrimLeft(data[before:n.end], " \t\r\n,:"))
	delimiter, ok := token.(json.Delim)
	if !ok {
		return n, nil
	}
	n.value, n.isObject = nil, delimiter == '{'
	for d.More() {
		if n.isObject {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			text, _ := name.(string) // the decoder returns only strings as names
			n.names = append(n.names, text)
		}
		item, err := parseValue(d, data, depth+1)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err = d.Token()
	n.end = int(d.InputOffset())
	return n, err
}

// field returns the first of the named fields that the object has, and its name as written in the file. Case and
// punctuation in names are ignored.
func (n *jsonNode) field(names ...string) (name string, value *jsonNode) {
	for _, want := range names {
		for i, has := range n.names {
			if fieldName(has) == want {
				return has, n.items[i]
			}
		}
	}
	return "", nil
}

// fieldName returns the name of a field without case and punctuation.
func fieldName(s string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(s))
}

// text returns the value of the first of the named fields that is a string or a number.
func (n *jsonNode) text(names ...string) string {
	for _, name := range names {
		if _, v := n.field(name); v != nil {
			switch value := v.value.(type) {
			case string:
				return value
			case json.Number:
				return value.String()
			}
		}
	}
	return ""
}

// jsonPlace is where the answer to a question goes: into the object with the question or, if the question is only a
// string, into a new object.
type jsonPlace struct {
	node         *jsonNode
	answer, note string // names of existing fields for answer and note, as written in the file; "" for none
}

// writeJSON writes the file with the answers as fields of the objects that contain the questions. All other bytes are
// unchanged.
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

// startOf returns the offset of a value in the original file.
func (r *jsonReader) startOf(n *jsonNode) int {
	if start, ok := r.joined[n.start]; ok {
		return start
	}
	return n.start
}

// lineBreakBefore returns the line break and indentation before the last field of an object, or "" if its fields are
// all on one line.
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
