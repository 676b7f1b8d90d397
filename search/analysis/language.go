package analysis

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook/pattern"
)

// Language holds the rules for words of a language other than English. The rules need no dictionary, because the
// handbook serves as one: they cut off an ending or split a compound only if the rest is a word of the handbook or of
// the synonyms.
type Language struct {
	// endings are the folded endings of inflected forms, longest first, and what replaces them: "or>a" turns kopior
	// into kopia.
	endings []wordEnding
	// links are the letters between the parts of a compound, such as the s in lösenordspolicy.
	links []string
	// own are words that look like inflected forms of other words but are not.
	own []string
	// StopWords returns the function words of the language, folded, or nil if there is no list of them.
	StopWords func() map[string]bool
	// telling are frequent words that identify the language of an entry.
	telling []string
}

type wordEnding struct{ cut, put string }

func newLanguage(endings, links, telling string) *Language {
	l := &Language{links: append([]string{""}, strings.Fields(links)...), telling: strings.Fields(telling)}
	for e := range strings.FieldsSeq(endings) {
		cut, put, _ := strings.Cut(e, ">")
		l.endings = append(l.endings, wordEnding{cut, put})
	}
	slices.SortStableFunc(l.endings, func(a, b wordEnding) int { return len(b.cut) - len(a.cut) })
	return l
}

func (l *Language) withStopWords(code string) *Language {
	l.StopWords = stopWordsOf(code)
	return l
}

var languages = sync.OnceValue(func() map[string]*Language {
	scandinavian := func(code string) *Language {
		return newLanguage(`s e n t r en ens et ets er ers erne ernes ene enes ne nes ede>e er>e ing>e`, `s e`, `og ikke det`).withStopWords(code)
	}
	norwegian := scandinavian("no")
	swedish := newLanguage(`s a e n ns t ts r rs en ens et ets ar ars er ers na nas rna rnas arna arnas erna ernas or>a ors>a orna>a ornas>a arna>are arnas>are
			d>a t>a ad>a at>a as>a ade>a ats>a ades>a ande>a ing>a ning>a ningar>a ingar>a de>a`, `s e`, `och att är som för inte`)
	swedish.StopWords = SwedishStopWords
	swedish.own = strings.Fields("dator faktor sektor motor lager")
	return map[string]*Language{
		"sv": swedish,
		"da": scandinavian("da"), "no": norwegian, "nb": norwegian, "nn": norwegian,
		"de": newLanguage(`e s n en em er es ern ens te ten t>en`, `s es n en er e ens`, `und der die nicht`).withStopWords("de"),
		"nl": newLanguage(`s e n en t te t>en`, `s e en n`, `het een van niet`).withStopWords("nl"),
		"fi": newLanguage(`n a t en in ta na ja ia ssa sta lla lta lle ksi jen ien iin itte issa ista illa ille iden ssaan`, `n`, `ja on ei että`).withStopWords("fi"),
	}
})

// LanguageOf returns the rules for a language tag such as sv-SE, or nil.
func LanguageOf(tag string) *Language {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	return languages()[code]
}

// Swedish returns the rules for Swedish.
func Swedish() *Language { return languages()["sv"] }

// MinBaseLetters is the minimum length of a word without its ending.
const MinBaseLetters = 3

// Bases returns the possible basic forms of a folded word.
func (l *Language) Bases(word string) []string {
	var out []string
	for _, e := range l.endings {
		stem, ok := strings.CutSuffix(word, e.cut)
		if !ok || len(stem)+len(e.put) < MinBaseLetters {
			continue
		}
		out = append(out, stem+e.put)
		if e.put != "" {
			continue
		}
		last := stem[len(stem)-1]
		switch {
		case last == stem[len(stem)-2] && !isVowel(last): // programmet becomes program
			out = append(out, stem[:len(stem)-1])
		case (last == 'l' || last == 'r' || last == 'n') && !isVowel(stem[len(stem)-2]): // nycklar becomes nyckel
			head := stem[:len(stem)-1]
			out = append(out, head+"e"+string(last), head+head[len(head)-1:]+"e"+string(last)) // nøkler becomes nøkkel
		}
	}
	return out
}

// forms returns the inflected forms whose basic form is base.
func (l *Language) forms(base string) []string {
	var out []string
	for _, e := range l.endings {
		stem, ok := strings.CutSuffix(base, e.put)
		if !ok {
			continue
		}
		out = append(out, stem+e.cut)
		if n := len(stem); e.put == "" && n > MinBaseLetters+1 && stem[n-2] == 'e' && strings.IndexByte("lrn", stem[n-1]) >= 0 {
			out = append(out, stem[:n-2]+stem[n-1:]+e.cut)
			if stem[n-3] == stem[n-4] {
				out = append(out, stem[:n-3]+stem[n-1:]+e.cut)
			}
		}
	}
	return out
}

// IsStopWord reports whether a folded word is a stop word of English or of l, which is nil for English.
func (l *Language) IsStopWord(word string) bool {
	return IsStopWord(word) || l != nil && l.StopWords != nil && l.StopWords()[word]
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// BaseOf returns the known basic form of word, or "". A short basic form needs a long ending: par is not the base of
// part.
func (l *Language) BaseOf(word string, known func(string) bool) string {
	if slices.Contains(l.own, word) {
		return ""
	}
	for _, b := range l.Bases(word) {
		if b != word && (len(b) > MinBaseLetters || len(word)-len(b) > 1) && !l.IsStopWord(b) && known(b) {
			return b
		}
	}
	return ""
}

// OtherForms returns the known forms of word, except word itself.
func (l *Language) OtherForms(word string, known func(string) bool) []string {
	var out []string
	bases := []string{word}
	if !slices.Contains(l.own, word) {
		bases = append(bases, l.Bases(word)...)
	}
	for _, b := range bases {
		for _, f := range append(l.forms(b), b) {
			if f != word && len(f) > MinBaseLetters && !slices.Contains(l.own, f) && known(f) && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// GuessLanguage returns the rules for the language whose telling words are the most frequent in text. If they are not
// more than twice as frequent as the telling words of English, it returns nil.
func GuessLanguage(text string) *Language {
	text = " " + strings.ToLower(text) + " "
	count := func(words []string) (n int) {
		for _, w := range words {
			n += strings.Count(text, " "+w+" ")
		}
		return n
	}
	best, top := (*Language)(nil), 2*count([]string{"the", "and", "of"})
	for _, code := range []string{"sv", "da", "de", "nl", "fi"} {
		if n := count(languages()[code].telling); n > top {
			best, top = languages()[code], n
		}
	}
	return best
}

// foreignStopWords returns the function words of other languages, folded, by language code.
var foreignStopWords = sync.OnceValue(func() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for line := range DataLines(foreignStopWordList) {
		if code, words, ok := strings.Cut(line, ": "); ok {
			sets[code] = pattern.WordSet(FoldWords(words))()
		}
	}
	return sets
})

// stopWordsOf returns a function that returns the function words of the language with the given code.
func stopWordsOf(code string) func() map[string]bool {
	return func() map[string]bool { return foreignStopWords()[code] }
}

// IsChineseFiller reports whether a word in Han characters is a Chinese function word or may be part of one.
func IsChineseFiller(word string) bool {
	return IsUnspaced(word) && wordScript(word) == scriptHan && (strings.ContainsAny(word, chineseFillers) || foreignStopWords()["zh"][word])
}

// chineseFillers are characters of Chinese function words that seldom occur in nouns.
const chineseFillers = "的了吗呢吧是我你您们这那哪谁怎么什没很也都否"
