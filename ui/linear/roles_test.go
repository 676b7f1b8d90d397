package linear_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
	"trustbook/ui/session"
)

// Entries for the reader's role come first in a list and are marked. Answers keep the order of the search.
func TestEntriesForTheReadersRoleComeFirst(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"a.md": {Data: []byte("---\naudience: [manager]\n---\n# Keys of the house\n\nKeys keys.\n")},
		"b.md": {Data: []byte("# Locks\n\nA door.\n")},
		"c.md": {Data: []byte("---\naudience: [Engineer]\n---\n# Machines\n\nSome keys.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := fixture{h, search.New(h)}
	o := linear.Options{Session: session.Options{Roles: handbook.ParseRoles("engineer, cook")}}
	for _, list := range []string{"t 1", "l"} {
		has(t, s.ask(t, o, list), "1. Machines, for you", "2. Locks", "3. Keys of the house")
		has(t, s.ask(t, linear.Options{}, list), "1. Keys of the house", "2. Locks", "3. Machines")
	}
	has(t, s.ask(t, o, "keys"), "1. Keys of the house", "2. Machines, for you")
	has(t, s.ask(t, o, "l", "1"), "Some keys.")
	if said := s.ask(t, linear.Options{}, "l", "keys", "1"); strings.Contains(said, "for you") {
		t.Error(said)
	}
}
