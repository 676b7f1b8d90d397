package body

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook/sanitize"
)

// inline returns the text inside a block, with a line break for each hard line break. It decodes entities, which were
// still encoded when the source was sanitized, so it sanitizes the result.
func (w *plainWriter) inline(n ast.Node) string {
	var t lineBuilder
	w.writeInline(&t, n)
	text, _, _ := sanitize.Text([]byte(strings.TrimRight(t.b.String(), " \n")))
	return text
}

func (w *plainWriter) writeInline(t *lineBuilder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			t.addText(textOf(n, w.source))
			switch {
			case n.HardLineBreak():
				t.breakLine()
			case n.SoftLineBreak():
				t.addText(" ")
			}
		case *ast.CodeSpan:
			t.addCode(w.codeOf(n))
		case *ast.AutoLink:
			w.writeLink(t, n, autoLinkTarget(n, w.source), func() { t.addText(string(n.Label(w.source))) })
		case *ast.Link:
			w.writeLink(t, n, string(n.Destination), func() { w.writeInline(t, n) })
		case *ast.Image:
			t.addText(ImageText(w.inline(n), string(n.Destination)))
		case *ast.RawHTML:
			if IsLineBreak(string(n.Segments.Value(w.source))) {
				t.breakLine()
			}
		default:
			w.writeMarked(t, n)
		}
	}
}

// writeMarked writes nodes that need extra characters in plain text, such as struck-out words.
func (w *plainWriter) writeMarked(t *lineBuilder, n ast.Node) {
	switch n := n.(type) {
	case *east.Strikethrough:
		t.addText(StrikethroughMark)
		w.writeInline(t, n)
		t.closeMark(StrikethroughMark)
	case *east.TaskCheckBox:
		t.addText("[" + map[bool]string{true: "x", false: " "}[n.IsChecked] + "] ")
	case *east.FootnoteLink:
		t.addText("[" + strconv.Itoa(n.Index) + "]")
	case *east.FootnoteBacklink:
	default:
		w.writeInline(t, n)
	}
}

func (w *plainWriter) writeLink(t *lineBuilder, n ast.Node, target string, words func()) {
	from := t.b.Len()
	words()
	written := strings.TrimSpace(t.b.String()[from:])
	address := w.afterLink(sanitize.CleanLine(target), written)
	if t.addText(address); address != "" && n.NextSibling() != nil && n.NextSibling().Kind() == ast.KindLink {
		t.blank = true
	}
}

func (w *plainWriter) codeOf(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Value(w.source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// ImageText returns the text that replaces an image: the alternative text, and the path by which users can find the
// file.
func ImageText(alt, path string) string {
	alt = strings.TrimSpace(alt)
	switch {
	case path == "":
		return alt
	case alt == "":
		return "[image: " + path + "]"
	}
	return "[image: " + alt + ", " + path + "]"
}

// IsLineBreak reports whether a tag is <br>.
func IsLineBreak(tag string) bool {
	name, _, _ := strings.Cut(strings.ToLower(strings.Trim(tag, "</ >")), " ")
	return name == "br"
}

// lineBuilder builds lines. Outside code, it turns every run of white space into one space, and removes white space at
// both ends of a line.
type lineBuilder struct {
	b     strings.Builder
	blank bool // write a space before the next word
	begun bool // the line is not empty
}

func (t *lineBuilder) addText(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			t.blank = t.begun
			continue
		}
		t.startWord()
		t.b.WriteRune(r)
	}
}

// addCode adds text in which every space matters.
func (t *lineBuilder) addCode(s string) {
	if s != "" {
		t.startWord()
		t.b.WriteString(s)
	}
}

// closeMark adds a closing mark directly after the last word.
func (t *lineBuilder) closeMark(mark string) {
	due := t.blank
	t.blank = false
	t.addText(mark)
	t.blank = due
}

func (t *lineBuilder) startWord() {
	if t.blank {
		t.b.WriteByte(' ')
	}
	t.blank, t.begun = false, true
}

func (t *lineBuilder) breakLine() {
	if t.begun {
		t.b.WriteByte('\n')
	}
	t.blank, t.begun = false, false
}
