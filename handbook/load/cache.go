package load

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/flat"
	"trustbook/handbook/pack"
)

// cache holds the files that a [Loader] last loaded.
type cache struct {
	pages    map[string]*parsedPage // last good version of each page, by path; never modified
	site     site                   // the site for which the pages were parsed
	manifest []byte                 // last good manifest
	problems []handbook.Problem     // problems of the manifest
}

// parse parses a page, unless it is in the cache.
func (c *cache) parse(f pack.File, s site) *parsedPage {
	sum := maphash.Bytes(checksumSeed, f.Data)
	if was := c.pages[f.Path]; was != nil && was.checksum == sum && c.site.mdx == s.mdx && maps.Equal(c.site.variables, s.variables) &&
		(c.site.names == s.names || !bytes.Contains(f.Data, []byte("[["))) {
		return was
	}
	p := parsePage(f, s)
	p.checksum, p.blank, p.front = sum, len(bytes.TrimSpace(f.Data)) == 0, p.front.WithoutValues(isEntryField)
	return p
}

// checksums returns the checksum of every file in use, by path.
func (c *cache) checksums() map[string]uint64 {
	sums := make(map[string]uint64, len(c.pages)+1)
	for name, p := range c.pages {
		sums[name] = p.checksum
	}
	if len(c.manifest) > 0 {
		sums[handbook.ManifestName] = maphash.Bytes(checksumSeed, c.manifest)
	}
	return sums
}

// readManifest reads the manifest into m. data is the content of the file. If data is broken or unreadable,
// readManifest reads the last good manifest instead. It returns the problems of data.
func (c *cache) readManifest(last *cache, data []byte, unread []handbook.Problem, m *manifest) []handbook.Problem {
	c.manifest, c.problems = data, parseManifest(data, &manifest{})
	if couldNotRead(handbook.ManifestName, unread) || hasNewError(c.problems, last.problems) && last.manifest != nil {
		found := c.problems
		c.manifest, c.problems = last.manifest, last.problems
		parseManifest(c.manifest, m)
		return found
	}
	return parseManifest(data, m)
}

// keepGood fills the cache with the parsed pages. For a page that is broken or unreadable, it uses the last good
// version. It returns copies that [builder] may modify, with the problems of the parsed pages.
func (c *cache) keepGood(last *cache, pages []*parsedPage, unread []handbook.Problem) []*parsedPage {
	c.pages = make(map[string]*parsedPage, len(pages))
	copies := make([]*parsedPage, 0, len(pages))
	keep := func(good *parsedPage, problems []handbook.Problem) {
		c.pages[good.entry.Path] = good
		p := good.copy()
		p.problems = problems
		copies = append(copies, p)
	}
	for _, p := range pages {
		keep(last.lastGood(p), p.problems)
	}
	for _, p := range last.unreadPages(c, unread) {
		keep(p, nil)
	}
	return copies
}

// lastGood returns the page to show: p, or its previous version if only p is broken.
func (c *cache) lastGood(p *parsedPage) *parsedPage {
	was := c.pages[p.entry.Path]
	if was == nil || was == p {
		return p
	}
	if p.blank && !was.blank {
		p.addError(0, "unreadable", "is empty; its last version is shown")
		return was
	}
	if hasNewError(p.problems, was.problems) {
		return was
	}
	return p
}

// unreadPages returns the cached pages that are missing now because their files could not be read.
func (c *cache) unreadPages(now *cache, unread []handbook.Problem) []*parsedPage {
	var out []*parsedPage
	for name, p := range c.pages {
		if now.pages[name] == nil && couldNotRead(name, unread) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *parsedPage) int { return strings.Compare(a.entry.Path, b.entry.Path) })
	return out
}

// couldNotRead reports whether a file, or a folder above it, could not be read.
func couldNotRead(name string, unread []handbook.Problem) bool {
	return slices.ContainsFunc(unread, func(p handbook.Problem) bool { return name == p.Path || strings.HasPrefix(name, p.Path+"/") })
}

// hasNewError reports whether the problems now contain an error that was not among the problems before.
func hasNewError(now, before []handbook.Problem) bool {
	return slices.ContainsFunc(now, func(p handbook.Problem) bool {
		return p.Severity == handbook.SeverityError && !slices.ContainsFunc(before, p.SameAs)
	})
}

// copy returns a copy that [builder] may modify. It copies the links, because builder modifies them in place. The other
// slices are shared: builder only appends to them, and because they have no spare capacity, that allocates new ones.
func (p *parsedPage) copy() *parsedPage {
	c, e := *p, *p.entry
	e.Links = slices.Clone(e.Links)
	for _, list := range []*[]string{&e.Frameworks, &e.Keywords, &e.AlsoAsked, &e.FormerIDs, &e.Related} {
		*list = slices.Clip(*list)
	}
	e.Controls, e.Sections = slices.Clip(e.Controls), slices.Clip(e.Sections)
	c.entry = &e
	return &c
}

// ErrStale means that an encoded handbook was made from files that differ from those next to it.
var ErrStale = errors.New("encoded from other files")

// FromEncoded decodes the handbook in fsys from data, which package flat encoded. The error is [ErrStale] if data was
// made from files that differ from those in fsys, or by another version of the program.
func FromEncoded(fsys fs.FS, data string) (*handbook.Handbook, error) {
	w, err := walk(context.Background(), fsys, nil)
	if err != nil {
		return nil, err
	}
	parts, err := flat.Decode(data)
	if err != nil || parts.Digest != pack.Digest(w.files()) {
		return nil, ErrStale
	}
	parts.Files = make(map[string]uint64, len(w.pages)+1)
	for _, f := range w.pages {
		parts.Files[f.Path] = maphash.Bytes(checksumSeed, f.Data)
	}
	if len(w.manifest) > 0 {
		parts.Files[handbook.ManifestName] = maphash.Bytes(checksumSeed, w.manifest)
	}
	return handbook.New(parts), nil
}
