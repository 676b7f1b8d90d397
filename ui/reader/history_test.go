package reader

import (
	"testing"

	"trustbook/handbook"
)

func TestHistoryGoesBackAndForward(t *testing.T) {
	a, b, c := &handbook.Entry{ID: "a"}, &handbook.Entry{ID: "b"}, &handbook.Entry{ID: "c"}
	var h History
	if _, ok := h.Back(Location{Entry: a}); ok {
		t.Error("there is something before the first entry")
	}
	h.Push(Location{Entry: a, Pos: 7, Query: "key"})
	h.Push(Location{Entry: b})
	if to, ok := h.Back(Location{Entry: c}); !ok || to.Entry != b {
		t.Errorf("back from c leads to %+v", to)
	}
	if to, _ := h.Back(Location{Entry: b}); to != (Location{a, 7, "key"}) {
		t.Errorf("back from b leads to %+v", to)
	}
	if to, ok := h.Forward(Location{Entry: a}); !ok || to.Entry != b {
		t.Errorf("forward from a leads to %+v", to)
	}
	h.Push(Location{Entry: b})
	if _, ok := h.Forward(Location{Entry: a}); ok {
		t.Error("opening an entry must drop what is ahead")
	}
}

func TestHistoryIsLimited(t *testing.T) {
	var h History
	for range 2 * maxHistory {
		h.Push(Location{})
	}
	n := 0
	for _, ok := h.Back(Location{}); ok; _, ok = h.Back(Location{}) {
		n++
	}
	if n != maxHistory {
		t.Errorf("it goes back %d entries", n)
	}
}

func TestHistoryFollowsAReload(t *testing.T) {
	a, b, now := &handbook.Entry{ID: "a"}, &handbook.Entry{ID: "b"}, &handbook.Entry{ID: "a"}
	var h History
	h.Push(Location{Entry: a})
	h.Push(Location{Entry: b})
	h.UpdateEntries(func(e *handbook.Entry) *handbook.Entry { return map[*handbook.Entry]*handbook.Entry{a: now}[e] })
	if to, _ := h.Back(Location{}); to.Entry != now {
		t.Errorf("back leads to %+v", to.Entry)
	}
	if _, ok := h.Back(Location{}); ok {
		t.Error("an entry that is gone is still in the history")
	}
}
