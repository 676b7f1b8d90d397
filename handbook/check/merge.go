package check

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// foreign lists the problems with another program's fields and markup. What such problems say is listed in one of them
// if they name more than a few different things, which are fixed together and would hide everything else.
var foreign = []struct {
	code    string
	kind    handbook.Case
	few     int
	name    string // format of a name in the list
	message string // with the number of names and the list
}{
	{"unknown-key", 0, 3, "%q", "%d fields are not known, so they are ignored: %s"},
	{"unknown-markup", 0, 3, "%q", "%d tags are for another program, and what they stand for is not shown: %s"},
	{"raw-html", 0, 1, "<%s>", "the content of %d elements is not shown, because a handbook is text: %s"},
	{"unknown-markup", handbook.TagKept, 1, "%q", "%d tags are for another program, and their words are shown without them: %s"},
}

// mergeForeign sums up the problems of the loader: first those with another program's fields and markup.
func (c *checker) mergeForeign(problems []handbook.Problem) []handbook.Problem {
	ours := c.manifestPath() == handbook.ManifestName
	problems = slices.DeleteFunc(slices.Clone(problems), func(p handbook.Problem) bool { // without a manifest, fields are mostly for the program that the handbook was written for
		return !ours && p.Code == "unknown-key" && !p.Subject.Meant
	})
	for _, f := range foreign {
		is := func(p handbook.Problem) bool {
			return p.Code == f.code && p.Subject.Case == f.kind && p.Path != handbook.ManifestName && !p.Subject.Meant
		}
		if names := namesOf(problems, is); len(names) > f.few {
			problems = listNames(problems, is, names, f.name, f.message)
		} else {
			problems = mergeNamed(problems, is)
		}
	}
	return c.sumUp(mergeNamed(problems, func(p handbook.Problem) bool { return p.Subject.Meant && p.Path != handbook.ManifestName }))
}

// named is what several problems name, regardless of case, and the number of these problems.
type named struct {
	name    string
	entries int
}

// namesOf returns what the problems that is selects name, in order.
func namesOf(problems []handbook.Problem, is func(handbook.Problem) bool) []named {
	var all []named
	at := map[string]int{}
	for _, p := range problems {
		if !is(p) {
			continue
		}
		key := strings.ToLower(p.Subject.Name)
		if _, known := at[key]; !known {
			at[key] = len(all)
			all = append(all, named{name: p.Subject.Name})
		}
		all[at[key]].entries++
	}
	return all
}

// listNames merges the problems that is selects into the first of them, which lists what they name.
func listNames(problems []handbook.Problem, is func(handbook.Problem) bool, names []named, form, message string) []handbook.Problem {
	listed := handbook.MapSlice(names[:min(len(names), maxNamed)], func(n named) string { return fmt.Sprintf(form, n.name) + entriesNote(n.entries) })
	more := ""
	if len(names) > maxNamed {
		more = fmt.Sprintf(" and %d more", len(names)-maxNamed)
	}
	first := slices.IndexFunc(problems, is)
	problems[first].Message = fmt.Sprintf(message, len(names), strings.Join(listed, ", ")) + more
	return append(problems[:first+1], slices.DeleteFunc(problems[first+1:], is)...)
}

// mergeNamed merges the problems that is selects and that name the same into the first of them, which gives the
// number of entries.
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

// entriesNote says how many entries have a problem.
func entriesNote(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (in %s)", handbook.Count(n, "entry"))
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
