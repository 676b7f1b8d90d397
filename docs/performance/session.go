//go:build ignore

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// program is a program that draws on a terminal until it is killed. marker ends its first complete frame.
type program struct {
	args    []string
	marker  string
	columns uint16 // width of the terminal; 0 means 120
}

// session is a program that runs on a pseudo-terminal of 40 rows. It answers the program's queries to the terminal.
type session struct {
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	out  []byte
	seen chan struct{} // receives a message when the program has written something
}

func environment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.TempDir(), "LANG=C.UTF-8", "TERM=xterm-256color", "COLORTERM=truecolor", "TRUSTBOOK_NO_STATE=1"}
}

func start(p program) *session {
	s := &session{cmd: exec.Command(p.args[0], p.args[1:]...), seen: make(chan struct{}, 1)}
	s.cmd.Env = environment()
	tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 40, Cols: cmp.Or(p.columns, 120)})
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

// await waits until the program has written marker, and returns the number of bytes written so far.
func (s *session) await(marker string) int {
	for limit := time.After(3 * time.Minute); ; {
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

// settle waits until the program has written nothing for a moment, and returns the number of bytes written so far.
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

// rest waits until the program does nothing in the background either, that is, until it uses no CPU time for half a
// second.
func (s *session) rest() {
	for before := -1.; s.cpu() > before; time.Sleep(500 * time.Millisecond) {
		before = s.cpu() + idleCPU
	}
	s.settle()
}

// idleCPU is the CPU time, in ms, that counts as none in half a second.
const idleCPU = 50

// press sends a key to a session that has settled, and returns the time in ms until the next output of the program.
func (s *session) press(key string) float64 {
	began := time.Now()
	_, err := s.tty.WriteString(key)
	check(err)
	select {
	case <-s.seen:
	case <-time.After(30 * time.Second):
		log.Fatalf("%v does not react to %q", s.cmd.Args, key)
	}
	return milliseconds(time.Since(began))
}

// cpu returns the CPU time used by all threads, in ms.
func (s *session) cpu() float64 {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", s.cmd.Process.Pid))
	check(err)
	sum := 0.
	for _, file := range files {
		var ns float64
		if data, err := os.ReadFile(file); err == nil { // unless the thread has just ended
			_, err = fmt.Sscan(string(data), &ns)
			check(err)
		}
		sum += ns / 1e6
	}
	return sum
}

func (s *session) end() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
	_ = s.tty.Close()
}
