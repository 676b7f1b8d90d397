package handbook

import (
	"path"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// distinguish gives texts of the same title each a title of its own: a list of
// identical titles is no list.
func (b *builder) disambiguateTitles() {
	same := map[string][]*Entry{}
	for _, e := range b.h.Entries {
		key := strings.ToLower(e.Title)
		same[key] = append(same[key], e)
	}
	for _, entries := range same {
		if len(entries) < 2 {
			continue
		}
		n := newSameTitles(entries)
		for _, e := range entries {
			e.Derived.Suffix = " (" + sanitize.CleanLine(n.distinguishingSuffix(e)) + ")"
		}
		for _, e := range entries {
			e.Title += e.Derived.Suffix
		}
	}
}

// namesakes are texts of one title. There may be very many of them.
type sameTitles struct {
	entries []*Entry
	parts   map[string]int         // how many of their paths have a part
	ends    map[int]map[string]int // and how many end in so many parts, as far as somebody has asked
}

func newSameTitles(entries []*Entry) sameTitles {
	n := sameTitles{entries, map[string]int{}, map[int]map[string]int{}}
	for _, e := range entries {
		parts := strings.Split(tail(e.Path, maxDepth+1), "/")
		slices.Sort(parts)
		for _, part := range slices.Compact(parts) {
			n.parts[part]++
		}
	}
	return n
}

// ending is how many paths end in the same parts.
func (n sameTitles) ending(parts int, end string) int {
	if n.ends[parts] == nil {
		n.ends[parts] = map[string]int{}
		for _, e := range n.entries {
			n.ends[parts][tail(e.Path, parts)]++
		}
	}
	return n.ends[parts][end]
}

// apart is what an entry's path has and those of the others have not: the last
// part of it that none of them has, or else as much of its end as it takes.
func (n sameTitles) distinguishingSuffix(e *Entry) string {
	for _, part := range slices.Backward(strings.Split(tail(e.Path, maxDepth+1), "/")) {
		if n.parts[part] == 1 {
			return part
		}
	}
	for parts := 1; parts <= maxDepth; parts++ {
		if end := tail(e.Path, parts); n.ending(parts, end) == 1 {
			return end
		}
	}
	return tail(e.Path, maxDepth+1)
}

// tail is the last parts of a page's path, an index page being its folder.
func tail(name string, parts int) string {
	bare := pageName(name)
	if isIndex(path.Base(bare)) && path.Dir(bare) != "." {
		bare = path.Dir(bare)
	}
	all := strings.Split(bare, "/")
	return strings.Join(all[max(0, len(all)-parts):], "/")
}
