package check

import "fmt"

// twin is the earlier text that says nearly the same as a page.
type twin struct {
	page *page
	same float64 // part of the wording
}

// twins finds the pages that say nearly what an earlier one says.
func twins(pages []*page) map[*page]twin {
	found := map[*page]twin{}
	texts := map[string]*sketches{} // by language
	known := map[string][]*page{}
	for _, p := range pages {
		lang := p.Metadata.Lang
		if texts[lang] == nil {
			texts[lang] = newSketches()
		}
		if like, same := texts[lang].add(words(p.Summary + "\n" + p.Text())); like >= 0 {
			found[p] = twin{known[lang][like], same}
		}
		known[lang] = append(known[lang], p)
	}
	return found
}

// nearDuplicate says that a text has the words of another, or nearly.
func nearDuplicate(b *book, p *page) []finding {
	if t, ok := b.twins[p]; ok {
		return []finding{b.atKey(p.Entry, "title", fmt.Sprintf(
			"says nearly what %s says (%d %% of the wording is the same): keep one, or say in each what is different", t.page.Path, int(100*t.same)))}
	}
	return nil
}
