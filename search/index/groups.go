package index

import (
	_ "embed"
	"strings"
	"sync"
	"sync/atomic"

	"trustbook/handbook"
)

// generalSynonyms lists the different words that customers, auditors, new colleagues and support staff use for the
// same thing. The file is YAML with one group per line, because it may be read at every start, and parseSynonyms reads
// such lines much faster than a YAML parser would.
//
//go:embed synonyms.yaml
var generalSynonyms string

// parseSynonyms parses lines of the forms
//
//   - [phrase, phrase, ...]
//   - {from: [phrase, ...], to: [phrase, ...]}
//
// and skips all other lines, which are comments and headings.
func parseSynonyms(text string) []handbook.Synonym {
	var out []handbook.Synonym
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if group, ok := strings.CutPrefix(line, groupLinePrefix+"["); ok {
			out = append(out, handbook.Synonym{To: phraseList(group)})
		} else if oneWay, ok := strings.CutPrefix(line, groupLinePrefix+"{from: ["); ok {
			from, to, _ := strings.Cut(oneWay, "], to: [")
			out = append(out, handbook.Synonym{From: phraseList(from), To: phraseList(to)})
		}
	}
	return out
}

const groupLinePrefix = "- " // beginning of a line that contains a group

func phraseList(s string) []string {
	parts := strings.Split(strings.TrimRight(s, "]}"), ",")
	for i, p := range parts {
		parts[i] = strings.Trim(p, ` "'`)
	}
	return parts
}

// generalGroups returns the groups of the general synonyms. Each group is parsed when first needed, because most
// searches need very few groups.
var generalGroups = sync.OnceValue(func() (groups []generalGroup) {
	for line := range strings.Lines(generalSynonyms) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, groupLinePrefix) {
			groups = append(groups, generalGroup{line: line})
		}
	}
	return groups
})

type generalGroup struct {
	line   string
	parsed atomic.Pointer[handbook.Synonym]
}

func (g *generalGroup) get() handbook.Synonym {
	if p := g.parsed.Load(); p != nil {
		return *p
	}
	group := parseSynonyms(g.line)[0]
	g.parsed.Store(&group)
	return group
}
