//go:build unix

package e2e

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
)

// How long a test waits for what it expects, and how often it checks for changes that do not write anything.
const (
	waitLimit    = time.Minute
	pollInterval = 20 * time.Millisecond
)

// setup describes the terminal and environment of a program.
type setup struct {
	width, height int
	silent        bool     // the terminal answers no query and knows only the old key codes
	env           []string // added to a small environment
	shell         string   // run this script instead; "$0" in it is the program
}

// console is a terminal with a program on it: a pseudo-terminal and an emulator that
// draws what the program writes.
type console struct {
	t       *testing.T
	silent  bool
	master  *os.File
	slave   *os.File
	before  *term.State // of the terminal before the program started
	cmd     *exec.Cmd
	ended   chan struct{}  // closed once cmd has ended
	stop    func()         // ends cmd, as the end of the test does
	silence chan struct{}  // closed once the terminal is closed or no program is left on it
	wrote   chan time.Time // receives when the program has written, and when that was

	mu      sync.Mutex
	emu     vt10x.Terminal
	written []byte          // everything the program wrote
	pending []byte          // the beginning of an incomplete sequence or character
	state   byte            // of the decoder
	modes   map[string]bool // private modes that were ever set or reset, and whether they are set now
	kitty   int             // how often the keyboard protocol was switched on without being switched off
}

// open starts the program on a new terminal.
func open(t *testing.T, s setup) *console {
	t.Helper()
	if s.width == 0 {
		s.width, s.height = 120, 36
	}
	cmd := command(t, s.env...)
	if s.shell != "" {
		cmd = exec.Command("sh", "-c", s.shell, cmd.Path)
		cmd.Env = environ(t, s.env)
	}
	return launch(t, s, cmd)
}

// launch starts any program on a new terminal.
func launch(t *testing.T, s setup, cmd *exec.Cmd) *console {
	t.Helper()
	c := newConsole(t, s)
	c.cmd = cmd
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = c.slave, c.slave, c.slave
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	c.start()
	return c
}

func newConsole(t *testing.T, s setup) *console {
	t.Helper()
	c := &console{t: t, silent: s.silent, ended: make(chan struct{}), silence: make(chan struct{}), wrote: make(chan time.Time, 1), modes: map[string]bool{}}
	c.emu = vt10x.New(vt10x.WithSize(s.width, s.height))
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("this system gives no pseudo-terminal: %v", err)
	}
	c.master, c.slave = closableCopy(t, master), slave
	t.Cleanup(func() { _ = c.slave.Close(); _ = c.master.Close() })
	c.size(s.width, s.height)
	if c.before, err = term.GetState(c.slave.Fd()); err != nil {
		t.Fatal(err)
	}
	return c
}

// closableCopy returns a file whose Close does not wait for a pending Read, for the test in which the terminal closes.
func closableCopy(t *testing.T, f *os.File) *os.File {
	t.Helper()
	defer f.Close()
	syscall.ForkLock.RLock() // no program that starts now may inherit the copy
	defer syscall.ForkLock.RUnlock()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), f.Name())
}

// start starts the command, and ends it at the end of the test.
func (c *console) start() {
	c.t.Helper()
	if err := c.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	go c.read()
	go func() {
		_ = c.cmd.Wait()
		close(c.ended)
	}()
	c.stop = sync.OnceFunc(c.end)
	c.t.Cleanup(c.stop)
}

// end ends the command and waits until no program is left on its terminal, because a shell's child must not write to
// the folders of a test that has ended.
func (c *console) end() {
	_ = syscall.Kill(-c.cmd.Process.Pid, syscall.SIGKILL) // it leads a session of its own
	<-c.ended
	_ = c.slave.Close()
	select {
	case <-c.silence:
	case <-time.After(waitLimit):
		c.t.Error("a program outlives its terminal")
	}
	_ = c.master.Close()
	<-c.silence
}

// environ returns a small environment that is the same on every machine.
func environ(t *testing.T, more []string) []string {
	t.Helper()
	return append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TERM=xterm-256color", "LANG=C.UTF-8"}, more...)
}

// command returns a command that runs the built program without a terminal of its own.
func command(t *testing.T, env ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 6*waitLimit)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary(t))
	cmd.Env = environ(t, env)
	return cmd
}

