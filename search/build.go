package search

import (
	"context"
	"math"

	"trustbook/handbook"
)

// builder counts the terms of one entry after the other, then sorts the postings
// by term.
type builder struct {
	ix      *Index
	vocab   *vocabulary
	phrases *phraseTrie

	languages []*language               // by entry; nil if all are in English
	foreign   map[*language][]vocabWord // the words of the entries in each language

	average [numFields]float32 // average length of each field in the entries that have it
	weight  [numFields]float32 // of each field, adjusted to the length of bodies in this handbook

	// For the entry being counted, by term:
	tf         [][numFields]uint16
	countedTo  []int32  // 1 + the last position at which a concept was counted, so that nested phrases count once
	entryTerms []termID // the terms with a nonzero tf
	window     []termID // of the text being counted
	length     [numFields]float32

	// For all entries, in reading order until they are sorted by term:
	postingTerms []termID
	postings     []posting
}

func newBuilder(ix *Index) *builder {
	b := &builder{ix: ix, vocab: newVocabulary(), phrases: newPhraseTrie()}
	ix.vocab, ix.phrases = b.vocab, b.phrases
	return b
}

// progressInterval is the number of entries between two reports of progress and
// checks for cancellation: a few milliseconds.
const progressInterval = 256

func (b *builder) addEntries(ctx context.Context, tell func(done, total int)) {
	b.measureFields()
	for i := range b.ix.entries {
		if i%progressInterval == 0 && i > 0 {
			if ctx.Err() != nil {
				return
			}
			if tell != nil {
				tell(i, len(b.ix.entries))
			}
		}
		b.addEntry(i)
	}
}

// shortBody is the number of words up to which a body is assumed to keep to its
// topic. If bodies are longer on average, a single word in them says less: bodies
// four times as long have half the weight.
const shortBody = 150

func (b *builder) measureFields() {
	var with [numFields]float32
	var words float32
	for _, e := range b.ix.entries {
		if e.Derived.Generated {
			continue
		}
		var length [numFields]float32
		b.eachText(e, func(f field, text string) { length[f] += approxWords(text) })
		for f, n := range length {
			if n > 0 {
				b.average[f] += n
				with[f]++
				words += n
			}
		}
	}
	b.postings = make([]posting, 0, int(words)) // repeated words leave room for concepts
	b.postingTerms = make([]termID, 0, int(words))
	for f := range b.average {
		b.average[f] /= max(with[f], 1)
		b.weight[f] = fields[f].weight
		if b.average[f] > shortBody {
			b.weight[f] *= float32(math.Sqrt(float64(shortBody / b.average[f])))
		}
	}
	b.ix.longBodies = 1 - b.weight[bodyField]/fields[bodyField].weight
}

func (b *builder) addEntry(i int) {
	b.length = [numFields]float32{}
	e := b.ix.entries[i]
	if b.languages != nil {
		b.vocab.language = b.languages[i]
	}
	b.eachText(e, func(f field, text string) {
		if e.Derived.Generated && f != titleField { // see glossary.go
			return
		}
		b.length[f] += approxWords(text)
		b.countText(f, text)
	})
	for _, t := range b.entryTerms {
		b.postingTerms = append(b.postingTerms, t)
		b.postings = append(b.postings, b.newPosting(i, t))
		b.tf[t] = [numFields]uint16{}
	}
	b.entryTerms = b.entryTerms[:0]
}

// eachText calls f for every searchable text of an entry, with the reference before its title
// left out.
func (b *builder) eachText(e *handbook.Entry, f func(field, string)) {
	title, bare := b.ix.bareTitles[e]
	eachText(e, func(in field, text string) {
		if in == titleField && bare {
			text = title
		}
		f(in, text)
	})
}

// countText counts the words of a text and the concepts whose phrases it contains.
func (b *builder) countText(f field, text string) {
	b.window = b.window[:0]
	for t := (tokenizer{text: text}); t.next(); {
		term := b.vocab.add(t.word)
		b.countTerm(f, term)
		if !t.joined {
			b.window = append(b.window, term)
		}
	}
	own := 0 // end of the last phrase from the handbook's own synonyms
	for i := range b.window {
		end := i + b.phrases.longestHandbookPhrase(b.window[i:])
		b.countConcepts(f, i, own, end)
		own = max(own, end)
	}
	for _, t := range b.entryTerms {
		b.countedTo[t] = 0
	}
}

