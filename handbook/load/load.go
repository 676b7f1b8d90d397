// Package load reads a handbook from files: a manifest (handbook.yaml) and Markdown pages with front matter, in any
// [fs.FS]. It removes every character that could control a terminal, and reports mistakes as problems. A mistake in one
// part does not affect the others.
package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/parallel"
)

// Handbook loads the handbook in fsys once; see [Loader.Load].
func Handbook(fsys fs.FS) (*handbook.Handbook, error) {
	return new(Loader).Load(context.Background(), fsys, nil)
}

// Files returns the files of the handbook in fsys, sorted by path. It returns an error if one of them cannot be read.
func Files(fsys fs.FS) ([]pack.File, error) {
	w, err := walk(context.Background(), fsys, nil)
	if err != nil {
		return nil, err
	}
	for _, p := range w.problems {
		if p.Severity == handbook.SeverityError {
			return nil, errors.New(p.String())
		}
	}
	files := w.files()
	if len(files) == 0 {
		return nil, noPagesError(nil)
	}
	return files, nil
}

// Loader loads a handbook repeatedly from the same place. It caches the last result, so unchanged pages cost nothing.
// If a page becomes broken, empty or unreadable, the Loader reports the problem but keeps the last good content of the
// page. The zero Loader is ready to use. A Loader is safe for concurrent use.
type Loader struct {
	mu   sync.Mutex
	last cache
}

// Load loads the handbook in fsys: handbook.yaml at the root, if it exists, and every Markdown page. The Problems of
// the handbook include those of single pages. Load returns an error only if the handbook cannot be opened at all: fsys
// cannot be read, the handbook exceeds a limit ([pack.ErrRefused]), there is no page, or ctx is done.
//
// If progress is not nil, it is called from time to time with the number of pages done and the total, which is 0 while
// unknown. The calls come from other goroutines, but never two at the same time.
func (l *Loader) Load(ctx context.Context, fsys fs.FS, progress func(done, total int)) (*handbook.Handbook, error) {
	l.mu.Lock()
	last := l.last
	l.mu.Unlock()
	h, next, err := load(ctx, fsys, &last, newReporter(progress))
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	l.last = next
	l.mu.Unlock()
	return h, nil
}

// ClearCache empties the cache. Call it after rejecting the handbook that was just loaded.
func (l *Loader) ClearCache() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = cache{}
}

func load(ctx context.Context, fsys fs.FS, last *cache, progress *reporter) (*handbook.Handbook, cache, error) {
	w, err := walk(ctx, fsys, progress)
	if err != nil {
		return nil, cache{}, err
	}
	b := newBuilder(w)
	next := cache{}
	var pages []*parsedPage
	var all parallel.Group
	files := w.files()
	all.Go(func() { b.parts.Digest = pack.Digest(files) })
	b.add(next.readManifest(last, w.manifest, w.problems, &b.manifest)...)
	next.site = newSite(w, b.manifest.variables)
	all.Go(func() { pages = parsePages(ctx, w.pages, last, next.site, progress) })
	if err := waitWithContext(ctx, &all); err != nil {
		return nil, cache{}, err
	}
	b.pages = next.keepGood(last, pages, w.problems)
	if len(b.pages) == 0 {
		return nil, cache{}, noPagesError(b.parts.Problems)
	}
	b.parts.Files = next.checksums()
	return b.build(), next, nil
}

// waitWithContext waits until all functions have returned or ctx is done. If ctx is done first, it returns ctx's error
// at once; functions that are still running stop after their current page, and their results are not used.
func waitWithContext(ctx context.Context, all *parallel.Group) error {
	select {
	case <-all.Done():
		all.Wait()
	case <-ctx.Done():
	}
	return ctx.Err()
}

// noPagesError returns the error for a handbook without pages. It depends on the problems of its files.
func noPagesError(problems []handbook.Problem) error {
	if len(problems) == 0 {
		return errors.New("no entries found: no Markdown (.md) files here")
	}
	return fmt.Errorf("no entries found that can be read: %s", problems[0])
}

// parsePages parses all pages concurrently; no page depends on another. It releases the bytes of each page after
// parsing the page, so that a large handbook is not in memory twice.
func parsePages(ctx context.Context, files []pack.File, last *cache, s site, progress *reporter) []*parsedPage {
	pages := make([]*parsedPage, len(files))
	parallel.Each(len(files), func(i int) {
		if ctx.Err() == nil {
			pages[i] = last.parse(files[i], s)
			files[i].Data = nil
			progress.report(i+1, len(files))
		}
	})
	return pages
}

func newReporter(call func(done, total int)) *reporter {
	if call == nil {
		return nil
	}
	return &reporter{call: call, last: time.Now()}
}
