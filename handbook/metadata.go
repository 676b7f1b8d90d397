package handbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Metadata holds the front matter fields about ownership and validity. A field that is missing in the front matter is
// zero; no value is made up.
type Metadata struct {
	Owner, Approver, Version, Status, Classification string

	Audience            []string // roles that the entry is for; empty means everyone
	Effective, Reviewed time.Time
	ReviewIn            string // how long a review remains valid, as written: "12 months"
	Changes             []string
	Ack                 string // AckRequired if readers must acknowledge the entry
	Lang                string
	SourceVersion       string // for a translation: version of the original that it translates
	SourceDigest        string // for a translation: [Entry.SourceDigest] of the original that it translates
}

// NextReview returns the day on which the last review expires. ok is false if there is no review date or no period of
// validity.
func (m Metadata) NextReview() (due time.Time, ok bool) {
	p, ok := ParsePeriod(m.ReviewIn)
	if !ok || m.Reviewed.IsZero() {
		return time.Time{}, false
	}
	return p.After(m.Reviewed), true
}

// ReviewOverdue reports whether a review was due before now.
func (m Metadata) ReviewOverdue(now time.Time) bool {
	due, ok := m.NextReview()
	return ok && due.Before(DayOf(now))
}

// Withdrawn reports whether the status means that the entry is no longer valid.
func (m Metadata) Withdrawn() bool { return m.withdrawnAs() != "" }

// withdrawnAs returns the first word of a status such as "superseded by POL-9", if that word means that the entry is no
// longer valid, and otherwise "".
func (m Metadata) withdrawnAs() string {
	word, _, _ := strings.Cut(strings.ToLower(m.Status), " ")
	if slices.Contains([]string{"outdated", "expired", "retired", "withdrawn", "obsolete", "superseded", "archived", "deprecated", "rejected"}, word) {
		return word
	}
	return ""
}

// NotYetEffective reports whether the entry takes effect after now.
func (m Metadata) NotYetEffective(now time.Time) bool { return m.Effective.After(DayOf(now)) }

// Caution is a warning that an entry may not be valid. Word and Sentence are shown together. Brief or Note is shown
// after a title; only Note contains the date. The zero Caution means no warning.
type Caution struct{ Word, Sentence, Brief, Note string }

// String returns the word and the sentence on one line, or "" for the zero Caution.
func (c Caution) String() string {
	if c.Word == "" {
		return ""
	}
	return c.Word + ": " + c.Sentence
}

// Caution returns the most serious caution that applies at time now. An entry without dates and status has no caution.
func (m Metadata) Caution(now time.Time) Caution {
	status := strings.ToLower(m.Status)
	switch due, _ := m.NextReview(); {
	case m.Withdrawn():
		word := m.withdrawnAs()
		return Caution{"Outdated", "This entry is marked as " + word + ". Ask before you rely on it.", word, word}
	case status == "draft":
		return Caution{"Draft", "This entry is not finished.", status, status}
	case m.NotYetEffective(now):
		from := FormatDay(m.Effective)
		return Caution{"Not yet", "This entry is valid from " + from + ".", "not yet", "valid from " + from}
	case m.ReviewOverdue(now):
		day := FormatDay(due)
		return Caution{"Overdue", "This entry was due for review on " + day + ".", "review overdue", "review was due " + day}
	}
	return Caution{}
}

// MetadataField is a field of [Metadata] with a short label.
type MetadataField struct{ Name, Value string }

// Fields returns the fields that have a value, in the order in which they are shown. In the audience, it marks the
// reader's roles r.
func (m Metadata) Fields(r Roles) []MetadataField {
	due, _ := m.NextReview()
	all := []MetadataField{
		{"Owner", m.Owner},
		{"Approver", m.Approver},
		{"Version", m.Version},
		{"Status", m.Status},
		{"Class", m.Classification},
		{"For", r.markOwnRoles(m.Audience)},
		{"Since", FormatDay(m.Effective)},
		{"Reviewed", FormatDay(m.Reviewed)},
		{"Review by", FormatDay(due)},
		{"Changes", strings.Join(m.Changes, "; ")},
	}
	return slices.DeleteFunc(all, func(f MetadataField) bool { return f.Value == "" })
}

