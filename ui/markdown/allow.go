package markdown

import (
	"net/url"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/sanitize"
	"trustbook/ui/layout"
)

// This file is the allow-list. Everything in a [Doc] has passed through styledTextDecoder, which drops everything
// except text, line breaks, SGR attributes, and links to web and mail addresses. It filters the renderer's output
// instead of its input, because entities such as &#x1b; become escape characters only during rendering.

// SanitizeStyled reduces styled text to plain text, line breaks, SGR, and OSC 8 links to http, https and mailto.
func SanitizeStyled(s string) string {
	if strings.Map(dropUnsafeButBreaks, s) == s { // already plain text, for example when output goes to a pipe
		return s
	}
	return cleanStyled(s)
}

func cleanStyled(s string) string {
	lines := parseStyled(s)
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = l.styled()
	}
	return strings.Join(rows, "\n")
}

// parseStyled parses styled text into lines of cells, without anything that is not allowed.
func parseStyled(s string) []cells {
	r := styledTextDecoder{filter: dropUnsafe, lines: []cells{nil}, pen: noAttrs}
	r.read(strings.ToValidUTF8(s, ""))
	return r.lines
}

// decodeRow parses a row made by this package, keeping every byte of its text.
func decodeRow(s string) cells {
	r := styledTextDecoder{filter: func(s string) string { return s }, lines: []cells{make(cells, 0, len(s))}, pen: noAttrs}
	r.read(s)
	return joinLines(r.lines)
}

// textLine returns a line of text whose cells all have the same attributes. It drops unsafe characters but not whole
// escape sequences: the first character of a sequence is lost, and the rest stays visible.
func textLine(s string, l *cellAttrs) cells {
	r := styledTextDecoder{filter: dropUnsafe, lines: []cells{nil}, pen: l}
	r.readText(strings.ToValidUTF8(s, ""))
	return r.lines[0]
}

// styledTextDecoder turns styled text into cells.
type styledTextDecoder struct {
	filter func(string) string
	lines  []cells
	pen    *cellAttrs
}

func (r *styledTextDecoder) read(s string) {
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	state := byte(0)
	for len(s) > 0 {
		if state == 0 && len(s) > 1 && s[0] >= ' ' && s[0] < utf8.RuneSelf && s[1] >= utf8.RuneSelf {
			s = s[r.addCluster(s):] // DecodeSequence would separate combining characters from their base
			continue
		}
		seq, _, n, next := ansi.DecodeSequence(s, state, p)
		s, state = s[n:], next
		switch {
		case seq == "\n":
			r.lines = append(r.lines, nil)
		case seq[0] == 0x1b:
			r.pen = r.pen.afterSequence(seq, p)
		default:
			r.add(seq, layout.Width(seq))
		}
	}
}

// addCluster adds the grapheme cluster at the start of s and returns its length.
func (r *styledTextDecoder) addCluster(s string) int {
	cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if len(cluster) > 1 {
		width = layout.Width(cluster)
	}
	r.add(cluster, width)
	return len(cluster)
}

// readText reads text that contains no escape sequence.
func (r *styledTextDecoder) readText(s string) {
	for len(s) > 0 {
		s = s[r.addCluster(s):]
	}
}

// add appends a grapheme cluster. A cluster without width joins the cell before it.
func (r *styledTextDecoder) add(cluster string, width int) {
	if kept := r.filter(cluster); kept != cluster {
		cluster, width = kept, layout.Width(kept)
	}
	l := &r.lines[len(r.lines)-1]
	switch {
	case cluster == "":
	case width == 0 && len(*l) > 0:
		(*l)[len(*l)-1].text += cluster
	default:
		noBreak := cluster == "\u00a0" || cluster == "\u202f"
		*l = append(*l, cell{text: cluster, width: width, noBreak: noBreak, attrs: r.pen})
	}
}

// afterSequence returns the attributes after an escape sequence. Only SGR and OSC 8 change them.
func (l *cellAttrs) afterSequence(seq string, p *ansi.Parser) *cellAttrs {
	next := *l
	switch {
	case strings.HasPrefix(seq, "\x1b[") && p.Command() == 'm':
		uv.ReadStyle(p.Params(), &next.style)
		next.style.Attrs &= uv.AttrBold | uv.AttrItalic | uv.AttrReverse | uv.AttrStrikethrough
	case strings.HasPrefix(seq, "\x1b]") && p.Command() == 8:
		next.link = uv.Link{}
		uv.ReadLink(p.Data(), &next.link)
		next.link.Params, next.number = cutLinkNumber(next.link.Params)
		next.link = allowedLink(next.link)
	default:
		return l
	}
	if next == *noAttrs {
		return noAttrs
	}
	return &next
}

// allowedLink returns the link if its target is safe for a terminal, or no link otherwise. Of its parameters only the
// id is kept.
func allowedLink(l uv.Link) uv.Link {
	if !IsWebTarget(l.URL) || dropUnsafe(l.URL) != l.URL {
		return uv.Link{}
	}
	if !strings.HasPrefix(l.Params, "id=") || dropUnsafe(l.Params) != l.Params {
		l.Params = ""
	}
	return l
}

// IsWebTarget reports whether a URL is safe as a link. Links to the web and to mail addresses are safe; links to files,
// scripts and other schemes that a desktop may have registered are not. A URL with a user name is not safe either,
// because the user name could be mistaken for the host.
func IsWebTarget(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != "" && u.User == nil
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// dropUnsafe removes characters that move the cursor or that reorder or hide text: control characters (C0, DEL, C1),
// bidirectional controls, and characters without width that would split words in a search.
func dropUnsafe(s string) string {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return strings.Map(dropUnsafeRune, s)
		}
	}
	return s
}

func dropUnsafeRune(r rune) rune {
	if sanitize.IsUnsafe(r) {
		return -1
	}
	return r
}

// dropUnsafeButBreaks is like [dropUnsafeRune], but keeps line breaks.
func dropUnsafeButBreaks(r rune) rune {
	switch r {
	case '\n':
		return r
	case '\t':
		return ' '
	}
	return dropUnsafeRune(r)
}
