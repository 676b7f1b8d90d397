package handbook

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Period is a length of time in calendar units.
type Period struct{ Years, Months, Days int }

// After returns the day one period after t.
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

// ParsePeriod parses "12 months", "every 2 years", "annually" and "P1Y".
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
