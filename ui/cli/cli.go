// Package cli is the handbook as commands: one question, one answer, for pipes
// and scripts. Standard output carries the result and nothing else; messages go
// to standard error.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/linear"
	"trustbook/ui/lockdown"
	"trustbook/ui/terminal"
	"trustbook/ui/trust"
)

// The exit codes. The last two are 128 and the numbers of SIGINT and SIGPIPE, as
// shells have it.
const (
	done        = 0
	notFound    = 1 // nothing found, or problems found
	failed      = 2 // could not run
	untrusted   = 3 // must not be opened here
	interrupted = 130
	unheard     = 141 // whoever read the output has gone
)

// Program is what the commands work with.
type Program struct {
	Version  string // of a release; "" = what the build information says
	Commit   string // what a release was built from
	Date     string // when that was committed
	Build    func() (*debug.BuildInfo, bool)
	Embedded fs.FS    // the handbook that ships
	Starter  fs.FS    // the handbook that init writes
	System   string   // folder of the system's administrator; see package trust
	Keys     []string // public keys that are part of the program, a line each
	Stdin    *os.File
	Stdout   *os.File
	Stderr   io.Writer
	Environ  []string
	Clock    func() time.Time                     // nil = that of the system
	Lock     func(lockdown.Needs) lockdown.Report // gives up all but what is needed; nil = nothing is given up

	set     config.Effective // what was configured, once the flags are read
	held    *lockdown.Report // what the lock holds; nil = there is none yet
	keys    *os.File         // the terminal, where it is not the standard input; nil = it is, or there is none
	noPager bool             // print all at once
	trusted *trust.Trust     // whose word counts here, once it was asked for
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
	p.Stderr = cleaned{p.Stderr}
	p.Version = cmp.Or(p.Version, p.builtVersion())
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
	if errors.Is(err, terminal.ErrInterrupted) || errors.Is(err, linear.ErrInterrupted) {
		return interrupted
	}
	if errors.Is(err, syscall.EPIPE) { // such as head, which has seen enough
		return unheard
	}
	f := failure{message: err.Error(), code: failed}
	if lost := new(fs.PathError); errors.As(err, &lost) && lost.Op == "write" && lost.Path == p.Stdout.Name() {
		f = failure{message: fmt.Sprintf("standard output cannot be written: %v", lost.Err), code: failed}
	}
	if errors.As(err, &f); f.message == "" { // it is said already
		return f.code
	}
	fmt.Fprintf(p.Stderr, "trustbook: %s\n", sanitize.CleanLine(f.message))
	if f.hint != "" {
		fmt.Fprintf(p.Stderr, "hint: %s\n", sanitize.CleanLine(f.hint))
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
		Args:              subcommand,
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
	offer(c, "role", p.completeRoles())
	c.SetFlagErrorFunc(badFlag)
	c.SetHelpCommand(help())
	c.AddCommand(p.openAt(), p.search(), p.show(), p.list(), p.export(), p.check(), p.init(), p.verify(), p.pack(), p.trust(), p.receipts(), p.config(), p.doctor(), p.completion(), p.man(), p.licenses())
	for _, command := range c.Commands() {
		if command.Use == command.Name() && !command.HasSubCommands() {
			command.Args, command.ValidArgsFunction = none, cobra.NoFileCompletions
		}
	}
	return c
}

// help says how a command is used.
func help() *cobra.Command {
	return &cobra.Command{
		Use:               "help [COMMAND]",
		Short:             "Say how a command is used",
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil }, // wrong settings must not keep it from that
		ValidArgsFunction: func(c *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var out []cobra.Completion
			for _, command := range c.Root().Commands() {
				if command.IsAvailableCommand() && strings.HasPrefix(command.Name(), begun) {
					out = append(out, cobra.CompletionWithDesc(command.Name(), command.Short))
				}
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return subcommand(about, rest)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// now is the time by the program's one clock.
func (p *Program) now() time.Time {
	if p.Clock == nil {
		return time.Now()
	}
	return p.Clock()
}

// say says something on standard error.
func (p *Program) say(message string) {
	fmt.Fprintf(p.Stderr, "trustbook: %s\n", sanitize.CleanLine(message))
}

// builtVersion is the version that the toolchain recorded, for a program that is
// not a release.
func (p *Program) builtVersion() string {
	if info, ok := p.Build(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
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
