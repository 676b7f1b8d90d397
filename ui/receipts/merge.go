package receipts

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// File is a file of receipts that somebody has handed in.
type File struct {
	Name   string
	Signer string // whose good signature it bears; "" = nobody's
	Chain  Chain
}

// Merged is who has acknowledged what, path by path.
type Report struct {
	Paths       []*ReportPath
	Missing     int      // what people on the list have not acknowledged, a text once on however many paths
	Again       int      // what they have, in words that do not count any more
	People      []string // everybody, those on the list first
	Unlisted    int      // how many of them are not on the list, where there is one
	Asks        bool     // the handbook asks for something
	Unsolicited []Unsolicited
	Skipped     []SkippedFile // set by whoever has read the files
}

// Left is a file that was left out, all of it or parts, and why.
type SkippedFile struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// MergedPath is one reading path of the handbook, what asks by itself in it (Path ==
// ""), or what of a handbook nobody asks for here.
type ReportPath struct {
	Handbook, Path, Title string
	Unsolicited           bool // nobody asks for it
	Rows                  []*Row

	texts []requirement
	byID  map[string]int                         // which of them has an id, now or formerly; the first counts
	given map[string]map[string][]*signedReceipt // by person and text
}

// wanted is a text that is to be acknowledged.
type requirement struct {
	entry, title, version, hash string // hash == "" = what it says today is not known
	statement                   string // what is to be stated with it
	former                      []string

	of   *handbook.Entry
	path *handbook.Path // that asks for it, nil = it asks by itself
}

// asks says whether a text is asked of somebody here: by itself only where no path asks
// them already.
func (w *requirement) asks(r handbook.Roles) bool {
	if w.path != nil {
		return w.path.RelevanceTo(r) != handbook.ForOthers
	}
	return w.of.RequiresAckFrom(r) && !w.of.PathRequiresAckFrom(r)
}

// elsewhere says whether a text that asks by itself stands on a path too.
func (w *requirement) elsewhere() bool { return w.path == nil && w.of.AnyPathRequiresAck() }

type signedReceipt struct {
	*Receipt
	signer string
}

// Merge joins what many have handed in. What has to be acknowledged is what the
// handbook asks for. With a list of people, what is asked of them and they have not
// acknowledged is missing. A receipt for anything else may be stray or invented: it is
// set apart, and asks nobody for anything. now is the time, which no receipt is ahead of.
func Merge(files []File, list []Person, h *handbook.Handbook, now time.Time) *Report {
	g := &merger{
		out: &Report{}, names: map[string]string{}, roles: map[string]handbook.Roles{}, book: h, now: now,
		seen: map[string]*signedReceipt{}, strays: newStrays(), counted: map[[2]string]bool{},
	}
	g.listed(list)
	listed := len(g.out.People)
	g.asked()
	g.out.Asks = len(g.out.Paths) > 0
	for _, f := range files {
		for _, r := range f.Chain.Receipts {
			g.take(f.Name, &signedReceipt{r, f.Signer})
		}
	}
	slices.Sort(g.out.People[listed:])
	if listed > 0 {
		g.out.Unlisted = len(g.out.People) - listed
	}
	for _, p := range g.out.Paths {
		g.fill(p, listed)
	}
	g.out.Paths = slices.DeleteFunc(g.out.Paths, func(p *ReportPath) bool { return len(p.Rows) == 0 })
	g.out.Paths = append(g.out.Paths, g.strays.tables(g, listed)...)
	g.out.Unsolicited = g.strays.counts()
	return g.out
}

// merger makes a [Merged].
type merger struct {
	out   *Report
	names map[string]string         // folded name -> as it is written
	roles map[string]handbook.Roles // of those on the list
	book  *handbook.Handbook
	now   time.Time
	seen  map[string]*signedReceipt // by hash: two files may hold the same

	strays  *strays
	counted map[[2]string]bool // who and text
}

// person is the name that somebody goes by. Capitals and blanks make no other person.
func (g *merger) person(name string) string {
	name = sanitize.CleanLine(name)
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
	for _, p := range g.book.Paths {
		if !p.Acknowledge {
			continue
		}
		path := g.path(p.ID, cmp.Or(p.Title, p.ID))
		for _, e := range p.Entries {
			path.want(g.wantedOf(e, p))
		}
	}
	for _, e := range g.book.Entries {
		if strings.EqualFold(e.Metadata.Ack, handbook.AckRequired) && !forEverybody(e) {
			path := g.path("", "texts that ask by themselves")
			path.want(g.wantedOf(e, nil))
		}
	}
}

