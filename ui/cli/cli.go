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
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/linear"
	"trustbook/ui/shelf"
	"trustbook/ui/theme"
)

// The exit codes. Interrupted is 128 and the number of SIGINT, as shells have it.
const (
	done        = 0
	notFound    = 1 // nothing found, or problems found
	failed      = 2 // could not run
	interrupted = 130
)

// Program is what the commands work with.
type Program struct {
	Version  string
	Embedded fs.FS // the handbook that ships
	Stdin    *os.File
	Stdout   *os.File
	Stderr   io.Writer
	Environ  []string

	folder string // --handbook: a folder to open instead
	theme  string
	ascii  bool
	linear bool

	noState bool // keep nothing
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
	root.SetArgs(args)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	return p.report(root.Execute())
}

// report says what went wrong, and what to do, on standard error.
func (p *Program) report(err error) int {
	if err == nil {
		return done
	}
	if errors.Is(err, ui.ErrInterrupted) || errors.Is(err, linear.ErrInterrupted) {
		return interrupted
	}
	f := failure{message: err.Error(), hint: "`trustbook --help` lists the commands", code: failed}
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
		Version:           p.Version,
		Args:              cobra.NoArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(*cobra.Command, []string) error { return p.open() },
	}
	c.SetVersionTemplate("trustbook {{.Version}}\n")
	flags := c.PersistentFlags()
	flags.StringVar(&p.folder, "handbook", p.env("TRUSTBOOK_HANDBOOK"), "open this `folder` of Markdown texts instead of the built-in handbook (or set TRUSTBOOK_HANDBOOK)")
	flags.StringVar(&p.theme, "theme", "auto", "`colours`: auto, light, dark, contrast or mono")
	flags.BoolVar(&p.ascii, "ascii", false, "draw with ASCII characters only")
	flags.BoolVar(&p.linear, "linear", false, "ask and answer line by line: for screen readers, dumb terminals and pipes")
	flags.BoolVar(&p.noState, "no-state", false, "keep nothing: no saved texts, no places")
	c.AddCommand(p.search(), p.show(), p.list())
	c.AddCommand(p.config())
	return c
}

// open opens the handbook on the terminal: as a screen, or line by line where
// that is asked for or the terminal can show no screen. Where the output is no
// terminal it lists what is in the handbook.
func (p *Program) open() error {
	name, err := theme.ParseName(p.theme)
	if err != nil {
		return err
	}
	t := ui.Terminal{In: p.Stdin, Out: p.Stdout, Environ: p.Environ}
	onTerminal := term.IsTerminal(p.Stdout.Fd())
	if p.linear || onTerminal && t.Dumb() {
		h, err := p.load()
		if err != nil {
			return err
		}
		return linear.Open(h, p.Stdin, p.Stdout, t.Dumb())
	}
	if !onTerminal {
		h, err := p.load()
		if err != nil {
			return err
		}
		return p.contents(h, h.Entries)
	}
	load := p.read
	if p.folder != "" { // a mistake in the path must be said before the screen opens
		h, err := p.read()
		if err != nil {
			return err
		}
		load = func() (*handbook.Handbook, error) { return h, nil }
	}
	err = ui.Run(ui.Options{Load: load, Theme: theme.Options{Name: name, ASCII: p.ascii}, Shelf: p.openShelf()}, t)
	if errors.Is(err, ui.ErrNoTerminal) {
		return failure{err.Error(), "`trustbook --linear`, `trustbook list` and `trustbook show ID` work without a screen", failed}
	}
	return err
}

// openShelf is what the reader keeps, or nothing beyond this run with --no-state.
func (p *Program) openShelf() *shelf.Shelf {
	if p.noState {
		return &shelf.Shelf{}
	}
	return shelf.Open(shelf.Dir(p.Environ), time.Now)
}

// load reads the handbook that was asked for, and says when its texts have problems.
func (p *Program) load() (*handbook.Handbook, error) {
	h, err := p.read()
	if err == nil {
		p.warn(h)
	}
	return h, err
}

// read reads the handbook that was asked for.
func (p *Program) read() (*handbook.Handbook, error) {
	if p.folder == "" {
		return handbook.Load(p.Embedded)
	}
	const hint = "--handbook takes a folder of Markdown texts"
	root, err := os.OpenRoot(p.folder)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", err), hint, failed}
	}
	defer root.Close()
	h, err := handbook.Load(root.FS())
	if err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", p.folder, err), hint, failed}
	}
	return h, nil
}

// warn says on standard error how many of a handbook's texts have problems, and the first of them.
func (p *Program) warn(h *handbook.Handbook) {
	if n := len(h.Problems); n > 0 {
		fmt.Fprintf(p.Stderr, "trustbook: %d problems in these texts; the first: %s\n", n, h.Problems[0])
	}
}

func (p *Program) env(name string) string {
	return ui.Terminal{Environ: p.Environ}.Env(name)
}
