// Package receipts keeps what a reader has acknowledged: who, when, which text in
// which version, and what was stated.
//
// The file is a chain: each record holds the hash of the one before it, so that a
// record that was changed, moved or taken out is noticed. It proves no more than
// that. Who acknowledges says who that is, the clock is that of the computer, and
// whoever owns the file can write all of it anew. docs/receipts.md says what the
// file looks like, so that anyone can check it with other tools.
package receipts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Schema is the number of the records that this program writes. Records of a
// higher one are checked and carried, and read as far as they can be.
const Schema = 1

// Receipt is one record: somebody has acknowledged a text.
type Receipt struct {
	Schema    int       `json:"schema"`
	Seq       int       `json:"seq"` // counts the records of the file from 1 on
	Who       string    `json:"who"` // as it was given
	When      time.Time `json:"when"`
	Handbook  string    `json:"handbook"` // its title
	Edition   string    `json:"edition,omitempty"`
	Digest    string    `json:"digest,omitempty"` // of the handbook
	Path      string    `json:"path,omitempty"`   // id of the reading path that asks for it
	Entry     string    `json:"entry"`
	Title     string    `json:"title"`
	Version   string    `json:"version,omitempty"`
	TextHash  string    `json:"text_hash"` // as [handbook.Entry.Hash] has it
	Statement string    `json:"statement"`
	Shown     *int      `json:"shown,omitempty"`   // percent of the text that was on the screen; nil = not known
	ByHand    *bool     `json:"by_hand,omitempty"` // the reader has marked it as read without that; nil = it was not read, or only an earlier receipt says so
	Previous  string    `json:"previous"`          // hash of the record before; "" in the first
	Hash      string    `json:"-"`

	line []byte // the record as it was read
}

// Of is the receipt for a text, before anybody in some roles has acknowledged it.
func New(h *handbook.Handbook, e *handbook.Entry, roles ...string) Receipt {
	return Receipt{
		Handbook: sanitize.CleanLine(h.Title), Edition: h.Version, Digest: h.Digest, Path: pathOf(h, e, roles), Entry: e.ID, Title: e.Title,
		Version: e.Metadata.Version, TextHash: e.Hash(), Statement: sanitize.CleanLine(h.AckStatement),
	}
}

// pathOf is the reading path that asks for a text, "" for none: the first of those
// for the reader, or else of those for everybody, or else of the others.
func pathOf(h *handbook.Handbook, e *handbook.Entry, roles handbook.Roles) string {
	for _, p := range roles.SortPaths(h.Paths) {
		if p.Acknowledge && slices.Contains(p.Entries, e) {
			return p.ID
		}
	}
	return ""
}

// Counts says whether a receipt still holds for a text: it was for the same
// MAJOR version, or where there is none for the same words.
func (r *Receipt) Covers(version, hash string) bool {
	then, had := handbook.Metadata{Version: r.Version}.Edition()
	now, has := handbook.Metadata{Version: version}.Edition()
	if had && has {
		return now.Major <= then.Major
	}
	return r.TextHash == hash
}

// Given is when a receipt was given, for which version, and by whom.
func (r *Receipt) Summary() string {
	out := "on " + r.When.Local().Format(time.DateOnly)
	if r.Version != "" {
		out += ", version " + r.Version
	}
	return out + ", by " + r.Who
}

// Timestamp returns when the receipt was given, "" when that is not known.
func (r *Receipt) Timestamp() string {
	if r.When.IsZero() {
		return ""
	}
	return r.When.Format("2006-01-02T15:04:05Z07:00")
}

// seal is what stands between what a record says and its hash.
const seal = `,"hash":"`

// end is what stands behind the hash.
const end = `"}`

// unseal takes a record apart: what it says, which is what the hash is of, and the hash.
func unseal(line []byte) (said, hash []byte, ok bool) {
	body, ok := bytes.CutSuffix(line, []byte(end))
	at := len(body) - hex.EncodedLen(sha256.Size)
	if !ok || at < len(seal) || !bytes.HasSuffix(body[:at], []byte(seal)) {
		return nil, nil, false
	}
	return body[:at-len(seal)], body[at:], true
}

