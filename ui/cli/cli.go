// Package cli implements the commands. Standard output contains only the result; messages go to
// standard error.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/layout"
	"trustbook/ui/lockdown"
	"trustbook/ui/terminal"
	"trustbook/ui/trust"
)

// Exit codes, except after a signal other than SIGPIPE.
const (
	exitOK         = 0
	exitProblems   = 1 // nothing was found, or problems were found
	exitFailed     = 2 // the command could not do its work
	exitUntrusted  = 3 // the handbook must not be opened here
	exitBrokenPipe = 141
)

// Program holds everything that the commands depend on.
type Program struct {
	Version        string // version of the release; "" to take it from the build information
	Commit         string // commit from which the release was built
	Date           string // date of that commit
	Build          func() (*debug.BuildInfo, bool)
	Embedded       fs.FS    // built-in handbook
	Encoded        string   // encoded form of the built-in handbook; unused if it was made from other entries
	Starter        fs.FS    // handbook that init writes
	System         string   // path of the administrator's folder; see package trust
	SystemHandbook string   // path of the zip to read if the user names no handbook; "" for none
	Keys           []string // built-in public keys, one line each
	Stdin          *os.File
	Stdout         *os.File
	Stderr         io.Writer
	Environ        []string
	Clock          func() time.Time                     // returns the current time; nil for the system clock
	Lock           func(lockdown.Needs) lockdown.Report // gives up all access except the needs; nil to keep all access

	root       *cobra.Command // root command; nil before Run
	settings   config.Effective
	unknown    error              // set if help was requested for a command that does not exist
	errors     *os.File           // standard error if that is a terminal; nil before Run
	lockReport *lockdown.Report   // nil until the program has locked itself down
	tty        *os.File           // where keys are read from, if not from Stdin
	noPager    bool               // print long output without the pager
	trustCache *trust.Store       // nil until loadTrust has been called
	loader     load.Loader        // loader of the handbook in use
	chosen     bool               // chooseHandbook has set candidates
	candidates []string           // paths at which the handbook in use may be; nil for the built-in one
	inUse      *handbook.Handbook // the last handbook that was read, if any
	opened     bool               // the handbook in use has been read
	stale      bool               // Encoded was made from other entries than those in Embedded
	cleanUp    cleanUpSteps       // steps to take when a signal ends the program
	untilAck   string             // id of the entry whose acknowledgement ends the program; "" for none
}

// failure is an error with a hint and an exit code.
type failure struct {
	message, hint string
	code          int
}

func (f failure) Error() string { return f.message }

// report prints an error with its hint, and returns the exit code.
func (p *Program) report(err error) int {
	if err == nil {
		return exitOK
	}
	if sig, ok := errors.AsType[terminal.SignalError](err); ok {
		return sig.ExitCode()
	}
	if errors.Is(err, syscall.EPIPE) { // the program reading the output, such as head, has ended
		return exitBrokenPipe
	}
	f := failure{message: err.Error(), code: exitFailed}
	if pathErr := new(fs.PathError); errors.As(err, &pathErr) && pathErr.Op == "write" && pathErr.Path == p.Stdout.Name() {
		f = failure{message: fmt.Sprintf("cannot write to standard output: %v", pathErr.Err), code: exitFailed}
	}
	if errors.As(err, &f); f.message != "" { // with "", the error has already been reported
		p.warn(f.message)
	}
	if f.hint != "" {
		p.hint(f.hint)
	}
	return f.code
}

// warn prints a message on standard error.
func (p *Program) warn(message string) {
	p.say("trustbook: " + message)
}

// hint prints advice on standard error.
func (p *Program) hint(message string) {
	p.say("hint: " + p.repeatEntryFlags(message))
}

// say prints a line on standard error. For a terminal it wraps the line, because the terminal itself would break it
// within words.
func (p *Program) say(line string) {
	rows := []string{sanitize.CleanLine(line)}
	if p.errors != nil {
		if width, _, err := term.GetSize(p.errors.Fd()); err == nil && width > 0 {
			rows = wrapMessage(rows[0], width)
		}
	}
	for _, row := range rows {
		fmt.Fprintln(p.Stderr, row)
	}
}

// wrapMessage wraps a message at spaces, with a hanging indent.
func wrapMessage(line string, width int) []string {
	rows := layout.WrapWords(line, max(1, width-len(gutter)))
	for i := 1; i < len(rows); i++ {
		rows[i] = gutter + strings.TrimLeft(rows[i], " ")
	}
	return rows
}

func (p *Program) now() time.Time {
	if p.Clock == nil {
		return time.Now()
	}
	return p.Clock()
}

// commitDigits is the number of digits of a commit hash that are shown.
const commitDigits = 12

func (p *Program) versionText() string {
	if p.Commit == "" {
		return p.Version
	}
	day, _, _ := strings.Cut(p.Date, "T")
	return fmt.Sprintf("%s (commit %.*s, %s)", p.Version, commitDigits, p.Commit, day)
}

// builtVersion returns the version that the Go toolchain recorded in a program that was not built as a release.
func (p *Program) builtVersion() string {
	if info, ok := p.Build(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
