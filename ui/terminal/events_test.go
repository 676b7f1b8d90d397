//go:build unix

package terminal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/muesli/cancelreader"
)

// pipedInput returns an input that reads from a pipe.
func pipedInput(t *testing.T) (in *input, keys *os.File, c *crashCollector) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close(); _ = w.Close() })
	tty, err := cancelreader.NewReader(r)
	if err != nil {
		t.Fatal(err)
	}
	in = newInput(tty)
	c = newCrash(func() {})
	in.start(c)
	t.Cleanup(func() { _ = in.Close() })
	return in, w, c
}

// A panic of the decoder loses only the input that caused it, and the program continues.
func TestInputGoesOnAfterAPanicOfTheDecoder(t *testing.T) {
	in, keys, c := pipedInput(t)
	sent, ended := make(chan string, 10), make(chan error)
	go func() {
		ended <- in.sendEvents(func(e uv.Event) { sent <- fmt.Sprint(e) }, func(ctx context.Context, events chan<- uv.Event) error {
			buf := make([]byte, 100)
			for {
				n, err := in.Read(buf)
				switch {
				case err != nil:
					return err
				case string(buf[:n]) == "bad":
					panic("index out of range")
				}
				select {
				case events <- string(buf[:n]):
				case <-ctx.Done():
				}
			}
		})
	}()
	for _, key := range []string{"a", "bad", "bad", "b"} {
		if _, err := keys.WriteString(key + "\r"); err != nil {
			t.Fatal(err)
		}
		if key != "bad" {
			if got := <-sent; got != key {
				t.Errorf("%q arrives as %q", key, got)
			}
		}
		if got := <-sent; got != "\r" {
			t.Errorf("enter arrives as %q", got)
		}
	}
	if err := keys.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err == nil || errors.Is(err, errDecoder) {
		t.Errorf("it ends with %v", err)
	}
	if err := c.report(); err != nil {
		t.Error(err)
	}
}

// The library's own decoder gets everything, in order.
func TestEventsAreTheLibrarys(t *testing.T) {
	in, keys, _ := pipedInput(t)
	sent, ended := make(chan uv.Event, 10), make(chan error)
	go func() {
		ended <- in.sendEvents(func(e uv.Event) { sent <- e }, uv.NewTerminalReader(in, "xterm-256color").StreamEvents)
	}()
	if _, err := keys.WriteString("m\x1b[A\x1b[5;2~\x1b[200~two\nrows\x1b[201~\x1b[<64;10;20M\x1b"); err != nil {
		t.Fatal(err)
	}
	var got []string
	for len(got) < 8 {
		got = append(got, fmt.Sprintf("%T %v", <-sent, ""))
	}
	want := "KeyPressEvent KeyPressEvent KeyPressEvent PasteStartEvent PasteEvent PasteEndEvent MouseWheelEvent KeyPressEvent"
	if types := strings.ReplaceAll(strings.Join(strings.Fields(strings.Join(got, " ")), " "), "uv.", ""); types != want {
		t.Errorf("got %s", types)
	}
	_ = keys.Close()
	<-ended
}

// A panic outside the screen ends the screen and is reported.
func TestCrashEndsTheScreen(t *testing.T) {
	ended := make(chan bool)
	c := newCrash(func() { close(ended) })
	go c.run(func() { panic("oops") })
	<-ended
	stderr := os.Stderr
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	os.Stderr = w
	err = c.report()
	os.Stderr = stderr
	_ = w.Close()
	text := make([]byte, 10_000)
	n, _ := r.Read(text)
	_ = r.Close()
	if !errors.Is(err, ErrCrashed) || !strings.Contains(string(text[:n]), "oops\r\n") || !strings.Contains(string(text[:n]), "events_test.go") {
		t.Errorf("%v: %s", err, text[:n])
	}
	if c.report() != nil {
		t.Error("it is reported twice")
	}
}
