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

// knownStatuses are the known statuses, except for withdrawn entries.
var knownStatuses = wordSet(`accepted active adopted approved current draft effective final implemented live new pending planned
	proposed published ready released reviewed stable updated valid wip in-progress in-review in-force under-review
	to-be-reviewed work-in-progress`)

// unknownStatuses finds statuses with unknown words.
func unknownStatuses(c *checker) []finding {
	var all []valueFinding
	for _, p := range c.pages {
		status := strings.ToLower(p.Metadata.Status)
		if status == "" || p.Metadata.Withdrawn() || knownStatuses[strings.Join(words(status), "-")] {
			continue
		}
		all = append(all, valueFinding{status, c.atField(p.Entry, "status", fmt.Sprintf("status: %q is unknown, "+
			"so the entry counts as valid: write published, in review, draft or withdrawn", p.Metadata.Status))})
	}
	return groupByWord(all)
}

// valueFinding is a finding about a word that several entries may use.
type valueFinding struct {
	word string
	finding
}

// groupByWord merges findings about the same word into one, at its first place.
func groupByWord(all []valueFinding) []finding {
	count := map[string]int{}
	for _, u := range all {
		count[u.word]++
	}
	var out []finding
	for _, u := range all {
		n := count[u.word]
		if n > 1 {
			u.message += fmt.Sprintf(" (in %s)", handbook.Count(n, "entry"))
		}
		if n > 0 {
			out = append(out, u.finding)
		}
		count[u.word] = 0
	}
	return out
}

// unknownLanguage finds a lang that is not a language tag.
func unknownLanguage(c *checker, p *page) []finding {
	if _, err := language.Parse(p.Metadata.Lang); err == nil || p.Metadata.Lang == "" {
		return nil
	}
	return []finding{c.atValue(p.Entry, "lang", fmt.Sprintf("lang: %q is not a language: write a code such as en, sv or pt-BR", p.Metadata.Lang))}
}

// unclearVersions finds versions without a major number: a later version cannot tell readers
// to read the entry again. It checks entries that must be acknowledged or, if most versions of
// the handbook are clear, all entries.
func unclearVersions(c *checker) []finding {
	var all, asked []finding
	told := 0
	for _, p := range c.pages {
		if _, ok := p.Metadata.Edition(); ok {
			told++
			continue
		}
		if p.Metadata.Version == "" {
			continue
		}
		all = append(all, c.atValue(p.Entry, "version", fmt.Sprintf(
			"version: %q has no major number, and only a new one asks readers to read the entry again: write %s", p.Metadata.Version, suggestVersion(p.Metadata.Version))))
		if p.Entry.RequiresAck() {
			asked = append(asked, all[len(all)-1])
		}
	}
	if told > len(all) {
		return all
	}
	return asked
}

// looseVersion matches versions that people understand but trustbook does not.
var looseVersion = lazyRegexp(`(?i)^(?:v|ver|version|rev|revision)?[ .:]*(\d{1,3})(?: *[.,] *(\d{1,3})\b.*)?$`)

// suggestVersion returns a replacement for a loose version. It does not invent a number for
// other versions, because one that is too high would make everyone read the entry again.
func suggestVersion(version string) string {
	m := looseVersion().FindStringSubmatch(version)
	if m == nil {
		return "it as MAJOR.MINOR, two numbers separated by a dot"
	}
	return fmt.Sprintf("%s.%s", m[1], cmp.Or(m[2], "0"))
}

// unknownRoles finds roles of entries that appear in no reading path. It finds nothing if no
// path has roles.
func unknownRoles(c *checker) []finding {
	var known handbook.Roles
	for _, path := range c.Paths {
		known = append(known, path.Roles...)
	}
	if len(known) == 0 {
		return nil
	}
	var all []valueFinding
	for _, p := range c.pages {
		for _, role := range p.Metadata.Audience {
			if !known.Has(role) && !handbook.IsEveryone(role) {
				all = append(all, valueFinding{strings.ToLower(role), c.atValue(p.Entry, "audience", fmt.Sprintf(
					"audience: no reading path has the role %q%s", role, suggestRole(role, known)))})
			}
		}
	}
	return groupByWord(all)
}

// suggestRole returns the end of a message: the most similar role, or all roles.
func suggestRole(role string, known handbook.Roles) string {
	if meant := handbook.Nearest(role, known); meant != "" {
		return fmt.Sprintf("; did you mean %q?", meant)
	}
	names := map[string]bool{}
	for _, k := range known {
		names[k] = true
	}
	return "; the paths have " + strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

// unusedAck finds drafts and withdrawn entries that ask for acknowledgement.
func unusedAck(c *checker, p *page) []finding {
	status := strings.ToLower(p.Metadata.Status)
	if !p.Metadata.Withdrawn() && status != "draft" || !p.Entry.RequiresAck() {
		return nil
	}
	return []finding{c.atField(p.Entry, "status", fmt.Sprintf("has to be acknowledged%s, but its status is %s: finish the entry, or stop asking for it",
		c.ackPath(p.Entry), status))}
}

// ackPath names the first reading path that asks to acknowledge an entry, or returns ""
// if only the entry itself does.
func (c *checker) ackPath(e *handbook.Entry) string {
	for _, path := range c.Paths {
		if path.Acknowledge && slices.Contains(path.Entries, e) {
			return fmt.Sprintf(" on the reading path %q", path.ID)
		}
	}
	return ""
}
