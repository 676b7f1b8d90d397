package load

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// The limits of package limit.
const (
	maxBlockBytes = 16 << 10
	maxNesting    = 32
)

// hostilePages returns pages of the maximum size, each as expensive to load as a page of its kind can be.
func hostilePages() map[string]string {
	rows := func(row string) string { return strings.Repeat(row+"\n", maxPageBytes/(len(row)+1)) }
	blocks := func(piece string, size int) string {
		block := strings.Repeat(piece, size/len(piece)) + "\n\n"
		return strings.Repeat(block, maxPageBytes/len(block))
	}
	const large, half, smallest = maxBlockBytes - 64, maxBlockBytes/2 - 64, 512
	words := strings.Repeat("*a_ ", 16)
	pages := map[string]string{
		"emphasis":              blocks("*a_ ", large),
		"emphasis and a tag":    "<b>x</b>\n\n" + blocks("*a_ ", large)[16:],
		"links":                 blocks("[a](b", large),
		"links and a tag":       "x <b>x</b>\n\n" + blocks("[a](b", large)[16:],
		"links, smaller":        blocks("[a](b", half),
		"links, just under":     blocks("[a](b", large)[:3*maxBlockBytes] + "<b>x</b>\n",
		"emphasis, just under":  blocks("*a_ ", large)[:3*maxBlockBytes] + "<b>x</b>\n",
		"lists with words":      blocks("<ul><li>a ", 10),
		"quotes in quotes":      rows(strings.Repeat("> ", maxNesting) + "x"),
		"a table":               "|a|b|\n|-|-|\n" + rows("|c|d|")[16:],
		"HTML tags":             blocks("<b>", large),
		"anchors":               blocks("<a href=x>y", large),
		"tags that close none":  blocks("<i>a", half) + blocks("</b>", half)[:maxPageBytes/4],
		"lists of HTML":         blocks("<ul>", 4),
		"a table of HTML":       "<table>" + rows("<tr><td>x</td></tr>")[64:] + "</table>\n",
		"elements in elements":  blocks("<div>", large),
		"numbers in a cell":     "<table><tr><td><ol>" + rows("<li>a")[64:] + "</ol></table>\n",
		"notes in a cell":       "<table><tr><td>\n\n" + blocks("[^a] ", smallest)[64:] + "</table>\n",
		"words in a cell":       "<table><tr><td>\n\n" + blocks(words, smallest)[64:] + "</table>\n",
		"tables and references": differentReferences() + rows("<table>\n\n</table>\n")[:maxPageBytes/2],
		"tables in cells":       "<table>" + strings.Repeat("<tr><td><table>", 1000) + "\n",
		"comments":              blocks("<!-- x -->", 10),
		"open comments":         rows("a\n\n<!-- x\n"),
		"words in brackets":     blocks("<zz>", large),
		"callouts":              rows(":::note x"),
		"admonitions":           rows("!!! note \"x\"\n    a"),
		"callouts in callouts":  strings.Repeat(":", maxBlockBytes/2) + "note\n" + rows(":::note")[:maxPageBytes/2],
		"blank lines in them":   strings.Repeat(":::note\n", 40) + strings.Repeat("\n", maxPageBytes/2) + "x\n",
		"tags":                  blocks("{% a %}", large),
		"tags that end":         blocks("{% a %}{% enda %}", large),
		"tags on lines":         rows("{% a %}") + "{% enda %}",
		"different tags":        differentTags(),
		"raw tags":              rows("{% raw %}\n{% endraw %}\n{{x}}"),
		"open tags":             blocks("{%", large),
		"open values":           blocks("{{", large),
		"addresses of tags":     blocks("[a]({{x}})", large),
		"addresses without":     blocks("]({{x}})", large),
		"open addresses":        blocks("](", large) + "{{x}}",
		"attribute lists":       blocks("`a`{#b .c}", large),
		"open attribute lists":  blocks("`a`{#b ", large),
		"attribute lines":       rows("# a\n{: #b}"),
		"components":            rows("<Aa>\n<Bb x={"),
		"components, closed":    "</Aa>\n" + rows("<Aa x='b'>"),
		"directives":            rows("```{note}\n:a: b"),
		"roles":                 "(a)=\n\n" + blocks("{doc}`a`", large),
		"short codes":           blocks(":tada:", large),
		"attributes of words":   blocks("**a**{.b} ", smallest),
		"highlights":            blocks("==a== ", smallest),
		"highlights, open":      blocks("==a ", smallest),
		"links by name":         blocks("[[#a|b]] ", smallest),
		"footnotes in words":    blocks("a^[abc] ", smallest),
		"ids of blocks":         rows("a ^abcd\n"),
		"titled alerts":         rows("> [!NOTE] [[#b]]\n> x\n"),
		"small paragraphs":      blocks("a", 1),
		"summaries":             " markdown=\n" + rows("<details>\n<summary>a</summary>\n"),
		"colons":                blocks(": ", large),
		"abbreviations":         rows("*[A]: b"),
		"fences":                rows("```"),
		"definitions":           rows("a\n: b"),
		"attributes":            rows("# a {#" + strings.Repeat("a", 1000)),
		"references":            rows("[a]: b")[:maxPageBytes/2] + blocks("[a]", half)[:maxPageBytes/2],
		"words after a pipe":    "x | y\n" + rows(words),
		"words with pipes":      rows(words + "| b"),
		"words in a quote":      rows("> " + words),
		"pipes in a quote":      "> x | y\n" + rows("> "+words),
		"pipes in a list":       "- x | y\n" + rows("  "+words),
		"no table":              "|a|b|\n|-|\n" + rows(words),
		"a table, then words":   "|a|b|\n|-|-|\n|c|d|\n# e\n" + rows(words),
		"words before a table":  rows(words) + "|a|b|\n|-|-|\n",
		"long cells":            strings.Repeat("|a|b|\n|-|-|\n|"+strings.Repeat("*a_ ", large/4-2)+"|d|\n\n", maxPageBytes/large),
		"bars in code":          "|a|b|\n|-|-|\n" + rows("|`c\\|d`|e|"),
		"an item after a table": "|a|b|\n|-|-|\n1. " + rows(words),
		"numbers that are none": "x\n" + rows("2. "+words),
		"empty items":           "x\n" + rows("* \n"+words),
		"items too far in":      "x\n" + rows("    - "+words),
		"hashes":                rows("#" + words),
		"headings":              rows("# " + strings.Repeat("*a_ ", large/4)),
		"underlined headings":   strings.Repeat(rows(words)[:large]+"\n===\n", maxPageBytes/large),
		"terms":                 rows(strings.Repeat("*a_ ", large/4) + "\n: b"),
		"notes":                 rows("[^a]: " + words),
		"words in a note":       "[^a]: x\n" + rows("    "+words),
		"words in a callout":    "!!! note\n" + rows("    "+words),
		"titles of callouts":    rows("!!! note \"" + strings.Repeat("*a_ ", large/4-10) + "\"\n    a"),
		"HTML around a list":    "<div>\n" + rows("- "+words),
		"HTML in lines":         "<div>\n" + rows("<b>a"),
		"HTML of words":         "<div>\n" + rows(words),
		"a list in a tag":       "<ul>" + rows("<li>a"),
	}
	for name, text := range hostileFrontMatter() {
		fence := "---\n"
		if strings.HasPrefix(name, "TOML") {
			fence = "+++\n"
		}
		pages[name] = fence + text[:min(len(text), maxFrontMatterBytes-1)] + "\n" + fence + "Words.\n"
	}
	return pages
}

