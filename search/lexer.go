package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/search/analysis"
)

type queryItemKind uint8

const (
	itemText   queryItemKind = iota // plain words
	itemPhrase                      // words in quotation marks
	itemFilter                      // name:value or #value
)

// queryItem is a part of a query: plain words, a phrase or a filter.
type queryItem struct {
	kind     queryItemKind
	negated  bool   // the item follows a minus
	name     string // name of a filter in lower case; "tag" for #value
	text     string // the words, the phrase, or the filter's value
	source   string // the item as typed
	start    int    // byte offset of text in the query
	unclosed bool   // the phrase has no closing quote yet
	shouted  bool   // see isShouted
}

// lexer splits a query into items. As in text/template/parse, each state is a function that reads one item and returns
// the next state. Every string is a valid query, because everything except filters and phrases is plain words.
type lexer struct {
	input   string
	pos     int // next byte to read
	start   int // start of the current item
	negated bool
	shouted bool // see isShouted
	items   []queryItem
}

type lexState func(*lexer) lexState

func lexQuery(query string) []queryItem {
	l := &lexer{input: query, shouted: isShouted(query)}
	for state := lexSpace; state != nil; {
		state = state(l)
	}
	return l.items
}

// isShouted reports whether the query has several words and no lower-case letter. Capitals then say nothing about
// single words.
func isShouted(query string) bool {
	return strings.ContainsRune(query, ' ') && strings.IndexFunc(query, unicode.IsLower) < 0
}

// lexSpace skips to the next item and returns the state that reads it.
func lexSpace(l *lexer) lexState {
	l.pos += len(l.remaining()) - len(strings.TrimLeftFunc(l.remaining(), unicode.IsSpace))
	l.start, l.negated = l.pos, false
	if l.remaining() == "" {
		return nil
	}
	if l.startsExclusion() {
		l.negated = true
		l.pos++
	}
	switch c := l.remaining()[0]; {
	case c == '"':
		return lexPhrase
	case c == '#':
		return lexTag
	}
	return lexWord
}

// startsExclusion reports whether the next item is negated: a minus directly before a word, a quote or #.
func (l *lexer) startsExclusion() bool {
	rest, ok := strings.CutPrefix(l.remaining(), "-")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (r == '"' || r == '#' || unicode.IsLetter(r) || unicode.IsNumber(r))
}

func lexPhrase(l *lexer) lexState {
	l.pos++
	text, _, closed := strings.Cut(l.remaining(), `"`)
	l.emit(queryItem{kind: itemPhrase, text: text, unclosed: !closed})
	return lexSpace
}

func lexTag(l *lexer) lexState {
	l.pos++
	l.emit(queryItem{kind: itemFilter, name: "tag", text: l.value()})
	return lexSpace
}

// lexWord reads a word or name:value up to the next space.
func lexWord(l *lexer) lexState {
	word := l.untilSpace()
	name, value, ok := strings.Cut(word, ":")
	if !ok || !isFilterName(name, value) {
		l.emit(queryItem{kind: itemText, text: word})
		return lexSpace
	}
	l.pos += len(name) + 1
	l.emit(queryItem{kind: itemFilter, name: strings.ToLower(name), text: l.value()})
	return lexSpace
}

// isFilterName reports whether name:value is a filter and not another use of a colon, such as "Note: x", 27001:2022 or
// http://x.
func isFilterName(name, value string) bool {
	if findFilterKind(name) != nil {
		return true
	}
	r, _ := utf8.DecodeRuneInString(value)
	return len(name) > 1 && analysis.IsLowerASCII(strings.ToLower(name)) && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// value reads the value of a filter. The value may be in quotation marks.
func (l *lexer) value() string {
	if rest, ok := strings.CutPrefix(l.remaining(), `"`); ok {
		l.pos++
		value, _, _ := strings.Cut(rest, `"`)
		return value
	}
	return l.untilSpace()
}

func (l *lexer) untilSpace() string {
	if i := strings.IndexFunc(l.remaining(), func(r rune) bool { return r == '"' || unicode.IsSpace(r) }); i >= 0 {
		return l.remaining()[:i]
	}
	return l.remaining()
}

func (l *lexer) remaining() string { return l.input[l.pos:] }

// emit adds an item whose text comes next in the input. It skips the text and, if there is one, the closing quotation
// mark.
func (l *lexer) emit(i queryItem) {
	i.start, i.negated, i.shouted = l.pos, l.negated, l.shouted
	quoted := l.pos > 0 && l.input[l.pos-1] == '"'
	l.pos += len(i.text)
	if quoted && strings.HasPrefix(l.remaining(), `"`) {
		l.pos++
	}
	i.source = l.input[l.start:l.pos]
	l.items = append(l.items, i)
}
