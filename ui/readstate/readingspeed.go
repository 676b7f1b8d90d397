package readstate

import "time"

// Reading speed: about 250 words a minute, of five letters each.
const (
	wordsPerMinute = 250
	lettersPerWord = 5

	// TimePerLetter is the time to read one letter.
	TimePerLetter = time.Minute / (wordsPerMinute * lettersPerWord)
)

// ReadingMinutes returns the time to read a number of letters, rounded up to minutes.
func ReadingMinutes(letters int) int {
	const perMinute = wordsPerMinute * (lettersPerWord + 1) // including a blank after each word
	return (letters + perMinute - 1) / perMinute
}
