package check

import "fmt"

// duplicate is an earlier page that a page nearly repeats.
type duplicate struct {
	page  *page
	share float64 // the text that is compared
}

// findDuplicates finds pages that nearly repeat an earlier one.
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

// nearDuplicate finds entries that nearly repeat another.
func nearDuplicate(c *checker, p *page) []finding {
	if t, ok := c.duplicates[p]; ok {
		return []finding{c.atField(p.Entry, "title", fmt.Sprintf(
			"says nearly the same as %s (%d %% of the wording is equal): keep one, or say in each what is different", t.page.Path, int(100*t.share)))}
	}
	return nil
}
