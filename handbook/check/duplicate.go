package check

import (
	"fmt"
	"unicode"
)

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// nearDuplicates finds texts that say what another says in nearly the same words.
func nearDuplicates(b *book) []finding {
	var out []finding
	byLanguage := map[string]*sketches{}
	known := map[string][]*page{}
	for _, p := range b.pages {
		lang := p.Life.Lang
		if byLanguage[lang] == nil {
			byLanguage[lang] = newSketches()
		}
		like, same := byLanguage[lang].add(words(p.Summary + "\n" + p.Text()))
		if like >= 0 {
			out = append(out, b.atKey(p.Entry, "title", fmt.Sprintf(
				"says nearly what %s says (%d %% of the wording is the same): keep one, or say in each what is different", known[lang][like].Path, int(100*same))))
		}
		known[lang] = append(known[lang], p)
	}
	return out
}
