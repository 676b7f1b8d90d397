package terminal

import (
	"os"
	"os/signal"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
)

// SignalError means that a signal from outside has ended the program.
type SignalError struct{ syscall.Signal }

// EndedBy returns the error for a signal.
func EndedBy(sig os.Signal) SignalError {
	number, _ := sig.(syscall.Signal) // all signals are
	return SignalError{number}
}

func (e SignalError) Error() string { return "ended by a signal: " + e.Signal.String() }

// ExitCode returns what a shell reports for a program that a signal has ended.
func (e SignalError) ExitCode() int { return 128 + int(e.Signal) }

// endSignals ask the program to end.
func endSignals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}

// NotifySignals sends the signals that ask the program to end to c, which takes over from [EndOnSignal]
// without a moment in between: then the runtime would answer SIGQUIT with a trace.
func NotifySignals(c chan<- os.Signal) {
	signal.Notify(c, endSignals()...)
	if e := latest.Swap(nil); e != nil {
		e.stop()
	}
}

// ending ends the program when a signal comes.
type ending struct {
	signals chan os.Signal
	stop    func()
}

// latest is what [EndOnSignal] began last, until [NotifySignals] takes over.
var latest atomic.Pointer[ending]

// EndOnSignal ends the program when a signal asks for it. The function that it returns stops that, as
// [NotifySignals] does; it may be called again. After [UndoOnSignal], cleanUp is called before.
//
// Until then, signals that end the program anyway are left to the runtime: each that is caught costs a switch between
// threads and back, and four of them were a tenth of the CPU time of a start.
func EndOnSignal(cleanUp func()) (stop func()) {
	e, done := &ending{signals: make(chan os.Signal, 1)}, make(chan struct{})
	e.catch(func(sig os.Signal) bool { return !endsAnyway(sig) })
	go func() {
		select {
		case sig := <-e.signals:
			cleanUp()
			dieOf(sig)
		case <-done:
		}
	}()
	e.stop = sync.OnceFunc(func() {
		signal.Stop(e.signals)
		close(done)
	})
	latest.Store(e)
	return e.stop
}

// UndoOnSignal makes every signal that ends the program call the cleanUp of [EndOnSignal] before. Call it before
// changing anything that cleanUp undoes.
func UndoOnSignal() {
	if e := latest.Load(); e != nil {
		e.catch(endsAnyway)
	}
}

// catch asks for those of the signals that end the program. Signals that the program was started to ignore, as nohup
// does, stay ignored.
func (e *ending) catch(which func(os.Signal) bool) {
	for _, sig := range endSignals() {
		if which(sig) && !signal.Ignored(sig) {
			signal.Notify(e.signals, sig)
		}
	}
}

// endsAnyway reports whether a signal ends a program that does not catch it as [dieOf] does. SIGQUIT makes the runtime
// print a trace, Windows has an exit code of its own, and the first process of a container cannot die of a signal.
func endsAnyway(sig os.Signal) bool {
	return sig != syscall.SIGQUIT && runtime.GOOS != "windows" && os.Getpid() != 1
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
