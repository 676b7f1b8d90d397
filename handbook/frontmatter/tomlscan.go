package frontmatter

import (
	"fmt"
	"regexp"
	"strings"
)

// Limits of TOML. The library repeats the whole path of a key for each key below it.
const (
	maxTOMLNesting  = 16  // brackets, and dots in a key
	maxTOMLKeyBytes = 128 // a key with its dots
)

// tomlScanner reads TOML only as far as the limits, and what the library does not
// provide, require. Text that is not valid TOML is left to the library.
type tomlScanner struct {
	text     string
	at       int
	line     int
	brackets []byte
	inValue  bool           // after an equals sign, or in a list
	inTable  bool           // after the first [header]
	dots     int            // of the current key
	keyStart int            // plus 1; 0 before a key
	keyLines map[string]int // first line of each top-level key
	out      strings.Builder
}

// scanTOML returns the lines of the top-level keys, and the text with its fractions in
// quotes: as numbers, version = 1.10 and 2.0 would become 1.1 and 2. reason says which
// limit the text exceeds on a line, if any.
func scanTOML(text string) (quoted string, keyLines map[string]int, line int, reason string) {
	s := tomlScanner{text: text, line: 1, keyLines: map[string]int{}}
	for s.at < len(text) && reason == "" {
		from := s.at
		s.at = s.tokenEnd()
		token := text[from:s.at]
		if s.inValue && fraction.MatchString(token) {
			token = `"` + token + `"`
		}
		reason = s.add(token, from)
		s.out.WriteString(token)
		s.line += strings.Count(token, "\n")
	}
	return s.out.String(), s.keyLines, s.line, reason
}

var fraction = regexp.MustCompile(`^[+-]?(0|[1-9](_?\d)*)((\.\d(_?\d)*)([eE][+-]?\d(_?\d)*)?|[eE][+-]?\d(_?\d)*)$`)

// tomlDelimiters end a bare word.
const tomlDelimiters = " \t\r\n[]{}=,#\"'"

// tokenEnd returns where the token at the current place ends: a comment, a string, a bare
// word, or a single character.
func (s *tomlScanner) tokenEnd() int {
	rest := s.text[s.at:]
	switch c := rest[0]; {
	case c == '#':
		return s.at + endOr(strings.IndexByte(rest, '\n'), rest)
	case c == '"', c == '\'':
		return s.at + stringEnd(rest)
	case strings.IndexByte(tomlDelimiters, c) >= 0:
		return s.at + 1
	}
	return s.at + endOr(strings.IndexAny(rest, tomlDelimiters), rest)
}

func endOr(i int, rest string) int {
	if i < 0 {
		return len(rest)
	}
	return i
}

// stringEnd returns the length of the string that rest begins with. One on a single line
// that is never closed ends with the line.
func stringEnd(rest string) int {
	quote := rest[:1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(rest, triple) {
		quote = triple
	}
	for i := len(quote); i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && quote[0] == '"':
			i++
		case strings.HasPrefix(rest[i:], quote):
			end := i + len(quote)
			for n := 0; n < 2 && len(quote) == 3 && strings.HasPrefix(rest[end:], quote[:1]); n++ {
				end++ // up to two quotes may stand before the closing ones
			}
			return end
		case rest[i] == '\n' && len(quote) == 1:
			return i
		}
	}
	return len(rest)
}

// add follows a token and returns which limit it exceeds, if any.
func (s *tomlScanner) add(token string, from int) string {
	switch token {
	case " ", "\t", "\r":
	case "\n":
		if len(s.brackets) == 0 || s.inHeader() {
			s.brackets = s.brackets[:0]
			s.beginKey(false)
		}
	case "[", "{":
		return s.open(token[0])
	case "]", "}":
		s.brackets = s.brackets[:max(0, len(s.brackets)-1)]
		s.inValue = true
	case ",":
		s.beginKey(len(s.brackets) > 0 && s.brackets[len(s.brackets)-1] == '[')
	case "=":
		s.inValue = true
	default:
		if !s.inValue && token[0] != '#' {
			return s.addKey(token, from)
		}
	}
	return ""
}

// inHeader reports whether the innermost bracket is that of a [header].
func (s *tomlScanner) inHeader() bool {
	return len(s.brackets) > 0 && s.brackets[len(s.brackets)-1] == 'h'
}

func (s *tomlScanner) open(bracket byte) string {
	if !s.inValue && bracket == '[' {
		bracket, s.inTable = 'h', true
		s.dots, s.keyStart = 0, 0
	}
	if s.brackets = append(s.brackets, bracket); len(s.brackets) > maxTOMLNesting {
		return fmt.Sprintf("it nests more than %d levels", maxTOMLNesting)
	}
	if bracket == '{' {
		s.beginKey(false)
	}
	return ""
}

// beginKey expects a key, or a value, next.
func (s *tomlScanner) beginKey(value bool) { s.inValue, s.dots, s.keyStart = value, 0, 0 }

// addKey follows a part of a key.
func (s *tomlScanner) addKey(token string, from int) string {
	if s.keyStart == 0 {
		s.keyStart = from + 1
		name, _, _ := strings.Cut(token, ".")
		if token[0] == '"' || token[0] == '\'' {
			name = strings.Trim(token, token[:1])
		}
		if isTopLevel := len(s.brackets) == 0 && !s.inTable || s.inHeader(); isTopLevel && s.keyLines[name] == 0 {
			s.keyLines[name] = s.line
		}
	}
	s.dots += strings.Count(token, ".")
	switch {
	case s.dots > maxTOMLNesting:
		return fmt.Sprintf("it nests more than %d levels", maxTOMLNesting)
	case s.at-s.keyStart >= maxTOMLKeyBytes:
		return fmt.Sprintf("it has a key of more than %d bytes", maxTOMLKeyBytes)
	}
	return ""
}
