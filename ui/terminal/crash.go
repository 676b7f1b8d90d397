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

// ErrCrashed is the error if the program has ended because of a bug in it.
var ErrCrashed = errors.New("the program has crashed; please send the lines above to the maintainers")

// Crashed prints the value that recover returned, with its stack, and returns [ErrCrashed]. Call it
// in the deferred function, so that the stack is the one that panicked.
func Crashed(panicked any) error {
	printCrash(describePanic(panicked))
	return ErrCrashed
}

func describePanic(panicked any) string { return fmt.Sprintf("%v\n\n%s", panicked, debug.Stack()) }

// printCrash prints a panic. The terminal may still be in raw mode.
func printCrash(text string) {
	fmt.Fprint(os.Stderr, "\r\n"+strings.ReplaceAll(strings.TrimSpace(text), "\n", "\r\n")+"\r\n\r\n")
}

// crashCollector collects the first panic in the goroutines that work beside a screen. An unrecovered panic
// would end the program and leave the terminal unusable.
type crashCollector struct {
	end   func() // ends the screen
	first chan string
}

func newCrash(end func()) *crashCollector { return &crashCollector{end, make(chan string, 1)} }

// report prints the panic and returns [ErrCrashed], or nil if there was none.
func (c *crashCollector) report() error {
	select {
	case text := <-c.first:
		printCrash(text)
		return ErrCrashed
	default:
		return nil
	}
}

// run calls f and, if it panics, ends the screen.
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

// command returns a command that collects the panics of the given command, and of commands that it
// returns in a batch or sequence. Bubble Tea would print a panic while the program is already
// ending.
func (c *crashCollector) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		c.run(func() { msg = c.commandsIn(cmd()) })
		return msg
	}
}

// commandsIn returns a message in which the commands of a batch or sequence are replaced as by
// command. Both kinds of message are lists of commands.
func (c *crashCollector) commandsIn(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if msg == nil || !list.CanConvert(commandList) {
		return msg
	}
	var cmds []tea.Cmd
	for _, cmd := range list.Seq2() {
		cmds = append(cmds, c.command(cmd.Interface().(tea.Cmd))) //nolint:errcheck // the list has no other type
	}
	return reflect.ValueOf(cmds).Convert(list.Type()).Interface()
}