// sum is the hash of bytes as records have it.
func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

// encode is a record as it stands in the file, without the end of its line, and
// its hash.
func encode(r Receipt) (line []byte, hash string, err error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // so that what is hashed is what a person reads
	if err := e.Encode(r.clean()); err != nil {
		return nil, "", err
	}
	said := bytes.TrimSuffix(bytes.TrimSpace(b.Bytes()), []byte("}"))
	hash = sum(said)
	return []byte(string(said) + seal + hash + end), hash, nil
}

// clean is a receipt without what a terminal or a table could act on.
func (r Receipt) clean() Receipt {
	for _, s := range []*string{&r.Who, &r.Handbook, &r.Edition, &r.Digest, &r.Path, &r.Entry, &r.Title, &r.Version, &r.TextHash, &r.Statement, &r.Previous} {
		if !simple(*s) {
			*s = sanitize.CleanLine(*s)
		}
	}
	return r
}

// simple says whether a text is as clean as it gets. Most are, and there may be
// ten thousand receipts.
func simple(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// decode reads a record and checks its own hash. What a terminal could act on is
// taken out of what it says.
func decode(line []byte) (Receipt, error) {
	said, hash, ok := unseal(line)
	switch {
	case !ok:
		return Receipt{}, errors.New("it is no receipt: a record ends in its hash")
	case sum(said) != string(hash):
		return Receipt{}, errors.New("it was changed: its hash is not that of what it says")
	}
	if err := plain(line); err != nil {
		return Receipt{}, err
	}
	r, err := read(line)
	switch {
	case err != nil:
		return Receipt{}, fmt.Errorf("it is no receipt: %w", err)
	case r.Schema < 1 || r.Seq < 1:
		return Receipt{}, errors.New("it is no receipt: schema and seq are numbers from 1 on")
	case r.Schema == Schema && (r.Who == "" || r.Entry == "" || r.When.IsZero()):
		return Receipt{}, errors.New("it is no receipt: it does not say who, what and when")
	}
	r = r.clean()
	r.Hash, r.line = string(hash), line
	return r, nil
}

// read reads the keys that are understood, of a record of a newer program only what
// makes the chain when the others mean something else there.
func read(line []byte) (Receipt, error) {
	var r Receipt
	err := json.Unmarshal(line, &r)
	if err == nil || r.Schema <= Schema {
		return r, err
	}
	var link struct {
		Schema, Seq int
		Previous    string
	}
	err = json.Unmarshal(line, &link)
	return Receipt{Schema: link.Schema, Seq: link.Seq, Previous: link.Previous}, err
}

// plain says what makes a line something that two readers could read in two ways,
// or that a terminal could act on.
func plain(line []byte) error {
	var b bytes.Buffer
	switch {
	case !utf8.Valid(line) || bytes.IndexFunc(line, sanitize.IsUnsafe) >= 0:
		return errors.New("it is no receipt: it holds characters that a program writes as \\u")
	case json.Compact(&b, line) != nil || !bytes.Equal(b.Bytes(), line):
		return errors.New("it is no receipt: it is not JSON without blanks")
	}
	return keysOnce(line)
}

// keysOnce says when a key of an object stands there twice, or is written in a way
// that readers of JSON differ about: with capitals, or with escapes. The line is
// JSON without blanks.
func keysOnce(line []byte) error {
	seen := map[string]bool{}
	depth := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			from := i + 1
			for i++; line[i] != '"'; i++ {
				if line[i] == '\\' {
					i++
				}
			}
			if depth != 1 || line[i+1] != ':' {
				continue
			}
			name := string(line[from:i])
			if seen[name] || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
				return errors.New("it is no receipt: it has a key twice, or one that is none")
			}
			seen[name] = true
		}
	}
	return nil
}
