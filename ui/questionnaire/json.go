package questionnaire

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook/pattern"
)

// jsonReader collects the questions of a JSON file of any structure: objects with a question, strings that read like a
// question, and items of the Vendor Security Assessment Questionnaire (VSAQ).
type jsonReader struct {
	*Questionnaire
	data   []byte
	joined map[int]int // maps new offsets of joined strings to the original ones; see withoutComments
	info   string      // text of the last “info” item of VSAQ, which becomes the question of an item without text
	under  []string    // titles of the enclosing objects
	places []jsonPlace // the place for the answer to each question
}

func fromJSON(data []byte) (*Questionnaire, error) {
	clean, joined := withoutComments(data)
	r := &jsonReader{Questionnaire: &Questionnaire{}, data: data, joined: joined}
	root, err := parseJSON(clean)
	if err != nil {
		return nil, fmt.Errorf("not valid JSON: %w", err)
	}
	r.walk(root)
	r.write = r.writeJSON
	return r.Questionnaire, nil
}

// withoutComments turns the extended syntax of VSAQ into JSON: it blanks comments, and joins strings with a plus sign
// between them. Every value still ends at its original offset, but a joined string begins later than before. joined
// maps the new offset to the original one.
func withoutComments(data []byte) (out []byte, joined map[int]int) {
	out, joined = bytes.Clone(data), map[int]int{}
	for i := 0; i < len(out); {
		switch rest := out[i:]; {
		case rest[0] == '"':
			length, shift := joinStrings(rest)
			if shift > 0 {
				joined[i+shift] = i
			}
			i += length
		case bytes.HasPrefix(rest, []byte("//")):
			i += blankComment(rest, "\n")
		case bytes.HasPrefix(rest, []byte("/*")):
			i += blankComment(rest, "*/")
		case i == 0 && bytes.HasPrefix(rest, []byte("\ufeff")):
			i += blankBytes(rest[:len("\ufeff")])
		default:
			i++
		}
	}
	return out, joined
}

func blankBytes(data []byte) int {
	for i := range data {
		data[i] = ' '
	}
	return len(data)
}

func blankComment(data []byte, end string) int {
	if i := bytes.Index(data[2:], []byte(end)); i >= 0 {
		data = data[:2+i+len(end)]
	}
	return blankBytes(data)
}

var plusPattern = pattern.Lazy(`^"\s*\+\s*"`)

// joinStrings joins the string at the start of data with the strings added to it by plus signs. It returns the total
// length of these strings in data, and the number of blanks that it wrote before the joined string.
func joinStrings(data []byte) (length, shift int) {
	var text []byte
	from := 1
	for {
		n := stringEnd(data[from:])
		text = append(text, data[from:from+n]...)
		from += n
		plus := plusPattern().Find(data[from:])
		if plus == nil {
			break
		}
		from += len(plus)
	}
	length = min(from+1, len(data)) // including the closing quotation mark, if there is one
	shift = from - len(text) - 1
	if shift > 0 {
		blankBytes(data[:shift])
		data[shift] = '"'
		copy(data[shift+1:], text)
	}
	return length, shift
}

// stringEnd returns the index of the closing quotation mark.
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

func (r *jsonReader) walk(n *jsonNode) {
	around := len(r.under)
	defer func() { r.under = r.under[:around] }()
	if n.isObject {
		r.addTitle(n.text(titleFields...))
		if r.addObject(n) {
			return
		}
	}
	titled := len(r.under)
	for i, item := range n.items {
		if r.under = r.under[:titled]; n.isObject {
			r.addTitle(n.names[i])
		}
		text, isText := item.value.(string)
		switch {
		case isText && n.isObject: // skip the string, because its purpose is unknown
		case isText && looksLikeQuestion(text):
			r.add(Question{Text: plainText(text)}, jsonPlace{node: item})
		default:
			r.walk(n.items[i])
		}
	}
}

func (r *jsonReader) addTitle(text string) {
	if text = plainText(text); text != "" && len(text) <= maxTitleBytes {
		r.under = append(r.under, text)
	}
}

// maxTitleBytes is the maximum length of a title, and maxTitles the maximum number of enclosing titles stored for an
// item.
const (
	maxTitleBytes = 100
	maxTitles     = 16
)

