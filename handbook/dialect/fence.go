package dialect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/pattern"
)

// Many generators show a title above a code block. The title is on the line that opens the block: [title] in VitePress;
// title="…" in Docusaurus, Starlight and MkDocs; only words in Mintlify; tab="…" or filename="…" in other generators.
var titledFencePattern = pattern.Lazy("(?m)^[ \\t>]*(?:[-*+]|\\d+\\.)?[ \\t]*(?:`{3,}|~{3,})[^`\\n]*?(?:\\s\\[([^\\]\\n]*\\pL[^\\]\\n]*)\\]|[\\s{](?:title|tab|filename)=(?:\"([^\"\\n]+)\"|'([^'\\n]+)'))")

// fenceParser puts the title of a code block above the block.
type fenceParser struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (f fenceParser) Open(parent ast.Node, reader mdtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	n, state := f.BlockParser.Open(parent, reader, pc)
	p, title, before := pageOf(pc), "", ""
	if m := titledFencePattern().FindSubmatch(line); m != nil {
		title = cmp.Or(string(m[1]), string(m[2]), string(m[3]))
	} else if code, ok := n.(*ast.FencedCodeBlock); ok && p.options.MDX && code.Info != nil {
		title = titleInInfo(string(code.Info.Value([]byte(p.source))), isBelowCodeGroup(parent))
	}
	if n != nil && title != "" {
		markers := p.source[strings.LastIndexByte(p.source[:segment.Start], '\n')+1 : segment.Start]
		if p.followsText(segment.Start) && strings.Trim(markers, " \t>") == "" { // the title would become part of the paragraph
			before = "\n"
		}
		p.editBlock(segment.Start, segment.Start, before+partLabelLine(escapeTitle(title))+"\n\n")
	}
	return n, state
}

// codeOptionPattern matches an option with a value after the language of a code block; codeOptions are the others.
var (
	codeOptionPattern = pattern.Lazy(`\{[^{}]*\}|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|\s/[^/\s]+/`)
	codeOptions       = pattern.WordSet(`wrap expandable lines copy nocopy twoslash live showLineNumbers noLineNumbers noInline collapse playground`)
)

// titleInInfo returns the words after the language of a code block that are its title in Mintlify. If all words are in
// lower case, they may be options, unless the block is in a group, where every block has a title.
func titleInInfo(info string, inGroup bool) string {
	words := strings.Fields(codeOptionPattern().ReplaceAllString(info, " "))
	words = slices.DeleteFunc(words[min(1, len(words)):], func(w string) bool { return codeOptions()[w] })
	title := strings.Join(words, " ")
	if !inGroup && title == strings.ToLower(title) && !strings.ContainsAny(title, ".0123456789") {
		return ""
	}
	return title
}

var codeGroups = pattern.WordSet(`codegroup codetabs requestexample responseexample`)

func isBelowCodeGroup(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if b, ok := n.(*toolBlock); ok && codeGroups()[b.name] {
			return true
		}
	}
	return false
}

// escapeTitle escapes characters in a code title that Markdown would interpret, as in src/__init__.py.
func escapeTitle(title string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "`", "\\`").Replace(title)
}
