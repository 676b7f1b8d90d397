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

// findContradictions finds questions that are the same but have different answers.
func findContradictions(c *checker) {
	keys := newQuestionKeys(c.Handbook)
	first := map[string]questionWording{}
	for _, p := range c.pages {
		if p.Answer == handbook.NoVerdict {
			continue
		}
		reported := map[*checkedPage]bool{p: true}
		for i, text := range append([]string{p.Question}, p.AlsoAsked...) {
			key := keys.key(text)
			other, known := first[key]
			if !known && key != "" {
				first[key] = questionWording{p, text, i > 0}
			}
			if known && other.page.Answer != p.Answer && !reported[other.page] {
				reported[other.page] = true
				c.reportContradiction(p, other, i > 0)
			}
		}
	}
	for _, p := range c.translations {
		if o := p.Original(); p.Answer != o.Answer {
			c.reportField(p.Entry, "answer", "answers %q, unlike the original, %s: decide which is right; without this field, a translation has the answer of its original", p.Answer, o.Path).Subject.Other = o.Path
		}
	}
}

// questionWording is a wording of a question that an entry answers.
type questionWording struct {
	page      *checkedPage
	text      string
	alsoAsked bool // the wording is one of also_asked
}

func (c *checker) reportContradiction(p *checkedPage, other questionWording, alsoAsked bool) {
	end := "make the questions different"
	if alsoAsked || other.alsoAsked {
		end = "remove it from also_asked"
	}
	c.reportField(p.Entry, "answer", "answers %q, but %s answers %q to the same question, %q: decide which is right, or %s",
		p.Answer, other.page.Path, other.page.Answer, other.text, end).Subject.Other = other.page.Path
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
	k := &questionKeys{canonical: map[string]string{}, stemmer: snowballstem.NewEnv(""), organisation: pattern.WordSet(strings.Join(lowercaseWords(h.Organisation), " "))()}
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
		if f := strings.Join(k.stems(lowercaseWords(p)), " "); f != "" {
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

// key returns the key of a question. If the question has fewer than two stems, its key is the question itself, or
// "" if it has fewer than three words.
func (k *questionKeys) key(question string) string {
	asks := lowercaseWords(question)
	stems := k.stems(asks)
	switch {
	case len(stems) < 2 && len(asks) < 3:
		return ""
	case len(stems) < 2:
		return strings.Join(asks, " ")
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
