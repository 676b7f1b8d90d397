package index

import (
	"context"
	"runtime"
	"sync/atomic"

	"trustbook/handbook/parallel"
	"trustbook/search/analysis"
)

// worker counts the terms in a range of entries, with a vocabulary of its own. The ranges are in reading order, so
// merging the vocabularies one after the other gives each term the same number, however many workers there are.
type worker struct {
	*builder
	vocab    *Vocabulary
	from, to int // range of the worker's entries

	// For the entry being counted, by term:
	tf         [][numFields]uint16
	countedTo  []int32  // by concept: 1 + the last position at which the concept was counted
	entryTerms []TermID // terms that the entry contains, that is, with a tf other than zero
	window     []TermID // terms of the string being counted
	length     [numFields]float32

	// For all entries of the worker, in reading order:
	postingTerms []TermID
	postings     []Posting
}

const (
	// progressInterval is the number of entries after which progress is reported and cancellation checked. Indexing so
	// many takes a few milliseconds.
	progressInterval = 256
	// minWorkerWords is the minimum number of words per worker: about ten milliseconds of work.
	minWorkerWords = 100_000
)

// addEntries counts the terms of all entries. It uses at most the given number of workers, the first of which runs in
// the calling goroutine.
func (b *builder) addEntries(ctx context.Context, tell func(done, total int), workers int) {
	b.measureFields()
	b.divideAmongWorkers(workers)
	var done atomic.Int64
	var others parallel.Group
	for _, w := range b.workers[1:] {
		others.Go(func() { w.run(ctx, &done, nil) })
	}
	b.workers[0].run(ctx, &done, tell)
	others.Wait()
	if ctx.Err() != nil {
		return
	}
	for _, w := range b.workers[1:] {
		w.renumberTerms(b.vocab.merge(w.vocab))
	}
}

// maxWorkers returns how many workers are worth starting. In languages other than English the basic form of a word
// depends on the words read before, so a single worker reads those entries.
func (b *builder) maxWorkers() int {
	words := 0
	for _, n := range b.words {
		words += n
	}
	if b.languages != nil {
		return 1
	}
	return max(1, min(runtime.GOMAXPROCS(0), words/minWorkerWords))
}

// divideAmongWorkers divides the entries among workers by number of words. All vocabularies begin with the words of the
// synonyms.
func (b *builder) divideAmongWorkers(workers int) {
	if workers <= 0 || b.languages != nil {
		workers = b.maxWorkers()
	}
	total := 0
	for _, n := range b.words {
		total += n
	}
	from, words := 0, 0
	for e, n := range b.words {
		words += n
		isLast := len(b.workers)+1 == workers // the last worker gets all remaining entries, which may have no words
		if e+1 < len(b.words) && (isLast || words*workers < total*(len(b.workers)+1)) {
			continue
		}
		b.workers = append(b.workers, b.newWorker(from, e+1, total/workers))
		from = e + 1
	}
	if len(b.workers) == 0 {
		b.workers = append(b.workers, b.newWorker(0, 0, 0))
	}
	b.workers[0].vocab = b.vocab
}

func (b *builder) newWorker(from, to, words int) *worker {
	w := &worker{builder: b, from: from, to: to}
	if len(b.workers) > 0 {
		w.vocab = b.vocab.branch()
	}
	w.postings, w.postingTerms = make([]Posting, 0, words), make([]TermID, 0, words) // concepts need more space, and repeated words less
	return w
}

// run counts the terms of the worker's entries.
func (w *worker) run(ctx context.Context, done *atomic.Int64, tell func(done, total int)) {
	for i := w.from; i < w.to; i++ {
		if n := i - w.from; n%progressInterval == 0 && n > 0 {
			all := done.Add(progressInterval)
			if ctx.Err() != nil {
				return
			}
			if tell != nil {
				tell(int(all), len(w.ix.Entries))
			}
		}
		w.addEntry(i)
	}
}

