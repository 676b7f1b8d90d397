package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// mergeForeign merges problems with another program's fields and markup if many entries have
// them, because they are fixed together and would hide everything else.
func (c *checker) mergeForeign(problems []handbook.Problem) []handbook.Problem {
	ours := c.manifestPath() == handbook.ManifestName
	problems = slices.DeleteFunc(slices.Clone(problems), func(p handbook.Problem) bool { // without a manifest, fields are mostly for the program that the handbook was written for
		return !ours && p.Code == "unknown-key" && !strings.Contains(p.Message, "did you mean")
	})
	problems = mergeEqual(problems, func(p handbook.Problem) string {
		if p.Code == "unknown-key" && p.Path != handbook.ManifestName || p.Code == "unknown-markup" {
			return timesInEntry().ReplaceAllString(p.Message, "")
		} else if hiddenElement().MatchString(p.Message) {
			return p.Message
		}
		return ""
	})
	for i, p := range problems {
		if strings.HasSuffix(p.Message, "entries)") { // the number in the first entry alone says little
			problems[i].Message = timesInEntry().ReplaceAllString(p.Message, "")
		}
	}
	problems = listNames(problems, "unknown-key", unknownField(), 3, "%d fields are not known, so they are ignored: %s")
	problems = listNames(problems, "unknown-markup", unknownTag(), 3, "%d tags are for another program, and what they stand for is not shown: %s")
	problems = listNames(problems, "raw-html", hiddenElement(), 1, "the content of %d elements is not shown, because a handbook is text: %s")
	problems = listNames(problems, "unknown-markup", shownTag(), 1, "%d tags are for another program, and their words are shown without them: %s")
	return c.sumUp(problems)
}

var (
	timesInEntry  = pattern.Lazy(` \(\d+ times\)`)
	unknownTag    = pattern.Lazy(`^("[^"]*") is for another program(?: \(\d+ times\))?; what it stands for is not shown( \(in \d+ entries\))?$`)
	shownTag      = pattern.Lazy(`^("[^"]*") is for another program(?: \(\d+ times\))?; its words are shown without it( \(in \d+ entries\))?$`)
	hiddenElement = pattern.Lazy(`^the content of (<[\w-]+>) is not shown, because a handbook is text( \(in \d+ entries\))?$`)
	unknownField  = pattern.Lazy(`^("[^"]*") is not a known field, so it is ignored( \(in \d+ entries\))?$`)
)

// listNames merges the problems of a rule whose message matches form, which captures a name, into one
// problem that lists the names. It does so only if there are more than a few. Those in the manifest stay.
func listNames(problems []handbook.Problem, code string, form *regexp.Regexp, few int, message string) []handbook.Problem {
	var names []string
	first := -1
	out := make([]handbook.Problem, 0, len(problems))
	for _, p := range problems {
		m := form.FindStringSubmatch(p.Message)
		if m == nil || p.Code != code || p.Path == handbook.ManifestName {
			out = append(out, p)
			continue
		}
		if names = append(names, m[1]+m[2]); first < 0 {
			first = len(out)
			out = append(out, p)
		}
	}
	if len(names) <= few {
		return problems
	}
	more := ""
	if len(names) > maxNamed {
		more = fmt.Sprintf(" and %d more", len(names)-maxNamed)
	}
	out[first].Message = fmt.Sprintf(message, len(names), strings.Join(names[:min(len(names), maxNamed)], ", ")) + more
	return out
}

// mergeEqual merges problems with the same key into the first of them, which gives the number of
// entries. Those without a key stay.
func mergeEqual(problems []handbook.Problem, keyOf func(handbook.Problem) string) []handbook.Problem {
	count, at := map[string]int{}, map[string]int{}
	out := make([]handbook.Problem, 0, len(problems))
	for _, p := range problems {
		if key := keyOf(p); key != "" {
			if count[key]++; count[key] > 1 {
				continue
			}
			at[key] = len(out)
		}
		out = append(out, p)
	}
	for key, n := range count {
		if n > 1 {
			out[at[key]].Message += fmt.Sprintf(" (in %s)", handbook.Count(n, "entry"))
		}
	}
	return out
}

// sameCause lists the rules whose problems are summed up from the second entry on: what is found has one cause, or
// matters little in each entry.
var sameCause = pattern.WordSet(`long-line long-table control-character broken-link`)

// sumUp merges the problems that a rule finds in many entries for the same reason into the first
// of them, which gives the number of the others.
func (c *checker) sumUp(problems []handbook.Problem) []handbook.Problem {
	const most = 3 // entries with the same problem that are reported separately
	count := map[string]int{}
	for _, p := range problems {
		count[c.reasonOf(p)]++
	}
	seen := map[string]bool{}
	out := problems[:0]
	for _, p := range problems {
		key := c.reasonOf(p)
		switch n := count[key]; {
		case key == "" || n <= most && !sameCause()[p.Code] || n == 1:
			out = append(out, p)
		case !seen[key]:
			seen[key] = true
			p.Message += fmt.Sprintf(" (also in %s)", strings.Replace(handbook.Count(n-1, "entry"), " ", " more ", 1))
			out = append(out, p)
		}
	}
	return out
}
