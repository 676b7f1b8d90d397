package shelf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"trustbook/handbook"
)

// MaxNews is how many texts a handbook may have for its news to be told: what each
// said has to be kept.
const MaxNews = 10_000

// News are what is different in a handbook since an earlier start.
type News struct {
	Since   string // the day of that start, such as 2026-01-31
	Fresh   []*handbook.Entry
	Changed []*handbook.Entry
}

// Meeting is a handbook as it is at a start of the program, for the shelf to keep.
func Meeting(h *handbook.Handbook, at time.Time) Met {
	met := Met{Day: at.Format(time.DateOnly), Digest: h.Digest}
	if len(h.Entries) <= MaxNews {
		met.Texts = packed(h)
	}
	return met
}

// mark is what is kept of a text from one start to the next: the first bytes of a
// hash of its id, and of what it says.
type mark struct{ id, says [4]byte }

func markOf(e *handbook.Entry) (k mark) {
	k.id = idMark(e.ID)
	_, _ = hex.Decode(k.says[:], []byte(e.Hash()[:8])) // it is hexadecimal
	return k
}

func idMark(id string) [4]byte {
	sum := sha256.Sum256([]byte(id))
	return [4]byte(sum[:4])
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
func (m Met) News(h *handbook.Handbook, now Met) News {
	n := News{Since: m.Day}
	if len(m.Texts) == 0 || len(now.Texts) != 8*len(h.Entries) {
		return n
	}
	said := map[[4]byte][]byte{}
	for k := range slices.Chunk(m.Texts, 8) {
		if len(k) == 8 {
			said[[4]byte(k[:4])] = k[4:]
		}
	}
	for i, e := range h.Entries {
		k := now.Texts[8*i : 8*i+8]
		was, known := said[[4]byte(k[:4])]
		for _, former := range e.FormerIDs {
			if !known {
				was, known = said[idMark(former)]
			}
		}
		switch {
		case !known:
			n.Fresh = append(n.Fresh, e)
		case !bytes.Equal(was, k[4:]):
			n.Changed = append(n.Changed, e)
		}
	}
	return n
}

// String counts them, such as "2 texts are new, 1 has changed"; "" when nothing is
// different.
func (n News) String() string {
	fresh := counted(len(n.Fresh), "text", "is new", "are new")
	switch {
	case len(n.Changed) == 0:
		return fresh
	case fresh == "":
		return counted(len(n.Changed), "text", "has changed", "have changed")
	}
	return fresh + ", " + counted(len(n.Changed), "", "has changed", "have changed")
}

// counted is what is said of one thing or of many; "" of none.
func counted(n int, noun, one, many string) string {
	switch {
	case n == 0:
		return ""
	case n != 1 && noun != "":
		noun += "s"
	}
	if noun != "" {
		noun += " "
	}
	if n == 1 {
		return fmt.Sprintf("1 %s%s", noun, one)
	}
	return fmt.Sprintf("%d %s%s", n, noun, many)
}
