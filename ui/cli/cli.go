// Package cli is the handbook as commands: one question, one answer, for pipes
// and scripts. Standard output carries the result and nothing else; messages go
// to standard error.
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

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/config"
	"trustbook/ui/linear"
)

// The exit codes. The last two are 128 and the numbers of SIGINT and SIGPIPE, as
// shells have it.
const (
	done        = 0
	notFound    = 1 // nothing found, or problems found
	failed      = 2 // could not run
	interrupted = 130
	unheard     = 141 // whoever read the output has gone
)

// Program is what the commands work with.
type Program struct {
	Version  string
	Commit   string // what a release was built from
	Date     string // when that was committed
	Build    func() (*debug.BuildInfo, bool)
	Embedded fs.FS // the handbook that ships
	Starter  fs.FS // the handbook that init writes
	Stdin    *os.File
	Stdout   *os.File
	Stderr   io.Writer
	Environ  []string

	set     config.Effective // what was configured, once the flags are read
	noPager bool             // print all at once
}

// failure is an error with what to do next and the code to exit with.
type failure struct {
	message, hint string
	code          int
}

func (f failure) Error() string { return f.message }

// Run runs the command that args name, without the program's own name, and
// returns the code to exit with.
func (p *Program) Run(args []string) int {
	root := p.root()
	root.SetArgs(queryArgs(root, args))
	out := &watched{Writer: p.Stdout}
	root.SetOut(out)
	root.SetErr(p.Stderr)
	err := root.Execute()
	if err == nil {
		err = out.err
	}
	return p.report(err)
}

// report says what went wrong, and what to do, on standard error.
func (p *Program) report(err error) int {
	if err == nil {
		return done
	}
	if errors.Is(err, ui.ErrInterrupted) || errors.Is(err, linear.ErrInterrupted) {
		return interrupted
	}
	if errors.Is(err, syscall.EPIPE) { // such as head, which has seen enough
		return unheard
	}
	f := failure{message: err.Error(), hint: "`trustbook --help` lists the commands", code: failed}
	if lost := new(fs.PathError); errors.As(err, &lost) && lost.Op == "write" && lost.Path == p.Stdout.Name() {
		f = failure{message: fmt.Sprintf("standard output cannot be written: %v", lost.Err), code: failed}
	}
	errors.As(err, &f)
	fmt.Fprintf(p.Stderr, "trustbook: %s\n", handbook.CleanLine(f.message))
	if f.hint != "" {
		fmt.Fprintf(p.Stderr, "hint: %s\n", handbook.CleanLine(f.hint))
	}
	return f.code
}

func (p *Program) root() *cobra.Command {
	c := &cobra.Command{
		Use:   "trustbook",
		Short: "An organisation's trust handbook in the terminal",
		Long: "trustbook carries an organisation's trust handbook: its security FAQ, its policies\n" +
			"and its principles. Without a command it opens the handbook. Type to search,\n" +
			"press enter to read, ^G for help.",
		Example:           "  trustbook\n  trustbook show mfa-production-admin\n  trustbook list --framework NIS2",
		Version:           p.identity(),
		Args:              cobra.NoArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(*cobra.Command, []string) error { return p.open("") },
		PersistentPreRunE: p.before,
	}
	c.SetVersionTemplate("trustbook {{.Version}}\n")
	settingFlags(c)
	offer(c, "theme", fixed(themeNames()))
	offer(c, "tab", p.complete(categories))
	c.AddCommand(p.openAt(), p.search(), p.show(), p.list(), p.export(), p.check(), p.init(), p.config(), p.completion(), p.man(), p.licenses())
	return c
}

// commitDigits are enough of a commit's name to find it by.
const commitDigits = 12

// identity is the version, and what a release was built from.
func (p *Program) identity() string {
	if p.Commit == "" {
		return p.Version
	}
	day, _, _ := strings.Cut(p.Date, "T")
	return fmt.Sprintf("%s (commit %.*s, %s)", p.Version, commitDigits, p.Commit, day)
}

// before runs before a command: it finds the settings. Completing a word finds
// its own, quietly.
func (p *Program) before(c *cobra.Command, _ []string) error {
	if c.Name() == cobra.ShellCompRequestCmd || c.CalledAs() == cobra.ShellCompNoDescRequestCmd {
		return nil
	}
	return p.configure(c)
}
