package readstate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// version is of the file's format. A program that finds a higher one leaves the
// file alone. A release that only adds a key to a book does not raise it: keys
// that are not understood are carried along.
const version = 1

// maxBytes is the size of the largest file that is read or written.
const maxBytes = 1 << 20

// file is shelf.json.
type file struct {
	Version int         `json:"version"` // first, so that it can be told of a file that is cut off
	Books   []*bookLine `json:"books"`
}

// bookLine is a book in the file. Lists are newest first.
type bookLine struct {
	Book   string         `json:"book"`
	Saved  []string       `json:"saved,omitempty"`
	Read   []string       `json:"read,omitempty"`
	Places map[string]int `json:"places,omitempty"`

	Editions map[string]int64 `json:"editions,omitempty"`

	Finished map[string]string `json:"finished,omitempty"`
	Seen     map[string]string `json:"seen,omitempty"`
	Met      *Snapshot         `json:"met,omitempty"`
	Begun    map[string]string `json:"begun,omitempty"`

	rest map[string]json.RawMessage
}

// damage says why a file cannot be what this program wrote.
type corruptError string

func (d corruptError) Error() string { return string(d) }

// decode reads a file. The error is a [damage], or a [newerError] when a newer
// program wrote it.
func decode(data []byte) (library, error) {
	if v := leadingVersion(data); v > version {
		return nil, newerError(v)
	}
	if len(data) > maxBytes {
		return nil, corruptError(fmt.Sprintf("it is larger than %d KiB", maxBytes>>10))
	}
	f, err := parse(data)
	if err != nil {
		return nil, corruptError(err.Error())
	}
	switch {
	case f.Version > version:
		return nil, newerError(f.Version)
	case f.Version != version:
		return nil, corruptError("it does not say its version")
	}
	return f.library(), nil
}

// parse reads a file at once when this release knows all of its keys, as it
// nearly always does, and else book by book, which looks at each byte three times
// as often.
func parse(data []byte) (f file, err error) {
	var all struct {
		Version int      `json:"version"`
		Books   []*plain `json:"books"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if d.Decode(&all) != nil || !atEnd(d) {
		return f, json.Unmarshal(data, &f)
	}
	f.Version = all.Version
	for _, p := range all.Books {
		f.Books = append(f.Books, (*bookLine)(p))
	}
	return f, nil
}

func atEnd(d *json.Decoder) bool {
	_, err := d.Token()
	return errors.Is(err, io.EOF)
}

// leadingVersion is the version that the head of a file states, or 0. The whole
// of a newer file may be too large, or mean nothing to this program.
func leadingVersion(data []byte) int {
	d := json.NewDecoder(bytes.NewReader(data))
	for _, want := range []json.Token{json.Delim('{'), "version"} {
		if t, err := d.Token(); err != nil || t != want {
			return 0
		}
	}
	t, _ := d.Token() // without a token it is no number
	v, ok := t.(float64)
	if !ok || v != math.Trunc(v) || v > math.MaxInt32 {
		return 0
	}
	return int(v)
}

func (f file) library() library {
	var l library
	for _, r := range f.Books {
		if r != nil && l.find(r.Book) == nil {
			l = append(l, r.bookOf())
		}
	}
	return slices.DeleteFunc(l, (*book).empty)
}

// bookOf drops what this program would not have written, such as the place of a
// text that was never opened. Saved texts are bounded by the file's size alone:
// two windows may each have saved the last one.
func (r *bookLine) bookOf() *book {
	b := &book{
		name: r.Book, saved: newRecencyList(r.Saved, len(r.Saved)), read: newRecencyList(r.Read, maxRead), places: r.Places,
		editions: r.Editions, finished: r.Finished, seen: r.Seen, met: r.Met, begun: r.Begun, rest: r.rest,
	}
	maps.DeleteFunc(b.places, func(id string, place int) bool { return place <= 0 || !b.read.has(id) })
	maps.DeleteFunc(b.finished, func(id, line string) bool { return !validFinished(line) || !b.read.has(id) })
	maps.DeleteFunc(b.seen, func(id, line string) bool { return !validSeen(line) || !b.read.has(id) })
	maps.DeleteFunc(b.begun, func(path, day string) bool { return !validID(path) || !validStart(day) })
	if b.met != nil && b.met.valid() {
		b.met.Fresh, b.met.Changed = keysOf(b.met.Fresh.all()), keysOf(b.met.Changed.all())
	} else {
		b.met = nil
	}
	if len(b.read.ids) == 0 || len(b.begun) > maxBegun { // nobody has begun anything without opening it
		b.begun = nil
	}
	return b
}

// encode writes a library as a file that a person can read, in an order that
// does not change by itself. When it would be too large the older half of the
// texts that were opened is forgotten; saved texts never are.
func encode(l *library) ([]byte, error) {
	for {
		data, err := marshal(file{Version: version, Books: bookLines(*l)}, "  ")
		if err != nil || len(data) <= maxBytes {
			return data, err
		}
		if !l.forget() {
			return nil, sizeError{}
		}
	}
}

func bookLines(l library) []*bookLine {
	all := make([]*bookLine, len(l))
	for i, b := range l {
		all[i] = &bookLine{b.name, b.saved.ids, b.read.ids, b.places, b.editions, b.finished, b.seen, b.met, b.begun, b.rest}
	}
	return all
}

func marshal(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // & in a title is easier on the eye than \u0026
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}

// plain is a bookLine without its methods.
type plain bookLine

// known are the keys of plain.
var known = []string{"book", "saved", "read", "places", "editions", "finished", "seen", "met", "begun"}

// UnmarshalJSON keeps what it does not understand in rest.
func (r *bookLine) UnmarshalJSON(data []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	into := []any{&r.Book, &r.Saved, &r.Read, &r.Places, &r.Editions, &r.Finished, &r.Seen, &r.Met, &r.Begun}
	for i, key := range known {
		if value, ok := all[key]; ok {
			if err := json.Unmarshal(value, into[i]); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			delete(all, key)
		}
	}
	if len(all) > 0 {
		r.rest = all
	}
	return nil
}

// MarshalJSON writes rest behind the keys that are understood.
func (r *bookLine) MarshalJSON() ([]byte, error) {
	head, err := marshal((*plain)(r), "")
	if err != nil || len(r.rest) == 0 {
		return head, err
	}
	tail, err := marshal(r.rest, "")
	if err != nil {
		return nil, err
	}
	return slices.Concat(bytes.TrimSuffix(bytes.TrimSpace(head), []byte("}")), []byte(","), tail[1:]), nil
}
