package gaps

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/search"
)

// Gap is an unanswered question, or a group of unanswered questions about the same topic.
type Gap struct {
	Count     int       `json:"count"`     // how often the questions were asked
	Questions []string  `json:"questions"` // most frequent first
	Words     []string  `json:"words"`     // topics of the questions, as words
	Synonyms  []Synonym `json:"synonyms"`  // words or questions that would make entries match if they were added
	Nearest   []string  `json:"nearest"`   // ids of related entries, nearest first
	Skeleton  string    `json:"skeleton"`  // draft of an entry that would answer the questions
	keys      []string
	unknown   []string // keys of topics for which the handbook has no word
}

// Synonym is a word or question that an entry should match.
type Synonym struct {
	Word  string `json:"word"`
	Entry string `json:"entry"` // id of the entry
	Field string `json:"field"` // field of the entry to add the word or question to
	Count int    `json:"count"` // how often the entry would have been found
}

// Analyse groups questions by topic and sorts the groups by frequency. It omits questions that the handbook now
// answers, and questions without a topic.
func Analyse(h *handbook.Handbook, questions []Question) []Gap {
	ix := search.New(h)
	slices.SortStableFunc(questions, func(a, b Question) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	var gaps []Gap
	for i := range questions {
		q := &questions[i]
		topics := ix.Topics(q.Text)
		r := ix.Search(q.Text, search.Options{Limit: 1})
		if len(topics) == 0 || (IsAnswered(r) || isKeyword(r)) && !isEmptyEntry(r) {
			continue
		}
		g := findGap(&gaps, topics)
		g.Count += q.Count
		if !slices.Contains(g.Questions, q.Text) {
			g.Questions = append(g.Questions, q.Text)
		}
		g.addNearest(r)
		g.addSynonyms(h, q)
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int { return cmp.Compare(b.Count, a.Count) })
	for i := range gaps {
		gaps[i].Skeleton = entrySkeleton(&gaps[i])
	}
	return gaps
}

// IsAnswered reports whether a result answers the query completely. Related entries alone are not an answer. A query
// that is restricted to a part of the handbook counts as answered, because the answer may be in another part.
func IsAnswered(r search.Result) bool {
	return isFiltered(r) || r.Total > 0 && !r.NoAnswer && r.Confidence > search.Low
}

// isEmptyEntry reports whether the matching entry is an empty file, such as one that a shell created to write a
// skeleton into.
func isEmptyEntry(r search.Result) bool {
	if len(r.Hits) == 0 {
		return false
	}
	e := r.Hits[0].Entry
	return e.Question+e.Summary+e.Text() == ""
}

// isFiltered reports whether a query has a valid filter or consists only of invalid ones, such as is:savd. Beside other
// words, an apparent invalid filter may be a word, such as ISO:27001.
func isFiltered(r search.Result) bool {
	known := slices.ContainsFunc(r.Filters, func(f search.Filter) bool { return f.Known })
	return r.FilterOnly || known || len(r.Filters) > 0 && len(r.Filters) == len(strings.Fields(r.Query))
}

// findGap returns the gap that a question belongs to, or adds a new gap. A question belongs to a gap with which it
// shares
//
//   - most of its topics,
//   - at least half of the topics for which the handbook has no word, or
//   - all topics of the shorter of the two questions.
//
// If both questions are long, one shared word, such as "critical", is not enough.
func findGap(gaps *[]Gap, topics []search.Topic) *Gap {
	var keys, words, unknown []string
	for _, t := range topics {
		meanings := []string{t.Key}
		if t.Inner != "" {
			meanings = append(meanings, t.Inner)
		}
		keys, words = append(keys, meanings...), append(words, t.Word)
		if !t.Known {
			unknown = append(unknown, meanings...)
		}
	}
	shared := func(a, b []string) int {
		return len(a) - len(slices.DeleteFunc(slices.Clone(a), func(k string) bool { return slices.Contains(b, k) }))
	}
	for i := range *gaps {
		g := &(*gaps)[i]
		n := shared(unknown, g.unknown)
		all := shared(keys, g.keys)
		if n > 0 && (2*n >= max(len(unknown), len(g.unknown)) || all == min(len(keys), len(g.keys))) || 2*all > max(len(keys), len(g.keys)) {
			return g
		}
	}
	*gaps = append(*gaps, Gap{keys: keys, unknown: unknown, Words: words, Synonyms: []Synonym{}, Nearest: []string{}})
	return &(*gaps)[len(*gaps)-1]
}

// maxNearest is the maximum number of related entries for a gap.
const maxNearest = 3

func (g *Gap) addNearest(r search.Result) {
	entries := r.Suggestions.Entries
	if len(r.Hits) > 0 {
		entries = append([]*handbook.Entry{r.Hits[0].Entry}, entries...)
	}
	for _, e := range entries {
		if len(g.Nearest) < maxNearest && !slices.Contains(g.Nearest, e.ID) {
			g.Nearest = append(g.Nearest, e.ID)
		}
	}
}

// addSynonyms suggests adding a question to the entries that readers opened after rewording it. A single word is
// suggested as a keyword, and a longer question for the field also_asked. As a keyword, a longer question would be only
// a weak match, because keywords are not shown.
func (g *Gap) addSynonyms(h *handbook.Handbook, q *Question) {
	field := "also_asked"
	if isWord(q.Text) {
		field = "keywords"
	}
	for _, id := range slices.Sorted(maps.Keys(q.Opened)) {
		if h.Entry(id) != nil {
			g.addSynonym(Synonym{q.Text, id, field, q.Opened[id]})
		}
	}
}

func isWord(text string) bool { return len(strings.Fields(text)) == 1 }

// isKeyword reports whether a question is a keyword that the author gave to the best match.
func isKeyword(r search.Result) bool {
	return isWord(r.Query) && len(r.Hits) > 0 && slices.ContainsFunc(r.Hits[0].Entry.Keywords, func(k string) bool { return strings.EqualFold(k, r.Query) })
}

func (g *Gap) addSynonym(s Synonym) {
	for i := range g.Synonyms {
		if o := &g.Synonyms[i]; o.Word == s.Word && o.Entry == s.Entry {
			o.Count += s.Count
			return
		}
	}
	g.Synonyms = append(g.Synonyms, s)
}

// entrySkeleton returns a draft entry for a gap, without the answer.
func entrySkeleton(g *Gap) string {
	question := g.Questions[0]
	title := strings.TrimRight(question, "?!. ")
	var b strings.Builder
	fmt.Fprintf(&b, "---\nkind: faq\ntitle: %s\nquestion: %s\nsummary: ''\nkeywords: %s\nstatus: draft\n---\n\n", frontmatter.FormatScalar(title), frontmatter.FormatScalar(question), frontmatter.FormatList(g.Words))
	for _, q := range g.Questions {
		fmt.Fprintf(&b, "<!-- asked: %s -->\n", strings.NewReplacer("--", "- -", ">", "").Replace(q))
	}
	return b.String()
}
