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

// Gap is a question that was not answered, in one or more wordings.
type Gap struct {
	Count     int       `json:"count"`     // how often it was asked
	Questions []string  `json:"questions"` // most frequent first
	Words     []string  `json:"words"`     // what the questions are about
	Synonyms  []Synonym `json:"synonyms"`  // wordings with which an entry would have been found
	Nearest   []string  `json:"nearest"`   // ids of related entries, nearest first
	Skeleton  string    `json:"skeleton"`  // draft of an entry that would answer
	keys      []string
	unknown   []string // keys of topics about which no entry contains a word
}

// Synonym is a word or question for which an entry should be found.
type Synonym struct {
	Word  string `json:"word"`
	Entry string `json:"entry"` // its id
	Field string `json:"field"` // field of the entry to which it should be added
	Count int    `json:"count"` // how often it would have helped
}

// Analyse groups questions by topic, and returns the most frequent group first. It omits questions that the handbook
// answers by now, and questions without a topic.
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
		if len(topics) == 0 || (Answered(r) || isKeyword(r)) && !isUnwritten(r) {
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

// Answered reports whether a result answers the query completely. A result with only related entries does not. A query
// that is restricted to a part of the handbook counts as answered, because the answer may be in another part.
func Answered(r search.Result) bool {
	return isFiltered(r) || r.Total > 0 && !r.NoAnswer && r.Confidence > search.Low
}

// isUnwritten reports whether the entry that was found is an empty file, such as the one into which a shell is about to
// write a skeleton.
func isUnwritten(r search.Result) bool {
	if len(r.Hits) == 0 {
		return false
	}
	e := r.Hits[0].Entry
	return e.Question+e.Summary+e.Text() == ""
}

// isFiltered reports whether a query has a valid filter or consists only of invalid ones, such as is:savd. Among other
// words, what looks like an invalid filter may be a word, such as ISO:27001.
func isFiltered(r search.Result) bool {
	known := slices.ContainsFunc(r.Filters, func(f search.Filter) bool { return f.Known })
	return r.FilterOnly || known || len(r.Filters) > 0 && len(r.Filters) == len(strings.Fields(r.Query))
}

// findGap returns the gap that a question belongs to: one with most of its topics, or with at least half of the topics
// for which the handbook has no word, or with all topics of the shorter of the two questions. A single word that two
// long questions share, such as "critical", is not enough. If there is no such gap, it adds one.
func findGap(gaps *[]Gap, topics []search.Topic) *Gap {
	var keys, words, unknown []string
	for _, t := range topics {
		keys, words = append(keys, t.Key), append(words, t.Word)
		if !t.Known {
			unknown = append(unknown, t.Key)
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

// addSynonyms suggests that a question be added to the entries that were opened after it was reworded: to the other
// wordings of what they answer or, if it is a single word, to the keywords. A longer question as a keyword would only
// be a weak match, because the page does not show keywords.
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

// isKeyword reports whether a question is a keyword that the author chose for the entry that was found.
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

// entrySkeleton returns a draft entry for a gap, in which the answer is missing.
func entrySkeleton(g *Gap) string {
	question := g.Questions[0]
	title := strings.TrimRight(question, "?!. ")
	var b strings.Builder
	fmt.Fprintf(&b, "---\nkind: faq\ntitle: %s\nquestion: %s\nsummary: ''\nkeywords: %s\nstatus: draft\n---\n\n", frontmatter.Format(title), frontmatter.Format(question), frontmatter.FormatList(g.Words))
	for _, q := range g.Questions {
		fmt.Fprintf(&b, "<!-- asked: %s -->\n", strings.NewReplacer("--", "- -", ">", "").Replace(q))
	}
	return b.String()
}
