package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui"
	"trustbook/ui/lockdown"
	"trustbook/ui/trust"
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
	case err != nil && o.Previous != nil && p.held.Files.Holds && shut(p.set.Config.Handbook):
		return nil, failure{"it is not the one that was opened, and the lock-down lets no other be read; open it anew", sourceHint, failed}
	case err != nil:
		return nil, err
	}
	defer s.Close()
	return p.readFrom(ctx, s, o)
}

// shut says whether there is something at a path that must not be opened.
func shut(path string) bool {
	f, err := os.Open(path)
	if err == nil {
		_ = f.Close()
	}
	return errors.Is(err, fs.ErrPermission)
}

// readable says whether there is something at a path, locked or not.
func readable(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// sourceHint is what to do about a handbook that cannot be opened.
const sourceHint = "a handbook is a folder of Markdown texts, or a zip of one"

// source opens the folder or zip at path, or what ships when there is no path,
// unless it must not be opened here.
func (p *Program) source(path string) (opened, error) {
	t, err := p.trusts()
	if err != nil {
		return opened{}, err
	}
	if path, err = t.Policy.Choose(path); err != nil {
		return opened{}, distrust(err)
	}
	if path == "" {
		return opened{Source: &handbook.Source{FS: p.Embedded}, standing: trust.Standing{BuiltIn: true}}, nil
	}
	var standing trust.Standing
	s, err := handbook.Open(path, func(pack []byte) (err error) {
		standing, err = t.Check(path, pack, p.now())
		return err
	})
	switch {
	case errors.Is(err, trust.ErrUntrusted):
		return opened{}, distrust(err)
	case err != nil:
		return opened{}, failure{fmt.Sprintf("cannot open the handbook: %v", brief(err)), sourceHint, failed}
	}
	return opened{Source: s, standing: standing}, nil
}

// brief is an error about a path with as much of the path as is worth reading.
func brief(err error) error {
	if lost, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", clipped(lost.Path, longestPath), lost.Err)
	}
	return err
}

// longestPath is how much of a path a message repeats, in characters.
const longestPath = 200

// opened is an open handbook, and what stands behind its texts.
type opened struct {
	*handbook.Source
	standing trust.Standing
}

// readFrom reads the handbook in s.
func (p *Program) readFrom(ctx context.Context, s opened, o handbook.Options) (*handbook.Handbook, error) {
	h, err := handbook.Read(ctx, s.FS, o)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil && s.Path == "":
		return nil, err
	case err != nil:
		return nil, failure{fmt.Sprintf("%s: %v", s.Path, err), sourceHint, failed}
	}
	h.Origin, h.Mark = "built in", s.standing.Mark()
	if s.Path != "" {
		h.Origin = sanitize.CleanLine(s.Path)
	}
	if h.Title == handbook.Untitled && s.Path != "" { // what is kept of it must not mix with others
		h.Title = nameOf(s.Path)
	}
	return h, p.notOlder(h, s.standing)
}

// nameOf is what a handbook without a title is called: as its folder is, or its
// zip file.
func nameOf(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	name := sanitize.CleanLine(filepath.Base(path))
	if bare := strings.TrimSuffix(name, ".zip"); bare != "" {
		return bare
	}
	return name
}

// loadFor reads the handbook ahead and finds the text that an id leads to. What it
// returns gives that handbook at first, and reads it again after that.
func (p *Program) loadFor(load ui.Load, id string) (again ui.Load, found string, err error) {
	h, err := load(context.Background(), handbook.Options{})
	if err != nil {
		return nil, "", err
	}
	e, err := p.find(h, id)
	if err != nil {
		return nil, "", err
	}
	return func(ctx context.Context, o handbook.Options) (*handbook.Handbook, error) {
		if o.Previous == nil {
			return h, nil
		}
		return load(ctx, o)
	}, e.ID, nil
}

// warn says on standard error, in one line, that something of a handbook could
// not be used. Whoever reads cannot mend it, so what is only untidy is not said.
func (p *Program) warn(h *handbook.Handbook) {
	t := handbook.CountProblems(h.Problems)
	if t.Errors == 0 {
		return
	}
	t.Warnings = 0
	command := strings.TrimSpace("trustbook check " + p.set.Config.Handbook)
	fmt.Fprintf(p.Stderr, "trustbook: %s in these texts; the first: %s; `%s` names all\n", t, t.First, sanitize.CleanLine(command))
}
