package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// identifyAll gives every page a unique id. It starts with the ids that authors chose, so that these do not depend on
// paths.
func (b *builder) identifyAll() {
	for _, own := range []bool{true, false} {
		for _, p := range b.pages {
			if own == (p.entry.ID != "") && b.byID[p.entry.ID] != p.entry {
				b.identify(p)
			}
		}
	}
	for _, p := range b.pages {
		b.addNumber(p)
	}
}

// identify gives a page a unique id. It appends a number to an id that is in use, and reports this only if an author
// chose the id.
func (b *builder) identify(p *parsedPage) {
	e := p.entry
	if e.ID == "" {
		e.ID, e.Derived.ID = idFromPath(p.listedPath()), true
	}
	wanted := e.ID
	e.ID = b.suffixes.unique(wanted, func(id string) bool { return b.byID[id] != nil })
	if e.ID != wanted && !e.Derived.ID {
		other := b.byID[wanted].Path
		b.problem(p, "id", handbook.SeverityError, "duplicate-id", other, "the id %q is already used by %s; this entry gets %q", wanted, other, e.ID)
	}
	b.byID[e.ID] = e
}

func (s idSuffixes) unique(wanted string, isTaken func(id string) bool) string {
	id := wanted
	for isTaken(id) {
		s[wanted]++
		id = fmt.Sprintf("%s-%d", wanted, s[wanted]+1)
	}
	return id
}

// addNumber makes an entry available by its document number, unless the number is the id or number of another entry.
// The number in lower case becomes the id, because it stays the same if the file is moved. The id from the path, which
// was the only id in earlier versions of trustbook, becomes a former id. The same goes for an id in capitals, except in
// Docusaurus, where an id identifies a page only within its folder.
func (b *builder) addNumber(p *parsedPage) {
	e, number := p.entry, strings.ToLower(p.entry.Number)
	if !b.foreign && e.Derived.ID && isName(p.ownID) {
		number = strings.ToLower(p.ownID)
	}
	switch owner := b.byID[number]; {
	case number == "" || owner == e:
	case owner == nil:
		b.byID[number] = e
		if id := Slug(number); id == number || b.byID[id] == nil {
			e.FormerIDs = append(e.FormerIDs, e.ID)
			e.ID, e.Derived.ID, b.byID[id] = id, false, e
		}
	default:
		b.problem(p, "id", handbook.SeverityError, "duplicate-id", owner.Path, "the id %q is already used by %s; this entry gets %q", p.ownID, owner.Path, e.ID)
	}
}

// IsDocumentNumber reports whether an id is a document number.
func IsDocumentNumber(id string) bool {
	return documentNumberPattern().MatchString(id) && strings.ContainsAny(id, "0123456789")
}

// isName reports whether an id has the form of a document number or a single word, such as CARDS and gettingStarted.
func isName(id string) bool {
	return documentNumberPattern().MatchString(id) && !strings.Contains(id, " ")
}

// documentNumberPattern matches document numbers such as POL-009, SEGAS-00008 and ISMS-DOC-05.1.
var documentNumberPattern = pattern.Lazy(`^[A-Za-z0-9]+(?:[-_./ ][A-Za-z0-9]+)*$`)

// entryNamed returns the entry with the given id, former id or document number, or nil.
func entryNamed(byID map[string]*handbook.Entry, id string) *handbook.Entry {
	return cmp.Or(byID[id], byID[strings.ToLower(id)])
}

// resolveFormerIDs makes entries available by their former ids and paths. The current id of another entry takes
// precedence. Of several entries with the same former id, the first in reading order takes precedence.
func (b *builder) resolveFormerIDs() {
	for _, p := range b.pages {
		for _, id := range p.entry.FormerIDs {
			b.checkFormerID(p, id)
		}
		for _, old := range p.oldPaths {
			p.entry.FormerIDs = append(p.entry.FormerIDs, idFromPath(strings.Trim(old, "/")))
		}
		for _, id := range p.entry.FormerIDs {
			if b.byID[id] == nil {
				b.byID[id] = p.entry
			}
		}
		// Data that readers stored under an id belongs only to the entry that the id now identifies. The slice is
		// copied, because the page in the cache may share it.
		p.entry.FormerIDs = slices.DeleteFunc(slices.Clone(p.entry.FormerIDs), func(id string) bool { return b.byID[id] != p.entry })
	}
}

// checkFormerID reports a former id that identifies another entry. If that entry is in another language, it is probably
// the translation of this one, and only its id has not been changed.
func (b *builder) checkFormerID(p *parsedPage, id string) {
	owner := b.byID[id]
	if owner == nil || owner == p.entry {
		return
	}
	other := b.pages[slices.IndexFunc(b.pages, func(o *parsedPage) bool { return o.entry == owner })]
	inSameLanguage := func(o *parsedPage) bool { return strings.EqualFold(b.languageOf(o), b.languageOf(other)) }
	if owner.ID == id && !slices.ContainsFunc(append([]*parsedPage{p}, p.languages...), inSameLanguage) {
		b.problem(other, "id", handbook.SeverityWarning, "taken-former-id", p.entry.Path,
			"%s had the id %q and now has the id %q, so this file no longer belongs to it: write `id: %s` if it is the same entry in another language", p.entry.Path, id, p.entry.ID, p.entry.ID)
		return
	}
	relation := "is the id of"
	if owner.ID != id {
		relation = "is also a former id of"
	}
	b.problem(p, "former_ids", handbook.SeverityWarning, "taken-former-id", owner.Path, "former_ids: %q %s %s, so it identifies that entry; remove it here", id, relation, owner.Path)
}

// idFromPath makes an id from the path of a page. For an index page, it uses the path of the folder.
func idFromPath(name string) string {
	name = strings.TrimSuffix(pageName(name), ".html")
	if isIndex(path.Base(name)) && path.Dir(name) != "." {
		name = path.Dir(name)
	}
	return Slug(name)
}
