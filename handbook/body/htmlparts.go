package body

import (
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

// partsMarkdown renders Markdown between tags. It does not treat indented lines as code, because authors indent the
// content of tags.
var partsMarkdown = sync.OnceValue(func() goldmark.Markdown {
	blocks := parser.DefaultBlockParsers()
	blocks = slices.DeleteFunc(blocks, func(b util.PrioritizedValue) bool {
		return b.Priority == codeBlockPriority || b.Priority == paragraphPriority
	})
	blocks = append(blocks, util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, paragraphPriority))
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			limit.BoundParagraphs(),
		)),
		goldmark.WithExtensions(linkifyExtension{}, extension.Table, extension.Strikethrough),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
})

// Priorities of the parsers of indented code and of paragraphs in [parser.DefaultBlockParsers].
const (
	codeBlockPriority = 500
	paragraphPriority = 1000
)

// indentedParagraph replaces the parser of indented code with one that opens a paragraph. If no parser opens at a line,
// Goldmark omits that line and all later lines (findings/goldmark-stops-where-no-parser-opens.sh).
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

var (
	indentedTagPattern   = pattern.Lazy(`(?m)^[ \t]+<`)
	footnoteInTagPattern = pattern.Lazy(`\[\^([^\]\s"<>]+)\]`)
)

// renderParts renders those parts of an element that are Markdown. CommonMark ends a block of HTML at a blank line, so
// a table cell may contain paragraphs, lists and code in Markdown.
func (p *htmlRewriter) renderParts(fragment string) string {
	source := fragment
	if !strings.Contains(source, "```") && !strings.Contains(source, "~~~") && !strings.Contains(source, "<pre") {
		source = indentedTagPattern().ReplaceAllString(source, "<")
	}
	pc := parser.NewContext()
	for _, r := range p.references {
		pc.AddReference(r)
	}
	doc := partsMarkdown().Parser().Parse(mdtext.NewReader([]byte(source)), parser.WithContext(pc))
	var b strings.Builder
	if err := partsMarkdown().Renderer().Render(&b, []byte(source), doc); err != nil || limit.RefusalReason(pc) != "" {
		return fragment
	}
	return footnoteInTagPattern().ReplaceAllStringFunc(b.String(), func(reference string) string {
		if !strings.Contains(p.src.text, "\n"+reference+":") {
			return reference
		}
		return "<" + FootnoteElement + ` name="` + reference[2:len(reference)-1] + `"></` + FootnoteElement + ">"
	})
}
