package search

import "strings"

// stemFamilies corrects the stemmer where it joins words of different meanings or
// separates words of one. The words of a line have the first one as their stem.
const stemFamilies = `
accessory accessories
authority authorities
authored author authors authoring
customs
emergency emergencies
executive executives
important importantly importance
informal informally
intern interns internship
internal internally
international internationally
objective objectives objectively
organs organ
positive positively
publication publications
publicity
several
terminal terminals
employ employee employees
train trainee trainees
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
14 fourteen
15 fifteen
20 twenty
24 twentyfour
30 thirty
60 sixty
90 ninety
100 hundred
first 1st
second 2nd
third 3rd
`

// stemOf is the stem by word, and familyOf the words by stem, of stemFamilies.
var stemOf, familyOf = func() (map[string]string, map[string][]string) {
	stems, families := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(stemFamilies) {
		words := strings.Fields(line)
		for _, w := range words {
			stems[w] = words[0]
			families[words[0]] = words
		}
	}
	return stems, families
}()
