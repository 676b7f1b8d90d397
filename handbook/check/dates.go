package check

import (
	"fmt"
	"time"

	"trustbook/handbook"
)

// overdueReview says that a text's review does not hold any more.
func overdueReview(b *checker, p *page) []finding {
	if due, _ := p.Metadata.NextReview(); p.Metadata.ReviewOverdue(b.now) {
		return []finding{b.atField(p.Entry, "reviewed", fmt.Sprintf(
			"the review of %s was due again on %s (review_in: %s): review the text and write the new date",
			date(p.Metadata.Reviewed), date(due), p.Metadata.ReviewIn))}
	}
	return nil
}

// badPeriod says that nobody can count with a review period.
func badReviewPeriod(b *checker, p *page) []finding {
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); !ok && p.Metadata.ReviewIn != "" {
		return []finding{b.atValue(p.Entry, "review_in", fmt.Sprintf("review_in: %q is no length of time: write it as 12 months, 6 months or 1 year", p.Metadata.ReviewIn))}
	}
	return nil
}

// neverReviewed says that a text tells how long a review holds, and of no review.
func neverReviewed(b *checker, p *page) []finding {
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); ok && p.Metadata.Reviewed.IsZero() {
		return []finding{b.atField(p.Entry, "review_in", "review_in needs a date to count from: write reviewed with the day of the last review")}
	}
	return nil
}

// What a date can be. Handbooks are younger than the one, and no text is written
// for a day after the other: such a year is a slip of the pen.
const (
	minYear       = 1970
	maxYearsAhead = 10
)

// impossibleDates finds dates that cannot be right.
func impossibleDates(b *checker, p *page) (out []finding) {
	tomorrow := day(b.now).AddDate(0, 0, 1) // somewhere it is that day already
	wrong := func(key string, t time.Time) {
		out = append(out, b.atField(p.Entry, key, fmt.Sprintf("%s: the year of %s cannot be right", key, date(t))))
	}
	if r := p.Metadata.Reviewed; r.After(tomorrow) {
		out = append(out, b.atField(p.Entry, "reviewed", fmt.Sprintf(
			"reviewed: %s has not come yet: write the day on which it was reviewed, and how long that holds as review_in", date(r))))
	} else if impossibleYear(r, b.now) {
		wrong("reviewed", r)
	}
	if e := p.Metadata.Effective; impossibleYear(e, b.now) {
		wrong("effective", e)
	}
	return out
}

func impossibleYear(t, now time.Time) bool {
	return !t.IsZero() && (t.Year() < minYear || t.Year() > now.Year()+maxYearsAhead)
}

// day is the calendar day of a moment, as dates of front matter are read.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func date(t time.Time) string { return t.Format(time.DateOnly) }
