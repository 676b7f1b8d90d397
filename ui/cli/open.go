package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/linear"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
	"trustbook/ui/watch"
)

func (p *Program) openCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "open ID",
		Short:   "Open the handbook at one entry",
		Long:    "Open the handbook at the entry with this id. `trustbook list` shows the ids; former ids work too.",
		Example: "  trustbook open mfa-production-admin",
		Args:    oneID,

		ValidArgsFunction: p.completeID(),
		RunE:              func(_ *cobra.Command, args []string) error { return p.open(args[0]) },
	}
}

// open opens the handbook on the terminal, at the entry with the given id unless that is "". It uses the screen, or the
// line-by-line mode if the user asked for it or the terminal cannot show a screen. If standard output is not a
// terminal, open prints the entry or lists the handbook.
func (p *Program) open(id string) error {
	t := p.terminal()
	onTerminal := term.IsTerminal(p.Stdout.Fd())
	if p.settings.Config.Linear || onTerminal && t.Dumb() {
		return p.openLinear(id)
	}
	if !onTerminal {
		return p.printOrList(id)
	}
	s := p.openState()
	needs, err := p.screenNeeds()
	if err == nil {
		err = p.lockDown(needs)
	}
	if err != nil {
		return err
	}
	o, stop, err := p.screenOptions(s)
	if err != nil { // report a wrong path before the screen opens
		return err
	}
	defer stop()
	if id != "" { // report a wrong id before the screen opens
		if o.Load, o.Open, err = p.preload(o.Load, id); err != nil {
			return err
		}
	}
	o.Session.Gaps = p.recorder("screen")
	err = ui.Run(o, p.terminal())
	p.saveGaps(o.Session.Gaps)
	if errors.Is(err, terminal.ErrNoTerminal) {
		return failure{err.Error(), "`trustbook --linear`, `trustbook list` and `trustbook show ID` work without a screen", exitFailed}
	}
	return err
}

func (p *Program) printOrList(id string) error {
	h, err := p.loadHandbook()
	if err != nil {
		return err
	}
	e, err := p.findEntry(h, id)
	switch {
	case err != nil:
		return err
	case e != nil:
		return p.printEntry(h, e, formatText)
	}
	return p.printContents(h, h.AllEntries())
}

// openLinear opens the handbook line by line. Unless both ends are a terminal, it stores nothing and creates no folder.
func (p *Program) openLinear(id string) error {
	o := linear.Options{UntilAck: p.untilAck, Multiplexer: p.terminal().Multiplexer(), Session: session.Options{Roles: p.roles(), User: p.user(), Now: p.now}}
	if term.IsTerminal(p.Stdin.Fd()) && term.IsTerminal(p.Stdout.Fd()) {
		o.Session.Store, o.Session.Ledger = p.openState(), p.ledger()
		if err := p.lockDown(p.stateNeeds()); err != nil {
			return err
		}
	}
	h, err := p.loadHandbook()
	if err != nil {
		return err
	}
	if o.Entry, err = p.findEntry(h, id); err != nil {
		return err
	}
	p.warnUnknownRoles(h)
	if o.Session.Store != nil {
		o.Session.Gaps = p.recorder("linear")
	}
	err = linear.Open(h, p.Stdin, p.Stdout, p.terminal().Dumb(), o)
	p.saveGaps(o.Session.Gaps)
	return err
}

// screenOptions returns the options for the screen. stop ends the file watcher.
func (p *Program) screenOptions(s *readstate.Store) (o ui.Options, stop func(), err error) {
	c := p.settings.Config
	o = ui.Options{
		Load: p.readHandbook, Theme: theme.Options{Name: theme.Name(c.Theme), ASCII: c.ASCII, Speech: c.Speech},
		NoMouse: !c.Mouse, Split: c.Split, Tab: c.Tab, Keys: c.Keys, Notice: p.settingsNotice(), UntilAck: p.untilAck,
		Session: session.Options{Store: s, Ledger: p.ledger(), User: p.user(), Roles: p.roles(), RolesFromFlag: p.rolesFromFlag(), Now: p.now},
	}
	if len(p.candidates) == 0 {
		if c.Watch && o.Notice == "" {
			o.Notice = "--watch has no effect: the built-in handbook cannot change"
		}
		return o, func() {}, nil
	}
	if err := p.checkOpens(); err != nil {
		return o, nil, err
	}
	o.Reloadable = true
	if !c.Watch {
		return o, func() {}, nil
	}
	w := watch.New(p.candidates...) // any of these files can become the newest edition
	w.AwaitMissing = true           // the last good edition may be shown until the missing file appears
	o.Changes = w.Changes
	o.Load = func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
		w.Start() // start before reading, so that no change is missed
		return p.readHandbook(ctx, progress)
	}
	return o, w.Stop, nil
}

// checkOpens returns an error if neither the handbook in use nor its last good edition can be opened. It does not read
// the entries, so it misses errors in them.
func (p *Program) checkOpens() error {
	sources, err := p.openSources(p.candidates)
	defer closeSources(sources)
	if len(sources) > 0 {
		return nil
	}
	if last, found := p.openLastGood(err, p.candidates); found {
		return last.Close()
	}
	return err
}

// preload reads the handbook and finds the entry with the given id. The returned Load yields this handbook on the first
// call, and reads the files again on later calls.
func (p *Program) preload(load ui.Load, id string) (next ui.Load, found string, err error) {
	h, err := load(context.Background(), nil)
	if err != nil {
		return nil, "", err
	}
	e, err := p.findEntry(h, id)
	if err != nil {
		return nil, "", err
	}
	return func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
		if first := h; first != nil {
			h = nil
			return first, nil
		}
		return load(ctx, progress)
	}, e.ID, nil
}

// settingsNotice describes the problems with the settings for the bottom row.
func (p *Program) settingsNotice() string {
	n := len(p.settings.Problems)
	if n == 0 {
		return ""
	}
	first := p.settings.Problems[0]
	first.Path = filepath.Base(first.Path) // the base name saves space; config --check prints the whole path
	if n > 1 {
		return fmt.Sprintf("%s (and %d more; see `trustbook config --check`)", first, n-1)
	}
	return first.String()
}

// user returns the user's name according to the environment. It is only a suggestion, which can be edited before
// acknowledging an entry.
func (p *Program) user() string {
	t := p.terminal()
	return cmp.Or(t.Env("USER"), t.Env("LOGNAME"), t.Env("USERNAME"))
}

// entryIgnoringCase returns the entry with the given id, ignoring case, or nil.
func entryIgnoringCase(h *handbook.Handbook, id string) *handbook.Entry {
	return cmp.Or(h.Entry(id), h.Entry(strings.ToLower(id)))
}

// findEntry returns the entry with the given id, ignoring case, or an error if there is none. If id is "", it returns
// nil.
func (p *Program) findEntry(h *handbook.Handbook, id string) (*handbook.Entry, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // no entry was requested
	}
	e := entryIgnoringCase(h, id)
	if e == nil {
		return nil, unknownID(h, id)
	}
	return e, nil
}
