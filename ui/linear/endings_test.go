package linear_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"trustbook/ui/linear"
	statefolder "trustbook/ui/shelf"
)

func TestThePromptIsForPeople(t *testing.T) {
	typed := shipped().ask(t, linear.Options{Interactive: true}, "mfa admin", "", "q")
	has(t, typed, shipped().book.Title+": 18 texts in 2 parts.", "Type a question", "", "> ", "1. ")
	if strings.Count(typed, "\n> ") != 2 || !strings.Contains(typed, "> > ") || !strings.HasSuffix(typed, "> ") {
		t.Errorf("the prompts are wrong:\n%s", typed)
	}
	if ended := shipped().ask(t, linear.Options{Interactive: true}); !strings.HasSuffix(ended, "> \n") {
		t.Errorf("the end of the input leaves the cursor behind %q", ended)
	}
	if piped := shipped().ask(t, linear.Options{}, "", "q", "mfa"); piped != "" {
		t.Errorf("a pipe is told %q", piped)
	}
}

func TestALongLineIsCut(t *testing.T) {
	long := "mfa " + strings.Repeat("x", 1<<20)
	has(t, shipped().ask(t, linear.Options{}, long, "8.5"), "That line is too long; its first 4096 bytes are read.", "1. ", "   Strong match: control: 8.5")
}

// broken is an output that nobody reads, or an input that cannot be read.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: b.err}
}
func (b broken) Read([]byte) (int, error) { return 0, b.err }

func TestEndings(t *testing.T) {
	s := shipped()
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.EPIPE}, linear.Options{}); err != nil {
		t.Errorf("a closed pipe is a mistake: %v", err)
	}
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.ENOSPC}, linear.Options{}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk is none: %v", err)
	}
	if err := linear.Run(s.book, s.index, broken{syscall.EIO}, io.Discard, linear.Options{}); !errors.Is(err, syscall.EIO) {
		t.Errorf("an input that cannot be read is none: %v", err)
	}
}

// However a conversation ends, what was opened in it is on the disk.
func TestWhatWasOpenedIsKept(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		dir, book := t.TempDir(), lighthouse(t, brassLamp)
		in, writer := io.Pipe()
		stop := make(chan os.Signal, 1)
		o := keeping(dir)
		o.Stop, o.Interactive = stop, true
		ended := make(chan error, 1)
		go func() { ended <- linear.Run(book.book, book.index, in, io.Discard, o) }()
		for _, line := range []string{"l\n", "1\n", "\n"} { // the last is taken once the text was read
			if _, err := io.WriteString(writer, line); err != nil {
				t.Fatal(err)
			}
		}
		kept := func(when string) {
			s := statefolder.Open(dir, o.Now)
			s.Take(book.book)
			if _, met := s.Met(); !met || !s.Visited("lamp") {
				t.Errorf("%s: %v, %v", when, s.Recent(), met)
			}
		}
		kept("before it ends")
		stop <- sig
		<-ended
		kept(sig.String())
		_ = writer.Close()
	}
}

func TestSignalsEndAWait(t *testing.T) {
	s := shipped()
	for sig, want := range map[os.Signal]error{os.Interrupt: linear.ErrInterrupted, syscall.SIGTERM: nil} {
		silent, writer := io.Pipe()
		stop := make(chan os.Signal, 1)
		stop <- sig
		var out bytes.Buffer
		if err := linear.Run(s.book, s.index, silent, &out, linear.Options{Stop: stop}); !errors.Is(err, want) {
			t.Errorf("%v ends with %v", sig, err)
		}
		_ = writer.Close()
	}
}
