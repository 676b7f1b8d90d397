package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"trustbook/handbook"
)

// statuses are words for how far a text is, besides those for one that does not hold.
var statuses = set(`accepted active adopted approved current draft effective final implemented live new pending planned
	proposed published ready released reviewed stable updated valid wip in-progress in-review in-force under-review
	to-be-reviewed work-in-progress`)

// unknownStatuses finds words for a status that mean nothing: one finding each, at
// its first text.
func unknownStatuses(b *book) []finding {
	var all []use
	for _, p := range b.pages {
		status := strings.ToLower(p.Life.Status)
		if status == "" || p.Life.Withdrawn() || statuses[strings.Join(words(status), "-")] {
			continue
		}
		all = append(all, use{status, b.atKey(p.Entry, "status", fmt.Sprintf("status: %q means nothing to trustbook, "+
			"so the text counts as one that holds: write published, in review, draft or withdrawn", p.Life.Status))})
	}
	return once(all)
}

// use is a finding about a word that several texts may use.
type use struct {
	word string
	finding
}

// once makes one finding of all those about the same word, at its first place.
func once(all []use) []finding {
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
func unknownLanguage(b *book, p *page) []finding {
	if _, err := language.Parse(p.Life.Lang); err == nil || p.Life.Lang == "" {
		return nil
	}
	return []finding{b.atValue(p.Entry, "lang", fmt.Sprintf("lang: %q is no language: write it as en, sv or pt-BR", p.Life.Lang))}
}

// unclearVersions finds versions of which nobody can tell whether a text is to be
// read again: of texts that are acknowledged, and of all where most versions tell it.
func unclearVersions(b *book) []finding {
	var all, asked []finding
	told := 0
	for _, p := range b.pages {
		if _, ok := p.Life.Edition(); ok {
			told++
			continue
		}
		if p.Life.Version == "" {
			continue
		}
		all = append(all, b.atValue(p.Entry, "version", fmt.Sprintf(
			"version: %q has no MAJOR, and a new one is what asks to read the text anew: write it as 2.0", p.Life.Version)))
		if b.NeedsAck(p.Entry) {
			asked = append(asked, all[len(all)-1])
		}
	}
	if told > len(all) {
		return all
	}
	return asked
}

// unknownRoles finds roles of texts that no path names, where paths name some.
func unknownRoles(b *book) []finding {
	var known handbook.Roles
	for _, path := range b.Paths {
		known = append(known, path.Roles...)
	}
	if len(known) == 0 {
		return nil
	}
	var all []use
	for _, p := range b.pages {
		for _, role := range p.Life.Audience {
			if !known.Has(role) && !handbook.Everybody(role) {
				all = append(all, use{strings.ToLower(role), b.atValue(p.Entry, "audience", fmt.Sprintf(
					"audience: no reading path is for %q%s", role, nearestRole(role, known)))})
			}
		}
	}
	return once(all)
}

// farthest is how many letters a misspelt role may differ by from the right one.
const farthest = 2

// nearestRole says which role may have been meant, or else which ones there are.
func nearestRole(role string, known handbook.Roles) string {
	best, least := "", farthest+1
	for _, k := range known {
		if d := distance(strings.ToLower(role), strings.ToLower(k)); d < least && d < len(k)-1 {
			best, least = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	names := map[string]bool{}
	for _, k := range known {
		names[k] = true
	}
	return "; paths are for " + strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

// distance is how many letters have to be added, left out or changed to make b of a.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j := range to {
			change := diagonal
			if from[i] != to[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}

// vainDuty says that people are to acknowledge a text which does not hold.
func vainDuty(b *book, p *page) []finding {
	status := strings.ToLower(p.Life.Status)
	if !p.Life.Withdrawn() && status != "draft" || !b.NeedsAck(p.Entry) {
		return nil
	}
	return []finding{b.atKey(p.Entry, "status", fmt.Sprintf("is to be acknowledged%s, and its status is %s: finish the text, or ask for it no more",
		b.askedBy(p.Entry), status))}
}

// askedBy names the first path that asks to acknowledge a text, nothing when only
// the text does.
func (b *book) askedBy(e *handbook.Entry) string {
	for _, path := range b.Paths {
		if path.Acknowledge && slices.Contains(path.Entries, e) {
			return fmt.Sprintf(" on the reading path %q", path.ID)
		}
	}
	return ""
}
