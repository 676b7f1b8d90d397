package check

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"trustbook/handbook"
)

// badAddresses finds links whose address cannot be right, or that are not followed.
func badAddresses(b *checker, p *page) []finding {
	var all []issue
	for _, l := range p.Links {
		if what, mend := addressProblem(l); what != "" {
			all = append(all, issue{line{number: l.Line}, what, mend})
		}
	}
	return b.group(p, all)
}

// wrongWith says what is wrong with the address of a link, if that shows without
// the other texts.
func addressProblem(l handbook.Link) (what, mend string) {
	kind := "link"
	if l.Image {
		kind = "image"
	}
	u, err := url.Parse(l.Target)
	switch {
	case l.Target == "" && !l.Image: // of images the loader says so
		return fmt.Sprintf("the link %q has no address", truncate(l.Text)), "write where it leads, or take it away"
	case err != nil || u.Scheme == "" || templateMarkIn(l.Target) != "" || strings.Contains(l.Target, "${"):
		return "", "" // the loader's, or a template's
	}
	what, mend = schemeProblem(u, l.Image)
	if what != "" {
		what = fmt.Sprintf("the %s to %q %s", kind, truncate(l.Target), what)
	}
	return what, mend
}

func schemeProblem(u *url.URL, image bool) (what, mend string) {
	switch u.Scheme {
	case "http", "https":
		switch {
		case u.Host == "":
			return "has no host", "an address on the web is https://, a name, and a path"
		case u.User != nil && !image:
			return "has a name before the host, so it is not followed", "leave out what stands before the @"
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") && u.RawQuery == "" && !strings.Contains(u.Opaque, "%40") {
			return "has no address for mail", "write it behind mailto:, as in mailto:somebody@example.org"
		}
	case "file":
		return "leads to one computer, so it is not followed", "put the file beside the texts and write its path, or an address on the web"
	case "javascript", "vbscript", "data", "blob":
		if !image {
			return "is no place, so it is not followed", "write the path of a text, or an address on the web"
		}
	default:
		if right := likelyScheme(u.Scheme); right != "" {
			return fmt.Sprintf("begins with %q, which looks like %q misspelt", u.Scheme, right), "mend it"
		}
	}
	return "", ""
}

// meant is the scheme that another looks like: one of its letters alone, twice or in
// another order. No scheme in use is made of them.
func likelyScheme(scheme string) string {
	switch {
	case strings.Trim(scheme, "htps") == "" && len(scheme) > 2, strings.HasPrefix(scheme, "htt"):
		return "https"
	case strings.Trim(scheme, "mailto") == "" && len(scheme) > 3:
		return "mailto"
	}
	return ""
}

// What looks like a link and is none. A link that is one is not in the prose with
// its brackets. Two blanks behind a bracket are those around an address.
var (
	referenceLink  = lazyRegexp(`(?:^|[^\\\pL\pN\]])\[([^\[\]\\^@]*\pL[^\[\]\\^@]*)\]\[([^\[\]\\^]{0,80})\]`)
	linkWithSpaces = lazyRegexp(`\[([^\[\]\\]{1,120})\]\((?:  |(?:\.{0,2}/|https?:)[^()\s]* [^()"]+\)|[^()"]* [^()"]*\.(?:md|markdown|html?|pdf|docx?|xlsx?|png|jpe?g|svg)(?:#[^()\s]*)?\))`)
	wikiLink       = lazyRegexp(`\[\[([^\s\[\]\\|][^\[\]\\|]*)(?:\|[^\[\]]*)?\]\]`)
)

// notLinks finds what was meant as a link and is shown as it was typed.
func unparsedLinks(b *checker, p *page) []finding {
	if p.Plain != "" {
		return nil
	}
	var all []issue
	for _, l := range p.prose {
		if l.field == "" && strings.Contains(l.text, "[") {
			all = append(all, intendedLinks(l)...)
		}
	}
	return b.group(p, all)
}

func intendedLinks(l line) (out []issue) {
	for _, m := range referenceLink().FindAllStringSubmatch(l.text, -1) {
		name, link := m[2], "[...]["+truncate(m[2])+"]"
		if name == "" {
			name, link = m[1], "["+truncate(m[1])+"][]"
		}
		out = append(out, issue{l, fmt.Sprintf("no line \"[%s]: address\" says where %s leads, so it is shown as it stands", truncate(name), link), "write that line, or the address in round brackets"})
	}
	for _, m := range linkWithSpaces().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("the address of [%s](...) has a blank, so it is no link and is shown as it stands", truncate(m[1])), "write %20 for each blank, or put < and > around the address"})
	}
	for _, m := range wikiLink().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("[[%s]] is a link in a wiki only, and is shown as it stands", truncate(m[1])), fmt.Sprintf("write [%s](path/to/text.md)", truncate(m[1]))})
	}
	return out
}

// linkCase finds links that are found only because large and small letters are
// taken for the same.
func linkCase(b *checker, p *page) []finding {
	var all []issue
	for _, l := range p.Links {
		e := b.Entry(l.Entry)
		u, err := url.Parse(l.Target)
		if e == nil || err != nil || u.Path == "" || !differsInCase(p.Path, u.Path, e.Path) {
			continue
		}
		what := fmt.Sprintf("the link to %q differs from %s in large and small letters", truncate(l.Target), e.Path)
		all = append(all, issue{line{number: l.Line}, what, "it works here and not everywhere; write it as the file is called"})
	}
	return b.group(p, all)
}

var pageEnding = lazyRegexp(`(?i)(?:\.html)?(?:\.(?:md|markdown|mdown|mkd|mdx|html)(?:\.\w{1,8})?)?$`)

// otherCase reports whether a link from one path to another is the path of what it
// leads to but for the case of letters.
func differsInCase(from, target, to string) bool {
	bare := func(s string) string { return pageEnding().ReplaceAllString(s, "") }
	to = bare(to)
	same := func(x, y string) bool { return x == y }
	leads := func(equal func(x, y string) bool) bool {
		for _, place := range []string{to, path.Dir(to)} { // of an index page the folder is enough
			if rooted, ok := strings.CutPrefix(path.Clean(target), "/"); ok {
				if n := len(place) - len(bare(rooted)); n >= 0 && equal(place[n:], bare(rooted)) {
					return true
				}
			} else if equal(place, bare(path.Join(path.Dir(from), target))) || equal(place, bare(path.Join(bare(from), target))) {
				return true
			}
		}
		return false
	}
	return leads(strings.EqualFold) && !leads(same)
}