// read decodes what the program writes until the terminal is closed.
func (c *console) read() {
	defer close(c.silence)
	buf := make([]byte, 32<<10)
	for {
		n, err := c.master.Read(buf)
		at := time.Now()
		if n > 0 {
			c.take(buf[:n])
			select {
			case c.wrote <- at:
			default: // already signalled
			}
		}
		if err != nil {
			return
		}
	}
}

// take decodes what was read. An incomplete sequence or character waits for the next
// read.
func (c *console) take(read []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written = append(c.written, read...)
	c.pending = append(c.pending, read...)
	for len(c.pending) > 0 && utf8.FullRune(c.pending) {
		seq, _, n, state := ansi.DecodeSequence(c.pending, c.state, nil)
		if state != ansi.NormalState {
			return
		}
		c.sequence(seq)
		c.pending = c.pending[n:]
	}
}

var (
	privateMode     = regexp.MustCompile(`^\x1b\[\?(\d+)([hl])$`)
	privateSequence = regexp.MustCompile(`^\x1b\[[<=>?][\d;:]*[^hl\d;:]$`) // the emulator understands only modes
)

// sequence handles one character or sequence: it answers queries, records modes, and passes on whatever the emulator
// understands.
func (c *console) sequence(seq []byte) {
	if m := privateMode.FindSubmatch(seq); m != nil {
		c.modes[string(m[1])] = string(m[2]) == "h"
	}
	switch {
	case bytes.HasPrefix(seq, []byte("\x1b[>")) && seq[len(seq)-1] == 'u':
		c.kitty++
	case bytes.HasPrefix(seq, []byte("\x1b[<")) && seq[len(seq)-1] == 'u':
		c.kitty--
	}
	answer, asked := answers[string(seq)]
	if asked && !c.silent {
		_, _ = c.master.WriteString(answer)
	}
	if !asked && !privateSequence.Match(seq) {
		_, _ = c.emu.Write(seq)
	}
}

// answers are the queries that a program sends, and the replies of a modern terminal with
// a dark background.
var answers = map[string]string{
	"\x1b[?2026$p":    "\x1b[?2026;2$y",
	"\x1b[?2027$p":    "\x1b[?2027;0$y",
	"\x1b[?u":         "\x1b[?1u",
	"\x1b[c":          "\x1b[?62;22c",
	"\x1b[6n":         "\x1b[1;1R",
	"\x1b]10;?\x1b\\": "\x1b]10;rgb:dede/e0e0/e8e8\x1b\\",
	"\x1b]11;?\a":     "\x1b]11;rgb:1717/1818/1d1d\a",
	"\x1b]11;?\x1b\\": "\x1b]11;rgb:1717/1818/1d1d\x1b\\",
}

// keys are the codes of keys: the old ones, and those of the keyboard protocol that
// modern terminals use once it is requested.
var keys = map[string]struct{ old, kitty string }{
	"enter":     {"\r", "\r"},
	"tab":       {"\t", "\t"},
	"shift+tab": {"\x1b[Z", "\x1b[9;2u"},
	"esc":       {"\x1b", "\x1b[27u"},
	"up":        {"\x1b[A", "\x1b[A"},
	"down":      {"\x1b[B", "\x1b[B"},
	"ctrl+c":    {"\x03", "\x1b[99;5u"},
	"ctrl+g":    {"\x07", "\x1b[103;5u"},
	"ctrl+q":    {"\x11", "\x1b[113;5u"},
	"ctrl+r":    {"\x12", "\x1b[114;5u"},
	"ctrl+s":    {"\x13", "\x1b[115;5u"},
	"ctrl+y":    {"\x19", "\x1b[121;5u"},
	"ctrl+z":    {"\x1a", "\x1b[122;5u"},
}

// press sends a key by name.
func (c *console) press(name string) {
	c.t.Helper()
	k, ok := keys[name]
	if !ok {
		c.t.Fatalf("no key is called %q", name)
	}
	if c.silent {
		c.write(k.old)
		return
	}
	c.write(k.kitty)
}

// write sends text as if typed.
func (c *console) write(text string) {
	c.t.Helper()
	if _, err := c.master.WriteString(text); err != nil {
		c.t.Fatal(err)
	}
}

