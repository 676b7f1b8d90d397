//go:build unix

package terminal

import (
	"bufio"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// Signals that code has asked to be notified of no longer end the program.
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
	stop() // a second call
}

// ignoredAtStart has the signals that the test ignores from the start: SIGHUP under nohup, SIGINT and SIGQUIT in the
// background of a script. A program started by a test inherits this and would never end. After the first signal.Notify,
// signal.Ignored returns false, even when the signal is no longer requested and is ignored again.
var ignoredAtStart = map[syscall.Signal]bool{
	syscall.SIGHUP: signal.Ignored(syscall.SIGHUP), syscall.SIGINT: signal.Ignored(syscall.SIGINT), syscall.SIGQUIT: signal.Ignored(syscall.SIGQUIT),
}

// A program cleans up before a signal ends it, and a shell learns which signal it was. For SIGQUIT, the shell learns it
// only from the exit code, because the runtime would react to the signal with a trace.
func TestEndOnSignal(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if ignoredAtStart[sig] {
			continue
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "TRUSTBOOK_TEST_SIGNAL=1")
		out, err := cmd.StdoutPipe()
		if err != nil || cmd.Start() != nil {
			t.Fatal(err)
		}
		said := bufio.NewScanner(out)
		said.Scan()
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		cleaned := said.Scan()
		_ = cmd.Wait()
		status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if died := status.Signal() == sig; died == (sig == syscall.SIGQUIT) || !died && status.ExitStatus() != 128+int(sig) {
			t.Errorf("%v: ended with %v", sig, cmd.ProcessState)
		}
		if !cleaned {
			t.Errorf("%v: it was not cleaned up", sig)
		}
	}
}
