package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	if p.set.Config.Handbook == "" {
		return handbook.Load(p.Embedded)
	}
	const hint = "--handbook takes a folder of Markdown texts"
	root, err := os.OpenRoot(p.set.Config.Handbook)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", err), hint, failed}
	}
	defer root.Close()
	h, err := handbook.Load(root.FS())
	if err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", p.set.Config.Handbook, err), hint, failed}
	}
	if h.Title == handbook.Untitled {
		h.Title = filepath.Base(filepath.Clean(p.set.Config.Handbook)) // what is kept of it must not mix with others
	}
	return h, nil
}

// maxWarnings is how many problems of a handbook's texts are said at a start.
const maxWarnings = 20

// warn says on standard error what is wrong with a handbook's texts.
func (p *Program) warn(h *handbook.Handbook) {
	for i, problem := range h.Problems {
		if i == maxWarnings {
			fmt.Fprintf(p.Stderr, "trustbook: and %d more problems in these texts\n", len(h.Problems)-i)
			return
		}
		fmt.Fprintf(p.Stderr, "trustbook: %s\n", problem)
	}
}