// forEverybody says whether some path asks for a text in any role, so that nothing else
// asks anybody for it.
func forEverybody(e *handbook.Entry) bool {
	other := handbook.Roles{""} // one that no path names
	return e.PathRequiresAckFrom(other)
}

func (g *merger) wantedOf(e *handbook.Entry, p *handbook.Path) requirement {
	return requirement{
		of: e, path: p,
		entry: e.ID, title: e.Title, version: e.Metadata.Version, hash: e.Hash(), statement: sanitize.CleanLine(g.book.AckStatement), former: e.FormerIDs,
	}
}

// path is the one of the handbook with an id; it is made when it is new.
func (g *merger) path(id, name string) *ReportPath {
	i := slices.IndexFunc(g.out.Paths, func(p *ReportPath) bool { return p.Path == id })
	if i >= 0 {
		return g.out.Paths[i]
	}
	p := tableOf(g.book.Titles()[0], name)
	p.Path = id
	g.out.Paths = append(g.out.Paths, p)
	return p
}

// tableOf is an empty table of a handbook.
func tableOf(title, name string) *ReportPath {
	return &ReportPath{
		Handbook: title, Title: cmp.Or(title, "No title") + ": " + name,
		byID: map[string]int{}, given: map[string]map[string][]*signedReceipt{},
	}
}

// take puts a receipt where it belongs: on every path that asks for its text, and
// apart when there is none. Of the same in two files the first counts, with whichever
// signature there is.
func (g *merger) take(file string, r *signedReceipt) {
	who := g.person(r.Who)
	if known := g.seen[r.Hash]; known != nil {
		known.signer = cmp.Or(known.signer, r.signer)
		return
	}
	if who == "" || r.Entry == "" {
		return
	}
	g.seen[r.Hash] = r
	own, found := slices.Contains(g.book.Titles(), r.Handbook), false
	for _, p := range g.out.Paths {
		if i, ok := p.byID[r.Entry]; own && ok {
			p.give(who, p.texts[i].entry, r)
			found = true
		}
	}
	if !found {
		g.strays.add(file, g.titled(r.Handbook), who, own, r)
	}
}

// titled is the present title of the handbook where it is a former one.
func (g *merger) titled(title string) string {
	if titles := g.book.Titles(); slices.Contains(titles, title) {
		return titles[0]
	}
	return title
}

// want puts a text on a path, to be found by its present and its former ids.
func (p *ReportPath) want(w requirement) {
	for _, id := range append(slices.Clip(w.former), w.entry) {
		if _, taken := p.byID[id]; !taken {
			p.byID[id] = len(p.texts)
		}
	}
	p.texts = append(p.texts, w)
}

func (p *ReportPath) give(who, entry string, r *signedReceipt) {
	if p.given[who] == nil {
		p.given[who] = map[string][]*signedReceipt{}
	}
	p.given[who][entry] = append(p.given[who][entry], r)
}

// fill makes the rows of a path. Nobody has asked those who are not on the list, or
// who have none of the roles that it is for, so nothing is missing of them. What they
// have acknowledged all the same stands on a path, where it is on one.
func (g *merger) fill(p *ReportPath, listed int) {
	for i, who := range g.out.People {
		for j := range p.texts {
			w := &p.texts[j]
			asked := i < listed && w.asks(g.roles[who])
			row, some := g.standing(who, w, p.given[who][w.entry])
			if !asked && (!some || w.elsewhere()) {
				continue
			}
			if asked {
				g.count(row)
			}
			row.remarkUnlisted(i, listed)
			p.Rows = append(p.Rows, row)
		}
	}
}

// count counts a text that is asked of somebody on the list. On another path it has
// become of it what is counted already.
func (g *merger) count(row *Row) {
	of := [2]string{row.Who, row.Entry}
	if g.counted[of] {
		return
	}
	g.counted[of] = true
	switch row.State {
	case Missing, Refused:
		g.out.Missing++
	case Outdated:
		g.out.Again++
	}
}
