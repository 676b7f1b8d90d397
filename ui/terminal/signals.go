package terminal

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
)

// SignalError is the error if a signal from outside has ended the program.
type SignalError struct{ syscall.Signal }

// EndedBy returns the error for a signal.
func EndedBy(sig os.Signal) SignalError {
	number, _ := sig.(syscall.Signal) // every signal has this type
	return SignalError{number}
}

func (e SignalError) Error() string { return "ended by a signal: " + e.Signal.String() }

// ExitCode returns the exit code that a shell reports for a program that was ended by a signal.
func (e SignalError) ExitCode() int { return 128 + int(e.Signal) }

// endSignals returns the signals that ask the program to end.
func endSignals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}

// NotifySignals sends the signals that ask the program to end to c. It replaces [EndOnSignal] without a gap in
// which the runtime would answer SIGQUIT with a stack trace.
func NotifySignals(c chan<- os.Signal) {
	signal.Notify(c, endSignals()...)
	if stop := stopEnding.Swap(nil); stop != nil {
		(*stop)()
	}
}

// stopEnding stops the last [EndOnSignal].
var stopEnding atomic.Pointer[func()]

// EndOnSignal ends the program when a signal asks it to end, after calling cleanUp. Signals that
// were ignored when the program started, as with nohup, stay ignored. The function that it returns
// stops this, and so does [NotifySignals]; it may be called more than once.
func EndOnSignal(cleanUp func()) (stop func()) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	for _, sig := range endSignals() {
		if !signal.Ignored(sig) {
			signal.Notify(signals, sig)
		}
	}
	go func() {
		select {
		case sig := <-signals:
			cleanUp()
			dieOf(sig)
		case <-done:
		}
	}()
	stop = sync.OnceFunc(func() {
		signal.Stop(signals)
		close(done)
	})
	stopEnding.Store(&stop)
	return stop
}

// dieOf ends the program with a signal, so that after ^C a shell also stops its script. For SIGQUIT
// the program only returns the exit code, because the runtime would answer the signal with a trace
// of all goroutines.
func dieOf(sig os.Signal) {
	end := EndedBy(sig)
	if sig != syscall.SIGQUIT {
		signal.Reset(sig)
		raiseSignal(end.Signal)
	}
	os.Exit(end.ExitCode())
}
