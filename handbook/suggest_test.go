package handbook

import (
	"math/bits"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"title", "entries", "roles", "acknowledge", "id", "chapter-2", "Überblick"}
	for wrong, want := range map[string]string{
		"titel": "title", "TITLE": "title", "tittle": "title", "role": "roles", "rolse": "roles", "entry": "entries", "entreis": "entries",
		"acknowladge": "acknowledge", "acknowldege": "acknowledge", "ID": "id", "Uberblick": "Überblick",
		"subtitle": "", "is": "", "tilted": "", "chapter-3": "", "chapter-21": "", "knowledge": "acknowledge", "": "",
	} {
		if got := NearestName(wrong, names); got != want {
			t.Errorf("%q: %q, want %q", wrong, got, want)
		}
	}
}

// [Nearest] excludes most names by their letters alone. It must not exclude a name that is close enough.
func TestLetterSetsKeepNearNames(t *testing.T) {
	letters := []rune("abåé\u0431\u65e5")
	for _, name := range []string{"ab", "abc", "övertid", "related"} {
		for _, x := range letters {
			for _, y := range letters {
				for i := range []rune(name) {
					edited := []rune(name)
					edited[i] = x
					wrong := string(append(edited, y))
					if apart := bits.OnesCount64(letterSet(name) ^ letterSet(wrong)); apart > maxUnsharedLetters && alignmentDistance(name, wrong) <= maxEdits {
						t.Fatalf("%q and %q have %d letters that the other lacks", name, wrong, apart)
					}
				}
			}
		}
	}
}
