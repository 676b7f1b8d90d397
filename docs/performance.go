//go:build ignore

// Command performance measures the program beside others in one run, so that the ratios mean
// the same on any machine, and prints docs/performance.md's table. Run it on Linux from the
// repository's root. It builds the program, and the edition of another commit if that is in
// the history; glow, fzf and less are measured if they are installed.
//
//	go run docs/performance.go                        # against 4b585dc
//	go run docs/performance.go -against v1.0.0 -rounds 50
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

var (
	against = flag.String("against", "4b585dc", "commit to compare with")
	rounds  = flag.Int("rounds", 30, "how often to measure each")
)

func main() {
	flag.Parse()
	folder, err := os.MkdirTemp("", "performance-")
	check(err)
	defer os.RemoveAll(folder)
	fmt.Printf("| what | this | compared with | ratio of medians (minima) |\n|---|---|---|---|\n")
	now := build(folder, "now", ".")
	before := buildCommit(folder)
	pages := writePages(filepath.Join(folder, "pages"))
	screen := func(path string, args ...string) program {
		return program{args: append([]string{path}, args...), marker: "not shared"}
	}
	firstFrame(screen(now), before, screen)
	for _, args := range [][]string{{"--version"}, {"list"}, {"show", "mfa-production-admin"}, {"search", "mfa admin"}, {"--handbook", pages, "list"}} {
		compare("CPU of `"+strings.ReplaceAll(strings.Join(args, " "), pages, "900 pages")+"`, ms", cpu(now, args), cpu(before, args))
	}
	compare("arrow key to frame, 18 entries, ms", keys(screen(now)), keys(screen(before)))
	bytesPerLine(now, pages)
	idle(now, before)
	held := func(path string) func() float64 {
		if path == "" {
			return nil
		}
		return func() float64 { return memory(program{[]string{path, "--handbook", pages}, "All 900"}) }
	}
	compareTimes(3, "memory with 900 pages open, MB", held(now), held(before))
	compareTimes(1, "program, MB", size(now), size(before))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func build(folder, name, source string) string {
	path := filepath.Join(folder, name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", path, ".")
	cmd.Dir, cmd.Env, cmd.Stderr = source, append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	check(cmd.Run())
	return path
}

// buildCommit builds the program of another commit; "" if it is not in the history.
func buildCommit(folder string) string {
	source := filepath.Join(folder, "before-source")
	if exec.Command("git", "worktree", "add", "--detach", source, *against).Run() != nil {
		fmt.Fprintln(os.Stderr, *against, "is not in the history")
		return ""
	}
	defer func() { check(exec.Command("git", "worktree", "remove", "--force", source).Run()) }()
	return build(folder, "before", source)
}

// compare measures two programs in turn and prints a row. measure is nil for a program that is not there.
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

// program is a program that draws on a terminal until it is killed. marker is what the first
// complete frame ends with.
type program struct {
	args   []string
	marker string
}

// session is a program on a pseudo-terminal of 120 by 40, which answers what it asks.
type session struct {
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	out  []byte
	seen chan struct{} // something was written
}

func environment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.TempDir(), "LANG=C.UTF-8", "TERM=xterm-256color", "COLORTERM=truecolor", "TRUSTBOOK_NO_STATE=1"}
}

func start(p program) *session {
	s := &session{cmd: exec.Command(p.args[0], p.args[1:]...), seen: make(chan struct{}, 1)}
	s.cmd.Env = environment()
	tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 40, Cols: 120})
	check(err)
	s.tty = tty
	go s.read()
	return s
}

