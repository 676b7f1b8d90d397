package check

import (
	"time"

	"trustbook/handbook"
)

// overdueReview finds entries whose next review is due.
func overdueReview(c *checker, p *page) {
	if due, _ := p.Metadata.NextReview(); p.Metadata.ReviewOverdue(c.now) {
		c.reportField(p.Entry, "reviewed", "reviewed on %s, and due again on %s (review_in: %s): review the entry and update the date",
			formatDate(p.Metadata.Reviewed), formatDate(due), p.Metadata.ReviewIn)
	}
}

// badReviewPeriod finds a review_in that is not a length of time.
func badReviewPeriod(c *checker, p *page) {
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); !ok && p.Metadata.ReviewIn != "" {
		c.reportValue(p.Entry, "review_in", "review_in: %q is not a length of time: write it like 12 months, 6 months or 1 year", p.Metadata.ReviewIn)
	}
}

// neverReviewed finds a review_in without the date of a review to count from.
func neverReviewed(c *checker, p *page) {
	if _, ok := handbook.ParsePeriod(p.Metadata.ReviewIn); ok && p.Metadata.Reviewed.IsZero() {
		c.reportField(p.Entry, "review_in", "review_in has no date to count from: add reviewed with the date of the last review")
	}
}

// Years outside this range are typos.
const (
	minYear       = 1970
	maxYearsAhead = 10
)

// impossibleDates finds dates that cannot be right.
func impossibleDates(c *checker, p *page) {
	tomorrow := dateOf(c.now).AddDate(0, 0, 1) // it is already tomorrow somewhere
	const wrongYear = "%s: the year of %s cannot be right"
	if r := p.Metadata.Reviewed; r.After(tomorrow) {
		c.reportField(p.Entry, "reviewed", "reviewed: %s is in the future: write the date of the last review, and use review_in for how long it is valid", formatDate(r))
	} else if impossibleYear(r, c.now) {
		c.reportField(p.Entry, "reviewed", wrongYear, "reviewed", formatDate(r))
	}
	if e := p.Metadata.Effective; impossibleYear(e, c.now) {
		c.reportField(p.Entry, "effective", wrongYear, "effective", formatDate(e))
	}
}

func impossibleYear(t, now time.Time) bool {
	return !t.IsZero() && (t.Year() < minYear || t.Year() > now.Year()+maxYearsAhead)
}

// dateOf formats t like a date in front matter.
func dateOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func formatDate(t time.Time) string { return t.Format(time.DateOnly) }
