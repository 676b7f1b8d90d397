package markdown

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/yuin/goldmark/ast"
)

// quote sets a bar beside the rows of a quote. A callout is a quote that begins
// with a short label, in bold or as [!NOTE]; its bar and that label warn.
func (p *page) quote(n *ast.Blockquote, width int) []row {
	rows, isCallout := p.opening(n, width)
	rest := p.blocks(n, width)
	if len(rows) > 0 && len(rest) > 0 {
		rows = append(rows, row{})
	}
	rows = append(rows, rest...)
	bar := lookOf(p.theme.Rule)
	if isCallout {
		bar = lookOf(p.theme.CautionBar)
	}
	for i := range rows {
		if rows[i].bar == nil {
			rows[i].bar = bar
		}
	}
	return rows
}

// opening lays out the first paragraph of a quote and takes it out of the tree.
func (p *page) opening(n *ast.Blockquote, width int) (rows []row, isCallout bool) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return nil, false
	}
	strong := startsStrong(first)
	lines := p.words.of(p, first)
	n.RemoveChild(n, first)
	if len(lines) == 0 {
		return nil, false
	}
	caution := lookOf(p.theme.Caution)
	var label int
	if lines[0], label = unbracket(lines[0].trim()); label == 0 && strong {
		label = boldLabel(lines[0])
	}
	dress([]line{lines[0][:label]}, caution)
	return wrapped(lines, width), label > 0
}

func startsStrong(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2
}

// bracketLabel is how code forges write a callout.
var bracketLabel = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[!(\pL[\pL ]*)\][-+]? *`) })

// unbracket turns a leading [!NOTE] into Note and says how many cells that is.
func unbracket(l line) (line, int) {
	plain := l.plain()
	m := bracketLabel().FindStringSubmatch(plain)
	if m == nil || len(m[1]) > longestLabel {
		return l, 0
	}
	label := text(sentenceCase(m[1]), plainLook)
	rest := l[cellsIn(l, len(m[0])):]
	if len(rest) > 0 {
		return append(append(label, spaces(1)...), rest...), len(label)
	}
	return label, len(label)
}

// cellsIn is how many cells the first bytes of a line are.
func cellsIn(l line, bytes int) int {
	for i, c := range l {
		if bytes <= 0 {
			return i
		}
		bytes -= len(c.text)
	}
	return len(l)
}

func sentenceCase(s string) string {
	runes := []rune(strings.ToLower(s))
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// longestLabel is how long the label of a callout may be: a quote that opens
// with a whole sentence in bold is a quote.
const longestLabel = 24

// boldLabel is how many cells at the beginning of a line are bold; 0 if too many.
func boldLabel(l line) int {
	for i, c := range l {
		if c.look.style.Attrs&uv.AttrBold == 0 {
			return i
		}
		if i == longestLabel {
			return 0
		}
	}
	return len(l)
}
