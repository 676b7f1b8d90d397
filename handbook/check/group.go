package check

import (
	"fmt"
	"strings"
	"unicode"

	"trustbook/handbook"
)

// foldUnknownKeys makes one problem of a key that many texts have, at its first
// place: it is one thing to decide, and a hundred lines hide the rest. Those of the
// manifest are each a thing of its own.
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
			out[at[message]].Message += fmt.Sprintf(" (in %s)", number(n, "text"))
		}
	}
	return out
}

// noted is something to say of a text: what is wrong at a place, and how to mend it.
type issue struct {
	at        line
	what, fix string
}

// fold makes one finding of all places of a text that have the same wrong with them,
// at the first.
func (b *checker) group(p *page, all []issue) []finding {
	count := map[string]int{}
	for _, n := range all {
		count[n.what]++
	}
	var out []finding
	for _, n := range all {
		if many := count[n.what]; many > 0 {
			out = append(out, b.at(p, n.at, n.what+moreTimes(many)+": "+n.fix))
			count[n.what] = 0
		}
	}
	return out
}

// number is a count and its noun: "1 text", "2 texts".
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// words are the words of a text in small letters.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
