package readstate

import (
	"strings"
	"testing"
)

// The place in a translated entry is stored, moves with its id, and is deleted with the position.
func TestPlaceIsStored(t *testing.T) {
	want := Place{"sv", 2, 350}
	s := openStore(t, t.TempDir())
	s.SetPlace("old", 70, want)
	st := s.currentState()
	st.rename("old", "a")
	if at, ok := parsePlace(st.copyAs("T").places["a"]); !ok || at != want || st.positions["a"] != 70 {
		t.Errorf("%+v at %d, want %+v", at, st.positions["a"], want)
	}
	st.setPosition("a", 5)
	if len(st.places) > 0 {
		t.Errorf("a later position leaves the place %v", st.places)
	}
	st.setPlace("a", 5, want)
	if st.setPlace("a", 0, want); len(st.places) > 0 {
		t.Errorf("the top leaves the place %v", st.places)
	}
}

func TestInvalidPlacesAreDropped(t *testing.T) {
	for _, line := range []string{"", "sv", "sv 1", "sv -1 5", "sv 1 1001", "sv 1 2 3", "sv one 2", "s\x1bv 1 2", strings.Repeat("v", maxWordBytes) + " 1 2"} {
		if isValidPlace(line) {
			t.Errorf("%q is valid", line)
		}
	}
	if line := (Place{"pt-BR", 0, 1000}).line(); !isValidPlace(line) {
		t.Errorf("%q is not valid", line)
	}
}
