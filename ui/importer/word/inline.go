package word

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// pieceNodes converts pieces to HTML.
func pieceNodes(pieces []textPiece) []*html.Node {
	var out []*html.Node
	var link *html.Node
	href := ""
	add := func(n *html.Node) {
		if link != nil {
			link.AppendChild(n)
		} else {
			out = append(out, n)
		}
	}
	for _, p := range mergePieces(pieces) {
		if p.href != href {
			link, href = nil, p.href
			if href != "" {
				link = Element(atom.A)
				setAttribute(link, "href", href)
				out = append(out, link)
			}
		}
		add(pieceNode(p))
	}
	return out
}

// pieceNode converts one piece to HTML.
func pieceNode(p textPiece) *html.Node {
	switch {
	case p.isBreak:
		return Element(atom.Br)
	case p.anchor != "":
		n := Element(atom.Span)
		setAttribute(n, "id", p.anchor)
		return n
	case p.footnote != "":
		n := &html.Node{Type: html.ElementNode, Data: body.FootnoteElement}
		setAttribute(n, "name", p.footnote)
		return n
	}
	n := Text(p.text)
	if p.format.script != "" {
		n = Element(atom.Lookup([]byte(p.format.script)), n)
	}
	if p.format.struck {
		n = Element(atom.Del, n)
	}
	if p.format.italic {
		n = Element(atom.Em, n)
	}
	if p.format.bold {
		n = Element(atom.Strong, n)
	}
	return n
}

// mergePieces joins adjacent pieces with the same format. It moves leading and trailing spaces out of formatted text,
// because ** next to a space has no effect in Markdown.
func mergePieces(pieces []textPiece) []textPiece {
	var out []textPiece
	for len(pieces) > 0 {
		p, n := pieces[0], 1
		for n < len(pieces) && isText(p) && isText(pieces[n]) && p.format == pieces[n].format && p.href == pieces[n].href {
			n++
		}
		if n > 1 {
			p.text = joinedText(pieces[:n])
		}
		out, pieces = append(out, p), pieces[n:]
	}
	return slices.Concat(handbook.MapSlice(out, splitSpaces)...)
}

func joinedText(pieces []textPiece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

func isText(p textPiece) bool { return !p.isBreak && p.anchor == "" && p.footnote == "" }

// splitSpaces splits formatted text into leading spaces, the text itself and trailing spaces.
func splitSpaces(p textPiece) []textPiece {
	if !isText(p) || p.format == (textFormat{}) {
		return []textPiece{p}
	}
	text := strings.TrimSpace(p.text)
	if text == "" {
		return []textPiece{{text: p.text, href: p.href}}
	}
	at := strings.Index(p.text, text)
	out := []textPiece{{text: p.text[:at], href: p.href}, {text: text, format: p.format, href: p.href}, {text: p.text[at+len(text):], href: p.href}}
	return slices.DeleteFunc(out, func(p textPiece) bool { return p.text == "" })
}

// plainPieces removes formatting that has no meaning in a heading.
func plainPieces(pieces []textPiece) []textPiece {
	out := slices.Clone(pieces)
	for i := range out {
		out[i].format.bold, out[i].format.italic = false, false
		if out[i].isBreak {
			out[i] = textPiece{text: " "}
		}
	}
	return out
}

func textOf(pieces []textPiece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
		if p.isBreak {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
