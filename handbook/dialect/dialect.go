// Package dialect reads other tools' extensions of Markdown: callouts, tabs, block tags, attribute lists, template
// links and includes. It has its own block and inline parsers, because the meaning of a construct depends on the list,
// quotation or code block that contains it. It returns the edits that turn the page into CommonMark. A callout becomes
// a quotation with a label. Most tools have a file of their own.
package dialect

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/limit"
)

// maxInsertedBytes is the maximum number of bytes that variables set on a page may add to it.
const maxInsertedBytes = 64 << 10

// Read finds other tools' extensions on a page. It returns nil if the page has none, which is quick to determine.
func Read(source string, options Options) *Page {
	if !options.MDX && !hasMarks(source) {
		return nil
	}
	p := &Page{
		options: options, source: source, rawFrom: -1, synced: -1,
		Anchors: map[string]int{}, Links: map[string]bool{}, unread: map[string]int{},
		lastEnds: map[string]int{}, closed: map[string]bool{}, jsx: map[string]bool{}, looped: map[string]bool{}, tabLabels: map[string]string{},
	}
	p.scan()
	pc := parser.NewContext()
	pc.Set(pageContextKey, p)
	parserFor(hasInline(source)).Parse(mdtext.NewReader([]byte(source)), parser.WithContext(pc))
	p.Costly = limit.RefusalReason(pc)
	p.flushBlanks()
	p.readCommentedTags()
	if options.MDX || strings.Contains(source, "markdown=\"1\"") { // kramdown and Python-Markdown also read Markdown directly after such a tag
		p.separateFences()
	}
	return p
}

// extensionMarks are strings that occur in extensions. A page with extensions contains at least one of these or of
// extensionLineStarts.
var extensionMarks = strings.Fields("{% {{ {: {# {* {. ){ ]{ `{ *{ _{ }` }~ ~{ !!! ??? ::: /// [! 8<-- [TOC] [[ $toc ```admonish )= {/* {! %% ]() ^[ [#")

// hasInline reports whether a page may contain inline constructs of other tools.
func hasInline(source string) bool {
	for _, m := range []string{"{", "[[", "^", "=="} {
		if strings.Contains(source, m) {
			return true
		}
	}
	return hasEmoji(source) || hasCodeBars(source) || strings.Contains(source, "</") && dottedTagPattern().MatchString(source)
}

// extensionLineStarts are like extensionMarks, but only at the start of a line.
var extensionLineStarts = []string{"import ", "*[", "=== \"", "===! \"", "===+ \"", "{ "}

// hasMarks reports whether a page may contain extensions.
func hasMarks(source string) bool {
	for _, m := range extensionMarks {
		if strings.Contains(source, m) {
			return true
		}
	}
	for _, m := range extensionLineStarts {
		if strings.HasPrefix(source, m) || strings.Contains(source, "\n"+m) {
			return true
		}
	}
	return matchesLine(source, "==", highlightAnywherePattern) || matchesLine(source, "^", blockIDAnywherePattern) || matchesLine(source, "```", titledFencePattern) ||
		hasComponents(source) || hasEmoji(source) || hasCodeBars(source)
}

// matchesLine reports whether a line of source that contains mark matches a pattern. Matching the whole source takes
// ten times as long.
func matchesLine(source, mark string, pattern func() *regexp.Regexp) bool {
	for {
		at := strings.Index(source, mark)
		if at < 0 {
			return false
		}
		start, end := strings.LastIndexByte(source[:at], '\n')+1, len(source)
		if length := strings.IndexByte(source[at:], '\n'); length >= 0 {
			end = at + length
		}
		if pattern().MatchString(source[start:end]) {
			return true
		}
		source = source[end:]
	}
}

// hasComponents reports whether text may contain components.
func hasComponents(source string) bool {
	return slices.ContainsFunc([]string{"</", "/>"}, func(m string) bool { return strings.Contains(source, m) && componentTagPattern().MatchString(source) })
}
