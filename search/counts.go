package search

import "trustbook/handbook"

// hitCounts counts hits by category and by set, ignoring the Limit, Category and Set of Options.
type hitCounts struct {
	byCategory []int // number of hits in each of Index.categories
	names      []string
	sets       []EntrySet // sets, in the order of their names
	inSet      []int      // number of hits in each of sets

	entries []*handbook.Entry // counted entries; kept only if results are merged
}

// newCounts returns counts of zero. It leaves out empty sets, because they can contain no hits.
func (ix *Index) newCounts(sets map[string]EntrySet) *hitCounts {
	c := &hitCounts{byCategory: make([]int, len(ix.Categories))}
	for name, set := range sets {
		if len(set) > 0 {
			c.names, c.sets = append(c.names, name), append(c.sets, set)
		}
	}
	c.inSet = make([]int, len(c.sets))
	return c
}

func (c *hitCounts) add(ix *Index, entry uint32) {
	c.byCategory[ix.CategoryOf[entry]]++
	if ix.collects {
		c.entries = append(c.entries, ix.Entries[entry])
	}
	for i, set := range c.sets {
		if set[ix.Entries[entry]] {
			c.inSet[i]++
		}
	}
}

func (c *hitCounts) addAll(ix *Index, cs []candidate) {
	for _, f := range cs {
		c.add(ix, f.entry)
	}
}

func (r *Result) setCounts(ix *Index, c *hitCounts, sets map[string]EntrySet) {
	r.found = c.entries
	r.Counts, r.SetCounts = map[string]int{}, make(map[string]int, len(sets))
	for name := range sets {
		r.SetCounts[name] = 0
	}
	for i, name := range c.names {
		r.SetCounts[name] = c.inSet[i]
	}
	for i, n := range c.byCategory {
		if r.Total += n; n > 0 {
			r.Counts[ix.Categories[i]] = n
		}
	}
}
