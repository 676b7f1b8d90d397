package workbook

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"trustbook/handbook/pattern"
)

// escapedUnitPattern matches an escaped UTF-16 code unit, as ST_Xstring specifies it.
var escapedUnitPattern = pattern.Lazy(`_x[0-9A-Fa-f]{4}_`)

// unescapeCell decodes the escapes in a cell value. Code units that are not characters on their own stay escaped.
func unescapeCell(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedUnitPattern().ReplaceAllStringFunc(s, func(e string) string {
		unit, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(unit)) {
			return e
		}
		return string(rune(unit))
	})
}

// escapeCell returns a string from which unescapeCell restores s.
func escapeCell(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for s != "" {
		at := escapedUnitPattern().FindStringIndex(s)
		if at == nil {
			break
		}
		out.WriteString(s[:at[0]] + "_x005F_") // escape only the first underscore, because the last one may begin the next escape
		s = s[at[0]+1:]
	}
	return out.String() + s
}

// UTF16Units returns the length of a string in UTF-16 code units, the unit used by spreadsheets.
func UTF16Units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// EscapeFormula returns text in a form that a spreadsheet shows in a CSV cell without interpreting it as a formula.
func EscapeFormula(text string) string {
	if strings.IndexAny(text, "=+-@\t\r") == 0 {
		return "'" + text
	}
	return text
}
