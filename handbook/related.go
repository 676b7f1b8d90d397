package handbook

// Neighbours are the entries worth reading with e: those it names as related,
// those it links to, and those that name or link to it, in this order, each once.
func (h *Handbook) Related(e *Entry) []*Entry { return h.related[e] }

// meet finds the neighbours of every entry, in both directions.
func (h *Handbook) indexRelated() {
	h.related = map[*Entry][]*Entry{}
	known := map[[2]*Entry]bool{}
	join := func(from, to *Entry) {
		if to == nil || from == to || known[[2]*Entry{from, to}] {
			return
		}
		known[[2]*Entry{from, to}] = true
		h.related[from] = append(h.related[from], to)
	}
	for _, e := range h.Entries {
		for _, to := range h.relatedIn(e) {
			join(e, to)
		}
	}
	for _, e := range h.Entries {
		for _, to := range h.relatedIn(e) {
			join(to, e)
		}
	}
}

// points are the entries that e names or links to.
func (h *Handbook) relatedIn(e *Entry) []*Entry {
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
