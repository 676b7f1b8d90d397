package handbook

import (
	"cmp"
	"slices"
	"strings"
)

// New creates a handbook from its parts. The handbook owns the entries and paths from then on; the caller must not
// change them.
func New(p Parts) *Handbook {
	p.Title = cmp.Or(p.Title, p.Organisation, DefaultTitle)
	p.AckStatement = cmp.Or(p.AckStatement, defaultAckStatement)
	h := &Handbook{Parts: p}
	h.indexTranslations()
	h.buildIndexes()
	return h
}

// buildIndexes builds all indexes of the parts.
func (h *Handbook) buildIndexes() {
	h.byID, h.categories, h.ranges, h.acronyms = map[string]*Entry{}, map[string]int{}, map[string][2]int{}, NewAcronymIndex(h.Acronyms)
	h.indexCategories()
	h.indexIDs()
	h.indexAcks()
	h.indexRelated()
}

// defaultAckStatement is the statement that readers acknowledge if the manifest has no ack_statement.
const defaultAckStatement = "I have read this text."

func (h *Handbook) indexCategories() {
	for i, c := range h.Categories {
		h.categories[c.ID] = i
	}
	h.all = h.Entries
	if h.Glossary != nil {
		h.all = slices.Insert(slices.Clone(h.Entries), h.glossaryIndex(), h.Glossary)
	}
	for i, e := range h.all {
		r, ok := h.ranges[e.Category]
		if !ok {
			r[0] = i
		}
		h.ranges[e.Category] = [2]int{r[0], i + 1}
	}
}

// glossaryIndex returns the index in Entries where the glossary is inserted: the end of its category.
func (h *Handbook) glossaryIndex() int {
	at := h.categories[h.Glossary.Category]
	after := slices.IndexFunc(h.Entries, func(e *Entry) bool { return h.categories[e.Category] > at })
	if after < 0 {
		return len(h.Entries)
	}
	return after
}

// indexIDs fills byID. Current ids take precedence over former ids, and former ids over document
// numbers.
func (h *Handbook) indexIDs() {
	for _, e := range h.all {
		h.byID[e.ID] = e
	}
	add := func(id string, e *Entry) {
		if id != "" && h.byID[id] == nil {
			h.byID[id] = e
		}
	}
	for _, e := range h.all {
		for _, id := range e.FormerIDs {
			add(id, e)
		}
	}
	for _, e := range h.all {
		add(strings.ToLower(e.Number), e)
	}
}

// indexAcks records for every entry which reading paths require readers to acknowledge it.
func (h *Handbook) indexAcks() {
	for _, e := range slices.Concat(h.Entries, h.OtherLanguages()) {
		e.ackPaths = nil
	}
	for _, p := range h.Paths {
		if !p.Acknowledge {
			continue
		}
		for _, e := range p.Entries {
			e.ackPaths = append(e.ackPaths, p)
			for _, other := range e.languages {
				if other != e {
					other.ackPaths = e.ackPaths
				}
			}
		}
	}
}

// Related returns the entries worth reading with e, without duplicates: first the entries that its front matter names,
// then those that it links to, then those that name it or link to it. If e is not in the language of the handbook's
// list, a related entry that also exists in the language of e is included only in that language.
func (h *Handbook) Related(e *Entry) []*Entry {
	if listed := h.byID[e.ID]; len(e.languages) > 0 && e != listed {
		return inLanguage(h.related[listed], e.Metadata.Lang)
	}
	return h.related[e]
}

// indexRelated finds the related entries of every entry, in both directions.
func (h *Handbook) indexRelated() {
	h.related = map[*Entry][]*Entry{}
	known := map[[2]*Entry]bool{}
	relate := func(from, to *Entry) {
		if to == nil || from == to || known[[2]*Entry{from, to}] {
			return
		}
		known[[2]*Entry{from, to}] = true
		h.related[from] = append(h.related[from], to)
	}
	for _, e := range h.Entries {
		for _, to := range h.referencesOf(e) {
			relate(e, to)
		}
	}
	for _, e := range h.Entries {
		for _, to := range h.referencesOf(e) {
			relate(to, e)
		}
	}
}

// referencesOf returns the entries that e names as related or links to.
func (h *Handbook) referencesOf(e *Entry) []*Entry {
	var out []*Entry
	for _, id := range e.Related {
		if to := h.Entry(id); to != nil {
			out = append(out, to)
		}
	}
	for _, l := range e.Links {
		if to := h.Entry(l.Entry); l.Entry != "" && to != nil {
			out = append(out, to)
		}
	}
	return out
}