// differentTags returns a page of distinct tags.
func differentTags() string {
	var b strings.Builder
	for i := 0; b.Len() < maxPageBytes-100; i++ {
		fmt.Fprintf(&b, "{%% a%d %%}\n\n{: #b%d}\n\n", i, i)
	}
	return b.String()
}

// differentReferences returns half a page of distinct reference definitions.
func differentReferences() string {
	var b strings.Builder
	for i := 0; b.Len() < maxPageBytes/2; i++ {
		fmt.Fprintf(&b, "[a%d]: b\n", i)
	}
	return b.String() + "\n"
}

// hostileFrontMatter returns front matter of the maximum size, each as expensive to read as front matter of its kind
// can be. The name says which of them is TOML.
func hostileFrontMatter() map[string]string {
	const size = maxFrontMatterBytes
	fill := func(start, piece string) string { return start + strings.Repeat(piece, (size-len(start))/len(piece)) }
	counted := func(start, format string) string {
		var b strings.Builder
		b.WriteString(start)
		for i := 0; b.Len() < size-20; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	nested := func(open, in, end string, levels int) string {
		return strings.Repeat(open, levels) + in + strings.Repeat(end, levels) + "\n"
	}
	longKey := strings.Repeat("k", 120)
	return map[string]string{
		"YAML keys":                     counted("", "k%d: 1\n"),
		"YAML flow lists":               fill("a: ", "["),
		"YAML flow mappings":            fill("a: ", "{a: "),
		"YAML lists in lists":           fill("a:\n", " - -")[:size/2],
		"YAML one key":                  fill("", "title: a\n"),
		"YAML list":                     fill("keywords:\n", "- a\n"),
		"TOML keys":                     counted("", "k%d=1\n"),
		"TOML one key":                  fill("", "title=1\n"),
		"TOML tables":                   counted("", "[k%d]\n"),
		"TOML list of tables":           fill("", "[[a]]\n"),
		"TOML list of full tables":      fill("", "[[a]]\nb=1\n"),
		"TOML dots":                     fill("a", ".a"),
		"TOML dots in headers":          fill("", "["+strings.Repeat("a.", 40)+"b]\n"),
		"TOML dots, just under":         counted("", strings.Repeat("a.", 14)+"k%d=1\n"),
		"TOML tables, just under":       counted("", "["+strings.Repeat("a.", 14)+"k%d]\n"),
		"TOML keys in a deep table":     counted("["+strings.Repeat("a.", 14)+"b]\n", "k%d=1\n"),
		"TOML keys in a long table":     counted("["+longKey+"]\n", "k%d=1\n"),
		"TOML a long key":               fill("[", "k") + "\n",
		"TOML long keys, nested":        "x = " + strings.Repeat("{"+longKey+" = ", 14) + counted("{k=1", ",k%d=1")[:size/2-200] + strings.Repeat("}", 15),
		"TOML lists":                    fill("a = ", "["),
		"TOML lists, just under":        "a = " + strings.Repeat("[", 14) + fill("", "[],")[:size-100] + strings.Repeat("]", 14),
		"TOML lists in one, under":      "a = [" + fill("", nested("[", "", "],", 14))[:size-100] + "]",
		"TOML inline tables":            fill("a = ", "{a = "),
		"TOML inline tables in one":     "a = [" + fill("", strings.TrimSpace(nested("{a=", "1", "}", 14))+",")[:size-400] + "]",
		"TOML mistakes":                 fill("", "a b\n"),
		"TOML mistakes after keys":      counted("", "k%d=1\n")[:size-60] + strings.Repeat("x\n", 20),
		"TOML escapes":                  fill(`a = "`, `\n`),
		"TOML open strings":             fill("a = \"\"\"", "\\\"\"\""),
		"TOML fractions":                fill("a = [", "1.5,"),
		"TOML headers with and without": fill("", "[a]\n[[a]]\n"),
	}
}

// Limits on the cost of loading one page: total bytes allocated, and CPU time. The worst page takes 0.9 s on a server
// from 2026; other machines may be slower.
const (
	maxCost            = 256 << 20
	maxFrontMatterCost = 48 << 20 // of a page with little else
	maxCPU             = 3 * time.Second
)

// somePages returns all hostile pages if TRUSTBOOK_FULL is set, as in CI, and otherwise every sixth, because they take
// most of the time of these tests.
func somePages() map[string]string {
	all := hostilePages()
	if os.Getenv("TRUSTBOOK_FULL") != "" {
		return all
	}
	for i, name := range slices.Sorted(maps.Keys(all)) {
		if i%6 != 0 {
			delete(all, name)
		}
	}
	return all
}

// hostileFile returns a file with the given text, cut to the maximum size of a page.
func hostileFile(text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(text[:min(len(text), maxPageBytes)])}
}

