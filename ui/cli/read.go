package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"trustbook/handbook"
	"trustbook/ui"
	"trustbook/ui/lockdown"
)

// load reads the handbook that was asked for, and says when its texts have problems.
func (p *Program) load() (*handbook.Handbook, error) {
	p.complain(p.set.Problems)
	h, err := p.read(context.Background(), handbook.Options{})
	if err == nil {
		p.warn(h)
	}
	return h, err
}

// read reads the handbook that was asked for.
func (p *Program) read(ctx context.Context, o handbook.Options) (*handbook.Handbook, error) {
	if err := p.lock(lockdown.Needs{}); err != nil {
		return nil, err
	}
	s, err := p.source(p.set.Config.Handbook)
	switch {
	case err != nil && o.Previous != nil && p.held.Files.Holds && readable(p.set.Config.Handbook):
		return nil, failure{"it is not the one that was opened, and the lock-down lets no other be read; open it anew", sourceHint, failed}
	case err != nil:
		return nil, err
	}
	defer s.Close()
	return readFrom(ctx, s, o)
}

// readable says whether there is something at a path, locked or not.
func readable(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// sourceHint is what to do about a handbook that cannot be opened.
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

// readFrom reads the handbook in s.
func readFrom(ctx context.Context, s *handbook.Source, o handbook.Options) (*handbook.Handbook, error) {
	h, err := handbook.Read(ctx, s.FS, o)
	switch {
	case s.Path == "" || errors.Is(err, context.Canceled):
		return h, err
	case err != nil:
		return nil, failure{fmt.Sprintf("%s: %v", s.Path, err), sourceHint, failed}
	}
	if h.Title == handbook.Untitled { // what is kept of it must not mix with others
		h.Title = nameOf(s.Path)
	}
	return h, nil
}

// nameOf is what a handbook without a title is called: as its folder is, or its
// zip file.
func nameOf(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	name := handbook.CleanLine(filepath.Base(path))
	if bare := strings.TrimSuffix(name, ".zip"); bare != "" {
		return bare
	}
	return name
}

// loadFor reads the handbook ahead and makes sure that it has a text with that
// id. What it returns gives that handbook at first, and reads it again after that.
func (p *Program) loadFor(load ui.Load, id string) (ui.Load, error) {
	h, err := load(context.Background(), handbook.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := p.find(h, id); err != nil {
		return nil, err
	}
	return func(ctx context.Context, o handbook.Options) (*handbook.Handbook, error) {
		if o.Previous == nil {
			return h, nil
		}
		return load(ctx, o)
	}, nil
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
