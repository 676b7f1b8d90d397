package export

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"trustbook/embed"
	"trustbook/handbook"
)

// browser returns a function that runs headless Chromium and returns its output. It skips the test if there is no
// Chromium.
func browser(t *testing.T) func(args ...string) string {
	t.Helper()
	if os.Getenv("TRUSTBOOK_FULL") == "" {
		t.Skip("a browser takes seconds: TRUSTBOOK_FULL is not set")
	}
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("there is no Chromium here")
	}
	return func(args ...string) string {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		defer cancel()
		all := append([]string{
			"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions",
			"--allow-file-access-from-files", "--user-data-dir=" + t.TempDir(), "--virtual-time-budget=10000",
		}, args...)
		if os.Getuid() == 0 {
			all = append(all, "--no-sandbox") // Chromium requires this when running as root
		}
		out, err := exec.CommandContext(ctx, program, all...).Output()
		if err != nil {
			t.Fatalf("%s: %v", program, err)
		}
		return string(out)
	}
}

// awkwardHandbook returns a handbook that is hard to lay out.
func awkwardHandbook() fs.FS {
	wide := "| Incomprehensibilities | Counterrevolutionaries | Electroencephalograph |\n|---|---|---|\n| a | b | c |\n"
	many := "| | A | B | C | D | E |\n|---|---|---|---|---|---|\n" + strings.Repeat("| Staff member | yes | no | yes | no | some words |\n", 40)
	purposes := "| CATEGORY OF USE | Purpose |\n|---|---|\n| Authentication | " + strings.Repeat("some words about why we do that ", 9) + "|\n"
	return fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: An awkward handbook\nversion: \"7\"\nlanguages: [en]\n")},
		"a/one.md": {Data: []byte("---\nkind: faq\nquestion: " + strings.Repeat("verylongword", 12) + "?\nanswer: no\nsummary: Never.\nstatus: draft\n---\n# One\n\n" +
			wide + "\n" + many + "\n" + purposes + "\n```\n" + strings.Repeat("x", 300) + "\n```\n\n- [x] done\n- [ ] open\n\nhttps://example.com/" + strings.Repeat("path/", 40) + "\n")},
		"a/two.md":   {Data: []byte("---\nkind: faq\nquestion: Q?\nanswer: partly\nsummary: In part.\nowner: Ada\n---\n# Two\n\n`" + strings.Repeat("code", 60) + "`\n")},
		"b/three.md": {Data: []byte("---\nlang: ar\n---\n# مرحبا\n\nنص عربي.\n\n> Quote\n\n## More\n\n" + strings.Repeat("Words go on. ", 300) + "\n")},
	}
}

// measured holds the measurements of a page at a width by testdata/browser/measure.html.
type measured struct {
	Width                      int
	Overflow, Contrast, Top    float64
	Contents, Unfolded, Folded bool
	Current, Kept              bool
	Scheme, Worst              string
	Stuck, Broken              []string
}

// In a browser, the page never scrolls sideways, its text is readable, no word in a table is broken, a phone hides the
// contents until they are opened, and the selected entry is at the top.
func TestPageInABrowser(t *testing.T) {
	run := browser(t)
	for scheme, with := range map[string]struct {
		texts      fs.FS
		background string
	}{"light": {awkwardHandbook(), "rgb(255, 255, 255)"}, "dark": {embed.FS(), "rgb(13, 17, 23)"}} {
		t.Run(scheme, func(t *testing.T) {
			for _, m := range measure(t, run, loadHandbook(t, with.texts), scheme) {
				m.check(t, with.background)
			}
		})
	}
}

func measure(t *testing.T, run func(...string) string, h *handbook.Handbook, scheme string) []measured {
	t.Helper()
	folder := t.TempDir()
	script, err := os.ReadFile("testdata/browser/measure.html")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"page.html": written(t, h, FormatHTML), "measure.html": string(script)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	number := map[string]int{"dark": 0, "light": 1}[scheme]
	dom := run("--window-size=1400,1000", fmt.Sprintf("--blink-settings=preferredColorScheme=%d", number), "--dump-dom", "file://"+folder+"/measure.html")
	result := regexp.MustCompile(`(?s)<pre id="result">(.*?)</pre>`).FindStringSubmatch(dom)
	var out []measured
	if result == nil || json.Unmarshal([]byte(html.UnescapeString(result[1])), &out) != nil || len(out) != 3 {
		t.Fatalf("the browser measures nothing: %s", dom)
	}
	return out
}

// minContrast is the contrast that WCAG 2.2, level AA, requires for text.
const minContrast = 4.5

func (m measured) check(t *testing.T, background string) {
	t.Helper()
	phone := m.Width < 990
	switch {
	case m.Overflow > 0:
		t.Errorf("at %d pixels the page scrolls sideways by %v", m.Width, m.Overflow)
	case m.Scheme != background:
		t.Errorf("at %d pixels the background is %s, want %s", m.Width, m.Scheme, background)
	case m.Contrast < minContrast:
		t.Errorf("at %d pixels the contrast is %.2f in %s", m.Width, m.Contrast, m.Worst)
	case len(m.Stuck) > 0:
		t.Errorf("at %d pixels no key scrolls %s", m.Width, m.Stuck)
	case len(m.Broken) > 0:
		t.Errorf("at %d pixels words are broken in %s", m.Width, m.Broken)
	case m.Kept != phone:
		t.Errorf("at %d pixels the place is kept while the contents are looked at: %v", m.Width, m.Kept)
	case m.Contents == phone || m.Unfolded != phone || m.Folded != phone:
		t.Errorf("at %d pixels the contents are shown: %v, when asked for: %v, folded after a choice: %v", m.Width, m.Contents, m.Unfolded, m.Folded)
	case m.Top < 0 || m.Top > 60:
		t.Errorf("at %d pixels the entry that was chosen is at %v", m.Width, m.Top)
	case !phone && !m.Current:
		t.Errorf("the contents do not show the place")
	}
}

// Every printed sheet names its handbook. The PDF is read with poppler's pdftotext.
func TestPageOnPaper(t *testing.T) {
	run := browser(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("there is no pdftotext here")
	}
	h := loadHandbook(t, awkwardHandbook())
	folder := t.TempDir()
	page, pdf := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.pdf")
	if err := os.WriteFile(page, []byte(written(t, h, FormatHTML)), 0o600); err != nil {
		t.Fatal(err)
	}
	run("--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+page)
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if len(sheets) < 3 {
		t.Fatalf("%d sheets", len(sheets))
	}
	for i, sheet := range sheets {
		for _, want := range []string{h.Title, "Edition 7", h.Digest, fmt.Sprintf("Page %d of %d", i+1, len(sheets))} {
			if !strings.Contains(sheet, want) {
				t.Errorf("sheet %d does not say %q\n%s", i+1, want, sheet)
			}
		}
	}
}
