package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/pattern"
)

// knownStatuses are the statuses of entries that are not withdrawn.
var knownStatuses = pattern.WordSet(`accepted active adopted approved current draft effective final implemented live new pending planned
	proposed published ready released reviewed stable updated valid wip in-progress in-review in-force under-review
	to-be-reviewed work-in-progress`)

func unknownStatuses(c *checker) {
	for _, p := range c.pages {
		status := strings.ToLower(p.Metadata.Status)
		if status == "" || p.Metadata.Withdrawn() || knownStatuses()[strings.Join(lowercaseWords(status), "-")] {
			continue
		}
		c.reportField(p.Entry, "status", "status: %q is unknown, so the entry counts as valid: write published, in review, draft or withdrawn", p.Metadata.Status).Subject.Name = status
	}
	c.mergeWords()
}

// mergeWords merges problems about a word that several entries use.
func (c *checker) mergeWords() {
	c.found = mergeNamed(c.found, func(handbook.Problem) bool { return true })
}

// unknownLanguage finds a lang that is not a language tag, or not a language of the handbook.
func unknownLanguage(c *checker, p *checkedPage) {
	switch tag, ok := body.LanguageTag(p.Metadata.Lang); {
	case p.Metadata.Lang == "" || tag == p.Metadata.Lang && c.mayHaveLanguage(tag):
	case !ok:
		c.reportValue(p.Entry, "lang", "lang: %q is not a language: write a code such as en, sv or pt-BR", p.Metadata.Lang)
	case !c.mayHaveLanguage(tag):
		hint := "add it there, or correct it"
		if meant := cmp.Or(c.languageInPath(p.Path), handbook.NearestName(tag, c.Languages)); meant != "" {
			hint = fmt.Sprintf("did you mean %q?", meant)
		}
		c.reportValue(p.Entry, "lang", "lang: %q is not one of the languages in the manifest: %s", p.Metadata.Lang, hint)
	default:
		c.reportValue(p.Entry, "lang", "lang: write %q in the standard form: "+tag, p.Metadata.Lang)
	}
}

// mayHaveLanguage reports whether the manifest lists a language, or no languages at all.
func (c *checker) mayHaveLanguage(lang string) bool {
	return len(c.Languages) == 0 || slices.ContainsFunc(c.Languages, func(l string) bool { return handbook.SameLanguage(l, lang) })
}

// unclearVersions finds versions without a major number, from which readers cannot tell whether to read the entry
// again. If most versions in the handbook have a major number, it checks all entries, and otherwise only entries that
// must be acknowledged.
func unclearVersions(c *checker) {
	numbered := 0
	var unclear []*checkedPage
	for _, p := range c.pages {
		if _, ok := p.Metadata.Edition(); ok {
			numbered++
		} else if p.Metadata.Version != "" {
			unclear = append(unclear, p)
		}
	}
	for _, p := range unclear {
		if numbered > len(unclear) || p.RequiresAck() {
			c.reportValue(p.Entry, "version", "version: %q has no major number, and only a new major number asks readers to read the entry again: write %s",
				p.Metadata.Version, suggestVersion(p.Metadata.Version))
		}
	}
}

// unraisedVersion finds entries that people acknowledged in the earlier edition, and whose new text nobody will be told
// of, because their version has not risen. Without a version, a change of the text itself asks for the acknowledgement.
func unraisedVersion(c *checker, p *checkedPage) {
	if c.against == nil || !p.RequiresAck() {
		return
	}
	var old *handbook.Entry
	for _, id := range append([]string{p.ID}, p.FormerIDs...) {
		old = cmp.Or(old, c.against.Entry(id))
	}
	if old == nil || !old.RequiresAck() {
		return
	}
	then, had := old.Metadata.Edition()
	now, has := p.Metadata.Edition()
	switch {
	case !had || !has || now.After(then):
	case then.After(now):
		c.reportField(p.Entry, "version", "the version was %s in the earlier edition, and a lower one asks nobody to acknowledge the entry again: write %[1]s or a higher one", old.Metadata.Version)
	case old.Hash() != p.Hash():
		c.reportField(p.Entry, "version", "the text is not that of version %s in the earlier edition, and people acknowledge it: write %d.%d after a small change, or %d.0 to ask everyone again",
			old.Metadata.Version, then.Major, then.Minor+1, then.Major+1)
	}
}

// informalVersionPattern matches versions that people can interpret but trustbook cannot.
var informalVersionPattern = pattern.Lazy(`(?i)^(?:v|ver|version|rev|revision)?[ .:]*(\d{1,3})(?: *[.,] *(\d{1,3})\b.*)?$`)

