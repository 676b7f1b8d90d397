package readstate

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
)

// MaxNews is how many texts a handbook may have for its news to be told: what each
// said has to be kept.
const MaxNews = 10_000

// News are what is different in a handbook since an earlier start.
type Changes struct {
	Since   string // the day of that start, such as 2026-01-31
	New     []*handbook.Entry
	Changed []*handbook.Entry
	Gone    int // texts that are no longer there; what they were called is not kept
}

// Meeting is a handbook as it is at a start of the program, for the shelf to keep.
func TakeSnapshot(h *handbook.Handbook, at time.Time) Snapshot {
	met := Snapshot{Day: at.Format(time.DateOnly), Digest: h.Digest}
	if len(h.Entries) <= MaxNews {
		met.Texts = packed(h)
	}
	for _, e := range h.Entries {
		for _, former := range e.FormerIDs {
			met.renamed = append(met.renamed, [2]textKey{keyOf(former), keyOf(e.ID)})
		}
	}
	return met
}

// mark is what is kept of a text from one start to the next: the first bytes of a
// hash of its id, and of what it says and asks for.
type mark struct {
	id   textKey
	says [4]byte
}

// markOf has a raised MAJOR as a change, because it asks for the text to be read again.
func markOf(e *handbook.Entry) (k mark) {
	k.id = keyOf(e.ID)
	_, _ = hex.Decode(k.says[:], []byte(e.Hash()[:8])) // it is hexadecimal
	if edition, ok := e.Metadata.Edition(); ok {
		k.says = keyOf(fmt.Sprint(e.Hash(), edition.Major))
	}
	return k
}

// packed are the marks of all texts, in their order.
func packed(h *handbook.Handbook) []byte {
	out := make([]byte, 0, 8*len(h.Entries))
	for _, e := range h.Entries {
		k := markOf(e)
		out = append(append(out, k.id[:]...), k.says[:]...)
	}
	return out
}

// News says what is different since the start that m is of. now is the Meeting of
// the same handbook today.
func (m Snapshot) Compare(h *handbook.Handbook, now Snapshot) Changes {
	n := Changes{Since: m.Day}
	if len(m.Texts) == 0 || len(now.Texts) != 8*len(h.Entries) {
		return n
	}
	said := map[textKey][]byte{}
	for k := range slices.Chunk(m.Texts, 8) {
		if len(k) == 8 {
			said[textKey(k[:4])] = k[4:]
		}
	}
	for i, e := range h.Entries {
		was := take(said, e)
		switch says := now.Texts[8*i+4 : 8*i+8]; {
		case was == nil:
			n.New = append(n.New, e)
		case !bytes.Equal(was, says):
			n.Changed = append(n.Changed, e)
		}
	}
	n.Gone = len(said)
	return n
}

// take removes a text, by the id it has or had, and returns what it said; nil when it
// was not there.
func take(said map[textKey][]byte, e *handbook.Entry) (was []byte) {
	for _, id := range append([]string{e.ID}, e.FormerIDs...) {
		k := keyOf(id)
		if was == nil {
			was = said[k]
		}
		delete(said, k)
	}
	return was
}

// String counts them, such as "2 texts are new, 1 has changed, 1 is gone"; "" when
// nothing is different.
func (n Changes) String() string {
	var parts []string
	for _, c := range []struct {
		n         int
		one, many string
	}{{len(n.New), "is new", "are new"}, {len(n.Changed), "has changed", "have changed"}, {n.Gone, "is gone", "are gone"}} {
		noun := " text"
		switch {
		case c.n == 0:
			continue
		case len(parts) > 0:
			noun = ""
		case c.n > 1:
			noun = " texts"
		}
		if c.n == 1 {
			c.many = c.one
		}
		parts = append(parts, fmt.Sprintf("%d%s %s", c.n, noun, c.many))
	}
	return strings.Join(parts, ", ")
}
