package handbook

// Related returns the entries worth reading with e, each once: those its front matter
// names, those it links to, and then those that name or link to it.
func (h *Handbook) Related(e *Entry) []*Entry { return h.related[e] }

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
		for _, to := range h.referredBy(e) {
			relate(e, to)
		}
	}
	for _, e := range h.Entries {
		for _, to := range h.referredBy(e) {
			relate(to, e)
		}
	}
}

// referredBy returns the entries that e names or links to.
func (h *Handbook) referredBy(e *Entry) []*Entry {
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
