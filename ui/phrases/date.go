package phrases

import "time"

// Date returns a day as people say it: "28 November", with the year unless it is the
// year of now.
func Date(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return day.Format("2 January 2006")
}

// ISODate does the same for a day that is stored as 2026-11-28. Anything else is
// returned unchanged.
func ISODate(day string, now time.Time) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return Date(t, now)
}

// DaysToFinish says how long a reading path may take that is not started yet.
func DaysToFinish(days int) string { return Count(days, "day") + " to finish" }

// Due says when a reading path is or was due.
func Due(day, now time.Time) (text string, late bool) {
	if late = now.Format(time.DateOnly) > day.Format(time.DateOnly); late {
		return "was due " + Date(day, now), true
	}
	return "due " + Date(day, now), false
}
