package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// jsonNode is a value in a JSON file with its position, so that answers can be added without rewriting the file.
type jsonNode struct {
	value      any         // a string, number or Boolean, or nil for null
	items      []*jsonNode // elements of a list, or values of an object
	names      []string    // field names of an object, in the order of items
	isObject   bool
	start, end int
}

// maxJSONDepth limits the nesting of values. VSAQ has nine levels.
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
			text, _ := name.(string) // the decoder returns only strings here
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
// punctuation of names do not matter.
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
