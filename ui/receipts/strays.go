package receipts

import (
	"maps"
	"slices"
)

// Stray is how many receipts of a file nobody asks for here.
type Unsolicited struct {
	File, Handbook string
	Own            bool // they are for the handbook, which does not ask for these texts
	Receipts       int
}

// strays are receipts that nobody asks for here. A file may hold any number of
// invented ones, so no work is done for each two of them.
type strays struct {
	order []*ReportPath          // one for each handbook
	books map[string]*ReportPath // by title
	files map[Unsolicited]int    // how many there are of each, without the number
	said  []Unsolicited
}

func newStrays() *strays {
	return &strays{books: map[string]*ReportPath{}, files: map[Unsolicited]int{}}
}

// add sets a receipt apart. Its path may be invented, so it stands under its handbook
// alone.
func (s *strays) add(file, title, who string, own bool, r *signedReceipt) {
	p := s.books[title]
	if p == nil {
		name := "another handbook, not asked for here"
		if own {
			name = "not asked for"
		}
		p = tableOf(title, name)
		p.Unsolicited = true
		s.books[title], s.order = p, append(s.order, p)
	}
	p.give(who, r.Entry, r)
	from := Unsolicited{File: file, Handbook: title, Own: own}
	if s.files[from]++; s.files[from] == 1 {
		s.said = append(s.said, from)
	}
}

// counts says of which file how many there are.
func (s *strays) counts() []Unsolicited {
	for i, from := range s.said {
		s.said[i].Receipts = s.files[from]
	}
	return s.said
}

// tables are what was set apart, the people of each in the order of all people.
func (s *strays) tables(g *merger, listed int) []*ReportPath {
	place := map[string]int{}
	for i, who := range g.out.People {
		place[who] = i
	}
	for _, p := range s.order {
		people := slices.SortedFunc(maps.Keys(p.given), func(a, b string) int { return place[a] - place[b] })
		for _, who := range people {
			for _, id := range slices.Sorted(maps.Keys(p.given[who])) {
				given := p.given[who][id]
				row, _ := g.standing(who, &requirement{entry: id, title: given[0].Title}, given)
				row.State = NotAsked
				row.remarkUnlisted(place[who], listed)
				p.Rows = append(p.Rows, row)
			}
		}
	}
	return s.order
}
