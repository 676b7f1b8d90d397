// Package search finds the entry of a handbook that answers, while the
// question is still being typed.
//
// # What is asked
//
// Somebody on a call types two words, half a third, and one of them wrong.
// They want the one text that answers, the sentence in it, and the truth when
// there is none. So a query goes through these steps, each in a file or two:
//
//	query  -> words, phrases, filters   lex.go query.go filter.go
//	words  -> what they may stand for   expand.go complete.go typo.go slip.go concepts.go
//	names  -> entries they name         refs.go
//	terms  -> a score for every entry   score.go coverage.go together.go
//	hits   -> sentence, marks, reasons  passage.go mark.go explain.go
//	hits   -> how sure                  confidence.go
//	nothing -> the last resort          fuzzy.go near.go
//
// # What is scored
//
// Texts and queries are cut into words in the same way (token.go): folded to
// lower case without accents, and reduced to stems (stem.go), so that
// "administrators" meets "administering". A stem, and every group of synonyms
// (a concept, posted wherever one of its phrases stands), is a term.
//
// The weight of a term in an entry is a sum over the entry's fields:
//
//	weight = Σ w · n(k1+1)/(n+k1)    n = occurrences / (1 − b + b · length/average)
//
// This is BM25 (Robertson and Zaragoza 2009) with k1 of 1.2 as in Lucene, but
// for one thing: each field is saturated on its own, and then they are summed.
// BM25F saturates the sum, and so forgets that a word stands in title and body
// alike. Of a term's worth in the whole handbook speaks its idf,
// ln(1 + (N−df+½)/(df+½)).
//
// A query word may stand for several terms (expand.go): itself; while the
// cursor touches it, what it is the beginning of; when nobody ever wrote it,
// what it may be a misspelling of; and the concepts of a phrase it is part of.
// Each alternative has a factor for how much it carries. An entry gets for a
// word its best alternative, not their sum, or else a prefix with twenty
// completions would outweigh everything.
//
//	score = Σ over words, max over alternatives, factor · idf · weight
//
// To this is added how alike query and title are, since a title is the best
// summary there is of what a text answers: with got the worth of the query
// words in the title, and union the worth of both together,
//
//	4 · got · (got/union)²
//
// Squaring keeps a title that merely contains one of the words from gaining.
// Of queries of two or three words of topic all are demanded (coverage.go). At
// last the best entries are read, where bodies are long: what holds all words in
// one sentence comes before what holds them a page apart (together.go).
//
// Before all scores come names: an entry whose title or question is the query,
// then one whose id, former id or control the query names (refs.go).
//
// # What was measured
//
// On public collections (FAQ rephrasings, a control catalogue, abstracts) and
// questions about the shipped handbook, each of these earns its place, in
// this order: synonyms, names, completions, title likeness, typos, stems, and
// words of form at half weight rather than none ("What is X" must prefer the
// text of that title). Tried, and left out for want of an effect: the nearness
// of words to each other in short texts, weighing a keyword by the length of its
// phrase, a lower weight for ordinary words, names of controls as a field. The
// constants lie on plateaus: halving or doubling one of them moves most collections by one
// or two queries in a hundred. TestEvaluate, TestQuestions, TestOtherHandbook
// and TestCalibration print where it stands.
//
// # What it costs
//
// Postings of all terms lie in one array, and scores of all entries in another
// that searches take from a pool, so a word costs a walk over its postings.
// Completions are at most sixteen, corrections look at 32 bits of each word
// before they look at its letters, and only hits that are shown are explained.
// Benchmarks print what that comes to for up to 100,000 entries.
package search
