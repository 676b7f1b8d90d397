package handbook

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"title", "entries", "roles", "acknowledge", "id", "chapter-2", "Überblick"}
	for wrong, want := range map[string]string{
		"titel": "title", "TITLE": "title", "tittle": "title", "role": "roles", "rolse": "roles", "entry": "entries", "entreis": "entries",
		"acknowladge": "acknowledge", "acknowldege": "acknowledge", "ID": "id", "Uberblick": "Überblick",
		"subtitle": "", "is": "", "tilted": "", "chapter-3": "", "chapter-21": "", "knowledge": "acknowledge", "": "",
	} {
		if got := Nearest(wrong, names); got != want {
			t.Errorf("%q: %q, want %q", wrong, got, want)
		}
	}
}
