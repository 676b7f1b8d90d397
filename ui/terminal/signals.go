package terminal

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
)

// SignalError means that a signal from outside has ended the program.
type SignalError struct{ syscall.Signal }

// EndedBy returns the error for a signal.
func EndedBy(sig os.Signal) SignalError {
	number, _ := sig.(syscall.Signal) // every signal has this type
	return SignalError{number}
}

func (e SignalError) Error() string { return "ended by a signal: " + e.Signal.String() }

// ExitCode returns what a shell reports for a program that a signal has ended.
func (e SignalError) ExitCode() int { return 128 + int(e.Signal) }

// endSignals ask the program to end.
func endSignals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}

// NotifySignals sends the signals that ask the program to end to c. It takes over from [EndOnSignal] without a
// gap, in which the runtime would answer SIGQUIT with a trace.
func NotifySignals(c chan<- os.Signal) {
	signal.Notify(c, endSignals()...)
	if stop := stopEnding.Swap(nil); stop != nil {
		(*stop)()
	}
}

// stopEnding stops what [EndOnSignal] began last.
var stopEnding atomic.Pointer[func()]

// EndOnSignal ends the program when a signal asks for it, after calling cleanUp. Signals that
// the program was started to ignore, as nohup does, stay ignored. The function that it returns
// stops that, as [NotifySignals] does; it may be called again.
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

// dieOf ends the program by a signal, so that a shell stops its script too after ^C. The
// runtime answers SIGQUIT with a trace of all goroutines, so that one only gives its code.
func dieOf(sig os.Signal) {
	end := EndedBy(sig)
	if sig != syscall.SIGQUIT {
		signal.Reset(sig)
		raise(end.Signal)
	}
	os.Exit(end.ExitCode())
}
