package check

import "fmt"

// twin is the earlier text that says nearly the same as a page.
type duplicate struct {
	page  *page
	share float64 // part of the wording
}

// twins finds the pages that say nearly what an earlier one says.
func findDuplicates(pages []*page) map[*page]duplicate {
	found := map[*page]duplicate{}
	texts := map[string]*shingleIndex{} // by language
	known := map[string][]*page{}
	for _, p := range pages {
		lang := p.Metadata.Lang
		if texts[lang] == nil {
			texts[lang] = newShingleIndex()
		}
		if like, same := texts[lang].add(words(p.Summary + "\n" + p.Text())); like >= 0 {
			found[p] = duplicate{known[lang][like], same}
		}
		known[lang] = append(known[lang], p)
	}
	return found
}

// nearDuplicate says that a text has the words of another, or nearly.
func nearDuplicate(b *checker, p *page) []finding {
	if t, ok := b.duplicates[p]; ok {
		return []finding{b.atField(p.Entry, "title", fmt.Sprintf(
			"says nearly what %s says (%d %% of the wording is the same): keep one, or say in each what is different", t.page.Path, int(100*t.share)))}
	}
	return nil
}
