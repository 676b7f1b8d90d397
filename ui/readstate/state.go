package readstate

import (
	"encoding/json"
	"maps"
	"strconv"
	"strings"
)

// Limits for each handbook.
const (
	maxSavedEntries  = 1000 // further entries are refused, because a saved entry must not disappear
	maxOpenedEntries = 4096 // beyond this, the entries opened longest ago are removed
	maxPathStarts    = 256  // beyond this, the start days of further paths are not stored
	maxGroups        = 1024 // when reached, all groups are forgotten

	maxRehashedReceipts = 512 // hashes of receipts beyond this are not stored with their replacements
)

// State is the data stored for one handbook.
type State struct {
	title     string
	saved     recencyList
	read      recencyList       // all entries that were opened; the maps below have no other entries
	positions map[string]int    // number of letters above the top row, by id; none if the entry was left at its top
	places    map[string]string // positions in entries that are available in several languages, by id; see Place

	finished  map[string]string       // first halves of records, by the id of an entry read to its end; see Record
	partial   map[string]string       // second halves of records, by the id of an entry read in part
	languages map[string]string       // languages of both halves of a record, by id, if at least one is a translation
	sources   map[string]OriginalText // for records of translations: the original's text at the time, by id
	rehashed  map[string]string       // current hash for each hash of version 1 in receipts
	snapshot  *Snapshot               // from the last start; nil if unknown. It is immutable, because copies share it

	pathStarts map[string]string         // start day of each unfinished path, by path id
	editions   map[string]int64          // highest edition number for each signing key
	signed     map[string]signedEditions // further data about editions, for each signing key

	groups map[string]bool // groups that the reader has opened (true) or closed (false), by id

	unknown map[string]json.RawMessage // fields written by a later release, which are preserved
}

// signedEditions holds the data about a handbook's editions that are signed with one key, except the highest edition
// number.
type signedEditions struct {
	ID     string   `json:"id,omitempty"`
	Former []string `json:"former,omitempty"` // all former titles stated in these editions, latest first
	Paths  []string `json:"paths,omitempty"`  // paths from which these editions were opened, latest first
}

func (st *State) visit(id string) {
	st.read.moveToFront(id)
	st.snapshot = st.snapshot.withoutNews(id)
	st.keepRecent(maxOpenedEntries)
}

// setPosition sets the position in an entry and marks the entry as opened.
func (st *State) setPosition(id string, letters int) {
	if !st.read.has(id) {
		st.visit(id)
	}
	delete(st.positions, id)
	delete(st.places, id)
	if letters > 0 {
		putValue(&st.positions, id, letters)
	}
}

// setPlace sets the position in an entry that is available in several languages, including a form of it that can be
// found in each language.
func (st *State) setPlace(id string, letters int, p Place) {
	st.setPosition(id, letters)
	if line := p.line(); letters > 0 && isValidPlace(line) {
		putValue(&st.places, id, line)
	}
}

func (st *State) startPath(path, day string) {
	first, started := st.pathStarts[path]
	if started && first <= day || !started && len(st.pathStarts) >= maxPathStarts {
		return
	}
	putValue(&st.pathStarts, path, day)
}

func (st *State) openGroup(id string, open bool) {
	if _, known := st.groups[id]; !known && len(st.groups) >= maxGroups {
		st.groups = nil
	}
	putValue(&st.groups, id, open)
}

// rename moves the data stored under a former id to the current id, without replacing existing data.
func (st *State) rename(former, id string) {
	st.saved.rename(former, id)
	if !st.read.has(former) {
		return
	}
	moveKey(st.positions, former, id)
	moveKey(st.places, former, id)
	moveKey(st.finished, former, id)
	moveKey(st.partial, former, id)
	moveKey(st.languages, former, id)
	moveKey(st.sources, former, id)
	st.read.rename(former, id)
}

// moveKey moves a value from one key to another, unless the other key has a value.
func moveKey[V any](m map[string]V, from, to string) {
	v, ok := m[from]
	if !ok || from == to {
		return
	}
	delete(m, from)
	if _, taken := m[to]; !taken {
		m[to] = v
	}
}

// putValue sets a value in a map that may be nil.
func putValue[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// keepRecent removes all data except those of the n most recently opened entries. If n is 0, it also removes the path
// starts, the snapshot and the groups.
func (st *State) keepRecent(n int) {
	if n <= 0 {
		st.pathStarts, st.snapshot, st.groups = nil, nil, nil
	}
	for _, id := range st.read.truncate(n) {
		delete(st.positions, id)
		delete(st.places, id)
		delete(st.finished, id)
		delete(st.partial, id)
		delete(st.languages, id)
		delete(st.sources, id)
	}
}

// size returns the number of items that [State.keepRecent] can remove.
func (st *State) size() int {
	n := len(st.read.ids)
	if st.snapshot != nil || len(st.groups) > 0 {
		n++
	}
	return n
}

func (st *State) empty() bool {
	return len(st.saved.ids) == 0 && len(st.editions) == 0 && len(st.signed) == 0 && st.size() == 0 && len(st.unknown) == 0
}

// copyAs returns a copy with another title. The two share only immutable parts.
func (st *State) copyAs(title string) *State {
	out := *st
	out.title, out.saved, out.read = title, st.saved.clone(), st.read.clone()
	out.places = maps.Clone(st.places)
	out.positions, out.pathStarts, out.editions = maps.Clone(st.positions), maps.Clone(st.pathStarts), maps.Clone(st.editions)
	out.signed = maps.Clone(st.signed) // shallow, because the values never change
	out.groups = maps.Clone(st.groups)
	out.finished, out.partial, out.unknown = maps.Clone(st.finished), maps.Clone(st.partial), maps.Clone(st.unknown)
	out.rehashed, out.languages, out.sources = maps.Clone(st.rehashed), maps.Clone(st.languages), maps.Clone(st.sources)
	return &out
}

// Place is the position at which the reader left an entry, in a form that can be found in each language of the entry.
type Place struct {
	Lang     string // language of the entry when the reader left it
	Section  int    // index of the section that contains the top row
	Permille int    // fraction of the section above the top row, in thousandths
}

func (p Place) line() string {
	return strings.Join([]string{p.Lang, strconv.Itoa(p.Section), strconv.Itoa(p.Permille)}, " ")
}

func parsePlace(line string) (p Place, ok bool) {
	fields := strings.Split(line, " ")
	if len(fields) != 3 || !isValidWord(line) {
		return Place{}, false
	}
	section, err := strconv.Atoi(fields[1])
	permille, also := strconv.Atoi(fields[2])
	ok = err == nil && also == nil && section >= 0 && permille >= 0 && permille <= 1000
	return Place{fields[0], section, permille}, ok
}

func isValidPlace(line string) bool {
	_, ok := parsePlace(line)
	return ok
}
