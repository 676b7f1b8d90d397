// Package cli implements the commands. Standard output contains only the result; messages go to
// standard error.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
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
	"trustbook/ui/theme"
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

// Run runs the command that args name, and returns its exit code. args do not include the name of the program.
func (p *Program) Run(args []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = p.report(terminal.Crashed(r))
		}
	}()
	if f, ok := p.Stderr.(*os.File); ok && term.IsTerminal(f.Fd()) && !p.terminal().Dumb() {
		p.errors = f
	}
	p.Stderr = sanitize.Writer{Writer: p.Stderr} // messages may repeat untrusted text
	defer terminal.EndOnSignal(p.cleanUp.run)()  // in effect until the screen or the line-by-line mode handles signals itself
	p.Version = cmp.Or(p.Version, p.builtVersion())
	root := p.rootCommand()
	p.root = root
	root.SetArgs(queryArgs(root, args))
	out := &errWriter{Writer: p.Stdout}
	root.SetOut(out)
	root.SetErr(p.Stderr)
	err := root.Execute()
	if err == nil {
		err = cmp.Or(p.unknown, out.err)
	}
	return p.report(err)
}

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

func (p *Program) rootCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "trustbook",
		Short: "An organisation's trust handbook in the terminal",
		Long: "trustbook carries an organisation's trust handbook: its security FAQ, its policies\n" +
			"and its principles. Without a command it opens the handbook: type to search, press\n" +
			"enter to read and ^G for help.",
		Example:           "  trustbook\n  trustbook show mfa-production-admin\n  trustbook list --framework NIS2",
		Version:           p.versionText(),
		Args:              refuseUnknownCommand,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(*cobra.Command, []string) error { return p.open("") },
		PersistentPreRunE: p.loadCommandSettings,
	}
	c.SetVersionTemplate("trustbook {{.Version}}\n")
	addSettingFlags(c)
	completeFlag(c, "theme", fixedCompletions(handbook.MapSlice(theme.Names(), func(n theme.Name) string { return string(n) })))
	completeFlag(c, "tab", p.completeWith(categoryIDs))
	completeFlag(c, "role", p.completeRoles())
	completeFlag(c, "lang", p.completeWith(languageTags))
	c.SetFlagErrorFunc(flagError)
	c.SetUsageFunc(p.printHelp)
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		if c.HasSubCommands() { // the library handles --help before it checks the arguments
			p.unknown = refuseUnknownCommand(c, c.Flags().Args())
		}
		if p.unknown == nil {
			_ = p.printHelp(c) // the writer remembers the error
		}
	})
	c.SetHelpCommand(p.helpCommand())
	c.AddCommand(p.openCommand(), p.searchCommand(), p.answerCommand(), p.showCommand(), p.listCommand(), p.exportCommand(), p.checkCommand(), p.initCommand(),
		p.importCommand(), p.gapsCommand(),
		p.verifyCommand(), p.packCommand(), p.trustCommand(), p.ackCommand(), p.receiptsCommand(), p.configCommand(), p.doctorCommand(),
		p.completionCommand(), p.manCommand(), p.licensesCommand())
	for _, command := range c.Commands() {
		if command.Use == command.Name() && !command.HasSubCommands() {
			command.Args, command.ValidArgsFunction = noArgs, cobra.NoFileCompletions
		}
	}
	return c
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

// loadCommandSettings loads the settings. Shell completion loads them itself, without messages.
func (p *Program) loadCommandSettings(c *cobra.Command, _ []string) (err error) {
	if c.Name() == cobra.ShellCompRequestCmd || c.CalledAs() == cobra.ShellCompNoDescRequestCmd {
		return nil
	}
	if p.settings, err = p.loadSettings(c); err != nil {
		p.warnProblems(p.settings.Problems)
	}
	p.warnUselessFlags(c)
	return err
}

// displayOnlyFlags lists flags that affect only how the handbook is shown, with the commands that use them. The program
// without a command uses all of these flags.
var displayOnlyFlags = []struct{ flags, commands []string }{
	{[]string{"mouse", "split", "tab", "speech"}, []string{"open", "ack", "answer", "config", "doctor"}},
	{[]string{"linear", "watch"}, []string{"open", "ack", "config", "doctor"}},
}

// warnUselessFlags warns about flags that were given but have no effect on the command.
func (p *Program) warnUselessFlags(c *cobra.Command) {
	for _, u := range displayOnlyFlags {
		if !c.HasParent() || slices.Contains(u.commands, c.Name()) {
			continue
		}
		for _, name := range u.flags {
			if f := c.Flag(name); f != nil && f.Changed {
				p.warn("--" + name + " has no effect on `" + c.CommandPath() + "`")
			}
		}
	}
}

// builtVersion returns the version that the Go toolchain recorded in a program that was not built as a release.
func (p *Program) builtVersion() string {
	if info, ok := p.Build(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
