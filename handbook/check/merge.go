package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// foreignMarkupRules are the rules about fields and markup of other programs. If such problems concern more than a few
// different names, they are merged into one problem that lists all names, because they are fixed together and would
// hide all other problems.
var foreignMarkupRules = []struct {
	code    string
	kind    handbook.ProblemCase
	few     int
	name    string // format of each name in the list
	message string // format with the number of names and their list
}{
	{"unknown-key", 0, 3, "%q", "%d fields are not known, so they are ignored: %s"},
	{"unknown-markup", 0, 3, "%q", "%d tags are for another program, and what they stand for is not shown: %s"},
	{"raw-html", 0, 1, "<%s>", "the content of %d elements is not shown, because a handbook is text: %s"},
	{"unknown-markup", handbook.CaseTagKept, 1, "%q", "%d tags are for another program, and their words are shown without them: %s"},
}

// mergeForeign merges problems that the loader found: first those about fields and markup of other programs, then
// others.
func (c *checker) mergeForeign(problems []handbook.Problem) []handbook.Problem {
	problems = slices.DeleteFunc(slices.Clone(problems), func(p handbook.Problem) bool {
		return c.foreign && p.Code == "unknown-key" && !c.isMisspelt(p.Subject.Name, p.Subject.Other)
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

// isMisspelt reports whether an unknown field was meant as one that most programs read: it occurs once, or less often
// than that one. Any other is for the program for which the handbook was written.
func (c *checker) isMisspelt(name, meant string) bool {
	if !commonFields()[meant] || meant == name+"s" || meant == name+"es" {
		return false
	}
	wrong, right := 0, 0
	for _, p := range c.pages {
		wrong += min(1, c.fieldLine(p.Entry, name))
		right += min(1, c.fieldLine(p.Entry, meant))
	}
	return wrong == 1 || wrong < right
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

// minorRules are the rules whose problems matter only in trustbook, because the program that the handbook was written
// for fills in its own tags.
var minorRules = pattern.WordSet(`long-line long-table long-title missing-id duplicate-id duplicate-title empty-text undefined-acronym plain-text raw-html unknown-markup
template-remains near-duplicate value unknown-related unknown-language unknown-status not-a-file`)

// testPagePath matches paths of pages for testing software.
var testPagePath = pattern.Lazy(`(?:^|/)(?:tests?|testdata|fixtures|__tests__)/`)

// isMinor reports whether a problem matters only in trustbook, in a handbook that was written for another program. That
// program takes titles from the navigation or file names, omits drafts, generates parts of the site, and resolves
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
	case "navigation": // it is a program, which only the other program runs
		return p.Line == 0 && path.Ext(p.Path) != ".json"
	case "control-character":
		return p.Subject.Case == handbook.CaseNoWidth
	case "draft-marker": // places that readers fill in
		return p.Subject.Case == handbook.Placeholder
	case "not-a-link":
		return p.Subject.Case == handbook.CaseNoSuchEntry || p.Subject.Case == handbook.CaseNoDefinition && p.Subject.Others > 0
	case "bad-address": // a program on the site follows it
		return strings.HasPrefix(p.Subject.Name, "javascript:")
	case "broken-link":
		return p.Subject.Case == handbook.CaseMissingImage || p.Subject.Other == "" && c.isElsewhere(p)
	}
	return minorRules()[p.Code]
}

// isElsewhere reports whether the target of a broken link is probably not missing: it is made when the site is built,
// in another part of it, or a page that is still to be written.
func (c *checker) isElsewhere(p *handbook.Problem) bool {
	const many = 5 // maximum number of entries that overlook the same broken link
	where := c.sharedDestination(*p)
	return where == otherPart || where == missingName || where == aboveHandbook || strings.HasPrefix(where, missingFolder) || p.Subject.Others >= many ||
		downloadEnding().MatchString(p.Subject.Name)
}

// downloadEnding matches the ending of files that are often made when a site is built, or stored elsewhere.
var downloadEnding = pattern.Lazy(`(?i)\.(?:pdf|zip|t?gz|tar|docx?|xlsx?|pptx?|csv|epub|mp[34])$`)

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

// listNames merges the problems that satisfy is into the first of them, whose message then lists all names.
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

// mergeNamed merges problems that satisfy is and have the same name. The message of the first then includes the number
// of entries.
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

// sameCauseRules are the rules of which only the first few problems are reported, with the number of the others,
// because they share a cause or matter little in each entry.
var sameCauseRules = pattern.WordSet(`long-line long-table control-character broken-link`)

// mergeSameCause merges the problems that a rule finds in many entries for the same reason. The message of the first
// then includes the number of the others.
func (c *checker) mergeSameCause(problems []handbook.Problem) []handbook.Problem {
	const most = 3 // maximum number of entries with the same problem that are reported separately
	count, entries := map[string]int{}, map[string]map[string]bool{}
	for _, p := range problems {
		key := c.reasonOf(p)
		if count[key]++; entries[key] == nil {
			entries[key] = map[string]bool{}
		}
		entries[key][p.Path] = true
	}
	seen := map[string]bool{}
	out := problems[:0]
	for _, p := range problems {
		key := c.reasonOf(p)
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
