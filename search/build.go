package search

import (
	"context"
	"sync"

	"trustbook/handbook"
	"trustbook/search/index"
)

// Build is [New] with options. It returns nil if ctx ends before the index is complete.
func Build(ctx context.Context, h *handbook.Handbook, o BuildOptions) *Index {
	ix := build(ctx, h, o, 0)
	if ix == nil || !ix.addOthers(ctx, h.TranslatedHandbooks()) {
		return nil
	}
	return ix
}

// New builds the index of h, which must not change afterwards.
func New(h *handbook.Handbook) *Index { return Build(context.Background(), h, BuildOptions{}) }

// build builds the index of the entries that a handbook lists. workers is the number of workers, or 0 for as many as
// are worth starting.
func build(ctx context.Context, h *handbook.Handbook, o BuildOptions, workers int) *Index {
	c := index.Build(ctx, h, o.Progress, workers)
	if c == nil {
		return nil
	}
	ix := &Index{Index: c}
	if ix.wordings = sync.OnceValue(func() *wordings { return ix.readWordings(anyTopic, nil) }); len(ix.Entries) > maxLazyEntries {
		ix.wordings()
	}
	ix.scratch.New = ix.newScratch
	return ix
}

// BuildOptions are options of Build.
type BuildOptions struct {
	// Progress, if not nil, is called from time to time by the goroutine that called Build, with the number of entries
	// indexed so far and their total number.
	Progress func(done, total int)
}
