package ui

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// maxMet is how many texts a handbook may have for its news to be told: what each
// said has to be kept.
const maxMet = 10_000

// mark is what is kept of a text from one start to the next: the first bytes of a
// hash of its id, and of what it says.
type mark struct{ id, says [4]byte }

// meet compares the handbook with what it was at the last start, in a command, and
// only when anything in it is different.
func (m *Model) meet() tea.Cmd {
	h, today := m.book, m.now().Format(time.DateOnly)
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := m.shelf.Met()
	switch {
	case known && last.Digest == h.Digest && last.Day == today:
		return nil
	case known && last.Digest == h.Digest:
		last.Day = today
		return m.keep(shelf.Meet(last))
	}
	return func() tea.Msg {
		msg := newsMsg{book: h, met: shelf.Met{Day: today, Digest: h.Digest}}
		if len(h.Entries) <= maxMet {
			marks := marksOf(h)
			msg.met.Texts = packed(marks)
			if known && len(last.Texts) > 0 {
				msg.since = last.Day
				msg.fresh, msg.changed = compare(h, marks, last.Texts)
			}
		}
		return msg
	}
}

// marksOf are the marks of all texts, in their order.
func marksOf(h *handbook.Handbook) []mark {
	marks := make([]mark, len(h.Entries))
	for i, e := range h.Entries {
		marks[i].id = idMark(e.ID)
		_, _ = hex.Decode(marks[i].says[:], []byte(e.Hash()[:8])) // it is hexadecimal
	}
	return marks
}

func idMark(id string) [4]byte {
	sum := sha256.Sum256([]byte(id))
	return [4]byte(sum[:4])
}

// packed are marks for the shelf.
func packed(marks []mark) []byte {
	out := make([]byte, 0, 8*len(marks))
	for _, k := range marks {
		out = append(append(out, k.id[:]...), k.says[:]...)
	}
	return out
}

// compare counts the texts that are new since then, and those that say something else.
func compare(h *handbook.Handbook, marks []mark, then []byte) (fresh, changed int) {
	said := map[[4]byte][]byte{}
	for k := range slices.Chunk(then, 8) {
		if len(k) == 8 {
			said[[4]byte(k[:4])] = k[4:]
		}
	}
	for i, e := range h.Entries {
		was, known := said[marks[i].id]
		for _, former := range e.FormerIDs {
			if !known {
				was, known = said[idMark(former)]
			}
		}
		switch {
		case !known:
			fresh++
		case !bytes.Equal(was, marks[i].says[:]):
			changed++
		}
	}
	return fresh, changed
}

// met tells the news, quietly and until the next key, and keeps what the handbook
// is like.
func (m *Model) met(msg newsMsg) tea.Cmd {
	if msg.book == m.book {
		m.news = m.newsOf(msg)
	}
	return m.keep(shelf.Meet(msg.met))
}

func (m *Model) newsOf(msg newsMsg) string {
	var parts []string
	if msg.fresh > 0 {
		parts = append(parts, plural(msg.fresh, "text")+isAre(msg.fresh)+" new")
	}
	switch {
	case msg.changed > 0 && msg.fresh == 0:
		parts = append(parts, plural(msg.changed, "text")+hasHave(msg.changed)+" changed")
	case msg.changed > 0:
		parts = append(parts, strconv.Itoa(msg.changed)+hasHave(msg.changed)+" changed")
	case msg.fresh == 0:
		return ""
	}
	day, _ := time.Parse(time.DateOnly, msg.since) // the shelf keeps no other
	return strings.Join(parts, ", ") + " since " + m.day(day)
}

func isAre(n int) string {
	if n == 1 {
		return " is"
	}
	return " are"
}

func hasHave(n int) string {
	if n == 1 {
		return " has"
	}
	return " have"
}
