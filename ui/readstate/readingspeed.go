package readstate

import "time"

// How fast people read: about 250 words a minute, of five letters each.
const (
	wordsPerMinute = 250
	lettersPerWord = 5

	// TimePerLetter is how long a letter takes to read.
	TimePerLetter = time.Minute / (wordsPerMinute * lettersPerWord)
)

// ReadingMinutes returns how many minutes a number of letters takes to read, rounded up.
func ReadingMinutes(letters int) int {
	const perMinute = wordsPerMinute * (lettersPerWord + 1) // a blank after each word
	return (letters + perMinute - 1) / perMinute
}
