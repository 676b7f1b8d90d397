package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"trustbook/handbook"
)

// statuses are words for how far a text is, besides those for one that does not hold.
var statuses = wordSet(`accepted active adopted approved current draft effective final implemented live new pending planned
	proposed published ready released reviewed stable updated valid wip in-progress in-review in-force under-review
	to-be-reviewed work-in-progress`)

// unknownStatuses finds words for a status that mean nothing: one finding each, at
// its first text.
func unknownStatuses(b *checker) []finding {
	var all []wordFinding
	for _, p := range b.pages {
		status := strings.ToLower(p.Metadata.Status)
		if status == "" || p.Metadata.Withdrawn() || statuses[strings.Join(words(status), "-")] {
			continue
		}
		all = append(all, wordFinding{status, b.atField(p.Entry, "status", fmt.Sprintf("status: %q means nothing to trustbook, "+
			"so the text counts as one that holds: write published, in review, draft or withdrawn", p.Metadata.Status))})
	}
	return groupByWord(all)
}

// use is a finding about a word that several texts may use.
type wordFinding struct {
	word string
	finding
}

// once makes one finding of all those about the same word, at its first place.
func groupByWord(all []wordFinding) []finding {
	count := map[string]int{}
	for _, u := range all {
		count[u.word]++
	}
	var out []finding
	for _, u := range all {
		n := count[u.word]
		if n > 1 {
			u.message += fmt.Sprintf(" (in %s)", number(n, "text"))
		}
		if n > 0 {
			out = append(out, u.finding)
		}
		count[u.word] = 0
	}
	return out
}

// unknownLanguage says that lang is no language.
func unknownLanguage(b *checker, p *page) []finding {
	if _, err := language.Parse(p.Metadata.Lang); err == nil || p.Metadata.Lang == "" {
		return nil
	}
	return []finding{b.atValue(p.Entry, "lang", fmt.Sprintf("lang: %q is no language: write it as en, sv or pt-BR", p.Metadata.Lang))}
}

// unclearVersions finds versions of which nobody can tell whether a text is to be
// read again: of texts that are acknowledged, and of all where most versions tell it.
func unclearVersions(b *checker) []finding {
	var all, asked []finding
	told := 0
	for _, p := range b.pages {
		if _, ok := p.Metadata.Edition(); ok {
			told++
			continue
		}
		if p.Metadata.Version == "" {
			continue
		}
		all = append(all, b.atValue(p.Entry, "version", fmt.Sprintf(
			"version: %q has no MAJOR, and a new one is what asks to read the text anew: write %s", p.Metadata.Version, suggestVersion(p.Metadata.Version))))
		if p.Entry.RequiresAck() {
			asked = append(asked, all[len(all)-1])
		}
	}
	if told > len(all) {
		return all
	}
	return asked
}

// almostVersion is a version that people understand at once, and trustbook does not.
var looseVersion = lazyRegexp(`(?i)^(?:v|ver|version|rev|revision)?[ .:]*(\d{1,3})(?: *[.,] *(\d{1,3})\b.*)?$`)

// meantVersion is what to write for such a version. For any other no number is
// named: one that is higher than the last would ask everybody to read the text again.
func suggestVersion(version string) string {
	m := looseVersion().FindStringSubmatch(version)
	if m == nil {
		return "it as MAJOR.MINOR, two numbers with a dot between them"
	}
	return fmt.Sprintf("%s.%s", m[1], cmp.Or(m[2], "0"))
}

// unknownRoles finds roles of texts that no path names, where paths name some.
func unknownRoles(b *checker) []finding {
	var known handbook.Roles
	for _, path := range b.Paths {
		known = append(known, path.Roles...)
	}
	if len(known) == 0 {
		return nil
	}
	var all []wordFinding
	for _, p := range b.pages {
		for _, role := range p.Metadata.Audience {
			if !known.Has(role) && !handbook.IsEveryone(role) {
				all = append(all, wordFinding{strings.ToLower(role), b.atValue(p.Entry, "audience", fmt.Sprintf(
					"audience: no reading path is for %q%s", role, suggestRole(role, known)))})
			}
		}
	}
	return groupByWord(all)
}

// nearestRole says which role may have been meant, or else which ones there are.
func suggestRole(role string, known handbook.Roles) string {
	if meant := handbook.Nearest(role, known); meant != "" {
		return fmt.Sprintf("; did you mean %q?", meant)
	}
	names := map[string]bool{}
	for _, k := range known {
		names[k] = true
	}
	return "; paths are for " + strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

// vainDuty says that people are to acknowledge a text which does not hold.
func unusedAck(b *checker, p *page) []finding {
	status := strings.ToLower(p.Metadata.Status)
	if !p.Metadata.Withdrawn() && status != "draft" || !p.Entry.RequiresAck() {
		return nil
	}
	return []finding{b.atField(p.Entry, "status", fmt.Sprintf("is to be acknowledged%s, and its status is %s: finish the text, or ask for it no more",
		b.ackPath(p.Entry), status))}
}

// askedBy names the first path that asks to acknowledge a text, nothing when only
// the text does.
func (b *checker) ackPath(e *handbook.Entry) string {
	for _, path := range b.Paths {
		if path.Acknowledge && slices.Contains(path.Entries, e) {
			return fmt.Sprintf(" on the reading path %q", path.ID)
		}
	}
	return ""
}