// size resizes the terminal.
func (c *console) size(width, height int) {
	c.t.Helper()
	c.mu.Lock()
	c.emu.Resize(width, height)
	c.mu.Unlock()
	if err := pty.Setsize(c.slave, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *console) signal(sig os.Signal) {
	c.t.Helper()
	if err := c.cmd.Process.Signal(sig); err != nil {
		c.t.Fatal(err)
	}
}

// screen holds the rows that the terminal shows.
type screen []string

func (c *console) screen() screen {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Split(strings.TrimRight(c.emu.String(), "\n"), "\n")
}

// bytes returns everything the program has written so far.
func (c *console) bytes() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.written)
}

// shows waits until the screen shows all these texts, each within one row.
func (c *console) shows(texts ...string) screen {
	c.t.Helper()
	return c.awaitScreen("it shows "+strings.Join(texts, " | "), func(s screen) bool {
		return !slices.ContainsFunc(texts, func(text string) bool { return !s.has(text) })
	})
}

// awaitScreen waits until the screen satisfies ok.
func (c *console) awaitScreen(what string, ok func(screen) bool) screen {
	c.t.Helper()
	var s screen
	if !c.eventually(func() bool { s = c.screen(); return ok(s) }) {
		c.t.Fatalf("waited %v until %s; the screen is\n%s", waitLimit, what, strings.Join(s, "\n"))
	}
	return s
}

// eventually waits until ok returns true. It checks after every write of the program.
func (c *console) eventually(holds func() bool) bool {
	timeout := time.After(waitLimit)
	for !holds() {
		select {
		case <-c.wrote:
		case <-time.After(pollInterval):
		case <-timeout:
			return holds()
		}
	}
	return true
}

// ends waits until the program has ended and returns its exit code.
func (c *console) ends() int {
	c.t.Helper()
	select {
	case <-c.ended:
		return c.cmd.ProcessState.ExitCode()
	case <-time.After(waitLimit):
		c.t.Fatalf("the program did not end within %v", waitLimit)
		return 0
	}
}

// restored waits until the terminal is in the same state as before the program began.
func (c *console) restored() {
	c.t.Helper()
	var wrong []string
	if !c.eventually(func() bool { wrong = c.changed(); return len(wrong) == 0 }) {
		c.t.Errorf("the terminal is left with %s", strings.Join(wrong, ", "))
	}
	if on, ever := c.modes["1049"]; on || !ever {
		c.t.Error("the alternate screen was never used, so this shows nothing")
	}
}

// changed names the properties of the terminal that the program has changed and not restored.
func (c *console) changed() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []string
	for _, m := range []struct{ mode, name string }{
		{"1049", "the alternate screen"},
		{"2004", "bracketed paste"},
		{"2026", "held-back output"},
		{"1000", "mouse clicks"},
		{"1002", "mouse drags"},
		{"1003", "mouse motion"},
		{"1006", "mouse coordinates"},
		{"1004", "focus reports"},
	} {
		if c.modes[m.mode] {
			out = append(out, m.name+" on")
		}
	}
	if shown, ever := c.modes["25"]; ever && !shown {
		out = append(out, "the cursor hidden")
	}
	if c.kitty != 0 {
		out = append(out, "the keyboard protocol on")
	}
	now, err := term.GetState(c.slave.Fd())
	if err != nil || *now != *c.before {
		out = append(out, "other line settings")
	}
	return out
}

func (s screen) has(text string) bool {
	_, _, ok := s.find(text)
	return ok
}

// find returns the first cell of a text.
func (s screen) find(text string) (x, y int, ok bool) {
	for y, row := range s {
		if before, _, ok := strings.Cut(row, text); ok {
			return utf8.RuneCountInString(before), y, true
		}
	}
	return 0, 0, false
}

// textFrom returns the text from a column on, as one line.
func (s screen) textFrom(x int) string {
	var words []string
	for _, row := range s {
		if r := []rune(row); x < len(r) {
			words = append(words, strings.Fields(string(r[x:]))...)
		}
	}
	return strings.Join(words, " ")
}

// selected returns the title in the selected row, as far as it fits.
func (s screen) selected() string {
	for _, row := range s {
		if rest, ok := strings.CutPrefix(row, " ▐ "); ok {
			title, _, _ := strings.Cut(rest, "  ")
			return strings.TrimSuffix(strings.TrimSpace(title), "…")
		}
	}
	return ""
}

// book loads the handbook that is built into the program.
func book(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}
