package search

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// files returns a handbook of n pages of about size bytes, in nine folders or, if there are many pages, in hundreds.
func (g *generator) files(n, size int) fs.FS {
	out := fstest.MapFS{}
	folders := min(max(9, n/300), 300)
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\nsummary: %s\nkeywords: [%s, %s]\n---\n# %s\n\n", g.text(12), g.word(), g.word(), g.text(3+g.rand.IntN(6)))
		for b.Len() < size {
			b.WriteString(g.text(30+g.rand.IntN(20)) + "\n\n")
			if size > 1000 && g.rand.IntN(4) == 0 {
				b.WriteString("## " + g.text(3) + "\n\n- " + g.text(8) + "\n- " + g.text(8) + "\n\n")
			}
		}
		out[fmt.Sprintf("folder %03d/text-%06d.md", i%folders, i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return indexedFS{out, foldersOf(out)}
}

// indexedFS is a file tree with an index of its folders. A MapFS alone goes through all its files for each folder.
type indexedFS struct {
	fstest.MapFS
	folders map[string][]fs.DirEntry
}

func foldersOf(files fstest.MapFS) map[string][]fs.DirEntry {
	trees := map[string]fstest.MapFS{}
	for name, f := range files {
		folder, base, _ := strings.Cut(name, "/")
		if trees[folder] == nil {
			trees[folder] = fstest.MapFS{}
		}
		trees[folder][base] = f
	}
	out := map[string][]fs.DirEntry{}
	for folder, tree := range trees {
		out[folder], _ = tree.ReadDir(".")
	}
	return out
}

func (l indexedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if in, ok := l.folders[name]; ok {
		return in, nil
	}
	return l.MapFS.ReadDir(name)
}

// BenchmarkOpen reports how long a folder takes until its entries can be read
// (ms-read) and searched (ms-index), how long it takes to load it again, and the
// memory per entry including the index.
//
//	go test ./search -run - -bench Open -benchtime 1x
func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct {
		name    string
		n, size int
	}{{"900 texts, 6 MB", 900, 6_500}, {"10000 texts", 10_000, 380}, {"100000 texts", 100_000, 380}} {
		b.Run(c.name, func(b *testing.B) {
			if testing.Short() && c.n > 10_000 {
				b.Skip("not in a short run")
			}
			files := newGenerator(1_000+4*min(c.n, 10_000)).files(c.n, c.size)
			before := heapSize()
			var h *handbook.Handbook
			var loader *load.Loader
			var ix *Index
			var read, again, index time.Duration
			for b.Loop() {
				loader = new(load.Loader)
				h, read = measure(func() *handbook.Handbook { return readFiles(b, files, loader) })
				ix, index = measure(func() *Index { return New(h) })
			}
			held := heapSize() - before
			_, again = measure(func() *handbook.Handbook { return readFiles(b, files, loader) })
			b.ReportMetric(float64(read.Milliseconds()), "ms-read")
			b.ReportMetric(float64(index.Milliseconds()), "ms-index")
			b.ReportMetric(float64(again.Milliseconds()), "ms-again")
			b.ReportMetric(float64(held)/float64(c.n), "B-held/text")
			runtime.KeepAlive(ix)
		})
	}
}

func readFiles(b *testing.B, files fs.FS, loader *load.Loader) *handbook.Handbook {
	b.Helper()
	h, err := loader.Load(context.Background(), files, nil)
	if err != nil {
		b.Fatal(err)
	}
	return h
}

func measure[T any](f func() T) (T, time.Duration) {
	start := time.Now()
	out := f()
	return out, time.Since(start)
}
