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

// ErrCrashed means that the program has ended because of a bug in it.
var ErrCrashed = errors.New("the program has crashed; please send the lines above to the maintainers")

// Crashed returns [ErrCrashed] for what recover returned, after printing it with its stack.
// Call it in the deferred function, so that the stack is the one of the panic.
func Crashed(panicked any) error {
	printCrash(describePanic(panicked))
	return ErrCrashed
}

func describePanic(panicked any) string { return fmt.Sprintf("%v\n\n%s", panicked, debug.Stack()) }

// printCrash prints a panic. The terminal may still be in raw mode.
func printCrash(text string) {
	fmt.Fprint(os.Stderr, "\r\n"+strings.ReplaceAll(strings.TrimSpace(text), "\n", "\r\n")+"\r\n\r\n")
}

// crash collects the first panic of the goroutines that work beside a screen. An unrecovered
// panic would end the program and leave the terminal as the screen has set it.
type crash struct {
	end   func() // ends the screen
	first chan string
}

func newCrash(end func()) *crash { return &crash{end, make(chan string, 1)} }

// report prints the panic and returns [ErrCrashed], or nil if there was none.
func (c *crash) report() error {
	select {
	case text := <-c.first:
		printCrash(text)
		return ErrCrashed
	default:
		return nil
	}
}

// run calls f and, if it panics, ends the screen.
func (c *crash) run(f func()) {
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

// command returns a command that collects a panic of the given one and of those it returns in a
// batch or sequence. The library would print it while the program is already ending.
func (c *crash) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		c.run(func() { msg = c.commandsIn(cmd()) })
		return msg
	}
}

// commandsIn returns a message with the commands of a batch or sequence, which are lists of
// them, replaced as by command.
func (c *crash) commandsIn(msg tea.Msg) tea.Msg {
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
