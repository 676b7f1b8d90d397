package dialect

import (
	"cmp"
	"strings"

	"trustbook/handbook/pattern"
)

// Obsidian, GitHub, GitLab and Gitea have the wiki links [[Page]], [[Page#Heading|words]] and ![[Page]]. All except
// Obsidian also have [[words|Page]].

var wikiMarkPattern = pattern.Lazy(`^(!?)\[\[([^\[\]\\|\n]+)(?:\\?\|([^\[\]\n]*))?\]\]`)

// readWikiLink replaces the wiki link at a byte offset with a link to the address of the page or file with that name.
// If no page or file has the name, the text is kept, unless other links on the page show that it was meant as a link.
func (p *Page) readWikiLink(at int) {
	m := wikiMarkPattern().FindStringSubmatch(p.restOfLine(at))
	if m == nil || tableOfContents[strings.ToLower(m[0])] || strings.HasPrefix(p.source[at+len(m[0]):], "(") {
		return
	}
	name, words := strings.TrimSpace(m[2]), strings.TrimSpace(m[3])
	address, ok := p.addressOfName(name)
	if !ok && words != "" {
		if other, found := p.addressOfName(words); found {
			address, name, words, ok = other, words, name, true
		}
	}
	if !ok && p.isWiki() && pageNamePattern().MatchString(name) {
		address, ok = name, true // no page has this name; the loader reports the broken link
	}
	if !ok {
		return
	}
	if sizeOfImagePattern().MatchString(words) {
		words = ""
	}
	image := ""
	if file, _, _ := strings.Cut(address, "#"); m[1] != "" && imageNamePattern().MatchString(file) {
		image = "!"
	}
	words = cmp.Or(words, displayName(name))
	p.editInline(at, at+len(m[0]), image+"["+words+"]("+FormatDestination(address)+")")
}

// displayName returns the words to show for a link target, which consists of the name of a page and a heading.
func displayName(name string) string {
	name, _, _ = strings.Cut(name, "#^")
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '#' }), " > ")
}

var (
	sizeOfImagePattern = pattern.Lazy(`^\d+(?:x\d+)?$`)
	imageNamePattern   = pattern.Lazy(`(?i)\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$`)
	// pageNamePattern matches a plausible name of a page. It does not match a shell test or a list of numbers.
	pageNamePattern  = pattern.Lazy(`^[\pL\pN#][^<>{}=$]*$`)
	wikiNamesPattern = pattern.Lazy(`\[\[([^\[\]\\|\n]+)(?:\\?\|([^\[\]\n]*))?\]\]`)
)

// addressOfName returns the address of the page or file with the given name, and whether such a page or file exists.
func (p *Page) addressOfName(name string) (string, bool) {
	page, heading, _ := strings.Cut(name, "#")
	if at := strings.LastIndexByte(heading, '#'); at >= 0 { // the heading is below another heading
		heading = heading[at+1:]
	}
	page = strings.TrimSpace(page)
	switch {
	case strings.HasPrefix(name, "https://"), strings.HasPrefix(name, "http://"):
		return name, true
	case p.options.Named == nil:
		return "", false
	case page == "":
		return "#" + heading, heading != ""
	}
	address, ok := p.options.Named(page)
	if heading != "" {
		address += "#" + heading
	}
	return address, ok
}

// isWiki reports whether the page links to an existing page by name.
func (p *Page) isWiki() bool {
	if p.wiki == 0 {
		p.wiki = -1
		for _, m := range wikiNamesPattern().FindAllStringSubmatch(p.source, -1) {
			_, first := p.addressOfName(m[1])
			_, second := p.addressOfName(m[2])
			if first && m[1][0] != '#' || second {
				p.wiki = 1
				break
			}
		}
	}
	return p.wiki > 0
}
