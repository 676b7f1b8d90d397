package handbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// NextReview is the day on which the last review of a text stops to hold. ok is
// false when the text does not say when that was, or how long it holds.
func (l Metadata) NextReview() (due time.Time, ok bool) {
	p, ok := ParsePeriod(l.ReviewIn)
	if !ok || l.Reviewed.IsZero() {
		return time.Time{}, false
	}
	return p.After(l.Reviewed), true
}

// Overdue says whether the review of a text was due before a day.
func (l Metadata) ReviewOverdue(now time.Time) bool {
	due, ok := l.NextReview()
	return ok && due.Before(dayOf(now))
}

// Withdrawn says whether a text calls itself one that does not hold any more.
func (l Metadata) Withdrawn() bool {
	switch strings.ToLower(l.Status) {
	case "outdated", "expired", "retired", "withdrawn", "obsolete", "superseded", "archived", "deprecated":
		return true
	}
	return false
}

// Pending says whether a text holds from a later day on.
func (l Metadata) NotYetEffective(now time.Time) bool { return l.Effective.After(dayOf(now)) }

// Caution is why a text may not hold: as a word before the sentence that says it, and
// behind a title in brief or with a date. The zero Caution is none.
type Caution struct{ Word, Sentence, Brief, Note string }

// Caution is the weightiest that a text's life gives on a day. A text that says
// nothing of its life gives none.
func (l Metadata) Caution(now time.Time) Caution {
	status := strings.ToLower(l.Status)
	switch due, _ := l.NextReview(); {
	case l.Withdrawn():
		return Caution{"Outdated", "This text calls itself " + status + ". Ask before you rely on it.", status, status}
	case status == "draft":
		return Caution{"Draft", "This text is not finished.", status, status}
	case l.NotYetEffective(now):
		from := l.Effective.Format(time.DateOnly)
		return Caution{"Not yet", "This text holds from " + from + " on.", "not yet", "holds from " + from}
	case l.ReviewOverdue(now):
		day := due.Format(time.DateOnly)
		return Caution{"Overdue", "This text was to be reviewed by " + day + ".", "review overdue", "review was due " + day}
	}
	return Caution{}
}

// Fact is one thing that a text says of its life, under a short name.
type MetadataField struct{ Name, Value string }

// Facts are what a text says of its life, in the order in which they are shown, and
// nothing of what it does not say. Roles of the reader are marked.
func (l Metadata) Fields(r Roles) []MetadataField {
	due, _ := l.NextReview()
	all := []MetadataField{
		{"Owner", l.Owner},
		{"Approver", l.Approver},
		{"Version", l.Version},
		{"Status", l.Status},
		{"Class", l.Classification},
		{"For", r.audience(l.Audience)},
		{"Since", isoDay(l.Effective)},
		{"Reviewed", isoDay(l.Reviewed)},
		{"Review by", isoDay(due)},
		{"Changes", strings.Join(l.Changes, "; ")},
	}
	return slices.DeleteFunc(all, func(f MetadataField) bool { return f.Value == "" })
}

// isoDay is a date as texts write it; "" for none.
func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// dayOf is the calendar day of a moment, as dates of front matter are read.
func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Period is a length of time as calendars count it.
type Period struct{ Years, Months, Days int }

// After is the day that lies a period after another.
func (p Period) After(t time.Time) time.Time { return t.AddDate(p.Years, p.Months, p.Days) }

var (
	plainPeriod = regexp.MustCompile(`^(?:every )?(\d{1,4}|a|an|one|two|three|four|six|twelve) ?(day|week|month|year)s?$`)
	isoPeriod   = regexp.MustCompile(`^p(\d{1,4})([dwmy])$`)
	periodWords = map[string]Period{
		"monthly": {Months: 1}, "every month": {Months: 1}, "quarterly": {Months: 3}, "every quarter": {Months: 3},
		"half-yearly": {Months: 6}, "semi-annually": {Months: 6}, "semiannually": {Months: 6},
		"yearly": {Years: 1}, "annually": {Years: 1}, "every year": {Years: 1},
	}
	numberWords = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
)

// ParsePeriod reads "12 months", "every 2 years", "annually" and "P1Y".
func ParsePeriod(s string) (Period, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if p, ok := periodWords[s]; ok {
		return p, true
	}
	m := plainPeriod.FindStringSubmatch(s)
	if m == nil {
		m = isoPeriod.FindStringSubmatch(s)
	}
	if m == nil {
		return Period{}, false
	}
	n := numberWords[m[1]]
	if n == 0 {
		n, _ = strconv.Atoi(m[1]) // at most four digits
	}
	switch m[2][0] {
	case 'd':
		return Period{Days: n}, n > 0
	case 'w':
		return Period{Days: 7 * n}, n > 0
	case 'm':
		return Period{Months: n}, n > 0
	}
	return Period{Years: n}, n > 0
}
