package readstate

import (
	"strconv"
	"strings"
)

// Place is the position at which an entry was left, in a form that can be found in its other
// languages.
type Place struct {
	Lang     string // language in which the entry was left
	Section  int    // index of the section of the top row
	Permille int    // thousandths of the section that are above this row
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