// suggestVersion returns a replacement for a version that matches informalVersionPattern, or "" for any other version.
// It does not guess, because too high a number would make everyone read the entry again.
func suggestVersion(version string) string {
	m := informalVersionPattern().FindStringSubmatch(version)
	if m == nil {
		return "it as MAJOR.MINOR, two numbers separated by a dot"
	}
	return fmt.Sprintf("%s.%s", m[1], cmp.Or(m[2], "0"))
}

// unknownRoles finds roles that entries name but no reading path names. It finds nothing if no path has roles.
func unknownRoles(c *checker) {
	var known handbook.Roles
	for _, path := range c.Paths {
		known = append(known, path.Roles...)
	}
	if len(known) == 0 {
		return
	}
	for _, p := range c.pages {
		for _, role := range p.Metadata.Audience {
			if !known.Has(role) && !handbook.IsEveryone(role) {
				c.reportValue(p.Entry, "audience", "audience: no reading path has the role %q%s", role, suggestRole(role, known)).Subject.Name = role
			}
		}
	}
	c.mergeWords()
}

// suggestRole returns the end of a message. It suggests the most similar role or else lists all roles.
func suggestRole(role string, known handbook.Roles) string {
	if meant := handbook.NearestName(role, known); meant != "" {
		return fmt.Sprintf("; did you mean %q, or is that misspelt in reading_paths?", meant)
	}
	names := map[string]bool{}
	for _, k := range known {
		names[k] = true
	}
	return "; the paths have " + strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}

// unusedAck finds drafts and withdrawn entries that readers have to acknowledge.
func unusedAck(c *checker, p *checkedPage) {
	status := strings.ToLower(p.Metadata.Status)
	if (p.Metadata.Withdrawn() || status == "draft") && p.RequiresAck() {
		c.reportField(p.Entry, "status", "has to be acknowledged%s, but its status is %s: finish the entry, or stop requiring the acknowledgement", c.ackPathName(p.Entry), status)
	}
}

// ackPathName returns the name of the first reading path that requires readers to acknowledge an entry, or "" if only
// the entry itself does.
func (c *checker) ackPathName(e *handbook.Entry) string {
	for _, path := range c.Paths {
		if path.Acknowledge && slices.Contains(path.Entries, e) {
			return fmt.Sprintf(" on the reading path %q", path.ID)
		}
	}
	return ""
}

func overdueReview(c *checker, p *checkedPage) {
	if due, _ := p.Metadata.NextReview(); p.Metadata.ReviewOverdue(c.now) {
		c.reportField(p.Entry, "reviewed", "reviewed on %s, and due again on %s (review_in: %s): review the entry and update the date",
			handbook.ISODay(p.Metadata.Reviewed), handbook.ISODay(due), p.Metadata.ReviewIn)
	}
}

// badReviewPeriod finds a review_in that is not a period.
func badReviewPeriod(c *checker, p *checkedPage) {
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); !ok && p.Metadata.ReviewIn != "" {
		c.reportValue(p.Entry, "review_in", "review_in: %q is not a length of time: write, for example, 12 months or 1 year", p.Metadata.ReviewIn)
	}
}

// neverReviewed finds a review_in in an entry without a review date. It skips entries whose date cannot be read,
// because the loader reports those.
func neverReviewed(c *checker, p *checkedPage) {
	names := append([]string{"reviewed"}, fieldAliases["reviewed"]...)
	unread := func(q handbook.Problem) bool { return q.Path == p.Path && slices.Contains(names, q.Subject.Name) }
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); ok && p.Metadata.Reviewed.IsZero() && !slices.ContainsFunc(c.Problems, unread) {
		c.reportField(p.Entry, "review_in", "review_in has no date to count from: add reviewed with the date of the last review")
	}
}

// Years outside this range are typos.
const (
	minYear       = 1970
	maxYearsAhead = 10
)

// impossibleDates finds dates that cannot be right.
func impossibleDates(c *checker, p *checkedPage) {
	tomorrow := handbook.DayOf(c.now).AddDate(0, 0, 1) // in another time zone, tomorrow may already have begun
	const wrongYear = "%s: the year of %s cannot be right"
	if r := p.Metadata.Reviewed; r.After(tomorrow) {
		c.reportField(p.Entry, "reviewed", "reviewed: %s is in the future: write the date of the last review, and use review_in for how long it is valid", handbook.ISODay(r))
	} else if impossibleYear(r, c.now) {
		c.reportField(p.Entry, "reviewed", wrongYear, "reviewed", handbook.ISODay(r))
	}
	if e := p.Metadata.Effective; impossibleYear(e, c.now) {
		c.reportField(p.Entry, "effective", wrongYear, "effective", handbook.ISODay(e))
	}
}

func impossibleYear(t, now time.Time) bool {
	return !t.IsZero() && (t.Year() < minYear || t.Year() > now.Year()+maxYearsAhead)
}
