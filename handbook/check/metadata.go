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

// knownStatuses are known statuses other than those of withdrawn entries.
var knownStatuses = wordSet(`accepted active adopted approved current draft effective final implemented live new pending planned
	proposed published ready released reviewed stable updated valid wip in-progress in-review in-force under-review
	to-be-reviewed work-in-progress`)

// unknownStatuses finds statuses with unknown words.
func unknownStatuses(c *checker) []finding {
	var all []wordFinding
	for _, p := range c.pages {
		status := strings.ToLower(p.Metadata.Status)
		if status == "" || p.Metadata.Withdrawn() || knownStatuses[strings.Join(words(status), "-")] {
			continue
		}
		all = append(all, wordFinding{status, c.atField(p.Entry, "status", fmt.Sprintf("status: %q is unknown, "+
			"so the entry counts as valid: write published, in review, draft or withdrawn", p.Metadata.Status))})
	}
	return groupByWord(all)
}

// wordFinding is a finding about a word that several entries may use.
type wordFinding struct {
	word string
	finding
}

// groupByWord makes one finding of all those about the same word, at the first place.
func groupByWord(all []wordFinding) []finding {
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

// unclearVersions finds versions without a major number, for which a new version cannot
// ask for reading the entry again. It looks at entries that have to be acknowledged and,
// if most versions of the handbook are clear, at all of them.
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

// suggestVersion returns what to write instead of such a version. It suggests no number
// for others, because one that is higher than before would make everyone read the entry
// again.
func suggestVersion(version string) string {
	m := looseVersion().FindStringSubmatch(version)
	if m == nil {
		return "it as MAJOR.MINOR, two numbers separated by a dot"
	}
	return fmt.Sprintf("%s.%s", m[1], cmp.Or(m[2], "0"))
}

// unknownRoles finds roles of entries that no reading path has, if paths have roles.
func unknownRoles(c *checker) []finding {
	var known handbook.Roles
	for _, path := range c.Paths {
		known = append(known, path.Roles...)
	}
	if len(known) == 0 {
		return nil
	}
	var all []wordFinding
	for _, p := range c.pages {
		for _, role := range p.Metadata.Audience {
			if !known.Has(role) && !handbook.IsEveryone(role) {
				all = append(all, wordFinding{strings.ToLower(role), c.atValue(p.Entry, "audience", fmt.Sprintf(
					"audience: no reading path has the role %q%s", role, suggestRole(role, known)))})
			}
		}
	}
	return groupByWord(all)
}

// suggestRole returns the end of a message: the most similar role, or all of them.
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

// unusedAck finds entries to acknowledge that are drafts or withdrawn.
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
