package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/lockdown"
	"trustbook/ui/trust"
)

// loadHandbook reads the handbook in use. It prints a warning if the handbook has errors, or if its edition is not the
// requested one.
func (p *Program) loadHandbook() (*handbook.Handbook, error) {
	p.warnProblems(p.settings.Problems)
	h, err := p.readHandbook(context.Background(), nil)
	if err != nil {
		return h, err
	}
	if h.Banner != "" {
		p.warn(h.Banner)
	}
	p.warnErrors(h, p.settings.Config.Handbook)
	p.warnUnknownLanguage(h)
	return h, nil
}

// chooseHandbook decides, on its first call, which handbook is in use, and sets Config.Handbook to its path, or to ""
// for the built-in one. If a policy names several handbooks, the newest valid one is used.
func (p *Program) chooseHandbook() error {
	if p.chosen {
		return nil
	}
	t, err := p.loadTrust()
	if err != nil {
		return err
	}
	requested, configured, installed := p.settings.Config.Handbook, "", ""
	if from := p.settings.Sources["handbook"]; from != config.FromFlag && from != config.FromEnvironment {
		requested, configured = "", requested
	}
	if pathExists(p.SystemHandbook) {
		installed = p.SystemHandbook
	}
	if p.candidates, err = t.Policy.Choose(requested, configured, installed); err != nil {
		return untrustedError(err)
	}
	p.chosen = true
	p.settings.Config.Handbook = ""
	if len(p.candidates) > 0 {
		p.settings.Config.Handbook = p.candidates[0]
	}
	return nil
}

// readHandbook reads the handbook in use, or reloads it. If the handbook cannot be opened the first time, readHandbook
// reads its last good edition instead. progress may be nil.
func (p *Program) readHandbook(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
	if err := p.lockDown(lockdown.Needs{}); err != nil {
		return nil, err
	}
	h, err := p.readNewest(ctx, p.candidates, &p.loader, progress)
	switch {
	case err == nil:
		p.settings.Config.Handbook = h.path
	case p.opened && p.lockReport.Files.Holds && slices.ContainsFunc(p.candidates, permissionDenied):
		return nil, failure{"the handbook was replaced, and the lock-down prevents opening another; restart trustbook", sourceHint, exitFailed}
	case !p.opened:
		h, err = p.readLastGood(ctx, err, p.candidates, &p.loader, progress)
	}
	if err != nil {
		return h.Handbook, err
	}
	p.opened, p.inUse = true, h.ForLanguage(p.language())
	return p.inUse, nil
}

// permissionDenied reports whether the file at path exists but may not be opened.
func permissionDenied(path string) bool {
	f, err := safefile.Open(path)
	if err == nil {
		_ = f.Close()
	}
	return errors.Is(err, fs.ErrPermission)
}

func pathExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// sourceHint is the hint for a path that could not be opened. It explains what a handbook is.
const sourceHint = "a handbook is a folder of Markdown files, or a zip of one"

// openFailureHint returns advice on a handbook that could not be opened. zip holds the bytes that could be read.
func openFailureHint(err error, zip []byte) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "ask for permission to read it, or copy it to one of your folders"
	case bytes.HasPrefix(zip, []byte("PK")):
		return "get the file again, or ask its author to pack the handbook with `trustbook pack`"
	}
	return sourceHint
}

// signedSource is an open handbook with the statements of its signature.
type signedSource struct {
	*pack.Source
	zip        []byte // bytes of the handbook, if it is a zip
	provenance trust.Provenance
}

// openedHandbook is a handbook that has been read, with its path and provenance.
type openedHandbook struct {
	*handbook.Handbook
	path       string
	provenance trust.Provenance
}

// readNewest reads the newest of the handbooks at the given paths that can be opened, or the built-in one if there are
// no paths.
func (p *Program) readNewest(ctx context.Context, paths []string, loader *load.Loader, progress func(done, total int)) (openedHandbook, error) {
	sources, firstErr := p.openSources(paths)
	defer closeSources(sources)
	for i := range sources {
		s := &sources[i]
		h, err := p.readEncoded(*s), error(nil)
		if h == nil {
			h, err = p.readFrom(ctx, *s, loader, progress)
		}
		if err == nil {
			err = p.checkEdition(h, *s)
		}
		if err == nil || errors.Is(err, context.Canceled) {
			return openedHandbook{h, s.Path, s.provenance}, err
		}
		loader.ClearCache()
		firstErr = cmp.Or(firstErr, err)
	}
	return openedHandbook{}, firstErr
}

