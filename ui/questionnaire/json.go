package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"trustbook/handbook/sanitize"
)

// jsonReader collects the questions of a JSON file, whatever its structure: objects with a question,
// strings that read like one, and the items of the Vendor Security Assessment Questionnaire (VSAQ).
type jsonReader struct {
	*Questionnaire
	info string // the text of the information before an item
}

func fromJSON(data []byte) (*Questionnaire, error) {
	var root any
	if err := json.Unmarshal(withoutComments(data), &root); err != nil {
		return nil, fmt.Errorf("not valid JSON: %w", err)
	}
	r := &jsonReader{Questionnaire: &Questionnaire{}}
	r.walk(root)
	r.write = r.writeJSON
	return r.Questionnaire, nil
}

// withoutComments makes JSON of what VSAQ allows: it leaves comments out, and joins strings with a
// plus between them.
func withoutComments(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		switch {
		case data[0] == '"':
			out, data = joinStrings(out, data)
		case bytes.HasPrefix(data, []byte("//")):
			data = behind(data[2:], "\n")
		case bytes.HasPrefix(data, []byte("/*")):
			data = behind(data[2:], "*/")
		default:
			out, data = append(out, data[0]), data[1:]
		}
	}
	return out
}

// behind returns what follows the end of a comment.
func behind(data []byte, end string) []byte {
	_, rest, _ := bytes.Cut(data, []byte(end))
	return rest
}

var plusPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^"\s*\+\s*"`) })

// joinStrings copies the string that data begins with, and those that are added to it.
func joinStrings(out, data []byte) (copied, rest []byte) {
	out, data = append(out, '"'), data[1:]
	for {
		end := stringEnd(data)
		out, data = append(out, data[:end]...), data[end:]
		plus := plusPattern().Find(data)
		if plus == nil {
			n := min(1, len(data)) // the quotation mark
			return append(out, data[:n]...), data[n:]
		}
		data = data[len(plus):]
	}
}

// stringEnd returns the index of the quotation mark that ends a string.
func stringEnd(data []byte) int {
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(data)
}

func (r *jsonReader) walk(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if text, ok := item.(string); ok && looksLikeQuestion(text) {
				r.add(Question{Text: plainText(text)})
			}
			r.walk(item)
		}
	case map[string]any:
		if r.addObject(v) {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if _, isText := v[key].(string); !isText {
				r.walk(v[key])
			}
		}
	}
}

// The items of VSAQ that ask, and those that only tell.
var (
	askingItems  = []string{"line", "box", "check", "yesno", "radiogroup", "checkgroup", "upload", "date"}
	tellingItems = []string{"block", "info", "tip", "spacer"}
)

// addObject adds the question that an object asks, and reports whether it asks one.
func (r *jsonReader) addObject(o map[string]any) bool {
	kind := field(o, "type")
	text := plainText(field(o, "question", "text", "label", "prompt", "title"))
	isItem := slices.Contains(askingItems, kind)
	switch {
	case kind == "info":
		r.info = text
		return false
	case isItem && text == "" && kind != "line" && kind != "box":
		text = r.info
	case !isItem && (field(o, "question") == "" && !looksLikeQuestion(text) || slices.Contains(tellingItems, kind)):
		return false
	}
	if letters(text) < 3 {
		return false
	}
	q := Question{ID: cleanLine(field(o, "id", "ref", "key", "number")), Text: text}
	q.Answer.Value, q.Note.Value = given(o, "answer", "response"), given(o, "comment", "notes")
	q.Answer.Choices = choices(o, kind)
	q.Answer.HasList = len(q.Answer.Choices) > 0
	r.add(q)
	return true
}

// choices returns what an item offers. A choice is a text, or an object with the text by its id.
func choices(o map[string]any, kind string) []string {
	if kind == "yesno" {
		return []string{"yes", "no"}
	}
	var out []string
	for _, key := range []string{"choices", "options"} {
		list, _ := o[key].([]any)
		for _, c := range list {
			switch c := c.(type) {
			case string:
				out = append(out, plainText(c))
			case map[string]any:
				for _, id := range slices.Sorted(maps.Keys(c)) {
					if text, ok := c[id].(string); ok {
						out = append(out, plainText(text))
					}
				}
			}
		}
	}
	return out
}

func (r *jsonReader) add(q Question) {
	if len(r.Questions) == maxQuestions {
		return
	}
	q.Key = "question " + strconv.Itoa(len(r.Questions)+1)
	q.Where = q.Key
	q.Answer.Name, q.Note.Name = "answer", "comment"
	r.Questions = append(r.Questions, q)
}

// field returns the first of some fields that is a text or a number.
func field(o map[string]any, names ...string) string {
	for _, name := range names {
		switch v := o[name].(type) {
		case string:
			return v
		case float64:
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
	return ""
}

// given returns the first of some fields that has a value of any kind, such as false or a list, as text.
func given(o map[string]any, names ...string) string {
	for _, name := range names {
		switch v := o[name].(type) {
		case nil:
		case bool, []any, map[string]any:
			if text, err := json.Marshal(v); err == nil && string(text) != "[]" && string(text) != "{}" {
				return cleanLine(string(text))
			}
		default:
			if text := cleanLine(field(o, name)); text != "" {
				return text
			}
		}
	}
	return ""
}

var tagPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^<>]*>`) })

// plainText returns the words of a text that may have HTML in it.
func plainText(s string) string {
	return cleanLine(html.UnescapeString(tagPattern().ReplaceAllString(s, " ")))
}

// answerJSON is a question and its answer in the copy.
type answerJSON struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Comment  string `json:"comment"`
}

// writeJSON writes all questions with their answers as a list: there is no place for answers that
// all structures share.
func (r *jsonReader) writeJSON(w io.Writer, cells []CellText) error {
	out := make([]answerJSON, len(r.Questions))
	for i := range r.Questions {
		q := &r.Questions[i]
		out[i] = answerJSON{q.ID, q.Text, q.Answer.Value, q.Note.Value}
	}
	for _, c := range cells {
		if c.Note {
			out[c.Question].Comment = c.Text
		} else {
			out[c.Question].Answer = c.Text
		}
	}
	return sanitize.WriteJSON(w, out, "  ")
}