// countConcepts counts the concepts with a phrase that begins at word i. A phrase
// of the general list does not count inside a longer phrase of the handbook, which
// ends at own or, if it begins at i, at end: the vendor of "vendor lock-in" is not a
// supplier.
func (b *builder) countConcepts(f field, i, own, end int) {
	at := int32(0)
	for j := i; j < len(b.window); j++ {
		if at = b.phrases.step(at, b.window[j]); at == 0 {
			return
		}
		for _, c := range b.phrases.nodes[at].ends {
			b.growTerms(c.term)
			if inside := j+1 <= own || j+1 < end; !c.inEntries || inside && !c.fromHandbook {
				continue
			}
			if b.countedTo[c.term] <= int32(i) {
				b.countTerm(f, c.term)
			}
			b.countedTo[c.term] = int32(j) + 1
		}
	}
}

func (b *builder) growTerms(t termID) {
	for int(t) >= len(b.tf) {
		b.tf = append(b.tf, [numFields]uint16{})
		b.countedTo = append(b.countedTo, 0)
	}
}

func (b *builder) countTerm(f field, t termID) {
	b.growTerms(t)
	if b.tf[t] == [numFields]uint16{} {
		b.entryTerms = append(b.entryTerms, t)
	}
	if b.tf[t][f] < 1<<16-1 {
		b.tf[t][f]++
	}
}

// k1 controls saturation: the smaller it is, the less repeating a word adds. At 1.2
// the second occurrence adds about half as much as the first did.
const k1 = 1.2

// stopFactor is the part of its weight that a stop word has outside of titles. In a title
// it tells "Where can I get tested?" from "Should I get tested?"; elsewhere it says little.
const stopFactor = .1

// newPosting weighs a term in entry i. Each field is saturated on its own and then
// added; doc.go explains why.
func (b *builder) newPosting(i int, t termID) posting {
	p := posting{entryAndTitle: uint32(i) << 1}
	tf := b.tf[t]
	if tf[titleField] > 0 {
		p.entryAndTitle |= 1
	}
	for f, n := range tf {
		if n == 0 {
			continue
		}
		w := fields[f]
		n := float32(n) / (1 - w.b + w.b*b.length[f]/b.average[f])
		weight := b.weight[f] * n * (k1 + 1) / (n + k1)
		if b.vocab.isStop[t] && field(f) != titleField {
			weight *= stopFactor
		}
		p.weight += weight
	}
	return p
}

// sortPostings sorts the postings by term. It is a counting sort, so postings of
// one term stay in reading order.
func (b *builder) sortPostings() {
	ix := b.ix
	ix.starts = make([]uint32, b.vocab.terms+2)
	for _, t := range b.postingTerms {
		ix.starts[t+2]++
	}
	for t := range b.vocab.terms {
		ix.starts[t+2] += ix.starts[t+1]
	}
	ix.postings = make([]posting, len(b.postings))
	for i, t := range b.postingTerms {
		ix.postings[ix.starts[t+1]] = b.postings[i]
		ix.starts[t+1]++
	}
	ix.starts = ix.starts[:b.vocab.terms+1]
	b.vocab.sortWords()
	b.computeWeights()
}

func (b *builder) computeWeights() {
	ix := b.ix
	ix.idf = make([]float32, b.vocab.terms)
	for t := range b.vocab.terms {
		ix.idf[t] = idfOf(len(ix.handbook.Entries), ix.docFreq(t))
	}
	ix.titleWeight = make([]float32, len(ix.entries))
	for t := range b.vocab.terms {
		if _, isConcept := ix.concepts[t]; isConcept {
			continue
		}
		for _, p := range ix.postingsOf(t) {
			if p.inTitle() {
				ix.titleWeight[p.entry()] += ix.idf[t]
			}
		}
	}
}
