package linear_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
	"trustbook/ui/readstate"
	"trustbook/ui/terminal"
)

func TestPromptOnlyWhenInteractive(t *testing.T) {
	typed := shipped().ask(t, linear.Options{Interactive: true}, "mfa admin", "", "q")
	has(t, typed, shipped().book.Title+": 18 entries in 2 categories.", "Type a question", "", "> ", "1. ")
	if strings.Count(typed, "\n> ") != 2 || !strings.Contains(typed, "> > ") || !strings.HasSuffix(typed, "> ") {
		t.Errorf("the prompts are wrong:\n%s", typed)
	}
	if ended := shipped().ask(t, linear.Options{Interactive: true}); !strings.HasSuffix(ended, "> \n") {
		t.Errorf("the end of the input leaves the cursor behind %q", ended)
	}
	if piped := shipped().ask(t, linear.Options{}, "", "q", "mfa"); piped != "" {
		t.Errorf("a pipe gets %q", piped)
	}
}

func TestTruncatesLongLines(t *testing.T) {
	long := "mfa " + strings.Repeat("x", 1<<20)
	has(t, shipped().ask(t, linear.Options{}, long, "8.5"), "That line is too long; only its first 4096 bytes are used.", "1. ", "   Strong match: it lists control 8.5")
}

// broken is an output or an input that fails.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: b.err}
}
func (b broken) Read([]byte) (int, error) { return 0, b.err }

func TestReadAndWriteErrors(t *testing.T) {
	s := shipped()
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.EPIPE}, linear.Options{}); err != nil {
		t.Errorf("a closed pipe is reported as an error: %v", err)
	}
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.ENOSPC}, linear.Options{}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk is not reported: %v", err)
	}
	if err := linear.Run(s.book, s.index, broken{syscall.EIO}, io.Discard, linear.Options{}); !errors.Is(err, syscall.EIO) {
		t.Errorf("a read error is not reported: %v", err)
	}
}

// blockingWriter accepts a number of replies and then blocks.
type blockingWriter struct {
	takes  int
	full   chan struct{} // closed once the writer blocks
	unlock chan struct{}
}

func (s *blockingWriter) Write(p []byte) (int, error) {
	if s.takes--; s.takes == -1 {
		close(s.full)
	}
	if s.takes < 0 {
		<-s.unlock
	}
	return len(p), nil
}

// dueLamp returns a handbook with a path due in a week.
func dueLamp(t *testing.T) fixture {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The lighthouse\nreading_paths:\n  - {id: keeper, due_days: 7}\n")},
		"lamp.md":       {Data: []byte(brassLamp)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return fixture{h, search.New(h)}
}

// However a conversation ends, progress is on disk before that, and the deadline of a completed path is gone.
func TestProgressIsOnDiskBeforeASignal(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		dir, book := t.TempDir(), dueLamp(t)
		out := &blockingWriter{2, make(chan struct{}), make(chan struct{})}
		stop := make(chan os.Signal, 1)
		o := withState(dir)
		o.Stop = stop
		ended := make(chan error, 1)
		go func() { ended <- linear.Run(book.book, book.index, lines("l", "1", "d"), out, o) }()
		kept := func(when string) { // the deadline ends with the last entry of the path
			s := readstate.Open(dir, o.Session.Now)
			s.UseHandbook(book.book)
			if got := s.PathStart("keeper"); !s.WasVisited("lamp") || !s.Record("lamp").ByHand || got != "" {
				t.Errorf("%s: %v, %+v, started %q", when, s.RecentIDs(), s.Record("lamp"), got)
			}
		}
		<-out.full
		kept("before it ends")
		stop <- sig
		<-ended
		kept(sig.String())
		close(out.unlock)
	}
}

// A state folder or terminal that hangs does not prevent a signal from ending the conversation.
func TestSignalEndsABlockedConversation(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	if err := os.WriteFile(filepath.Join(dir, "shelf.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	o, answer := withState(t.TempDir()), make(chan struct{})
	read := make(chan struct{})
	o.Session.Store = readstate.Open(dir, func() time.Time { // called while the broken file is read
		close(read)
		<-answer
		return time.Time{}
	})
	stop := make(chan os.Signal, 1)
	<-read
	stop <- os.Interrupt
	o.Stop = stop
	out := &blockingWriter{0, make(chan struct{}), answer}
	o.Interactive = true
	if err := linear.Run(book.book, book.index, lines("l"), out, o); !errors.Is(err, terminal.SignalError{Signal: syscall.SIGINT}) {
		t.Errorf("it ends with %v", err)
	}
	close(answer)
	o.Session.Store.Wait()
}

func TestSignalEndsWaitingForALine(t *testing.T) {
	s := shipped()
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		silent, writer := io.Pipe()
		stop := make(chan os.Signal, 1)
		stop <- sig
		var out bytes.Buffer
		if err := linear.Run(s.book, s.index, silent, &out, linear.Options{Stop: stop}); !errors.Is(err, terminal.SignalError{Signal: sig}) {
			t.Errorf("%v ends with %v", sig, err)
		}
		_ = writer.Close()
	}
}
