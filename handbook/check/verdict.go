package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"trustbook/handbook"
)

// contradictions finds questions that are the same and answered differently.
func contradictions(b *book) []finding {
	n := newAsker(b.Handbook)
	first := map[string]*page{}
	var out []finding
	for _, p := range b.pages {
		key := n.key(p.Question)
		if p.Answer == handbook.NoVerdict || key == "" {
			continue
		}
		other := first[key]
		if other == nil {
			first[key] = p
			continue
		}
		if other.Answer != p.Answer {
			out = append(out, b.atKey(p.Entry, "answer", fmt.Sprintf(
				"answers %q where %s answers %q to the same question, %q: settle which is right, or ask in each what is different",
				p.Answer, other.Path, other.Answer, other.Question)))
		}
	}
	return out
}

// asker reduces questions to what they ask. Two questions are the same when
// they ask the same words, whatever their order, endings and small words, and
// whichever of two synonyms they use. Words that change the answer stay: not,
// all, only, must, from, to.
type asker struct {
	same map[string]string // phrase -> the phrase that stands for its group
	most int               // words of the longest phrase
	stem *snowballstem.Env
	name map[string]bool // words of the organisation's name, which is "we"
}

// formWords carry the form of a question and nothing of what it asks.
var formWords = set(`a an the is are was were be been do does did has have had it its there this that these those
	you your yours we us our ours i my any in on at of by for and as so please also currently which what`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

func newAsker(h *handbook.Handbook) *asker {
	a := &asker{same: map[string]string{}, stem: snowballstem.NewEnv(""), name: set(strings.Join(words(h.Organisation), " "))}
	for _, s := range h.Synonyms {
		if len(s.From) == 0 {
			a.group(s.To)
		}
	}
	for _, short := range slices.Sorted(maps.Keys(h.Acronyms)) {
		a.group([]string{short, h.Acronyms[short]})
	}
	return a
}

// group makes phrases mean the same, also with those that one of them met before.
func (a *asker) group(phrases []string) {
	var forms []string
	for _, p := range phrases {
		if f := strings.Join(a.stems(words(p)), " "); f != "" {
			forms = append(forms, f)
		}
	}
	if len(forms) == 0 {
		return
	}
	stands := forms[0]
	for _, f := range forms {
		if old, ok := a.same[f]; ok {
			stands = old
			break
		}
	}
	for _, f := range forms {
		a.same[f] = stands
		a.most = max(a.most, 1+strings.Count(f, " "))
	}
}

func (a *asker) stems(words []string) []string {
	var out []string
	for _, w := range words {
		if formWords[w] || a.name[w] {
			continue
		}
		a.stem.SetCurrent(w)
		english.Stem(a.stem)
		out = append(out, a.stem.Current())
	}
	return out
}

// key is what a question asks, "" when that is too little to compare.
func (a *asker) key(question string) string {
	const least = 2 // of words that ask something
	stems := a.stems(words(question))
	if len(stems) < least {
		return ""
	}
	var asked []string
	for len(stems) > 0 {
		n := min(a.most, len(stems))
		for n > 1 && a.same[strings.Join(stems[:n], " ")] == "" {
			n--
		}
		n = max(n, 1)
		phrase := strings.Join(stems[:n], " ")
		if s := a.same[phrase]; s != "" {
			phrase = s
		}
		asked = append(asked, phrase)
		stems = stems[n:]
	}
	slices.Sort(asked)
	return strings.Join(slices.Compact(asked), "\x00")
}
