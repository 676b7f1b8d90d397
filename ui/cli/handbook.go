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
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/trust"
)

// loadHandbook reads the handbook in use and warns when it has errors.
func (p *Program) loadHandbook() (*handbook.Handbook, error) {
	p.warnProblems(p.settings.Problems)
	h, err := p.readHandbook(context.Background(), nil)
	if err == nil {
		p.warnErrors(h)
	}
	return h, err
}

// readHandbook reads the handbook in use, for the first time or again. A nil progress
// reports nothing.
func (p *Program) readHandbook(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
	if err := p.lock(lockdown.Needs{}); err != nil {
		return nil, err
	}
	s, err := p.openSource(p.settings.Config.Handbook)
	switch {
	case err != nil && p.loader.Loaded() && p.lockReport.Files.Holds && permissionDenied(p.settings.Config.Handbook):
		return nil, failure{"the handbook was replaced, and the lock-down prevents opening another; restart trustbook", sourceHint, exitFailed}
	case err != nil:
		return nil, err
	}
	defer s.Close()
	return p.readFrom(ctx, s, &p.loader, progress)
}

// permissionDenied reports whether something exists at path but cannot be opened.
func permissionDenied(path string) bool {
	f, err := safefile.Open(path)
	if err == nil {
		_ = f.Close()
	}
	return errors.Is(err, fs.ErrPermission)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// sourceHint explains what a handbook is, if a path could not be opened.
const sourceHint = "a handbook is a folder of Markdown files, or a zip of one"

// source is an open handbook and what is known of its signature.
type source struct {
	*pack.Source
	provenance trust.Provenance
}

// openSource opens the folder or zip at path, or the built-in handbook if path is
// empty, unless trust forbids it.
func (p *Program) openSource(path string) (source, error) {
	t, err := p.loadTrust()
	if err != nil {
		return source{}, err
	}
	if path, err = t.Policy.Choose(path); err != nil {
		return source{}, untrustedError(err)
	}
	if path == "" {
		return source{Source: &pack.Source{FS: p.Embedded}, provenance: trust.Provenance{BuiltIn: true}}, nil
	}
	var provenance trust.Provenance
	s, err := pack.Open(path, func(pack []byte) (err error) {
		provenance, err = t.Check(path, pack, p.now())
		return err
	})
	switch {
	case errors.Is(err, trust.ErrUntrusted):
		return source{}, untrustedError(err)
	case err != nil:
		return source{}, failure{fmt.Sprintf("cannot open the handbook: %v", shortenPath(err)), sourceHint, exitFailed}
	}
	return source{Source: s, provenance: provenance}, nil
}

// maxPath is the maximum length of a path in a message, in characters.
const maxPath = 200

// shortenPath shortens the path in an error.
func shortenPath(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", sanitize.Shortened(pathErr.Path, maxPath), pathErr.Err)
	}
	return err
}

// readFrom reads the handbook in s.
func (p *Program) readFrom(ctx context.Context, s source, loader *load.Loader, progress func(done, total int)) (*handbook.Handbook, error) {
	h, err := loader.Load(ctx, s.FS, progress)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil && s.Path == "":
		return nil, err
	case err != nil:
		return nil, failure{fmt.Sprintf("%s: %v", s.Path, err), sourceHint, exitFailed}
	}
	h.Origin, h.Mark = "built in", s.provenance.Mark()
	if s.Path != "" {
		h.Origin = sanitize.CleanLine(s.Path)
	}
	if h.Title == handbook.Untitled && s.Path != "" { // state is stored by title, so keep untitled handbooks apart
		h.Title = titleFromPath(s.Path)
	}
	if err := p.checkEdition(h, s.provenance); err != nil {
		loader.Forget()
		return h, err
	}
	return h, nil
}

// titleFromPath names a handbook without a title after its folder or zip.
func titleFromPath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	name := sanitize.CleanLine(filepath.Base(path))
	if stem := strings.TrimSuffix(name, ".zip"); stem != "" {
		return stem
	}
	return name
}

// warnErrors warns in one line that parts of a handbook could not be used. Readers
// cannot fix them, so it leaves out warnings, which are about tidiness.
func (p *Program) warnErrors(h *handbook.Handbook) {
	t := handbook.CountProblems(h.Problems)
	if t.Errors == 0 {
		return
	}
	t.Warnings = 0
	command := strings.TrimSpace("trustbook check " + p.settings.Config.Handbook)
	p.warn(fmt.Sprintf("%s in this handbook, the first at %s; ", t, t.First) + "`" + command + "` lists all")
}
