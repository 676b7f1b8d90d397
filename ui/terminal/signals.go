package terminal

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
)

// SignalError means that a signal ended the program.
type SignalError struct{ syscall.Signal }

// EndedBy returns the error for a program that a signal ended.
func EndedBy(sig os.Signal) SignalError {
	number, _ := sig.(syscall.Signal) // every signal has this type
	return SignalError{number}
}

func (e SignalError) Error() string { return "ended by a signal: " + e.Signal.String() }

// ExitCode returns the exit code that a shell reports for a program ended by a signal.
func (e SignalError) ExitCode() int { return 128 + int(e.Signal) }

// terminationSignals returns the signals that ask the program to end.
func terminationSignals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}

// NotifySignals sends the signals that ask the program to end to c. It takes over from [EndOnSignal] without a gap,
// during which the runtime would react to SIGQUIT with a stack trace.
func NotifySignals(c chan<- os.Signal) {
	signal.Notify(c, terminationSignals()...)
	if stop := stopSignalHandler.Swap(nil); stop != nil {
		(*stop)()
	}
}

// stopSignalHandler holds the stop function of the last [EndOnSignal].
var stopSignalHandler atomic.Pointer[func()]

// EndOnSignal calls cleanUp and ends the program when a signal asks it to end. Signals that were ignored when the
// program started, as with nohup, stay ignored. Both stop and [NotifySignals] disable this. stop may be called more
// than once.
func EndOnSignal(cleanUp func()) (stop func()) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	for _, sig := range terminationSignals() {
		if !signal.Ignored(sig) {
			signal.Notify(signals, sig)
		}
	}
	go func() {
		select {
		case sig := <-signals:
			cleanUp()
			dieOfSignal(sig)
		case <-done:
		}
	}()
	stop = sync.OnceFunc(func() {
		signal.Stop(signals)
		close(done)
	})
	stopSignalHandler.Store(&stop)
	return stop
}

// dieOfSignal ends the program with a signal, so that ^C also stops a shell script that runs it. For SIGQUIT it only
// exits with the corresponding code, because the runtime would react to the signal with a trace of all goroutines.
func dieOfSignal(sig os.Signal) {
	end := EndedBy(sig)
	if sig != syscall.SIGQUIT {
		signal.Reset(sig)
		raiseSignal(end.Signal)
	}
	os.Exit(end.ExitCode())
}
