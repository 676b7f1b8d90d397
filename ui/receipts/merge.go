package receipts

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
)

// File is a file of receipts that somebody has handed in.
type File struct {
	Name   string
	Signer string // whose good signature it bears; "" = nobody's
	Chain  Chain
}

// Merged is who has acknowledged what, path by path.
type Merged struct {
	Paths    []*MergedPath
	Missing  int      // what people on the list have not acknowledged
	Again    int      // what they have, in words that do not count any more
	People   []string // everybody, those on the list first
	Unlisted int      // how many of them are not on the list, where there is one
	Asks     bool     // the handbook asks for something
	Strays   []Stray
	Left     []Left // set by whoever has read the files
}

// Stray is how many receipts of a file nobody asks for here.
type Stray struct {
	File, Handbook string
	Own            bool // they are for the handbook, which does not ask for these texts
	Receipts       int
}

// Left is a file that was left out, all of it or parts, and why.
type Left struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// MergedPath is one reading path of the handbook, what asks by itself in it (Path ==
// ""), or what of a handbook nobody asks for here.
type MergedPath struct {
	Handbook, Path, Title string
	Stray                 bool // nobody asks for it
	Rows                  []*Standing

	texts []wanted
	given map[string]map[string][]signedReceipt // by person and text
}

// wanted is a text that is to be acknowledged.
type wanted struct {
	entry, title, version, hash string // hash == "" = what it says today is not known
	statement                   string // what is to be stated with it
	former                      []string

	of interface {
		For(r handbook.Roles) handbook.Whom
	} // whom it is asked of, nil = everybody
	paths []*handbook.Path // that ask for it already
}

// asks says whether a text is asked of somebody, and not by a path already.
func (w *wanted) asks(r handbook.Roles) bool {
	return !onOne(w.paths, r) && (w.of == nil || w.of.For(r) != handbook.ForOthers)
}

// onOne says whether one of some paths is for somebody.
func onOne(paths []*handbook.Path, r handbook.Roles) bool {
	return slices.ContainsFunc(paths, func(p *handbook.Path) bool { return p.For(r) != handbook.ForOthers })
}

type signedReceipt struct {
	*Receipt
	signer string
}

// Merge joins what many have handed in. What has to be acknowledged is what the
// handbook asks for. With a list of people, what is asked of them and they have not
// acknowledged is missing. A receipt for anything else may be stray or invented: it is
// set apart, and asks nobody for anything. now is the time, which no receipt is ahead of.
func Merge(files []File, list []Person, h *handbook.Handbook, now time.Time) *Merged {
	g := &merger{out: &Merged{}, names: map[string]string{}, roles: map[string]handbook.Roles{}, book: h, now: now, seen: map[string]bool{}}
	g.listed(list)
	listed := len(g.out.People)
	g.asked()
	g.out.Asks = len(g.out.Paths) > 0
	for _, f := range files {
		for _, r := range f.Chain.Receipts {
			g.take(f.Name, signedReceipt{r, f.Signer})
		}
	}
	slices.Sort(g.out.People[listed:])
	if listed > 0 {
		g.out.Unlisted = len(g.out.People) - listed
	}
	for _, p := range g.out.Paths {
		g.fill(p, listed)
	}
	g.out.Paths = slices.DeleteFunc(g.out.Paths, func(p *MergedPath) bool { return len(p.Rows) == 0 })
	return g.out
}

// merger makes a [Merged].
type merger struct {
	out   *Merged
	names map[string]string         // folded name -> as it is written
	roles map[string]handbook.Roles // of those on the list
	book  *handbook.Handbook
	now   time.Time
	seen  map[string]bool // hashes of receipts: two files may hold the same
}

// person is the name that somebody goes by. Capitals and blanks make no other person.
func (g *merger) person(name string) string {
	name = handbook.CleanLine(name)
	key := strings.ToLower(name)
	if name == "" || g.names[key] != "" {
		return g.names[key]
	}
	g.names[key] = name
	g.out.People = append(g.out.People, name)
	return name
}

// asked makes the paths of the handbook that ask for something.
func (g *merger) asked() {
	on := map[*handbook.Entry][]*handbook.Path{}
	for _, p := range g.book.Paths {
		if !p.Acknowledge {
			continue
		}
		path := g.path(g.book.Title, p.ID, cmp.Or(p.Title, p.ID), false)
		for _, e := range p.Entries {
			on[e] = append(on[e], p)
			w := g.wantedOf(e)
			w.of = p
			path.texts = append(path.texts, w)
		}
	}
	for _, e := range g.book.Entries {
		if strings.EqualFold(e.Life.Ack, handbook.AckRequired) && !forEverybody(on[e]) {
			path, w := g.path(g.book.Title, "", "texts that ask by themselves", false), g.wantedOf(e)
			w.of, w.paths = e, on[e]
			path.texts = append(path.texts, w)
		}
	}
}

