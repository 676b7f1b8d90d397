package phrases

import "time"

// Date formats a day for readers: "28 November", with the year unless it is the current one.
func Date(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return day.Format("2 January 2006")
}

// ISODate formats a stored day such as 2026-11-28 like [Date]. It returns anything else unchanged.
func ISODate(day string, now time.Time) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return Date(t, now)
}

// DaysToFinish returns the time limit of a reading path that has not been started.
func DaysToFinish(days int) string { return CountWithNoun(days, "day") + " to finish" }

// DueText returns when a reading path is or was due, and whether that day has passed.
func DueText(day, now time.Time) (text string, late bool) {
	if late = now.Format(time.DateOnly) > day.Format(time.DateOnly); late {
		return "was due " + Date(day, now), true
	}
	return "due " + Date(day, now), false
}
