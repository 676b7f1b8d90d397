package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// contradictions finds questions that are the same but have different answers.
func contradictions(c *checker) {
	keys := newQuestionKeys(c.Handbook)
	first := map[string]*checkedPage{}
	for _, p := range c.pages {
		key := keys.key(p.Question)
		if p.Answer == handbook.NoVerdict || key == "" {
			continue
		}
		other := first[key]
		if other == nil {
			first[key] = p
			continue
		}
		if other.Answer != p.Answer {
			c.reportField(p.Entry, "answer", "answers %q, but %s answers %q to the same question, %q: decide which is right, or make the questions different",
				p.Answer, other.Path, other.Answer, other.Question).Subject.Other = other.Path
		}
	}
}

// questionKeys reduces questions to keys. Questions with the same words get the same key, regardless of word order,
// endings, function words and synonyms. Words that change the answer are kept: not, all, only, must, from, to.
type questionKeys struct {
	canonical      map[string]string // for each phrase, the phrase that represents it and its synonyms
	maxPhraseWords int               // number of words in the longest phrase
	stemmer        *snowballstem.Env
	organisation   map[string]bool // words of the organisation's name; replaced with "we"
}

// functionWords are words that do not show what a question is about.
var functionWords = pattern.WordSet(`a an the is are was were be been do does did has have had it its there this that these those
	you your yours we us our ours i my any in on at of by for and as so please also currently which what`)

func newQuestionKeys(h *handbook.Handbook) *questionKeys {
	k := &questionKeys{canonical: map[string]string{}, stemmer: snowballstem.NewEnv(""), organisation: pattern.WordSet(strings.Join(words(h.Organisation), " "))()}
	for _, s := range h.Synonyms {
		if len(s.From) == 0 {
			k.group(s.To)
		}
	}
	for _, short := range slices.Sorted(maps.Keys(h.Acronyms)) {
		k.group([]string{short, h.Acronyms[short]})
	}
	return k
}

// group makes phrases equivalent to each other and to all phrases that are already equivalent to one of them.
func (k *questionKeys) group(phrases []string) {
	var forms []string
	for _, p := range phrases {
		if f := strings.Join(k.stems(words(p)), " "); f != "" {
			forms = append(forms, f)
		}
	}
	if len(forms) == 0 {
		return
	}
	stands := forms[0]
	for _, f := range forms {
		if old, ok := k.canonical[f]; ok {
			stands = old
			break
		}
	}
	for _, f := range forms {
		k.canonical[f] = stands
		k.maxPhraseWords = max(k.maxPhraseWords, 1+strings.Count(f, " "))
	}
}

func (k *questionKeys) stems(words []string) []string {
	var out []string
	for _, w := range words {
		if functionWords()[w] || k.organisation[w] {
			continue
		}
		k.stemmer.SetCurrent(w)
		english.Stem(k.stemmer)
		out = append(out, k.stemmer.Current())
	}
	return out
}

// key returns the key of a question, or "" if it has too few words to compare.
func (k *questionKeys) key(question string) string {
	const least = 2 // minimum number of stems
	stems := k.stems(words(question))
	if len(stems) < least {
		return ""
	}
	var asked []string
	for len(stems) > 0 {
		n := min(k.maxPhraseWords, len(stems))
		for n > 1 && k.canonical[strings.Join(stems[:n], " ")] == "" {
			n--
		}
		n = max(n, 1)
		phrase := strings.Join(stems[:n], " ")
		if s := k.canonical[phrase]; s != "" {
			phrase = s
		}
		asked = append(asked, phrase)
		stems = stems[n:]
	}
	slices.Sort(asked)
	return strings.Join(slices.Compact(asked), "\x00")
}
