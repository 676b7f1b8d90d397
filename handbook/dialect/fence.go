package dialect

import (
	"cmp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/pattern"
)

// Many generators show a title above a code block. The title is on the line that opens the block: [title] in VitePress,
// title="…" in Docusaurus, Starlight and MkDocs, tab="…" or filename="…" in others.
var titledFence = pattern.Lazy("(?m)^[ \\t>]*(?:[-*+]|\\d+\\.)?[ \\t]*(?:`{3,}|~{3,})[^`\\n]*?(?:\\s\\[([^\\]\\n]*\\pL[^\\]\\n]*)\\]|[\\s{](?:title|tab|filename)=(?:\"([^\"\\n]+)\"|'([^'\\n]+)'))")

// fenceParser puts the title of a code block above it.
type fenceParser struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (f fenceParser) Open(parent ast.Node, reader mdtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	n, state := f.BlockParser.Open(parent, reader, pc)
	if m := titledFence().FindSubmatch(line); n != nil && m != nil {
		title := cmp.Or(string(m[1]), string(m[2]), string(m[3]))
		p, before := pageOf(pc), ""
		markers := p.source[strings.LastIndexByte(p.source[:segment.Start], '\n')+1 : segment.Start]
		if p.followsText(segment.Start) && strings.Trim(markers, " \t>") == "" { // the title would become part of the paragraph
			before = "\n"
		}
		p.editBlock(segment.Start, segment.Start, before+partLabelLine(escapeTitle(title))+"\n\n")
	}
	return n, state
}

// escapeTitle escapes characters in a code title that Markdown would interpret, as in src/__init__.py.
func escapeTitle(title string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "`", "\\`").Replace(title)
}
