package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// jsonNode is a value in a JSON file with its position, so that answers can be added to the file as it
// is.
type jsonNode struct {
	value      any         // value of strings, numbers, true, false and null
	items      []*jsonNode // elements of a list
	names      []string    // names of the fields of an object, whose values are in items
	isObject   bool
	start, end int
}

// maxJSONDepth limits how deep values may be nested. VSAQ has nine levels.
const maxJSONDepth = 1000

// parseJSON reads the only value of a JSON file.
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
			text, _ := name.(string) // the decoder only returns strings here
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

// field returns the first of some fields that the object has, and its name as it is written in the file.
// Names are compared without case and punctuation.
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

// text returns the value of the first of some fields whose value is a text or a number.
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
