//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// Whoever is notified of signals takes over: the program is not ended for them any more.
func TestNotifySignalsTakesOver(t *testing.T) {
	stop := EndOnSignal(func() { t.Error("the program ends") })
	signals := make(chan os.Signal, 1)
	NotifySignals(signals)
	defer signal.Stop(signals)
	for _, sig := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGTERM} {
		if err := unix.Kill(unix.Getpid(), sig); err != nil {
			t.Fatal(err)
		}
		if got := <-signals; got != sig {
			t.Errorf("%v, want %v", got, sig)
		}
	}
	stop() // again
}