// skipUnderRaceDetector skips a test that counts allocated bytes if -short is set, as in runs under the race
// detector. There, sync.Pool drops items at random, so a regular expression allocates its state again for every
// match.
func skipUnderRaceDetector(t *testing.T) {
	if testing.Short() {
		t.Skip("under the race detector, sync.Pool drops what it is given, and more is allocated")
	}
}

// The test prints the costs as a table, the most costly page first.
func TestHostilePagesAreBounded(t *testing.T) {
	skipUnderRaceDetector(t)
	var table []string
	for name, text := range somePages() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC() // so that collecting an earlier page's garbage does not count
			runtime.ReadMemStats(&before)
			began := cpuTime()
			h, err := Handbook(fstest.MapFS{"a.md": hostileFile(text)})
			cpu := cpuTime() - began
			runtime.ReadMemStats(&after)
			table = append(table, fmt.Sprintf("%5d ms %4d MB  %s", cpu.Milliseconds(), (after.TotalAlloc-before.TotalAlloc)>>20, name))
			if cpu > maxCPU {
				t.Errorf("it takes %v of CPU time", cpu)
			}
			if err != nil || len(h.Entries) != 1 || h.Entries[0].Markdown == "" && name != "comments" && name != "lists of HTML" {
				t.Fatalf("it does not open: %v", err)
			}
			limit := uint64(maxCost)
			if strings.Contains(name, "TOML") || strings.Contains(name, "YAML") {
				limit = maxFrontMatterCost
			}
			if cost := after.TotalAlloc - before.TotalAlloc; cost > limit {
				t.Errorf("it allocates %d MiB, shown as plain text because %q", cost>>20, h.Entries[0].Plain)
			}
		})
	}
	slices.Sort(table)
	slices.Reverse(table)
	t.Logf("CPU time and bytes allocated:\n%s", strings.Join(table, "\n"))
}

