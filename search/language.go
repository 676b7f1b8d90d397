package search

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// languageRules holds the rules for words of a language other than English. They need no dictionary, because the
// handbook serves as one: an ending is cut off, or a compound split, only if what remains is a word of the handbook or
// of the synonyms.
type languageRules struct {
	// endings are the endings of inflected forms, folded, longest first. "or>a" turns kopior into kopia.
	endings []wordEnding
	// links are the letters between the parts of a compound, such as the s in lösenordspolicy.
	links []string
	// own are words that look like inflected forms of others but are not.
	own []string
	// stopWords returns the function words of the language, folded, or nil if there is no list of them.
	stopWords func() map[string]bool
	// telling are frequent words that identify the language of an entry.
	telling []string
}

type wordEnding struct{ cut, put string }

func newLanguage(endings, links, telling string) *languageRules {
	l := &languageRules{links: append([]string{""}, strings.Fields(links)...), telling: strings.Fields(telling)}
	for e := range strings.FieldsSeq(endings) {
		cut, put, _ := strings.Cut(e, ">")
		l.endings = append(l.endings, wordEnding{cut, put})
	}
	slices.SortStableFunc(l.endings, func(a, b wordEnding) int { return len(b.cut) - len(a.cut) })
	return l
}

func (l *languageRules) withStopWords(code string) *languageRules {
	l.stopWords = stopWordsOf(code)
	return l
}

var languages = sync.OnceValue(func() map[string]*languageRules {
	scandinavian := func(code string) *languageRules {
		return newLanguage(`s e n t r en ens et ets er ers erne ernes ene enes ne nes ede>e er>e ing>e`, `s e`, `og ikke det`).withStopWords(code)
	}
	norwegian := scandinavian("no")
	swedish := newLanguage(`s a e n ns t ts r rs en ens et ets ar ars er ers na nas rna rnas arna arnas erna ernas or>a ors>a orna>a ornas>a arna>are arnas>are
			d>a t>a ad>a at>a as>a ade>a ats>a ades>a ande>a ing>a ning>a ningar>a ingar>a de>a`, `s e`, `och att är som för inte`)
	swedish.stopWords = swedishStopWords
	swedish.own = strings.Fields("dator faktor sektor motor lager")
	return map[string]*languageRules{
		"sv": swedish,
		"da": scandinavian("da"), "no": norwegian, "nb": norwegian, "nn": norwegian,
		"de": newLanguage(`e s n en em er es ern ens te ten t>en`, `s es n en er e ens`, `und der die nicht`).withStopWords("de"),
		"nl": newLanguage(`s e n en t te t>en`, `s e en n`, `het een van niet`).withStopWords("nl"),
		"fi": newLanguage(`n a t en in ta na ja ia ssa sta lla lta lle ksi jen ien iin itte issa ista illa ille iden ssaan`, `n`, `ja on ei että`).withStopWords("fi"),
	}
})

// languageOf returns the rules for a language tag such as sv-SE, or nil.
func languageOf(tag string) *languageRules {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	return languages()[code]
}

func swedish() *languageRules { return languages()["sv"] }

// minBase is the minimum length of a word without its ending.
const minBase = 3

