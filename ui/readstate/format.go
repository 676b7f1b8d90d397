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

// formatVersion is the version of the file format. Files of a higher version are left alone. A release that only adds
// fields does not raise the version, because unknown fields are preserved.
const formatVersion = 1

// maxFileBytes is the maximum size of the file.
const maxFileBytes = 1 << 20

// corruptError is the reason why a file cannot have been written by this program.
type corruptError string

func (e corruptError) Error() string { return string(e) }

// decodeStates parses a file. The error is a [corruptError], or a [newerVersionError] if a newer program wrote it.
func decodeStates(data []byte) (stateList, error) {
	if v := leadingVersion(data); v > formatVersion {
		return nil, newerVersionError(v)
	}
	if len(data) > maxFileBytes {
		return nil, corruptError(fmt.Sprintf("it is larger than %d KiB", maxFileBytes>>10))
	}
	v, l, err := parseFile(data)
	switch {
	case err != nil:
		return nil, corruptError(err.Error())
	case v > formatVersion:
		return nil, newerVersionError(v)
	case v != formatVersion:
		return nil, corruptError("it does not state its version")
	}
	return l, nil
}

// leadingVersion returns the version at the beginning of a file, or 0. It does not parse the rest, which in a newer
// file may be too large or have another structure.
func leadingVersion(data []byte) int {
	d := json.NewDecoder(bytes.NewReader(data))
	for _, want := range []json.Token{json.Delim('{'), "version"} {
		if t, err := d.Token(); err != nil || t != want {
			return 0
		}
	}
	t, _ := d.Token() // at the end of the file, t is nil and not a number
	v, ok := t.(float64)
	if !ok || v != math.Trunc(v) || v > math.MaxInt32 {
		return 0
	}
	return int(v)
}

func parseFile(data []byte) (version int, l stateList, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return 0, nil, errors.New("it is not a JSON object")
	}
	states := func() error { l, err = parseStates(d); return err }
	if _, err = decodeFields(d, map[string]any{"version": &version, "books": states}); err != nil {
		return 0, nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return 0, nil, errors.New("there is data after its end")
	}
	return version, l, nil
}

// parseStates parses the states of all handbooks. If two states have the same title, the first one is used.
func parseStates(d *json.Decoder) (l stateList, err error) {
	t, err := d.Token()
	if err != nil || t == nil {
		return nil, err
	}
	if t != json.Delim('[') {
		return nil, errors.New("books is not a list")
	}
	for d.More() {
		st, err := parseState(d)
		if err != nil {
			return nil, err
		}
		if st != nil && !st.empty() && l.find(st.title) == nil {
			l = append(l, st)
		}
	}
	_, err = d.Token()
	return l, err
}

// parseState parses the state of one handbook, or returns nil for null. It drops values that this program never writes,
// such as a position in an entry that was not opened. The number of saved entries is not limited, because each of two
// windows may have saved the last entry allowed.
func parseState(d *json.Decoder) (*State, error) {
	t, err := d.Token()
	if err != nil || t == nil {
		return nil, err
	}
	if t != json.Delim('{') {
		return nil, errors.New("a book is not an object")
	}
	st := &State{}
	var saved, read []string
	fields := st.fields()
	fields["saved"], fields["read"] = &saved, &read
	if st.unknown, err = decodeFields(d, fields); err != nil {
		return nil, err
	}
	st.saved, st.read = newRecencyList(saved, len(saved)), newRecencyList(read, maxOpenedEntries)
	st.dropInvalid()
	return st, nil
}

