package terminal

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// ErrCrashed means that a bug ended the program.
var ErrCrashed = errors.New("the program has crashed; please send the lines above to the maintainers")

// ReportCrash prints the value returned by recover, with its stack, and returns [ErrCrashed]. Call it in the deferred
// function, so that the stack shows where the panic happened.
func ReportCrash(panicked any) error {
	printCrash(describePanic(panicked))
	return ErrCrashed
}

func describePanic(panicked any) string { return fmt.Sprintf("%v\n\n%s", panicked, debug.Stack()) }

// printCrash prints a report of a panic. The terminal may still be in raw mode.
func printCrash(text string) {
	fmt.Fprint(os.Stderr, "\r\n"+strings.ReplaceAll(strings.TrimSpace(text), "\n", "\r\n")+"\r\n\r\n")
}

// crashCollector collects the first panic in the goroutines that run beside a screen. A panic that is not recovered
// would end the program and leave the terminal unusable.
type crashCollector struct {
	end   func() // ends the screen
	first chan string
}

func newCrash(end func()) *crashCollector { return &crashCollector{end, make(chan string, 1)} }

// report prints the panic and returns [ErrCrashed]. Without a panic, it returns nil.
func (c *crashCollector) report() error {
	select {
	case text := <-c.first:
		printCrash(text)
		return ErrCrashed
	default:
		return nil
	}
}

// run calls f. If f panics, it ends the screen.
func (c *crashCollector) run(f func()) {
	defer func() {
		if r := recover(); r != nil {
			select {
			case c.first <- describePanic(r):
			default:
			}
			c.end()
		}
	}()
	f()
}

var commandList = reflect.TypeFor[[]tea.Cmd]()

// command wraps a command so that panics are collected, both in cmd and in commands that it returns as a batch or
// sequence. Bubble Tea would print a panic only when the program is already ending.
func (c *crashCollector) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		c.run(func() { msg = c.commandsIn(cmd()) })
		return msg
	}
}

// commandsIn wraps the commands in a message that is a batch or a sequence of commands, both of which are slices.
func (c *crashCollector) commandsIn(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if msg == nil || !list.CanConvert(commandList) {
		return msg
	}
	var cmds []tea.Cmd
	for _, cmd := range list.Seq2() {
		cmds = append(cmds, c.command(cmd.Interface().(tea.Cmd))) //nolint:errcheck // the slice contains only commands
	}
	return reflect.ValueOf(cmds).Convert(list.Type()).Interface()
}
