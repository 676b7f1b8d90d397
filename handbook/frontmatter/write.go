package frontmatter

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"trustbook/handbook/pattern"
)

// plainScalarPattern matches strings that need no quotation marks in YAML as the name or value of a field. Numbers and
// single letters need quotation marks; older parsers read the letters y and n as booleans.
var plainScalarPattern = pattern.Lazy(`^\pL[\pL\pN ,()/_'’?!;.…+-]*[\pL\pN)?!.…+]$`)

// yamlKeywords are words that YAML reads as values of other types.
var yamlKeywords = []string{"null", "true", "false", "yes", "no", "on", "off"}

// FormatScalar returns text as YAML, in quotation marks only if necessary.
func FormatScalar(text string) string {
	if plainScalarPattern().MatchString(text) && !slices.Contains(yamlKeywords, strings.ToLower(text)) {
		return text
	}
	return quoteText(text)
}

func quoteText(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(text) // YAML has all escapes that Go has
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// FormatList returns texts as a YAML list on one line. In such a list, a text with a comma needs quotation marks too.
func FormatList(texts []string) string {
	out := make([]string, len(texts))
	for i, t := range texts {
		if out[i] = FormatScalar(t); strings.Contains(t, ",") {
			out[i] = quoteText(t)
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}