// Types of VSAQ items that ask something, and types that only show text.
var (
	vsaqQuestionTypes = []string{"line", "box", "check", "yesno", "radiogroup", "checkgroup", "upload", "date"}
	vsaqTextTypes     = []string{"block", "info", "tip", "spacer"}
)

// Names of the fields of a question, in the form returned by fieldName and in order of preference.
var (
	questionFields = []string{"question", "questiontext", "questionbody", "querytext", "text", "label", "prompt", "title"}
	idFields       = []string{"id", "ref", "key", "number", "questionid", "controlid", "code"}
	answerFields   = []string{"answer", "response", "answertext", "vendorresponse"}
	titleFields    = []string{"category", "domain", "section", "topic", "title", "name", "text"}
	noteFields     = []string{"comment", "comments", "notes", "note", "explanation", "evidence"}
)

// addObject adds the question in an object, and reports whether it has one.
func (r *jsonReader) addObject(o *jsonNode) bool {
	kind := o.text("type")
	text := plainText(o.text(questionFields...))
	isItem := slices.Contains(vsaqQuestionTypes, kind)
	switch {
	case kind == "info":
		r.info = text
		return false
	case isItem && text == "" && kind != "line" && kind != "box":
		text = r.info
	case !isItem && (o.text("question", "questiontext") == "" && !looksLikeQuestion(text) || slices.Contains(vsaqTextTypes, kind)):
		return false
	}
	if countLetters(text) < 3 {
		return false
	}
	q := Question{ID: cleanLine(o.text(idFields...)), Text: text}
	p := jsonPlace{node: o}
	p.answer, q.Answer.Value = r.firstField(o, answerFields)
	p.note, q.Note.Value = r.firstField(o, noteFields)
	q.Answer.Choices = choicesOf(o, kind)
	q.Answer.HasList = len(q.Answer.Choices) > 0
	r.add(q, p)
	return true
}

// choicesOf returns the choices of an item. A choice is a string, or an object that maps an id to a text.
func choicesOf(o *jsonNode, kind string) []string {
	if kind == "yesno" {
		return []string{"yes", "no"}
	}
	var out []string
	_, list := o.field("choices", "options")
	if list == nil || list.isObject {
		return nil
	}
	for _, c := range list.items {
		if c.isObject {
			if _, label := c.field("text", "label", "value"); label != nil {
				c = &jsonNode{items: []*jsonNode{label}}
			}
		} else {
			c = &jsonNode{items: []*jsonNode{c}}
		}
		for _, v := range c.items {
			if text, ok := v.value.(string); ok {
				out = append(out, plainText(text))
			}
		}
	}
	return out
}

func (r *jsonReader) add(q Question, p jsonPlace) {
	if len(r.Questions) == maxQuestions {
		return
	}
	q.Where = "question " + strconv.Itoa(len(r.Questions)+1)
	q.Under = cleanLine(strings.Join(r.under[max(0, len(r.under)-maxTitles):], " "))
	q.Answer.Name, q.Note.Name = cmp.Or(p.answer, "answer"), cmp.Or(p.note, "comment")
	r.places = append(r.places, p)
	r.Questions = append(r.Questions, q)
}

// firstField returns the name and value of the first of the named fields that an object has, preferring fields with a
// value. The value is returned as text, whatever its type.
func (r *jsonReader) firstField(o *jsonNode, names []string) (name, value string) {
	for _, want := range names {
		has, v := o.field(want)
		if v == nil {
			continue
		}
		text := cleanLine(o.text(want))
		if b, isBool := v.value.(bool); isBool {
			text = strconv.FormatBool(b)
		}
		if len(v.items) > 0 {
			text = cleanLine(string(r.data[v.start:v.end]))
		}
		if text != "" {
			return has, text
		}
		name = cmp.Or(name, has)
	}
	return name, ""
}

var tagPattern = pattern.Lazy(`<[^<>]*>`)

// plainText returns text without its HTML tags, if it has any.
func plainText(s string) string {
	return cleanLine(html.UnescapeString(tagPattern().ReplaceAllString(s, " ")))
}
