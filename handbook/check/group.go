package check

import (
	"fmt"
	"strings"
	"unicode"

	"trustbook/handbook"
)

// groupUnknownKeys combines the problems of an unknown field that many entries have, because
// they are fixed together and would hide everything else. It leaves unknown fields of the
// manifest alone.
func groupUnknownKeys(problems []handbook.Problem) []handbook.Problem {
	const code = "unknown-key"
	count, at := map[string]int{}, map[string]int{}
	out := make([]handbook.Problem, 0, len(problems))
	for _, p := range problems {
		if p.Code == code && p.Path != manifestName {
			if count[p.Message]++; count[p.Message] > 1 {
				continue
			}
			at[p.Message] = len(out)
		}
		out = append(out, p)
	}
	for message, n := range count {
		if n > 1 {
			out[at[message]].Message += fmt.Sprintf(" (in %s)", handbook.Count(n, "entry"))
		}
	}
	return out
}

// issue is a problem at a place in an entry, and how to fix it.
type issue struct {
	at        line
	what, fix string
}

// group makes one finding of all equal issues of an entry, at the first place.
func (c *checker) group(p *page, all []issue) []finding {
	count := map[string]int{}
	for _, n := range all {
		count[n.what]++
	}
	var out []finding
	for _, n := range all {
		if many := count[n.what]; many > 0 {
			out = append(out, c.atLine(p, n.at, n.what+occurrencesNote(many)+": "+n.fix))
			count[n.what] = 0
		}
	}
	return out
}

// words returns the words of a text in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