func (s *session) read() {
	buf := make([]byte, 64<<10)
	answers := [][2]string{{"\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\"}, {"\x1b]10;?", "\x1b]10;rgb:ffff/ffff/ffff\x1b\\"}, {"\x1b[6n", "\x1b[1;1R"}, {"\x1b[c", "\x1b[?62c"}}
	for {
		n, err := s.tty.Read(buf)
		if err != nil {
			return
		}
		for _, a := range answers {
			if bytes.Contains(buf[:n], []byte(a[0])) {
				_, _ = s.tty.WriteString(a[1])
			}
		}
		s.mu.Lock()
		s.out = append(s.out, buf[:n]...)
		s.mu.Unlock()
		select {
		case s.seen <- struct{}{}:
		default:
		}
	}
}

// await waits until a marker was written, and returns how much was.
func (s *session) await(marker string) int {
	for limit := time.After(30 * time.Second); ; {
		s.mu.Lock()
		found, n := strings.Contains(ansi.Strip(string(s.out)), marker), len(s.out)
		s.mu.Unlock()
		if found {
			return n
		}
		select {
		case <-s.seen:
		case <-limit:
			log.Fatalf("%v never shows %q", s.cmd.Args, marker)
		}
	}
}

// settle waits until nothing is written for a moment, and returns how much was in all.
func (s *session) settle() int {
	for {
		select {
		case <-s.seen:
		case <-time.After(300 * time.Millisecond):
			s.mu.Lock()
			defer s.mu.Unlock()
			return len(s.out)
		}
	}
}

func (s *session) end() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
	_ = s.tty.Close()
}

// firstFrame compares the time to the first complete frame.
func firstFrame(now program, before string, screen func(string, ...string) program) {
	show := func(p program) func() float64 {
		return func() float64 {
			began := time.Now()
			s := start(p)
			defer s.end()
			s.await(p.marker)
			return milliseconds(time.Since(began))
		}
	}
	if glow, err := exec.LookPath("glow"); err == nil {
		page := filepath.Join("embed", "handbook", "why", "about.md")
		compare("first frame, against glow on the same text, ms", show(now), show(program{[]string{glow, "-s", "dark", page}, "are not shared"}))
	}
	if before != "" {
		compare("first frame, ms", show(now), show(screen(before)))
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// cpu returns a function that measures the CPU time of a run; nil without a program.
func cpu(path string, args []string) func() float64 {
	if path == "" {
		return nil
	}
	return func() float64 {
		cmd := exec.Command(path, args...)
		cmd.Env = environment()
		check(cmd.Run())
		return milliseconds(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
	}
}

// keys measures the time from an arrow key to what it writes.
func keys(p program) func() float64 {
	if p.args[0] == "" {
		return nil
	}
	s, n := start(p), 0
	s.await(p.marker)
	s.settle()
	return func() float64 {
		key := "\x1b[B"
		if n%10 >= 5 { // up again before the end of the list, where a key changes nothing
			key = "\x1b[A"
		}
		n++
		time.Sleep(20 * time.Millisecond)
		began := time.Now()
		_, err := s.tty.WriteString(key)
		check(err)
		select {
		case <-s.seen:
		case <-time.After(30 * time.Second):
			log.Fatalf("%v does not react to an arrow key", s.cmd.Args)
		}
		took := milliseconds(time.Since(began))
		s.settle()
		return took
	}
}

// bytesPerLine compares what is written when a page of text moves by a line.
func bytesPerLine(now, pages string) {
	const lines = 20
	scroll := func(p program, key string) func() float64 {
		return func() float64 {
			s := start(p)
			defer s.end()
			s.await(p.marker)
			before := s.settle()
			for range lines {
				_, err := s.tty.WriteString(key)
				check(err)
				s.settle()
			}
			return float64(s.settle()-before) / lines
		}
	}
	var other func() float64
	if fzf, err := exec.LookPath("fzf"); err == nil {
		other = scroll(program{[]string{"sh", "-c", "seq 100000 100999 | sed 's/$/ a line of text of some length, to choose/' | " + fzf}, "1000/1000"}, "\x1b[A")
	}
	compareTimes(1, "bytes for each scrolled line in the reader, against an arrow key in fzf", scroll(program{[]string{now, "--handbook", pages, "open", "page-1"}, "Page 1"}, "\x1b[B"), other)
}

func idle(paths ...string) {
	var cells []string
	for _, path := range paths {
		if path == "" {
			continue
		}
		s := start(program{args: []string{path}})
		s.await("not shared")
		s.settle()
		switches, began := s.switches(), time.Now()
		time.Sleep(5 * time.Second)
		cells = append(cells, fmt.Sprintf("%.1f", float64(s.switches()-switches)/time.Since(began).Seconds()))
		s.end()
	}
	fmt.Printf("| idle: context switches a second | %s | |\n", strings.Join(cells, " | "))
}

func (s *session) switches() (n int) {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", s.cmd.Process.Pid))
	check(err)
	for _, file := range files {
		n += numbers(file, "ctxt_switches:")
	}
	return n
}

// numbers adds the numbers behind a name in a file of /proc.
func numbers(file, name string) (sum int) {
	data, err := os.ReadFile(file)
	check(err)
	for line := range strings.Lines(string(data)) {
		if _, value, found := strings.Cut(line, name); found {
			n, err := strconv.Atoi(strings.Fields(value)[0])
			check(err)
			sum += n
		}
	}
	return sum
}

// memory returns the memory of a program that has opened its handbook, in MB.
func memory(p program) float64 {
	s := start(p)
	defer s.end()
	s.await(p.marker)
	s.settle()
	time.Sleep(2 * time.Second) // until nothing is done in the background
	return float64(numbers(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid), "VmRSS:")) / 1000
}

// size returns the size of a program in MB.
func size(path string) func() float64 {
	if path == "" {
		return nil
	}
	return func() float64 {
		info, err := os.Stat(path)
		check(err)
		return float64(info.Size()) / 1e6
	}
}

// writePages writes a handbook of 900 pages, 6 MB in all.
func writePages(folder string) string {
	check(os.MkdirAll(folder, 0o700))
	words := strings.Fields("access is granted by role and reviewed each quarter while every secret stays in the vault of its team so that nobody shares a password with customers who rely on backups in two regions")
	for page := range 900 {
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
		for b.Len() < 6500 {
			fmt.Fprintf(&b, "## %s\n\n%s.\n\n- **%s** and [another](page-%d.md)\n- `%s`\n\n", sentence(4), sentence(50), sentence(5), n%900, sentence(2))
		}
		check(os.WriteFile(filepath.Join(folder, fmt.Sprintf("page-%d.md", page)), []byte(b.String()), 0o600))
	}
	return folder
}
