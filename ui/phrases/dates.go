package phrases

import (
	"time"

	"trustbook/handbook"
)

// FormatDate formats a day for readers: "28 November", with the year added unless it is the current one.
func FormatDate(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return handbook.FormatDay(day)
}

// storedDate formats a stored day such as 2026-11-28 like [FormatDate]. It returns anything else unchanged.
func storedDate(day string, now time.Time) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return FormatDate(t, now)
}

func isToday(day string, now time.Time) bool { return day == now.Format(time.DateOnly) }

// OnDay adds a stored day to a phrase about that day: "you read it on 28 November", or "you read it today".
func OnDay(what, day string, now time.Time) string {
	if isToday(day, now) {
		return what + " today"
	}
	return what + " on " + storedDate(day, now)
}

// SinceDay adds a stored day to a phrase about the time since then.
func SinceDay(what, day string, now time.Time) string {
	if isToday(day, now) {
		return what + " since earlier today"
	}
	return what + " since " + storedDate(day, now)
}

// DaysToFinish returns the time limit of a reading path that has not been started.
func DaysToFinish(days int) string { return CountWithNoun(days, "day") + " to finish" }

// DueText returns when a reading path is or was due. late reports whether that day has passed.
func DueText(day, now time.Time) (text string, late bool) {
	switch stored := day.Format(time.DateOnly); {
	case isToday(stored, now):
		return "due today", false
	case stored < now.Format(time.DateOnly):
		return "was due " + FormatDate(day, now), true
	}
	return "due " + FormatDate(day, now), false
}
