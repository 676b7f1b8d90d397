package importer

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/body"
	"trustbook/ui/importer/word"
)

// linkTarget is the target of a link: an entry, and possibly a heading in it.
type linkTarget struct {
	section  *section
	fragment string // anchor of the heading; "" for the top
}

// linkTargets contains the possible targets of links in all documents.
type linkTargets struct {
	anchors map[*document]map[string]linkTarget
	files   map[string]*document // document by its file name, without folders and in lower case
}

func newTargets(docs []*document) linkTargets {
	t := linkTargets{map[*document]map[string]linkTarget{}, map[string]*document{}}
	for _, d := range docs {
		if d == nil {
			continue
		}
		t.files[strings.ToLower(d.file)] = d
		at := map[string]linkTarget{}
		t.anchors[d] = at
		for _, s := range d.sections {
			s.addAnchors(at)
		}
	}
	return t
}

// addAnchors adds the anchors of a section. If several anchors have the same name, links point to the first one.
func (s *section) addAnchors(at map[string]linkTarget) {
	add := func(ids []string, fragment string) {
		for _, id := range ids {
			if _, taken := at[id]; !taken {
				at[id] = linkTarget{s, fragment}
			}
		}
	}
	add(s.ids, "")
	headings, fragment := body.Anchors{}, ""
	for _, n := range s.blocks {
		if headingLevel(n) > 0 {
			fragment = headings.FragmentFor(textOf(n))
		}
		add(idsOf(n), fragment)
	}
}

func (t linkTargets) resolve(d *document, s *section, root *html.Node) {
	var links []*html.Node
	where := s.title
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && n.Type == html.ElementNode && attributeOf(n, "href") != "" {
			links = append(links, n)
		}
	}
	for _, n := range links {
		href := strings.TrimSpace(attributeOf(n, "href"))
		to, kept := t.lookUp(d, s, href)
		n.Attr = nil
		switch {
		case kept:
			n.Attr = []html.Attribute{{Key: "href", Val: to}}
		case to != "" && !body.LabelShowsTarget(textOf(n), to):
			n.AppendChild(word.Text(" (" + to + ")"))
			fallthrough
		default:
			d.recordOmission("link, kept as text", href, where)
		}
	}
}

// lookUp returns the URL to write for a link in an entry. If the target is not among the imported documents, kept is
// false, and to is the text to show in place of the link, or "" for no text.
func (t linkTargets) lookUp(d *document, s *section, href string) (to string, kept bool) {
	u, err := url.Parse(strings.ReplaceAll(href, " ", "%20"))
	if err != nil {
		return href, false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return u.String(), true
	case "":
	default:
		return "", false
	}
	if u.Host == "" && u.Path != "" {
		d = t.files[strings.ToLower(path.Base(u.Path))]
	}
	if d == nil || len(d.sections) == 0 || u.Host != "" {
		return href, false
	}
	at := linkTarget{section: d.sections[0]}
	if u.Fragment != "" {
		var ok bool
		if at, ok = t.anchors[d][u.Fragment]; !ok {
			return "", false
		}
	}
	return at.addressFrom(s), true
}

func (t linkTarget) addressFrom(s *section) string {
	to := ""
	if t.section != s || t.fragment == "" {
		rel, err := filepath.Rel(path.Dir(s.entry.Path), t.section.entry.Path)
		if err != nil {
			rel = t.section.entry.Path
		}
		to = filepath.ToSlash(rel)
	}
	if t.fragment != "" {
		to += "#" + t.fragment
	}
	return to
}
