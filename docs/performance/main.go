//go:build ignore

// Command performance measures the program beside others in one run, so that the ratios mean
// the same on any machine, and prints the table of docs/performance.md. Run it on Linux from the
// repository's root. It builds the program, and the edition of another commit if that is in
// the history; glow and fzf are measured if they are installed.
//
//	go run docs/performance/*.go                        # against 4b585dc
//	go run docs/performance/*.go -against v1.0.0 -rounds 50
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

var (
	against = flag.String("against", "4b585dc", "commit to compare with")
	rounds  = flag.Int("rounds", 30, "how often to measure each")
)

// few is the number of rounds of measurements that take seconds.
const few = 3

func main() {
	flag.Parse()
	folder, err := os.MkdirTemp("", "performance-")
	check(err)
	defer os.RemoveAll(folder)
	fmt.Printf("| what | this | compared with | ratio of medians (minima) |\n|---|---|---|---|\n")
	now := build(folder, "now", ".")
	before := buildCommit(folder)
	firstFrames(now, before)
	for _, args := range []string{"--version", "list", "show mfa-production-admin", "search mfa admin"} {
		compare("CPU of `"+args+"`, ms", cpu(now, strings.Fields(args)), cpu(before, strings.Fields(args)))
	}
	compare("arrow key to frame, 18 entries, ms", arrowKeyTime(screen(now)), arrowKeyTime(screen(before)))
	idle(now, before)
	compareTimes(few, "20,000 letters at once: time until `^C` takes effect, ms", flood(now), flood(before))
	long := writePages(filepath.Join(folder, "900"), 900, 6500)
	compareTimes(few, "CPU of `list`, 900 pages, ms", cpu(now, []string{"--handbook", long, "list"}), cpu(before, []string{"--handbook", long, "list"}))
	reader := func(path string) program {
		return program{args: []string{path, "--handbook", long, "open", "page-1"}, marker: "Page 1"}
	}
	compare("line down in the reader of 7 KB, to frame, ms", arrowKeyTime(reader(now)), arrowKeyTime(reader(before)))
	bytesPerLine(reader(now))
	compareTimes(few, "memory with 900 pages open, MB", memory(open(now, long)), memory(open(before, long)))
	for _, n := range []int{10_000, 100_000} {
		many(now, before, writePages(filepath.Join(folder, fmt.Sprint(n)), n, 380), n)
	}
	compareTimes(1, "program, MB", size(now), size(before))
}

// many measures what takes longer with many entries. It compares now with before on n generated pages.
func many(now, before, pages string, n int) {
	of := func(what string) string { return fmt.Sprintf("%s, %d entries, ", what, n) }
	a, b := open(now, pages), open(before, pages)
	compareTimes(1, of("CPU of `list`")+"ms", cpu(now, []string{"--handbook", pages, "list"}), cpu(before, []string{"--handbook", pages, "list"}))
	compareTimes(1, of("memory")+"MB", memory(a), memory(b))
	compare(of("arrow key to frame")+"ms", arrowKeyTime(a), arrowKeyTime(b))
	compareKeys(of("CPU of a typed letter"), a, b)
}

// screen returns the program with its built-in handbook.
func screen(path string) program { return program{args: []string{path}, marker: "not shared"} }

// open returns the program with a handbook of generated pages.
func open(path, pages string) program {
	return program{args: []string{path, "--handbook", pages}, marker: "Page 1"}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// build builds a program and copies the file. As the linker writes it, its pages are scattered in the system's cache,
// and a run may take half as much CPU time again as that of a copy.
func build(folder, name, source string) string {
	path := filepath.Join(folder, name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", path+"-linked", ".")
	cmd.Dir, cmd.Env, cmd.Stderr = source, append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	check(cmd.Run())
	data, err := os.ReadFile(path + "-linked")
	check(err)
	check(os.WriteFile(path, data, 0o700))
	file, err := os.Open(path)
	check(err)
	defer file.Close()
	check(file.Sync())
	check(unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_DONTNEED))
	_, err = io.Copy(io.Discard, file)
	check(err)
	return path
}

// buildCommit builds the program of another commit. It returns "" if the commit is not in the history.
func buildCommit(folder string) string {
	source := filepath.Join(folder, "before-source")
	if exec.Command("git", "worktree", "add", "--detach", source, *against).Run() != nil {
		fmt.Fprintln(os.Stderr, *against, "is not in the history")
		return ""
	}
	defer func() { check(exec.Command("git", "worktree", "remove", "--force", source).Run()) }()
	return build(folder, "before", source)
}

// compare measures two programs in turn and prints a row. A missing program has no figure.
func compare(what string, this, other func() float64) { compareTimes(*rounds, what, this, other) }

func compareTimes(rounds int, what string, this, other func() float64) {
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