// The cost of a link does not grow with the number of headings, or of files with the same name.
func TestManyLinksAreBounded(t *testing.T) {
	skipUnderRaceDetector(t)
	var headings, links strings.Builder
	for i := range 8_000 {
		fmt.Fprintf(&headings, "## Heading %d\n\n", i)
	}
	for i := range 3_000 {
		fmt.Fprintf(&links, "[x](b.md#Heading.%d) [x](b.md#none-%d) [](b.md#heading-%d) [[g1/Readme]]\n\n", i+5_000, i, i+5_000)
	}
	files := fstest.MapFS{"a.md": hostileFile(links.String()), "b.md": hostileFile(headings.String())}
	for i := range 1_000 {
		files[fmt.Sprintf("f%d/g%d/readme.md", i/100, i)] = &fstest.MapFile{}
	}
	began := cpuTime()
	h, err := Handbook(files)
	if cpu := cpuTime() - began; cpu > maxCPU {
		t.Errorf("it takes %v of CPU time", cpu)
	}
	if err != nil || len(h.Entry("a").Links) != 12_000 {
		t.Fatalf("it does not open, or not as Markdown: %v", err)
	}
	last := h.Entry("a").Links[11_996:]
	for i, want := range []struct{ entry, anchor, text string }{{"b", "heading-7999", "x"}, {"b", "", "x"}, {"b", "heading-7999", "Heading 7999"}, {"f0-g1", "", "g1/Readme"}} {
		if l := last[i]; l.Entry != want.entry || l.Anchor != want.anchor || l.Text != want.text {
			t.Errorf("link %d is %+v", i, l)
		}
	}
}

// Loading a thousand hostile pages takes minutes, but stops at once when it is cancelled.
func TestThousandHostilePagesAreInterrupted(t *testing.T) {
	files, size := fstest.MapFS{}, 0
	for name, text := range hostilePages() {
		f := hostileFile(text)
		for i := 0; i < 20 && size+len(f.Data) < maxTotalBytes; i++ {
			size += len(f.Data)
			files[fmt.Sprintf("%s-%d.md", strings.ReplaceAll(name, " ", "-"), i)] = f
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	var cancelled time.Time
	_, err := new(Loader).Load(ctx, files, func(done, _ int) {
		if done > 0 && cancelled.IsZero() {
			cancelled = time.Now()
			cancel()
		}
	})
	if took := time.Since(cancelled); !errors.Is(err, context.Canceled) || took > 2*time.Second { // 1 ms on a quiet machine
		t.Errorf("%d pages: %v, %v after it was cancelled", len(files), err, took)
	}
}

// No step compares every entry with every other: many entries with the same title, id or former id cost about as much
// as different ones.
func TestSimilarEntriesCostNoMore(t *testing.T) {
	cost := func(text string) uint64 {
		files := fstest.MapFS{}
		for i := range 800 {
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

// Parts whose titles have the same slug, as all Japanese titles do, cost about as much as parts with different slugs.
// The same is true of comments.
func TestHostileNavigationIsBounded(t *testing.T) {
	skipUnderRaceDetector(t)
	parts := func(title func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < maxPageBytes-100; i++ {
			fmt.Fprintf(&b, "# %s\n- [x](a.md)\n", title(i))
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"titles with the same slug": parts(func(i int) string { return string([]rune{rune(0x4e00 + i%20000), rune(0x4e00 + i/100)}) }),
		"different titles":          parts(func(i int) string { return fmt.Sprint("t", i) }),
		"comments":                  "- [x](a.md)\n" + strings.Repeat("<!---->", maxPageBytes/7-2),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		h, err := Handbook(fstest.MapFS{"SUMMARY.md": {Data: []byte(text)}, "a.md": {Data: []byte("# A\n")}})
		runtime.ReadMemStats(&after)
		if err != nil || len(h.Entries) != 1 || len(h.Problems) > 0 {
			t.Fatalf("%s: %v", name, err)
		}
		if cost := after.TotalAlloc - before.TotalAlloc; cost > maxFrontMatterCost {
			t.Errorf("%s: loading allocates %d MiB", name, cost>>20)
		}
	}
}

// BenchmarkHostile loads the most costly pages.
func BenchmarkHostile(b *testing.B) {
	if testing.Short() {
		b.Skip("TestHostilePagesAreBounded parses the same pages")
	}
	for name, text := range hostilePages() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			files := fstest.MapFS{"a.md": hostileFile(text)}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Handbook(files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
