package readstate

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// The most that is kept of one handbook.
const (
	maxSaved = 1000 // refused beyond, since a reader does not expect a saved text to go
	maxRead  = 4096 // beyond, the oldest goes
	maxBegun = 256  // beyond, no path is begun
)

// book is what is kept of one handbook.
type book struct {
	name   string
	saved  recencyList
	read   recencyList    // every text that was opened
	places map[string]int // letters before the place in a text of read; none for its top

	finished map[string]string // texts of read that were read to their end, each a line: see Record
	seen     map[string]string // and those of which a part was
	met      *Snapshot         // nil = nothing is known of an earlier start

	begun map[string]string // the day on which each path was begun that is not read to its end

	editions map[string]int64 // the highest number that each key has given to an edition that was open

	rest map[string]json.RawMessage // what a later release keeps here: carried, not understood
}

func (b *book) apply(c Change) {
	switch c.what {
	case save:
		b.saved.front(c.id)
	case unsave:
		b.saved.remove(c.id)
	case visit:
		b.visit(c.id)
	case leave:
		b.leave(c.id, c.place)
	case rename:
		b.rename(c.id, c.to)
	case edition:
		b.seeEdition(c.id, c.seq)
	case finish:
		b.finish(c.id, *c.record)
	case restore:
		b.restore(c.id, *c.record)
	case see:
		b.see(c.id, *c.record)
	case meet:
		b.meet(*c.met)
	case begin:
		b.begin(c.id, c.day)
	case end:
		delete(b.begun, c.id)
	}
}

func (b *book) seeEdition(key string, seq int64) {
	if b.editions == nil {
		b.editions = map[string]int64{}
	}
	b.editions[key] = max(b.editions[key], seq)
}

func (b *book) begin(path, day string) {
	first, begun := b.begun[path]
	if begun && first <= day || !begun && len(b.begun) >= maxBegun {
		return
	}
	if b.begun == nil {
		b.begun = map[string]string{}
	}
	b.begun[path] = day
}

func (b *book) visit(id string) {
	b.read.front(id)
	b.met = b.met.opened(id)
	b.forget(maxRead)
}

func (b *book) leave(id string, place int) {
	if !b.read.has(id) {
		b.visit(id)
	}
	delete(b.places, id)
	if place == 0 {
		return
	}
	if b.places == nil {
		b.places = map[string]int{}
	}
	b.places[id] = place
}

func (b *book) rename(former, id string) {
	b.saved.rename(former, id)
	if !b.read.has(former) {
		return
	}
	move(b.places, former, id)
	move(b.finished, former, id)
	move(b.seen, former, id)
	b.read.rename(former, id)
}

// move puts what is under one key under another, unless there is something already.
func move[V any](m map[string]V, from, to string) {
	v, ok := m[from]
	if !ok || from == to {
		return
	}
	delete(m, from)
	if _, has := m[to]; !has {
		m[to] = v
	}
}

// forget keeps the n texts that were opened last. Without any nothing was begun, nor
// met.
func (b *book) forget(n int) {
	if n <= 0 {
		b.begun, b.met = nil, nil
	}
	for _, id := range b.read.cut(n) {
		delete(b.places, id)
		delete(b.finished, id)
		delete(b.seen, id)
	}
}

// starts is how many earlier starts are known: none or the last.
func (b *book) starts() int {
	if b.met == nil {
		return 0
	}
	return 1
}

func (b *book) empty() bool {
	return len(b.saved.ids) == 0 && len(b.read.ids) == 0 && len(b.editions) == 0 && b.met == nil && len(b.rest) == 0
}

// copyAs is a book of another name that shares nothing with b that changes.
func (b *book) copyAs(name string) *book {
	out := *b
	out.name, out.saved, out.read = name, b.saved.copy(), b.read.copy()
	out.places, out.begun, out.editions = maps.Clone(b.places), maps.Clone(b.begun), maps.Clone(b.editions)
	out.finished, out.seen, out.rest = maps.Clone(b.finished), maps.Clone(b.seen), maps.Clone(b.rest)
	return &out
}

// library is every handbook of which something is kept, the one changed last first.
type library []*book

func (l library) find(name string) *book {
	i := slices.IndexFunc(l, func(b *book) bool { return b.name == name })
	if i < 0 {
		return nil
	}
	return l[i]
}

// apply makes a change in its book, which comes to the front.
func (l *library) apply(c Change) {
	if c.what == follow {
		l.follow(c.id, c.book)
		return
	}
	b := l.find(c.book)
	if b == nil {
		b = &book{name: c.book}
	}
	others := slices.DeleteFunc(*l, func(other *book) bool { return other == b })
	*l = slices.Insert(others, 0, b)
	b.apply(c)
}

// follow begins a book with what is kept of another.
func (l *library) follow(former, name string) {
	if from := l.find(former); from != nil && l.find(name) == nil {
		*l = slices.Insert(*l, 0, from.copyAs(name))
	}
}

// forget lets go of something, and reports whether there was anything to forget: what
// the texts of one book said at the last start, the oldest book first, and else the
// older half of the texts that were opened, over all books. What is saved stays.
func (l *library) forget() bool {
	for _, b := range slices.Backward(*l) {
		if b.met != nil && len(b.met.Texts) > 0 {
			b.met = &Snapshot{Day: b.met.Day, Digest: b.met.Digest} // a copy of b has the other
			return true
		}
	}
	all := 0
	for _, b := range *l {
		all += len(b.read.ids) + b.starts()
	}
	keep := all / 2
	for _, b := range *l {
		b.forget(max(0, keep-b.starts()))
		keep -= len(b.read.ids) + b.starts()
	}
	*l = slices.DeleteFunc(*l, (*book).empty)
	return all > 0
}

// maxName is the length of the longest name of a book in bytes.
const maxName = 200

// bookName makes a handbook's title a name: one clean line that is not too long.
func bookName(title string) string { return cutLine(title, maxName) }

// cutLine is a text as one clean line of at most so many bytes.
func cutLine(text string, most int) string {
	line := sanitize.CleanLine(text)
	if len(line) <= most {
		return line
	}
	end := most
	for !utf8.RuneStart(line[end]) {
		end--
	}
	return strings.TrimSpace(line[:end])
}
