// Package body reads the Markdown of a page: its sections, its links, and its text for
// searching and for people. The Markdown dialects of other tools and HTML are rewritten
// first, so that search, screen and exports know one language only.
package body

import (
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook"
)

// Body is what the Markdown of a page contains.
type Body struct {
	Markdown string // rewritten, without the heading that is the title
	Line     int    // 1-based line of the file on which Markdown begins
	LineMap  []int  // as in [handbook.Entry]
	Source   handbook.Source
	Title    string // first-level heading that opens the page and is its title; "" for none
	Anchor   string // anchor of that heading
	Sections []handbook.Section
	Links    []handbook.Link
	Plain    string             // why the page is plain text; "" if it is Markdown
	Acronyms []handbook.Acronym // that the page explains itself
	Anchors  map[string]int     // ids of HTML tags -> line of the file
	Problems []handbook.Problem // at lines of the file, without a path
}

// markdown returns a CommonMark parser with the extensions that handbooks in the wild
// use: tables, strikethrough, task lists, bare links, footnotes, definition lists, and
// headings that name their anchor. It is safe for concurrent use, so one serves all.
var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Linkify, extension.Table, extension.TaskList, struckWords{}, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithASTTransformers(
			util.Prioritized(unescapeTargets{}, 1000),
			util.Prioritized(joinWideLines{}, 1000),
		)),
	)
})

// AST parses Markdown such as [handbook.Entry.Markdown] as [Parse] does, for those who
// render it. The nodes point into source. The only raw HTML in it is <br>.
func AST(source []byte) ast.Node {
	return markdown().Parser().Parse(mdtext.NewReader(source))
}

// Parse reads the body of the page at name, whose text begins on a line of the file.
// isTitle reports whether a first-level heading that opens the page is its title.
func Parse(name, text string, line int, isTitle func(heading string) bool) *Body {
	b := &Body{}
	src := b.rewrite(name, newSource(text, line))
	b.setMarkdown(src)
	if b.Plain != "" {
		b.problem(b.Line, "plain-text", "is shown as plain text: "+b.Plain)
		b.Sections = []handbook.Section{{Text: strings.TrimSpace(b.Markdown), Line: b.Line}}
		return b
	}
	r := newBlockReader(src)
	r.isTitle = isTitle
	rest, titleEnd := r.read()
	b.Title, b.Anchor, b.Sections, b.Links = r.title, r.titleAnchor, r.sections, r.links
	if b.Title != "" {
		b.setMarkdown(src.from(rest))
	}
	if written := newSource(text, line); src.text != text {
		if b.Title != "" {
			written = written.after(titleEnd, b.Line)
		}
		b.Source.Markdown, b.Source.Line = written.text, written.line(0)
	}
	return b
}

func (b *Body) problem(line int, code, message string) {
	b.Problems = append(b.Problems, handbook.Problem{Line: line, Severity: handbook.Warning, Code: code, Message: message})
}

// setMarkdown sets the Markdown of the body.
func (b *Body) setMarkdown(src source) {
	b.Markdown, b.Line, b.LineMap = src.text, src.line(0), nil
	for i, line := range src.lines {
		if line != b.Line+i {
			b.LineMap = src.lines
			return
		}
	}
}

// rewrite converts a page to plain CommonMark: the callouts of other tools and HTML become
// Markdown. A page that would be too expensive to parse, before or after, is left unchanged.
func (b *Body) rewrite(name string, src source) source {
	if b.Plain = tooCostly([]byte(src.text)); b.Plain != "" {
		return src
	}
	plain := src
	var unclosed int
	if plain.text, b.Acronyms, unclosed = translateDialects(name, src.text); unclosed >= 0 {
		b.problem(src.line(unclosed), "unclosed-fence", "the code block that opens here is never closed, so everything after it is shown as code")
	}
	if plain = b.rewriteHTML(name, plain); b.Plain != "" {
		return src
	}
	if b.Plain = tooCostly([]byte(plain.text)); b.Plain != "" {
		return src
	}
	return plain
}

// rewriteHTML turns the HTML of a page into Markdown and reports what was lost.
func (b *Body) rewriteHTML(name string, src source) source {
	p := rewriteHTML(src, path.Ext(name) == ".mdx")
	if p.blocks > maxBlocks {
		b.Plain = fmt.Sprintf("it has more than %d blocks of HTML", maxBlocks)
		return src
	}
	for _, d := range p.dropped {
		b.problem(d.line, "raw-html", fmt.Sprintf("the content of <%s> is not shown, because a handbook is text", d.element))
	}
	for _, line := range p.unclosed {
		b.problem(line, "unclosed-comment", "the comment that opens here is never closed, so it is shown; other programs hide everything after it")
	}
	b.Anchors = p.anchors
	return p.src
}