// bases returns the possible basic forms of a folded word.
func (l *languageRules) bases(word string) []string {
	var out []string
	for _, e := range l.endings {
		stem, ok := strings.CutSuffix(word, e.cut)
		if !ok || len(stem)+len(e.put) < minBase {
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
func (l *languageRules) forms(base string) []string {
	var out []string
	for _, e := range l.endings {
		stem, ok := strings.CutSuffix(base, e.put)
		if !ok {
			continue
		}
		out = append(out, stem+e.cut)
		if n := len(stem); e.put == "" && n > minBase+1 && stem[n-2] == 'e' && strings.IndexByte("lrn", stem[n-1]) >= 0 {
			out = append(out, stem[:n-2]+stem[n-1:]+e.cut)
			if stem[n-3] == stem[n-4] {
				out = append(out, stem[:n-3]+stem[n-1:]+e.cut)
			}
		}
	}
	return out
}

// isStopWord reports whether a folded word is a stop word of the language or of every language. A nil l stands for
// English.
func (l *languageRules) isStopWord(word string) bool {
	return isStopWord(word) || l != nil && l.stopWords != nil && l.stopWords()[word]
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// baseOf returns the known basic form of word, or "". If the basic form is short, the ending must be long: par is not
// the base of part.
func (l *languageRules) baseOf(word string, known func(string) bool) string {
	if slices.Contains(l.own, word) {
		return ""
	}
	for _, b := range l.bases(word) {
		if b != word && (len(b) > minBase || len(word)-len(b) > 1) && !l.isStopWord(b) && known(b) {
			return b
		}
	}
	return ""
}

// otherForms returns the known forms of word other than word itself.
func (l *languageRules) otherForms(word string, known func(string) bool) []string {
	var out []string
	bases := []string{word}
	if !slices.Contains(l.own, word) {
		bases = append(bases, l.bases(word)...)
	}
	for _, b := range bases {
		for _, f := range append(l.forms(b), b) {
			if f != word && len(f) > minBase && !slices.Contains(l.own, f) && known(f) && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// maxSample is the number of entries examined to find out whether a handbook that declares no languages has entries in
// languages other than English.
const maxSample = 50

// entryLanguages returns the rules for the language of each entry, which are nil for English and for languages without
// rules. The whole result is nil if no entry has rules. An entry without lang is in the language of the handbook if
// that declares only one, and otherwise in the language that its frequent words suggest.
func entryLanguages(entries []*handbook.Entry, declared []string) []*languageRules {
	guess := len(declared) > 1 || len(declared) == 0 && sampleIsForeign(entries)
	var fallback *languageRules
	if len(declared) == 1 {
		fallback = languageOf(declared[0])
	}
	var out []*languageRules
	for i, e := range entries {
		l := fallback
		switch {
		case e.Metadata.Lang != "":
			l = languageOf(e.Metadata.Lang)
		case guess:
			l = guessLanguage(e)
		}
		if l == nil {
			continue
		}
		if out == nil {
			out = make([]*languageRules, len(entries))
		}
		out[i] = l
	}
	return out
}

func sampleIsForeign(entries []*handbook.Entry) bool {
	step := max(1, len(entries)/maxSample)
	for i := 0; i < len(entries); i += step {
		if guessLanguage(entries[i]) != nil {
			return true
		}
	}
	return false
}

// guessLanguage returns the rules for the language whose telling words are the most frequent in e. They must be more
// than twice as frequent as those of English; otherwise it returns nil.
func guessLanguage(e *handbook.Entry) *languageRules {
	text := " " + strings.ToLower(e.Summary+" "+e.Text()) + " "
	count := func(words []string) (n int) {
		for _, w := range words {
			n += strings.Count(text, " "+w+" ")
		}
		return n
	}
	best, top := (*languageRules)(nil), 2*count([]string{"the", "and", "of"})
	for _, code := range []string{"sv", "da", "de", "nl", "fi"} {
		if n := count(languages()[code].telling); n > top {
			best, top = languages()[code], n
		}
	}
	return best
}

// readLanguages determines the languages of the entries and reads the words of all entries that are not in English.
func (b *builder) readLanguages(declared []string) {
	b.languages = entryLanguages(b.ix.entries, declared)
	if b.languages == nil {
		return
	}
	b.vocab.attested, b.foreign = map[string]bool{}, map[*languageRules][]vocabWord{}
	for i, l := range b.languages {
		if l == nil {
			continue
		}
		if !slices.Contains(b.ix.languages, l) {
			b.ix.languages = append(b.ix.languages, l)
		}
		eachText(b.ix.entries[i], func(_ field, text string) {
			for t := (tokenizer{text: text}); t.nextPart(); {
				if !b.vocab.attested[string(t.word)] && isLowerASCII(string(t.word)) {
					word := string(t.word)
					b.vocab.attested[word] = true
					b.foreign[l] = append(b.foreign[l], vocabWord{text: word})
				}
			}
		})
	}
}

// addForms adds the other forms of a word that are in the index.
func (x *expander) addForms(w *expansion) {
	for _, l := range x.ix.languages {
		for _, form := range l.otherForms(w.word, x.ix.leadsToEntries) {
			if t, ok := x.ix.vocab.lookup([]byte(form)); ok && len(w.alts) < maxCompletions {
				w.addAlternative(alternative{t, joinedFactor, .95, originRespaced, form})
			}
		}
	}
}

// isForeign reports whether the query may be in a language other than English in which there are original entries.
// Translations do not count, because their originals are searched too and decide the result.
func (ix *Index) isForeign(q *query) bool {
	if translation := ix.collects && len(ix.others) == 0; translation {
		return false
	}
	return len(ix.languages) > 0 || slices.ContainsFunc(q.words, func(w queryWord) bool { return isUnspaced(w.word) })
}
