package readstate

import (
	"strconv"
	"strings"
)

// Place is the position at which the reader left an entry, in a form that can be found in other languages of the entry.
type Place struct {
	Lang     string // language in which the entry was left
	Section  int    // index of the section that contains the top row
	Permille int    // how much of the section is above the top row, in thousandths
}

func (p Place) line() string {
	return strings.Join([]string{p.Lang, strconv.Itoa(p.Section), strconv.Itoa(p.Permille)}, " ")
}

func parsePlace(line string) (p Place, ok bool) {
	fields := strings.Split(line, " ")
	if len(fields) != 3 || !validWord(line) {
		return Place{}, false
	}
	section, err := strconv.Atoi(fields[1])
	permille, also := strconv.Atoi(fields[2])
	ok = err == nil && also == nil && section >= 0 && permille >= 0 && permille <= 1000
	return Place{fields[0], section, permille}, ok
}

func validPlace(line string) bool {
	_, ok := parsePlace(line)
	return ok
}
