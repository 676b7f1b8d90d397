package load

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// The limits of package body.
const (
	maxBlockBytes = 16 << 10
	maxNesting    = 32
)

// hostilePages returns pages of the largest size, each as costly as its kind can be.
func hostilePages() map[string]string {
	rows := func(row string) string { return strings.Repeat(row+"\n", maxPageBytes/(len(row)+1)) }
	blocks := func(piece string, size int) string {
		block := strings.Repeat(piece, size/len(piece)) + "\n\n"
		return strings.Repeat(block, maxPageBytes/len(block))
	}
	const large, half = maxBlockBytes - 64, maxBlockBytes/2 - 64
	return map[string]string{
		"emphasis":             blocks("*a_ ", large),
		"emphasis and a tag":   "<b>x</b>\n\n" + blocks("*a_ ", large)[16:],
		"links":                blocks("[a](b", large),
		"links and a tag":      "x <b>x</b>\n\n" + blocks("[a](b", large)[16:],
		"links, smaller":       blocks("[a](b", half),
		"links, just under":    blocks("[a](b", large)[:3*maxBlockBytes] + "<b>x</b>\n",
		"emphasis, just under": blocks("*a_ ", large)[:3*maxBlockBytes] + "<b>x</b>\n",
		"lists with words":     blocks("<ul><li>a ", 10),
		"quotes in quotes":     rows(strings.Repeat("> ", maxNesting) + "x"),
		"a table":              "|a|b|\n|-|-|\n" + rows("|c|d|")[16:],
		"tags":                 blocks("<b>", large),
		"anchors":              blocks("<a href=x>y", large),
		"tags that close none": blocks("<i>a", half) + blocks("</b>", half)[:maxPageBytes/4],
		"lists of HTML":        blocks("<ul>", 4),
		"a table of HTML":      "<table>" + rows("<tr><td>x</td></tr>")[64:] + "</table>\n",
		"elements in elements": blocks("<div>", large),
		"tables in cells":      "<table>" + strings.Repeat("<tr><td><table>", 1000) + "\n",
		"comments":             blocks("<!-- x -->", 10),
		"open comments":        rows("a\n\n<!-- x\n"),
		"words in brackets":    blocks("<zz>", large),
		"callouts":             rows(":::note x"),
		"fences":               rows("```"),
		"definitions":          rows("a\n: b"),
		"attributes":           rows("# a {#" + strings.Repeat("a", 1000)),
		"references":           rows("[a]: b")[:maxPageBytes/2] + blocks("[a]", half)[:maxPageBytes/2],
	}
}

// maxCost is how many bytes loading one page may allocate.
const maxCost = 256 << 20

func TestHostilePagesAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, under which the short tests run, allocates on its own")
	}
	for name, text := range hostilePages() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			h, err := Handbook(fstest.MapFS{"a.md": {Data: []byte(text[:min(len(text), maxPageBytes)])}})
			runtime.ReadMemStats(&after)
			if err != nil || len(h.Entries) != 1 || h.Entries[0].Markdown == "" && name != "comments" && name != "lists of HTML" {
				t.Fatalf("it does not open: %v", err)
			}
			if cost := after.TotalAlloc - before.TotalAlloc; cost > maxCost {
				t.Errorf("it allocates %d MiB, shown as plain text because %q", cost>>20, h.Entries[0].Plain)
			}
		})
	}
}

// No algorithm compares every entry with every other: many entries with the same title, id
// or former id cost about as much as different ones.
func TestSimilarEntriesCostNoMore(t *testing.T) {
	cost := func(text string) uint64 {
		files := fstest.MapFS{}
		for i := range 3000 {
			files[fmt.Sprintf("%04d.md", i)] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "%", fmt.Sprint(i)))}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		h, err := Handbook(files)
		runtime.ReadMemStats(&after)
		if err != nil || len(h.Entries) != len(files) {
			t.Fatal(err)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	others := cost("---\nid: i%\nformer_ids: [f%]\n---\n# T %\n\nWords.\n")
	for name, text := range map[string]string{
		"titles":     "---\nid: i%\nformer_ids: [f%]\n---\n# T\n\nWords.\n",
		"ids":        "---\nid: i\nformer_ids: [f%]\n---\n# T %\n\nWords.\n",
		"former ids": "---\nid: i%\nformer_ids: [f]\n---\n# T %\n\nWords.\n",
	} {
		if alike := cost(text); alike > 2*others {
			t.Errorf("%s: %d MiB, and %d MiB where each is another", name, alike>>20, others>>20)
		}
	}
}

// BenchmarkHostile loads the most costly pages.
func BenchmarkHostile(b *testing.B) {
	for name, text := range hostilePages() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			files := fstest.MapFS{"a.md": {Data: []byte(text[:min(len(text), maxPageBytes)])}}
			for b.Loop() {
				if _, err := Handbook(files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