// FormatDay formats a date for readers, or returns "" for the zero time.
func FormatDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// ISODay formats a date as in front matter, or returns "" for the zero time.
func ISODay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// DayOf returns the calendar day of t as midnight UTC, like dates in front matter.
func DayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Edition is the version of an entry as numbers. A new Major makes the entry unread for everyone; a new Minor does
// not.
type Edition struct{ Major, Minor int }

// After reports whether e is later than other.
func (e Edition) After(other Edition) bool {
	return e.Major > other.Major || e.Major == other.Major && e.Minor > other.Minor
}

// MajorRaisedSince reports whether the major version is higher than in an earlier version. It returns false if
// either version is not a number.
func (m Metadata) MajorRaisedSince(version string) bool {
	then, had := Metadata{Version: version}.Edition()
	now, has := m.Edition()
	return had && has && now.Major > then.Major
}

// Edition parses a Version of the form MAJOR.MINOR or MAJOR, with or without a leading v. ok is false for any other
// form.
func (m Metadata) Edition() (edition Edition, ok bool) {
	major, minor, dotted := strings.Cut(strings.TrimPrefix(m.Version, "v"), ".")
	var err error
	if edition.Major, err = strconv.Atoi(major); err != nil || edition.Major < 0 {
		return Edition{}, false
	}
	if dotted {
		minor, _, _ = strings.Cut(minor, ".") // ignores the patch level
		if edition.Minor, err = strconv.Atoi(minor); err != nil || edition.Minor < 0 {
			return Edition{}, false
		}
	}
	return edition, true
}

// Period is a length of time in calendar units.
type Period struct{ Years, Months, Days int }

// After returns the day one period after t.
func (p Period) After(t time.Time) time.Time { return t.AddDate(p.Years, p.Months, p.Days) }

var (
	periodWords = map[string]Period{
		"monthly": {Months: 1}, "every month": {Months: 1}, "quarterly": {Months: 3}, "every quarter": {Months: 3},
		"half-yearly": {Months: 6}, "semi-annually": {Months: 6}, "semiannually": {Months: 6},
		"yearly": {Years: 1}, "annually": {Years: 1}, "every year": {Years: 1},
	}
	periodUnits = map[string]Period{"day": {Days: 1}, "week": {Days: 7}, "month": {Months: 1}, "year": {Years: 1}}
	numberWords = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
)

// ParsePeriod parses periods such as "12 months", "every 2 years", "annually" and "P1Y". It returns false for other
// strings.
func ParsePeriod(s string) (Period, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if p, ok := periodWords[s]; ok {
		return p, true
	}
	if iso, ok := strings.CutPrefix(s, "p"); ok {
		for name, unit := range periodUnits {
			if number, ok := strings.CutSuffix(iso, name[:1]); ok {
				return unit.multiply(parseNumber(number))
			}
		}
		return Period{}, false
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "every "), "s")
	for name, unit := range periodUnits {
		if number, ok := strings.CutSuffix(s, name); ok {
			number = strings.TrimSuffix(number, " ")
			return unit.multiply(cmp.Or(numberWords[number], parseNumber(number)))
		}
	}
	return Period{}, false
}

// parseNumber parses a number of at most four digits. It returns 0 for any other string.
func parseNumber(s string) int {
	if len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0
	}
	n, _ := strconv.Atoi(s)
	return n
}

// multiply returns p multiplied by n, and whether n is positive.
func (p Period) multiply(n int) (Period, bool) {
	return Period{p.Years * n, p.Months * n, p.Days * n}, n > 0
}
