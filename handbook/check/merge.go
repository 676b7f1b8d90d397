package check

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// foreignMarkupRules are the rules about fields and markup of other programs. If such problems concern more than a few
// different names, a single problem lists all of them: they are fixed together, and separate reports would hide
// everything else.
var foreignMarkupRules = []struct {
	code    string
	kind    handbook.ProblemCase
	few     int
	name    string // format of each name in the list
	message string // message, with the number of names and their list
}{
	{"unknown-key", 0, 3, "%q", "%d fields are not known, so they are ignored: %s"},
	{"unknown-markup", 0, 3, "%q", "%d tags are for another program, and what they stand for is not shown: %s"},
	{"raw-html", 0, 1, "<%s>", "the content of %d elements is not shown, because a handbook is text: %s"},
	{"unknown-markup", handbook.CaseTagKept, 1, "%q", "%d tags are for another program, and their words are shown without them: %s"},
}

// mergeForeign merges problems that the loader found, beginning with those about fields and markup of other programs.
func (c *checker) mergeForeign(problems []handbook.Problem) []handbook.Problem {
	problems = slices.DeleteFunc(slices.Clone(problems), func(p handbook.Problem) bool { // unless it resembles a common field, an unknown field is for the program for which the handbook was written
		return c.foreign && p.Code == "unknown-key" && !commonFields()[p.Subject.Other]
	})
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

// commonFields are fields that most programs read under the same name.
var commonFields = pattern.WordSet(`title description summary date slug tags keywords weight aliases draft permalink redirect_from sidebar_position
sidebar_label nav_order`)

// areForTrustbook reports whether, in a handbook without a manifest, at least a tenth of the entries have fields that
// only trustbook reads.
func areForTrustbook(entries []*handbook.Entry) bool {
	n := 0
	for _, e := range entries {
		if e.Answer != handbook.NoVerdict || len(e.AlsoAsked) > 0 || e.Metadata.ReviewIn != "" {
			n++
		}
	}
	return n > 0 && 10*n >= len(entries)
}

// minorRules are the rules whose problems only matter in trustbook, because the program for which the handbook was
// written fills in its own tags.
var minorRules = pattern.WordSet(`long-line long-table long-title missing-id duplicate-id duplicate-title empty-text undefined-acronym plain-text raw-html unknown-markup
template-remains near-duplicate value unknown-related unknown-language not-a-file`)

// testPagePath matches the paths of pages that test software.
var testPagePath = pattern.Lazy(`(?:^|/)(?:tests?|testdata|fixtures|__tests__)/`)

// isMinor reports whether a problem, in a handbook that was written for another program, only matters in trustbook.
// That program takes titles from the navigation or file names, omits drafts, generates parts of the site, and resolves
// references.
func (c *checker) isMinor(p *handbook.Problem) bool {
	if testPagePath().MatchString(p.Path) || isTemplatePath(p.Path) { // readers fill in templates
		return true
	}
	switch p.Code {
	case "missing-title":
		return p.Subject.Case == handbook.CaseTitleOfFile
	case "draft-status": // trustbook import writes it
		return p.Subject.Name != "source"
	case "unread-file":
		return p.Subject.Case == handbook.CaseFewFiles
	case "control-character":
		return p.Subject.Case == handbook.CaseNoWidth
	case "draft-marker": // places that readers fill in
		return p.Subject.Case == handbook.Placeholder
	case "not-a-link":
		return p.Subject.Case == handbook.CaseNoSuchEntry || p.Subject.Case == handbook.CaseNoDefinition && p.Subject.Merged
	case "broken-link":
		where := c.sharedDestination(*p)
		return where == otherPart || where == missingName || where == aboveHandbook || p.Subject.Case == handbook.CaseMissingImage
	}
	return minorRules()[p.Code]
}

// repeatedName is a name, regardless of case, with the number of problems about it.
type repeatedName struct {
	name    string
	entries int
}

// namesOf returns the names in the problems that satisfy is, in order.
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

// listNames merges the problems that satisfy is into the first of them, which then lists all their names.
func listNames(problems []handbook.Problem, is func(handbook.Problem) bool, names []repeatedName, form, message string) []handbook.Problem {
	listed := handbook.MapSlice(names[:min(len(names), maxNamedAcronyms)], func(n repeatedName) string { return fmt.Sprintf(form, n.name) + entriesNote(n.entries) })
	more := ""
	if len(names) > maxNamedAcronyms {
		more = fmt.Sprintf(" and %d more", len(names)-maxNamedAcronyms)
	}
	first := slices.IndexFunc(problems, is)
	problems[first].Message = fmt.Sprintf(message, len(names), strings.Join(listed, ", ")) + more
	return append(problems[:first+1], slices.DeleteFunc(problems[first+1:], is)...)
}

// mergeNamed merges problems that satisfy is and have the same name. The first of them then also gives the number of
// entries.
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

// sameCauseRules are the rules that report only the first few entries and the number of the others, because such problems
// share a cause or matter little in each entry.
var sameCauseRules = pattern.WordSet(`long-line long-table control-character broken-link`)

// mergeSameCause merges the problems that a rule finds in many entries for the same reason. The first of them then
// also gives the number of the others.
func (c *checker) mergeSameCause(problems []handbook.Problem) []handbook.Problem {
	const most = 3 // maximum number of entries with the same problem that are reported separately
	count := map[string]int{}
	for _, p := range problems {
		count[c.reasonOf(p)]++
	}
	seen := map[string]bool{}
	out := problems[:0]
	for _, p := range problems {
		key := c.reasonOf(p)
		switch n := count[key]; {
		case key == "" || n <= most && !sameCauseRules()[p.Code] || n == 1:
			out = append(out, p)
		case !seen[key]:
			seen[key] = true
			p.Subject.Merged = true
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