func (w *worker) addEntry(i int) {
	w.length = [numFields]float32{}
	e := w.ix.Entries[i]
	if w.languages != nil {
		w.vocab.language = w.languages[i]
	}
	w.eachText(e, func(f Field, text string) {
		if e.Derived.Generated && f != titleField { // only the title of the glossary is indexed; see glossary.go
			return
		}
		w.length[f] += analysis.ApproxWords(text)
		w.countText(f, text)
	})
	for _, t := range w.entryTerms {
		w.postingTerms = append(w.postingTerms, t)
		w.postings = append(w.postings, w.newPosting(i, t))
		w.tf[t] = [numFields]uint16{}
	}
	w.entryTerms = w.entryTerms[:0]
}

// countText counts the words of text, and the concepts whose phrases it contains.
func (w *worker) countText(f Field, text string) {
	w.window = w.window[:0]
	for t := (analysis.Tokenizer{Text: text}); t.Next(); {
		term := w.vocab.add(t.Word)
		w.countTerm(f, term)
		if !t.Joined {
			w.window = append(w.window, term)
		}
	}
	own := 0 // end of the last phrase from the handbook's own synonyms
	for i := range w.window {
		end := i + w.phrases.longestHandbookPhrase(w.window[i:])
		w.countConcepts(f, i, own, end)
		own = max(own, end)
	}
	for _, t := range w.entryTerms {
		w.countedTo[t] = 0
	}
}

// countConcepts counts the concepts that have a phrase beginning at word i. Phrases of the general list do not count
// inside a longer phrase of the handbook, such as the vendor of "vendor lock-in". That phrase ends at own or, if it
// begins at word i, at end.
func (w *worker) countConcepts(f Field, i, own, end int) {
	at := int32(0)
	for j := i; j < len(w.window); j++ {
		if at = w.phrases.ChildOf(at, w.window[j]); at == 0 {
			return
		}
		for c := range w.phrases.ConceptsAt(at) {
			w.growTerms(c.Term)
			if inside := j+1 <= own || j+1 < end; !c.InEntries || inside && !c.fromHandbook {
				continue
			}
			if w.countedTo[c.Term] <= int32(i) {
				w.countTerm(f, c.Term)
			}
			w.countedTo[c.Term] = int32(j) + 1
		}
	}
}

// growTerms makes room for term t, and also for all other terms known so far, so that it need not be called often.
func (w *worker) growTerms(t TermID) {
	if n := len(w.tf); int(t) >= n {
		more := max(int(t), int(w.vocab.terms+w.vocab.terms/4)) + 1 - n
		w.tf = append(w.tf, make([][numFields]uint16, more)...)
		w.countedTo = append(w.countedTo, make([]int32, more)...)
	}
}

func (w *worker) countTerm(f Field, t TermID) {
	w.growTerms(t)
	if w.tf[t] == [numFields]uint16{} {
		w.entryTerms = append(w.entryTerms, t)
	}
	if w.tf[t][f] < 1<<16-1 {
		w.tf[t][f]++
	}
}

// saturation determines how much repeated words add. The lower it is, the less they add. At 1.2 the second occurrence
// adds about half as much as the first.
const saturation = 1.2

// stopFactor is the share of its weight that a stop word keeps outside titles, where it means little. In titles it
// distinguishes "Where can I get tested?" from "Should I get tested?".
const stopFactor = .1

// newPosting computes the weight of term t in entry i. Each field is saturated before the fields are added up, for the
// reason given in the documentation of package search.
func (w *worker) newPosting(i int, t TermID) Posting {
	p := Posting{entryAndTitle: uint32(i) << 1}
	tf := w.tf[t]
	if tf[titleField] > 0 {
		p.entryAndTitle |= 1
	}
	for f, n := range tf {
		if n == 0 {
			continue
		}
		b := fieldWeights[f].b
		n := float32(n) / (1 - b + b*w.length[f]/w.average[f])
		weight := w.weight[f] * n * (saturation + 1) / (n + saturation)
		if w.vocab.isStop[t] && Field(f) != titleField {
			weight *= stopFactor
		}
		p.Weight += weight
	}
	return p
}

// renumberTerms replaces the terms of the worker's vocabulary with the terms of the index.
func (w *worker) renumberTerms(terms []TermID) {
	for i, t := range w.postingTerms {
		w.postingTerms[i] = terms[t]
	}
}

func (w *worker) countPostings(n TermID) []uint32 {
	count := make([]uint32, n)
	for _, t := range w.postingTerms {
		count[t]++
	}
	return count
}
