package e2e

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

var (
	against = flag.String("against", "", "commit to compare the time, memory and size of the program with")
	rounds  = flag.Int("rounds", 30, "how often to measure each")
)

// slowRounds is the number of rounds of measurements that take seconds.
const slowRounds = 3

// program is a program that draws on a terminal until it is killed. marker ends its first complete frame.
type program struct {
	path, marker string
	args         []string
	width        int // of the terminal; 0 means 120
}

// TestPerformance measures the program, another version of it, and glow and fzf if they are installed, in one run, so
// that the ratios are comparable across machines. It prints the table of docs/performance.md.
func TestPerformance(t *testing.T) {
	if *against == "" {
		t.Skip("-against names no commit")
	}
	folder := t.TempDir()
	now, before := buildCopy(t, folder, "now", ".."), buildCommit(t, folder)
	fmt.Printf("| what | this | compared with | ratio of medians (minima) |\n|---|---|---|---|\n")
	firstFrames(t, now, before)
	for _, args := range []string{"--version", "list", "show mfa-production-admin", "search mfa admin"} {
		compare(*rounds, "CPU of `"+args+"`, ms", cpu(t, now, strings.Fields(args)...), cpu(t, before, strings.Fields(args)...))
	}
	compare(*rounds, "arrow key to frame, 18 entries, ms", arrowKeyTime(t, builtIn(now)), arrowKeyTime(t, builtIn(before)))
	compareIdle(t, builtIn(now), builtIn(before))
	compare(slowRounds, "20,000 letters at once: time until `^C` takes effect, ms", floodTime(t, builtIn(now)), floodTime(t, builtIn(before)))
	long := writePages(t, filepath.Join(folder, "900"), 900, 6500)
	compare(slowRounds, "CPU of `list`, 900 pages, ms", cpu(t, now, "--handbook", long, "list"), cpu(t, before, "--handbook", long, "list"))
	reader := func(path string) program {
		return program{path: path, args: []string{"--handbook", long, "open", "page-1"}, marker: "Page 1"}
	}
	compare(*rounds, "line down in the reader of 7 KB, to frame, ms", arrowKeyTime(t, reader(now)), arrowKeyTime(t, reader(before)))
	bytesPerLine(t, reader(now))
	compare(slowRounds, "memory with 900 pages open, MB", memory(t, browsingProgram(now, long)), memory(t, browsingProgram(before, long)))
	for _, n := range []int{10_000, 100_000} {
		compareLargeHandbook(t, now, before, n)
	}
	compare(1, "program, MB", size(t, now), size(t, before))
}

// compareLargeHandbook measures operations that take longer with many entries, on n generated pages.
func compareLargeHandbook(t *testing.T, now, before string, n int) {
	t.Helper()
	pages := writePages(t, t.TempDir(), n, 380)
	a, b := browsingProgram(now, pages), browsingProgram(before, pages)
	of := func(what string) string { return fmt.Sprintf("%s, %d entries, ", what, n) }
	compare(1, of("CPU of `list`")+"ms", cpu(t, now, "--handbook", pages, "list"), cpu(t, before, "--handbook", pages, "list"))
	compare(1, of("memory")+"MB", memory(t, a), memory(t, b))
	compare(*rounds, of("arrow key to frame")+"ms", arrowKeyTime(t, a), arrowKeyTime(t, b))
	compareKeys(t, of("CPU of a typed letter"), a, b)
}

// builtIn returns the program with its built-in handbook.
func builtIn(path string) program { return program{path: path, marker: "not shared"} }

// browsingProgram returns the program with a handbook of generated pages.
func browsingProgram(path, pages string) program {
	return program{path: path, args: []string{"--handbook", pages}, marker: "Page 1"}
}

// buildCopy builds a program and copies the file. The linker leaves the pages of a file scattered in the system's
// cache, so running that file may take 50% more CPU time than running a copy.
func buildCopy(t *testing.T, folder, name, source string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", path+"-linked", ".")
	cmd.Dir, cmd.Env, cmd.Stderr = source, append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	must(t, cmd.Run())
	data, err := os.ReadFile(path + "-linked")
	must(t, err)
	must(t, os.WriteFile(path, data, 0o700))
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	must(t, file.Sync())
	must(t, unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_DONTNEED))
	_, err = io.Copy(io.Discard, file)
	must(t, err)
	return path
}

// buildCommit builds the program of another commit.
func buildCommit(t *testing.T, folder string) string {
	t.Helper()
	source := filepath.Join(folder, "before-source")
	if out, err := exec.Command("git", "worktree", "add", "--detach", source, *against).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	defer func() { must(t, exec.Command("git", "worktree", "remove", "--force", source).Run()) }()
	return buildCopy(t, folder, "before", source)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// compare measures two programs in turn and prints a row with the medians. If other is nil, the row has one figure.
func compare(rounds int, what string, this, other func() float64) {
	var a, b []float64
	for range rounds {
		if a = append(a, this()); other != nil {
			b = append(b, other())
		}
	}
	if slices.Sort(a); other == nil {
		fmt.Printf("| %s | %.2f | | |\n", what, a[len(a)/2])
		return
	}
	slices.Sort(b)
	fmt.Printf("| %s | %.2f | %.2f | %.2f (%.2f) |\n", what, a[len(a)/2], b[len(b)/2], a[len(a)/2]/b[len(b)/2], a[0]/b[0])
}

var words = strings.Fields("access is granted by role and reviewed each quarter while every secret stays in the vault of its team so that nobody shares a password with customers who rely on backups in two regions")

// writePages writes a handbook with the given number of pages, each at least size bytes long, with a thousand pages
// per folder.
func writePages(t *testing.T, folder string, pages, size int) string {
	t.Helper()
	for page := range pages {
		n := page
		sentence := func(length int) string {
			var out []string
			for range length {
				n = (n*7919 + 104729) % 1000003
				out = append(out, words[n%len(words)])
			}
			return strings.Join(out, " ")
		}
		var b strings.Builder
		fmt.Fprintf(&b, "---\nid: page-%d\ntitle: Page %d\n---\n", page, page)
		for b.Len() < size {
			fmt.Fprintf(&b, "## %s\n\n%s.\n\n- **%s** and [another](../%d/page-%d.md)\n- `%s`\n\n", sentence(4), sentence(min(50, size/13)), sentence(5), n%pages/1000, n%pages, sentence(2))
		}
		path := filepath.Join(folder, fmt.Sprint(page/1000), fmt.Sprintf("page-%d.md", page))
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte(b.String()), 0o600))
	}
	return folder
}