// forEverybody says whether one of some paths is for people in any role, so that what
// is on it is asked of nobody by anything else.
func forEverybody(paths []*handbook.Path) bool {
	other := handbook.Roles{""} // one that no path names
	return onOne(paths, other)
}

func (g *merger) wantedOf(e *handbook.Entry) wanted {
	return wanted{
		entry: e.ID, title: e.Title, version: e.Life.Version, hash: e.Hash(), statement: handbook.CleanLine(g.book.AckStatement), former: e.FormerIDs,
	}
}

// path is the one with an id in a handbook, or what is stray of it; it is made when it
// is new.
func (g *merger) path(title, id, name string, stray bool) *MergedPath {
	title = handbook.CleanLine(title)
	i := slices.IndexFunc(g.out.Paths, func(p *MergedPath) bool { return p.Handbook == title && p.Path == id && p.Stray == stray })
	if i >= 0 {
		return g.out.Paths[i]
	}
	p := &MergedPath{Handbook: title, Path: id, Title: cmp.Or(title, "No title") + ": " + name, Stray: stray, given: map[string]map[string][]signedReceipt{}}
	g.out.Paths = append(g.out.Paths, p)
	return p
}

// take puts a receipt where it belongs: on every path that asks for its text, and
// apart when there is none.
func (g *merger) take(file string, r signedReceipt) {
	who := g.person(r.Who)
	if who == "" || r.Entry == "" || g.seen[r.Hash] {
		return
	}
	g.seen[r.Hash] = true
	title, found := g.titled(r.Handbook), false
	for _, p := range g.out.Paths {
		if i := p.text(r.Entry); p.Handbook == title && !p.Stray && i >= 0 {
			p.give(who, p.texts[i].entry, r)
			found = true
		}
	}
	if !found {
		g.setApart(file, title, who, r)
	}
}

// setApart keeps a receipt that nobody asks for here, and says which file it is from.
// Its path may be invented, so it stands under its handbook alone.
func (g *merger) setApart(file, title, who string, r signedReceipt) {
	own, name := title == g.book.Titles()[0], "another handbook, not asked for here"
	if own {
		name = "not asked for"
	}
	p := g.path(title, "", name, true)
	if p.text(r.Entry) < 0 {
		p.texts = append(p.texts, wanted{entry: r.Entry, title: r.Title})
	}
	p.give(who, r.Entry, r)
	same := func(s Stray) bool { return s.File == file && s.Handbook == p.Handbook }
	i := slices.IndexFunc(g.out.Strays, same)
	if i < 0 {
		i = len(g.out.Strays)
		g.out.Strays = append(g.out.Strays, Stray{File: file, Handbook: p.Handbook, Own: own})
	}
	g.out.Strays[i].Receipts++
}

// titled is the present title of the handbook where it is a former one.
func (g *merger) titled(title string) string {
	if titles := g.book.Titles(); slices.Contains(titles, title) {
		return titles[0]
	}
	return title
}

// text is the index of a text by its present or a former id, -1 when it is none of them.
func (p *MergedPath) text(id string) int {
	return slices.IndexFunc(p.texts, func(w wanted) bool { return w.entry == id || slices.Contains(w.former, id) })
}

func (p *MergedPath) give(who, entry string, r signedReceipt) {
	if p.given[who] == nil {
		p.given[who] = map[string][]signedReceipt{}
	}
	p.given[who][entry] = append(p.given[who][entry], r)
}

// fill makes the rows of a path. Nobody has asked those who are not on the list, or
// who have none of the roles that it is for, so nothing is missing of them. What they
// have acknowledged all the same stands on a path, where it is on one.
func (g *merger) fill(p *MergedPath, listed int) {
	for i, who := range g.out.People {
		for j := range p.texts {
			w := &p.texts[j]
			asked := i < listed && !p.Stray && w.asks(g.roles[who])
			row, some := g.standing(who, w, p.given[who][w.entry])
			if !asked && (!some || len(w.paths) > 0) {
				continue
			}
			if asked {
				g.out.count(row.State)
			}
			if p.Stray {
				row.State = NotAsked
			}
			if listed > 0 && i >= listed {
				row.Remarks = append(row.Remarks, "not on the list")
			}
			p.Rows = append(p.Rows, row)
		}
	}
}

// count counts a text that is asked of somebody on the list.
func (m *Merged) count(state string) {
	switch state {
	case Missing, Refused:
		m.Missing++
	case Outdated:
		m.Again++
	}
}