// decodeFields decodes the fields of an object, each with the function or into the pointer given for its name, and
// returns the unknown fields. Unlike in encoding/json, names are case-sensitive: otherwise "Saved" would first be
// preserved as an unknown field and the next time be read as "saved".
func decodeFields(d *json.Decoder, fields map[string]any) (unknown map[string]json.RawMessage, err error) {
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := t.(string) // the decoder returns only strings as names
		var raw json.RawMessage
		switch into := fields[name].(type) {
		case nil:
			err = d.Decode(&raw)
			putValue(&unknown, name, raw)
		case func() error:
			err = into()
		default:
			err = d.Decode(into)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	_, err = d.Token()
	return unknown, err
}

// fields returns a pointer to the destination of each field in the file, by name, except for lists.
func (st *State) fields() map[string]any {
	return map[string]any{
		"book": &st.title, "places": &st.positions, "editions": &st.editions, "signed": &st.signed, "finished": &st.finished,
		"seen": &st.partial, "met": &st.snapshot, "begun": &st.pathStarts, "rehashed": &st.rehashed,
		"groups": &st.groups, "languages": &st.languages, "sources": &st.sources, "placed": &st.places,
	}
}

func (st *State) dropInvalid() {
	maps.DeleteFunc(st.positions, func(id string, letters int) bool { return letters <= 0 || !st.read.has(id) })
	maps.DeleteFunc(st.finished, func(id, line string) bool { return !isValidFinished(line) || !st.read.has(id) })
	maps.DeleteFunc(st.partial, func(id, line string) bool { return !isValidPartial(line) || !st.read.has(id) })
	maps.DeleteFunc(st.places, func(id, line string) bool { return !isValidPlace(line) || st.positions[id] == 0 })
	maps.DeleteFunc(st.languages, func(id, line string) bool { return !validLanguages(line) || !st.read.has(id) })
	maps.DeleteFunc(st.sources, func(id string, s OriginalText) bool { return !s.isValid() || !st.read.has(id) })
	maps.DeleteFunc(st.pathStarts, func(path, day string) bool { return !isValidID(path) || !isValidPathStart(day) })
	maps.DeleteFunc(st.rehashed, func(before, now string) bool {
		return !isValidHash(before) || !isValidHash(now) || len(st.rehashed) > maxRehashedReceipts
	})
	if st.snapshot != nil && !st.snapshot.isValid() {
		st.snapshot = nil
	}
	maps.DeleteFunc(st.groups, func(id string, _ bool) bool { return !isValidID(id) })
	if len(st.groups) > maxGroups {
		st.groups = nil
	}
	if len(st.read.ids) == 0 || len(st.pathStarts) > maxPathStarts { // a path is started by opening an entry
		st.pathStarts = nil
	}
}

// encodeStates encodes the states of all handbooks as readable JSON in a stable order. If the result would be too
// large, some data is removed.
func encodeStates(l *stateList) ([]byte, error) {
	for {
		file := struct {
			Version int      `json:"version"` // the first field, so that even a truncated file contains it
			Books   []*State `json:"books"`
		}{formatVersion, *l}
		data, err := marshalJSON(file, "  ")
		if err != nil || len(data) <= maxFileBytes {
			return data, err
		}
		if !l.shrink() {
			return nil, sizeError{}
		}
	}
}

func marshalJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // & in a title is easier to read than \u0026
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}

// MarshalJSON writes the fields of a state, followed by the unknown ones.
func (st *State) MarshalJSON() ([]byte, error) {
	head, err := marshalJSON(struct {
		Title      string                    `json:"book"`
		Saved      []string                  `json:"saved,omitempty"`
		Read       []string                  `json:"read,omitempty"`
		Positions  map[string]int            `json:"places,omitempty"`
		Editions   map[string]int64          `json:"editions,omitempty"`
		Signed     map[string]signedEditions `json:"signed,omitempty"`
		Finished   map[string]string         `json:"finished,omitempty"`
		Partial    map[string]string         `json:"seen,omitempty"`
		Snapshot   *Snapshot                 `json:"met,omitempty"`
		PathStarts map[string]string         `json:"begun,omitempty"`
		Rehashed   map[string]string         `json:"rehashed,omitempty"`
		Groups     map[string]bool           `json:"groups,omitempty"`
		Languages  map[string]string         `json:"languages,omitempty"`
		Sources    map[string]OriginalText   `json:"sources,omitempty"`
		Places     map[string]string         `json:"placed,omitempty"`
	}{st.title, st.saved.ids, st.read.ids, st.positions, st.editions, st.signed, st.finished, st.partial, st.snapshot, st.pathStarts, st.rehashed, st.groups, st.languages, st.sources, st.places}, "")
	if err != nil || len(st.unknown) == 0 {
		return head, err
	}
	tail, err := marshalJSON(st.unknown, "")
	if err != nil {
		return nil, err
	}
	return slices.Concat(bytes.TrimSuffix(bytes.TrimSpace(head), []byte("}")), []byte(","), tail[1:]), nil
}
