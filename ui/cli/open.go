package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/linear"
	"trustbook/ui/shelf"
	"trustbook/ui/theme"
)

// open opens the handbook on the terminal, at the text with an id where there is
// one: as a screen, or line by line where that is asked for or the terminal can
// show no screen. Where the output is no terminal it prints the text, or lists
// what is in the handbook.
func (p *Program) open(id string) error {
	t := ui.Terminal{In: p.Stdin, Out: p.Stdout, Environ: p.Environ}
	onTerminal := term.IsTerminal(p.Stdout.Fd())
	if p.set.Config.Linear || onTerminal && t.Dumb() {
		h, err := p.load()
		if err != nil {
			return err
		}
		e, err := p.find(h, id)
		if err != nil {
			return err
		}
		return linear.Open(h, e, p.Stdin, p.Stdout, t.Dumb())
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
		return p.contents(h, h.Entries)
	}
	load := p.read
	if p.set.Config.Handbook != "" || id != "" { // a mistake in the path or the id must be said before the screen opens
		h, err := p.read()
		if err != nil {
			return err
		}
		if _, err := p.find(h, id); err != nil {
			return err
		}
		load = func() (*handbook.Handbook, error) { return h, nil }
	}
	o := p.options(load)
	o.Open = id
	err := ui.Run(o, t)
	if errors.Is(err, ui.ErrNoTerminal) {
		return failure{err.Error(), "`trustbook --linear`, `trustbook list` and `trustbook show ID` work without a screen", failed}
	}
	return err
}

// options are what the screen is made from.
func (p *Program) options(load func() (*handbook.Handbook, error)) ui.Options {
	o := ui.Options{
		Load: load, Theme: theme.Options{Name: theme.Name(p.set.Config.Theme), ASCII: p.set.Config.ASCII}, Shelf: p.openShelf(),
		NoMouse: !p.set.Config.Mouse, Split: p.set.Config.Split, Tab: p.set.Config.Tab, Keys: p.set.Config.Keys,
	}
	if n := len(p.set.Problems); n > 0 {
		o.Notice = fmt.Sprintf("configuration: %s", p.set.Problems[0])
		if n > 1 {
			o.Notice += fmt.Sprintf(" (and %d more; see `trustbook config --check`)", n-1)
		}
	}
	return o
}

// openShelf is what the reader keeps, or nothing beyond this run with --no-state.
func (p *Program) openShelf() *shelf.Shelf {
	if p.set.Config.NoState {
		return &shelf.Shelf{}
	}
	return shelf.Open(shelf.Dir(p.Environ), time.Now)
}

// load reads the handbook that was asked for, and says when its texts have problems.
func (p *Program) load() (*handbook.Handbook, error) {
	p.complain(p.set.Problems)
	h, err := p.read()
	if err == nil {
		p.warn(h)
	}
	return h, err
}

// read reads the handbook that was asked for.
func (p *Program) read() (*handbook.Handbook, error) {
	s, err := p.source(p.set.Config.Handbook)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return loadFrom(s)
}

const sourceHint = "a handbook is a folder of Markdown texts, or a zip of one"

// source opens the folder or zip at path, or what ships when there is no path.
func (p *Program) source(path string) (*handbook.Source, error) {
	if path == "" {
		return &handbook.Source{FS: p.Embedded}, nil
	}
	s, err := handbook.Open(path)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", err), sourceHint, failed}
	}
	return s, nil
}

// loadFrom reads the handbook in s.
func loadFrom(s *handbook.Source) (*handbook.Handbook, error) {
	h, err := handbook.Load(s.FS)
	if s.Path == "" {
		return h, err
	}
	if err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", s.Path, err), sourceHint, failed}
	}
	if h.Title == handbook.Untitled { // what is kept of it must not mix with others
		h.Title = strings.TrimSuffix(filepath.Base(filepath.Clean(s.Path)), ".zip")
	}
	return h, nil
}

// warn says on standard error, in one line, that something of a handbook could
// not be used. Whoever reads cannot mend it, so what is only untidy is not said.
func (p *Program) warn(h *handbook.Handbook) {
	t := handbook.Count(h.Problems)
	if t.Errors == 0 {
		return
	}
	command := strings.TrimSpace("trustbook check " + p.set.Config.Handbook)
	fmt.Fprintf(p.Stderr, "trustbook: %s in these texts; the first: %s; `%s` names all\n", t, t.First, handbook.CleanLine(command))
}