// openSources opens the handbooks at the given paths, or the built-in one if there are none. Sources are sorted by the
// number of the signed edition, highest first. The error is for the first path that could not be opened.
func (p *Program) openSources(paths []string) (sources []signedSource, firstErr error) {
	if len(paths) == 0 {
		paths = []string{""}
	}
	for _, path := range paths {
		s, err := p.openSource(path)
		if err == nil {
			sources = append(sources, s)
		}
		firstErr = cmp.Or(firstErr, err)
	}
	slices.SortStableFunc(sources, func(a, b signedSource) int { return cmp.Compare(b.provenance.Claims.Seq, a.provenance.Claims.Seq) })
	return sources, firstErr
}

func closeSources(sources []signedSource) {
	for i := range sources {
		_ = sources[i].Close() // an error after reading has no consequences
	}
}

// openSource opens the folder or zip at path, or the built-in handbook if path is "". It fails if the trust settings
// forbid opening it.
func (p *Program) openSource(path string) (signedSource, error) {
	if path == "" {
		return signedSource{Source: &pack.Source{FS: p.Embedded}, provenance: trust.Provenance{BuiltIn: true}}, nil
	}
	t, err := p.loadTrust()
	if err != nil {
		return signedSource{}, err
	}
	if err := t.Policy.CheckAllowed(path); err != nil {
		return signedSource{}, untrustedError(err)
	}
	var s signedSource
	s.Source, err = pack.Open(path, func(zip []byte) (err error) {
		s.zip = zip
		s.provenance, err = t.CheckSignature(path, zip, p.now())
		return err
	})
	switch {
	case errors.Is(err, trust.ErrUntrusted):
		refused := untrustedError(err)
		refused.provenance, refused.zip = s.provenance, s.zip
		return signedSource{}, refused
	case err != nil:
		return signedSource{}, openFailure{failure: failure{fmt.Sprintf("cannot open the handbook: %v", shortenPath(err)), openFailureHint(err, s.zip), exitFailed}, cause: err}
	}
	return s, nil
}

// maxPathChars is the maximum length of a path in a message, in characters.
const maxPathChars = 200

func shortenPath(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", sanitize.Shorten(pathErr.Path, maxPathChars), pathErr.Err)
	}
	return err
}

// staleEncoding is the warning that the encoded built-in handbook is outdated and therefore not used.
const staleEncoding = "the built-in entries have changed since they were encoded, so every start reads their files, which takes longer"

// readEncoded decodes the built-in handbook. It returns nil for any other handbook, and for built-in entries that were
// replaced but not encoded again.
func (p *Program) readEncoded(s signedSource) *handbook.Handbook {
	if s.Path != "" || p.Encoded == "" {
		return nil
	}
	h, err := load.FromEncoded(s.FS, p.Encoded)
	p.stale = errors.Is(err, load.ErrStale)
	if err != nil {
		return nil // the caller reads the entries, and reports any other problem
	}
	setOrigin(h, s)
	return h
}

func (p *Program) readFrom(ctx context.Context, s signedSource, loader *load.Loader, progress func(done, total int)) (*handbook.Handbook, error) {
	h, err := loader.Load(ctx, s.FS, progress)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil && s.Path == "":
		return nil, err
	case err != nil:
		return nil, openFailure{failure: failure{fmt.Sprintf("%s: %v", s.Path, err), sourceHint, exitFailed}, cause: err}
	}
	setOrigin(h, s)
	return h, nil
}

func setOrigin(h *handbook.Handbook, s signedSource) {
	h.Origin, h.Mark = handbook.BuiltIn, s.provenance.Warning()
	if s.Path != "" {
		h.Origin = sanitize.CleanLine(s.Path)
	}
	if h.Title == handbook.DefaultTitle && s.Path != "" { // state is stored by title, so two handbooks must not share the default title
		h.Title, h.Unnamed = titleFromPath(s.Path), h.ID == ""
		if name := nameFromPath(s.Path); name != h.Title { // earlier versions stored state under this title
			h.FormerTitles = append(h.FormerTitles, name)
		}
	}
}

// titleFromPath returns a title for a handbook that has none: the name of its folder or zip. If that name is generic,
// such as docs, the title is the name of the parent folder.
func titleFromPath(path string) string {
	path = absolutePath(path)
	for load.IsContentFolderName(filepath.Base(path)) && nameFromPath(filepath.Dir(path)) != string(filepath.Separator) {
		path = filepath.Dir(path)
	}
	return nameFromPath(path)
}

func nameFromPath(path string) string {
	name := sanitize.CleanLine(filepath.Base(absolutePath(path)))
	if stem := strings.TrimSuffix(name, ".zip"); stem != "" {
		return stem
	}
	return name
}

// absolutePath makes a path absolute, or returns it unchanged if the working directory is unknown.
func absolutePath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
