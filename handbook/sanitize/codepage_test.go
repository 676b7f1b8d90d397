package sanitize

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestCodePages(t *testing.T) {
	var all []byte
	for b := range 256 {
		all = append(all, byte(b))
	}
	for page, reference := range map[CodePage]*charmap.Charmap{Windows1252: charmap.Windows1252, CodePage850: charmap.CodePage850} {
		want, err := reference.NewDecoder().String(string(all))
		if err != nil {
			t.Fatal(err)
		}
		if got := page.Decode(string(all)); got != want {
			t.Errorf("%s decodes as %q, want %q", reference, got, want)
		}
	}
}
