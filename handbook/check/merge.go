package check

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// foreignMarkupRules are the rules about fields and markup of other programs. If such problems concern more than a few
// different names, they are merged into one problem that lists all names. They are usually fixed together, and a
// problem for each name would hide all other problems.
var foreignMarkupRules = []struct {
	code    string
	kind    handbook.ProblemCase
	few     int
	name    string // format of each name in the list
	message string // format with the number of names and the list of names
}{
	{"unknown-key", 0, 3, "%q", "%d fields are not known, so they are ignored: %s"},
	{"unknown-markup", 0, 3, "%q", "%d tags are for another program, and what they would insert is not shown: %s"},
	{"raw-html", 0, 1, "<%s>", "the content of %d elements is not shown, because a handbook is text: %s"},
	{"unknown-markup", handbook.CaseTagKept, 1, "%q", "%d tags are for another program, and only the text inside them is shown: %s"},
}

// mergeForeign merges problems that the loader found: first problems about fields and markup of other programs, then
// other problems.
func (c *checker) mergeForeign(problems []handbook.Problem) []handbook.Problem {
	problems = slices.Clone(problems)
	for _, f := range foreignMarkupRules {
		is := func(p handbook.Problem) bool {
			return p.Code == f.code && p.Subject.Case == f.kind && p.Path != handbook.ManifestName && !p.Subject.Meant
		}
		if names := namesOf(problems, is); len(names) > f.few {
			problems = listNames(problems, is, names, f.name, f.message)
		} else {
			problems = mergeNamed(problems, is)
		}
	}
	return c.mergeSameCause(mergeNamed(problems, func(p handbook.Problem) bool { return p.Subject.Meant && p.Path != handbook.ManifestName }))
}

// repeatedName is a name, regardless of case, with the number of problems about it.
type repeatedName struct {
	name    string
	entries int
}

// namesOf returns the names in the problems that satisfy a condition, in order of occurrence.
func namesOf(problems []handbook.Problem, is func(handbook.Problem) bool) []repeatedName {
	var all []repeatedName
	at := map[string]int{}
	for _, p := range problems {
		if !is(p) {
			continue
		}
		key := strings.ToLower(p.Subject.Name)
		if _, known := at[key]; !known {
			at[key] = len(all)
			all = append(all, repeatedName{name: p.Subject.Name})
		}
		all[at[key]].entries++
	}
	return all
}

// listNames merges the problems that satisfy a condition into the first such problem. Its message then lists all names.
func listNames(problems []handbook.Problem, is func(handbook.Problem) bool, names []repeatedName, form, message string) []handbook.Problem {
	listed := handbook.MapSlice(names, func(n repeatedName) string { return fmt.Sprintf(form, n.name) + entriesNote(n.entries) })
	first := slices.IndexFunc(problems, is)
	problems[first].Message = fmt.Sprintf(message, len(names), handbook.JoinFirst(listed, maxListedNames))
	return append(problems[:first+1], slices.DeleteFunc(problems[first+1:], is)...)
}

// mergeNamed merges problems that satisfy a condition and have the same name. The message of the first such problem
// then includes the number of entries.
func mergeNamed(problems []handbook.Problem, is func(handbook.Problem) bool) []handbook.Problem {
	entries := map[string]int{}
	for _, n := range namesOf(problems, is) {
		entries[strings.ToLower(n.name)] = n.entries
	}
	out := problems[:0]
	for _, p := range problems {
		if is(p) {
			key := strings.ToLower(p.Subject.Name)
			n := entries[key]
			if entries[key] = 0; n == 0 {
				continue
			}
			p.Message += entriesNote(n)
		}
		out = append(out, p)
	}
	return out
}

// entriesNote returns the end of a message about a problem in n entries.
func entriesNote(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (in %s)", handbook.CountWithNoun(n, "entry"))
}

// sameCauseRules are rules whose problems have the same cause or matter little in each entry. Only the first few
// problems of such a rule are reported, with the number of the rest.
var sameCauseRules = pattern.WordSet(`long-line long-table control-character broken-link`)

// mergeSameCause merges the problems that a rule finds in many entries for the same reason. The message of the first
// problem then includes the number of the rest.
func (c *checker) mergeSameCause(problems []handbook.Problem) []handbook.Problem {
	const most = 3 // maximum number of entries with the same problem that are reported separately
	count, entries := map[string]int{}, map[string]map[string]bool{}
	for _, p := range problems {
		key := c.reasonKey(p)
		if count[key]++; entries[key] == nil {
			entries[key] = map[string]bool{}
		}
		entries[key][p.Path] = true
	}
	seen := map[string]bool{}
	out := problems[:0]
	for _, p := range problems {
		key := c.reasonKey(p)
		n := len(entries[key])
		if p.Code == "navigation" {
			n = count[key]
		}
		switch {
		case key == "" || n <= most && !sameCauseRules()[p.Code] || n == 1:
			out = append(out, p)
		case !seen[key]:
			seen[key] = true
			p.Subject.Others = n - 1
			if p.Code == "navigation" {
				p.Message += fmt.Sprintf(" (and %d more like it)", n-1)
			} else {
				p.Message += fmt.Sprintf(" (also in %s)", strings.Replace(handbook.CountWithNoun(n-1, "entry"), " ", " more ", 1))
			}
			out = append(out, p)
		}
	}
	return out
}

// Up to maxSeparateNames acronyms or template tags are reported separately. More are reported as one problem, which
// names at most maxListedNames, because the author decides about all of them together.
const maxSeparateNames, maxListedNames = 3, 25
