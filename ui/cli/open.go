package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/linear"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
	"trustbook/ui/watch"
)

// open opens the handbook on the terminal, at the text with an id where there is
// one: as a screen, or line by line where that is asked for or the terminal can
// show no screen. Where the output is no terminal it prints the text, or lists
// what is in the handbook.
func (p *Program) open(id string) error {
	t := p.terminal()
	onTerminal := term.IsTerminal(p.Stdout.Fd())
	if p.set.Config.Linear || onTerminal && t.Dumb() {
		return p.converse(id)
	}
	if !onTerminal {
		h, err := p.load()
		if err != nil {
			return err
		}
		e, err := p.find(h, id)
		switch {
		case err != nil:
			return err
		case e != nil:
			return p.print(h, e, formatText)
		}
		return p.contents(h, h.AllEntries())
	}
	s := p.openShelf()
	if err := p.lock(p.screenNeeds()); err != nil {
		return err
	}
	o, stop, err := p.options(s)
	if err != nil { // a mistake in the path must be said before the screen opens
		return err
	}
	defer stop()
	if id != "" { // and so must one in the id
		if o.Load, o.Open, err = p.loadFor(o.Load, id); err != nil {
			return err
		}
	}
	err = ui.Run(o, p.terminal())
	if errors.Is(err, terminal.ErrNoTerminal) {
		return failure{err.Error(), "`trustbook --linear`, `trustbook list` and `trustbook show ID` work without a screen", failed}
	}
	return err
}

// converse opens the handbook line by line. Where nobody can answer, nothing is
// kept, so that no folder is made either.
func (p *Program) converse(id string) error {
	o := linear.Options{Roles: p.roles(), User: p.user(), Now: p.now}
	if term.IsTerminal(p.Stdin.Fd()) && term.IsTerminal(p.Stdout.Fd()) {
		o.Store, o.Ledger = p.openShelf(), p.ledger()
		if err := p.lock(p.screenNeeds()); err != nil {
			return err
		}
	}
	h, err := p.load()
	if err != nil {
		return err
	}
	if o.Entry, err = p.find(h, id); err != nil {
		return err
	}
	p.sayStrange(h)
	return linear.Open(h, p.Stdin, p.Stdout, p.terminal().Dumb(), o)
}

// options are what the screen is made from. stop ends what works beside it.
func (p *Program) options(s *readstate.Store) (o ui.Options, stop func(), err error) {
	o = ui.Options{
		Load: p.read, Theme: theme.Options{Name: theme.Name(p.set.Config.Theme), ASCII: p.set.Config.ASCII}, Store: s, Ledger: p.ledger(), User: p.user(),
		NoMouse: !p.set.Config.Mouse, Split: p.set.Config.Split, Tab: p.set.Config.Tab, Keys: p.set.Config.Keys,
		Roles: p.roles(), Insist: p.insists(), Notice: p.notice(), Now: p.now,
	}
	if p.set.Config.Handbook == "" {
		if p.set.Config.Watch && o.Notice == "" {
			o.Notice = "--watch has nothing to follow: these texts are part of the program"
		}
		return o, func() {}, nil
	}
	source, err := p.source(p.set.Config.Handbook)
	if err != nil {
		return o, nil, err
	}
	o.Again = true
	if !p.set.Config.Watch {
		return o, func() {}, source.Close()
	}
	w := watch.New(source.Path)
	o.Changes = w.Changes
	o.Load = func(ctx context.Context, options handbook.Options) (*handbook.Handbook, error) {
		w.Start() // before it is read, so that nothing is missed between the two
		return p.read(ctx, options)
	}
	return o, w.Stop, source.Close()
}

// notice is what is to be said about the configuration once the screen is open.
func (p *Program) notice() string {
	n := len(p.set.Problems)
	if n == 0 {
		return ""
	}
	first := p.set.Problems[0]
	first.Path = filepath.Base(first.Path) // a row is short, and config --check has the rest
	if n > 1 {
		return fmt.Sprintf("%s (and %d more; see `trustbook config --check`)", first, n-1)
	}
	return first.String()
}

// openShelf is what the reader keeps, or nothing beyond this run with --no-state.
func (p *Program) openShelf() *readstate.Store {
	if p.set.Config.NoState {
		return &readstate.Store{}
	}
	return readstate.Open(statedir.Path(p.Environ), p.now)
}
