// Package receipts stores what a reader has acknowledged: who acknowledged it and when, and which entry, version and
// statement.
//
// The file is a chain: each record contains the hash of the previous one, so records that were changed, moved or
// removed are detected. The chain proves no more than that. Names are self-declared, the time is that of the computer's
// clock, and the owner of the file can rewrite all of it. docs/receipts.md describes the format, so that anyone can
// check it with other tools.
package receipts

import (
	"cmp"
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Receipt is a record that a person has acknowledged an entry.
type Receipt struct {
	Schema      int       `json:"schema"`
	Seq         int       `json:"seq"` // number of the record in the file, from 1
	Who         string    `json:"who"` // name as entered
	When        time.Time `json:"when"`
	Handbook    string    `json:"handbook"` // title of the handbook
	Edition     string    `json:"edition,omitempty"`
	Digest      string    `json:"digest,omitempty"` // digest of the handbook; see `trustbook verify`
	Path        string    `json:"path,omitempty"`   // id of the reading path that requires the acknowledgement
	Entry       string    `json:"entry"`
	Title       string    `json:"title"`
	Version     string    `json:"version,omitempty"`
	Language    string    `json:"language,omitempty"`          // language of the text, if the entry is in several languages; "" for the original's language
	TextHash    string    `json:"text_hash"`                   // see [handbook.Entry.Hash]
	HashVersion int       `json:"text_hash_version,omitempty"` // see [handbook.HashVersion]; 0 means version 1
	Statement   string    `json:"statement"`
	Shown       *int      `json:"shown,omitempty"`   // percentage of the entry that was on the screen; nil if unknown
	ByHand      *bool     `json:"by_hand,omitempty"` // the entry was only marked as read; nil if it is unread, or counts as read only because of an earlier receipt
	Previous    string    `json:"previous"`          // hash of the previous record; "" in the first record
	Hash        string    `json:"-"`

	line    []byte // the record exactly as read from the file
	wording string // current hash of the text, if TextHash is an earlier one; see ByEntry.Resolve
}

// NewReceipt returns a receipt for an entry, without a name. roles are the roles of the reader.
func NewReceipt(h *handbook.Handbook, e *handbook.Entry, roles ...string) Receipt {
	language := ""
	if len(e.Languages()) > 0 {
		language = e.Metadata.Lang
	}
	return Receipt{
		Language: language, Handbook: sanitize.CleanLine(h.Titles()[0]), Edition: h.Version, Digest: h.Digest, Path: requiringPath(h, e, roles), Entry: e.ID, Title: e.Title,
		Version: e.Metadata.Version, TextHash: e.Hash(), HashVersion: handbook.HashVersion, Statement: sanitize.CleanLine(h.AckStatement),
	}
}

// requiringPath returns the id of a reading path that requires an entry to be acknowledged, or "". It prefers paths for
// the reader's roles, and then paths for everyone.
func requiringPath(h *handbook.Handbook, e *handbook.Entry, roles handbook.Roles) string {
	for _, p := range roles.SortPaths(h.Paths) {
		if p.Acknowledge && slices.ContainsFunc(p.Entries, func(on *handbook.Entry) bool { return on.ID == e.ID }) {
			return p.ID
		}
	}
	return ""
}

// Covers reports whether the receipt is valid for a version of its entry. It must be for the same or a later MAJOR
// version or, if the versions have no such number, for the same text.
func (r *Receipt) Covers(version, hash string) bool {
	then, ok := handbook.Metadata{Version: r.Version}.Edition()
	now, known := handbook.Metadata{Version: version}.Edition()
	if ok && known {
		return now.Major <= then.Major
	}
	return r.CurrentTextHash() == hash
}

// CoversEntry reports whether the receipt is valid for its entry in the language in which the entry was acknowledged. A
// change in another language does not invalidate it.
func (r *Receipt) CoversEntry(e *handbook.Entry, hash func(*handbook.Entry) string) bool {
	e = e.InLanguage(r.Language)
	return r.Covers(e.Metadata.Version, hash(e))
}

// CurrentTextHash returns the hash of the acknowledged text, in the current hash version if known.
func (r *Receipt) CurrentTextHash() string { return cmp.Or(r.wording, r.TextHash) }

// Summary describes when, for which version and by whom the entry was acknowledged: "on 31 January 2026, version 2.1,
// by Ada". For an entry in several languages, it also names the language.
func (r *Receipt) Summary() string {
	out := "on " + handbook.FormatDay(r.When.Local())
	if r.Version != "" {
		out += ", version " + r.Version
	}
	if r.Language != "" {
		out += ", in " + handbook.LanguageName(r.Language)
	}
	return out + ", by " + r.Who
}

// Timestamp returns the time of the receipt, or "" if it is unknown.
func (r *Receipt) Timestamp() string {
	if r.When.IsZero() {
		return ""
	}
	return r.When.Format("2006-01-02T15:04:05Z07:00")
}
