package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"trustbook/handbook/load"
)

// divide divides a document into sections at headings of the given level or higher.
func (d *document) divide(level int) {
	if d.sections != nil { // the document is a table that was already divided into rows
		return
	}
	var titleIDs []string
	if d.title == "" {
		titleIDs = d.takeTitle()
	}
	if level == SplitAuto {
		level = d.splitLevel()
	}
	first := &section{title: d.title, ids: titleIDs}
	d.sections = []*section{first}
	current, path := first, []*section(nil)
	for _, n := range d.blocks {
		l := headingLevel(n)
		if l == 0 || l > level {
			current.blocks = append(current.blocks, n)
			continue
		}
		for len(path) > 0 && path[len(path)-1].level >= l {
			path = path[:len(path)-1]
		}
		current = &section{title: textOf(n), ids: idsOf(n), level: l}
		for _, above := range path {
			current.parents = append(current.parents, above.title)
		}
		path = append(path, current)
		d.sections = append(d.sections, current)
	}
	d.dropEmpty()
	for _, s := range d.sections {
		s.title = cmp.Or(s.title, load.TitleFromName(fileStem(d.file)))
	}
}

// takeTitle removes the first block and makes it the title, if it is the only heading of the highest level. If a second
// heading of that level follows directly, it is added to the title, because the first heading is often only the name of
// the organisation. takeTitle returns the anchors of the removed headings.
func (d *document) takeTitle() (ids []string) {
	for {
		levels := d.headingCounts()
		top := slices.IndexFunc(levels[:], func(n int) bool { return n > 0 })
		if top < 0 || levels[top] != 1 || headingLevel(d.blocks[0]) != top {
			return ids
		}
		if d.title != "" {
			if !slices.ContainsFunc(levels[top+1:], func(n int) bool { return n > 0 }) { // the only other heading of the highest level is part of the text
				return ids
			}
			d.title += " – "
		}
		d.title += textOf(d.blocks[0])
		ids = append(ids, idsOf(d.blocks[0])...)
		d.blocks = d.blocks[1:]
	}
}

func (d *document) headingCounts() (counts [7]int) {
	for _, n := range d.blocks {
		if l := headingLevel(n); l > 0 {
			counts[l]++
		}
	}
	return counts
}

// divisibleLevel returns the highest level at which an undivided document has several headings. It returns 0 if there
// is no such level or the document has already been divided.
func (d *document) divisibleLevel() int {
	counts := d.headingCounts()
	if len(d.sections) > 1 {
		return 0
	}
	return max(0, slices.IndexFunc(counts[:], func(n int) bool { return n > 1 }))
}

// dropEmpty drops sections that only group the sections below them. The remaining sections keep the dropped titles as
// parents.
func (d *document) dropEmpty() {
	all := d.sections
	d.sections = nil
	for i, s := range all {
		groups := i+1 < len(all) && all[i+1].level > s.level
		if !groups || slices.ContainsFunc(s.blocks, hasText) {
			d.sections = append(d.sections, s)
		}
	}
}

func hasText(n *html.Node) bool { return textOf(n) != "" }

// minQuestions is the minimum number of questions for dividing a document at its questions.
const minQuestions = 3

// splitLevel returns the level at which to divide a document if the user has not chosen one. For a list of questions,
// it is the level of most questions; for a collection of documents with sections, it is the highest level. Other
// documents are not divided, so the level is 0.
func (d *document) splitLevel() int {
	counts := d.headingCounts()
	questions := [7]int{}
	for _, n := range d.blocks {
		if l := headingLevel(n); l > 0 && isQuestion(textOf(n)) {
			questions[l]++
		}
	}
	for l := range counts {
		if questions[l] >= minQuestions && 2*questions[l] > counts[l] {
			return l
		}
	}
	top := slices.IndexFunc(counts[:], func(n int) bool { return n > 0 })
	if top > 0 && counts[top] > 1 && d.holdsSeveralDocuments(top) {
		return top
	}
	return 0
}

// holdsSeveralDocuments reports whether the sections at a level look like separate documents: most of them must have
// subsections, and none may have a title that is typical of a part of a policy, such as Scope.
func (d *document) holdsSeveralDocuments(level int) bool {
	sections, divided, open := 0, 0, false
	for _, n := range d.blocks {
		switch l := headingLevel(n); {
		case l == level:
			if isPartOfPolicy(textOf(n)) {
				return false
			}
			sections, open = sections+1, true
		case l > level && open:
			divided, open = divided+1, false
		}
	}
	return 2*divided > sections
}

func isQuestion(title string) bool {
	return strings.HasSuffix(title, "?") || strings.HasSuffix(title, "？")
}

// isPartOfPolicy reports whether a heading names a part that nearly every policy has.
func isPartOfPolicy(title string) bool {
	bare := strings.ToLower(strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }))
	for _, part := range []string{
		"purpose", "scope", "introduction", "overview", "background", "definition", "policy statement", "enforcement", "compliance",
		"roles and resp", "responsibilit", "revision", "version history", "document control", "references", "related", "exceptions", "objective",
		"syfte", "omfattning", "inledning", "bakgrund", "definitioner", "ansvar", "avgränsning",
		"zweck", "geltungsbereich", "einleitung", "ziel", "begriffe", "verantwort", "objet", "portée", "champ d", "objectif", "définitions",
	} {
		if strings.HasPrefix(bare, part) {
			return true
		}
	}
	return bare == "policy" || bare == "policy detail" || bare == "contents"
}
