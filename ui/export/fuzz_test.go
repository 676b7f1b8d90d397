package export

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
)

// Page and document stay well-formed, whatever an entry contains.
func FuzzText(f *testing.F) {
	f.Add([]byte(hostileBody))
	f.Add([]byte("---\ntitle: T\nsummary: <S>\n---\n# One[^1]\n\n[a]: b\n\n[^1]: x\n\nUnder\n---\n[a][] [b](two.md#c \"d\")"))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := load.Handbook(fstest.MapFS{"a/one.md": {Data: data}, "a/two.md": {Data: []byte("# Two\n\n## C\n\n[one](one.md)\n")}})
		if err != nil {
			t.Skip()
		}
		page := parsed(t, written(t, h, FormatHTML))
		checkNodes(t, page)
		checkLinks(t, page)
		checkHeadings(t, page)
		checkDocument(t, h, written(t, h, FormatMarkdown))
	})
}
