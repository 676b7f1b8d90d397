package check

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// badAddresses finds links with a wrong address, or with a kind of address that trustbook does not follow.
func badAddresses(c *checker, p *checkedPage) {
	var all, empty []issue
	for _, l := range p.Links {
		what, mend := addressProblem(l)
		switch found := (issue{at: textLine{number: l.Line}, what: what, fix: mend, name: l.Target}); {
		case what == "" || l.Target == "" && slices.ContainsFunc(p.Links, func(i handbook.Link) bool { return i.Image && i.Line == l.Line && i.Text == l.Text }): // a badge
		case l.Target == "":
			empty = append(empty, found)
		default:
			all = append(all, found)
		}
	}
	c.reportOnce(p, empty)
	c.reportIssues(p, all)
}

// addressProblem returns what is wrong with the address of a link and how to fix it. It does not check what the link
// leads to.
func addressProblem(l handbook.Link) (what, mend string) {
	kind := "link"
	if l.Image {
		kind = "image"
	}
	u, err := url.Parse(l.Target)
	switch {
	case l.Target == "" && !l.Image: // the loader reports images
		return fmt.Sprintf("the link %q has no address", shortenTo(l.Text)), "add the address, or remove the link"
	case err != nil || u.Scheme == "" || templateMarkIn(l.Target) != "" || strings.Contains(l.Target, "${") || strings.Count(l.Target, "$") > 1:
		return "", "" // a template tag, or reported by the loader
	}
	what, mend = schemeProblem(u, l.Image)
	if what != "" {
		what = fmt.Sprintf("the %s to %q %s", kind, shortenTo(l.Target), what)
	}
	return what, mend
}

func schemeProblem(u *url.URL, image bool) (what, mend string) {
	scheme := u.Scheme
	if len(scheme) == 1 { // a drive of Windows
		scheme = "file"
	}
	switch scheme {
	case "http", "https":
		switch {
		case u.Host == "":
			return "has no host", "write it as https://host/path"
		case u.User != nil && !image:
			return "has a user name before the host, so it is not followed", "remove everything before the @"
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") && u.RawQuery == "" && !strings.Contains(u.Opaque, "%40") {
			return "has no recipient", "write it as mailto:someone@example.org"
		}
	case "file":
		return "points into the local computer, so it is not followed", "put the file into the handbook and link to its path, or link to the web"
	case "javascript", "vbscript", "data", "blob":
		if !image {
			return "is not safe, so it is not followed", "link to an entry or to the web"
		}
	default:
		if right := likelyScheme(u.Scheme); right != "" {
			return fmt.Sprintf("begins with %q, which looks like a misspelt %q", u.Scheme, right), "correct it"
		}
	}
	return "", ""
}

// likelyScheme returns the scheme that was probably meant, or "". A misspelt https begins with htt or has the same
// letters as https, and a misspelt mailto has the same letters as mailto. Other schemes are not similar to these.
func likelyScheme(scheme string) string {
	switch {
	case strings.Trim(scheme, "htps") == "" && len(scheme) > 2, strings.HasPrefix(scheme, "htt"):
		return "https"
	case strings.Trim(scheme, "mailto") == "" && len(scheme) > 3:
		return "mailto"
	}
	return ""
}

// Patterns for text that looks like a link but was not parsed as a link. Real links leave no brackets in the prose. Two
// spaces after a bracket show that an address was removed.
var (
	referenceLinkPattern  = pattern.Lazy(`(?:^|[^\\\pL\pN\[\]_])\[([^\[\]\\^@]*\pL[^\[\]\\^@]*)\]\[([^\[\]\\^]{0,80})\]`)
	linkDefinitionPattern = pattern.Lazy(`(?m)^[ >\t]*\[[^\]\n]+\]:`)
	dottedNamePattern     = pattern.Lazy(`^\w+(?:\.\w+)+$`) // such as the name of a plugin in documentation
	severalWordsPattern   = pattern.Lazy(`^\pL[\pL'’-]+ \pL[\pL'’ -]+$`)
	linkWithSpacesPattern = pattern.Lazy(`\[([^\[\]\\]{1,120})\]\((?:  |(?:\.{0,2}/|https?:)[^()\s]* [^()"]+\)|[^()"]* [^()"]*\.(?:md|markdown|html?|pdf|docx?|xlsx?|png|jpe?g|svg)(?:#[^()\s]*)?\))`)
	spacedLinkPattern     = pattern.Lazy(`\[([^\[\]\\]*\pL[^\[\]\\]+)\] \(` + addressForm + `\)`)
	reversedLinkPattern   = pattern.Lazy(`\(([^()]*\pL[^()]+)\)\[(?:  |` + addressForm + `)\]`)
	unclosedLinkPattern   = pattern.Lazy(`\[([^\[\]\\]{1,120})\]\(` + addressForm + `(?: [^()]*)?$`)
	footnoteMarkPattern   = pattern.Lazy(`[\pL\pN.,;:!?)"”*_]\[\^(\w+)\]`)
	sizedImagePattern     = pattern.Lazy(`!?\[[^\[\]]*\]\(\S*\s+=[\d%]*x?[\d%*]*\)`)
	wikiLinkPattern       = pattern.Lazy(`(?:^|[^{])\[\[([^\s\[\]\\|][^\[\]\\|]*)(?:\|[^\[\]]*)?\]\]`)
)

// addressForm matches what is hardly anything but an address.
const addressForm = `(?:\.{0,2}/|https?:|[^()\[\]\s]+\.(?:md|markdown|html?|pdf|docx?|xlsx?)\b)[^()\[\]\s]*`

// unparsedLinks finds text that was meant to be a link.
func unparsedLinks(c *checker, p *checkedPage) {
	if p.Plain != "" {
		return
	}
	var all []issue
	for _, l := range p.prose {
		if l.field == "" && strings.Contains(l.text, "[") {
			all = append(all, unparsedLinkIssues(l, linkDefinitionPattern().MatchString(p.Markdown))...)
		}
	}
	c.reportIssues(p, all)
}

// unparsedLinkIssues returns the links of a line that are not links. On a page that defines no links, brackets may
// contain values, or words to choose from.
func unparsedLinkIssues(l textLine, defines bool) (out []issue) {
	for _, m := range referenceLinkPattern().FindAllStringSubmatch(l.text, -1) {
		name, link := m[2], "[...]["+shortenTo(m[2])+"]"
		if dottedNamePattern().MatchString(name) || !defines && !strings.ContainsAny(name, "-/.") && !severalWordsPattern().MatchString(m[1]) {
			continue
		}
		if name == "" {
			if strings.HasSuffix(m[1], " ") { // a type in code, such as [string, number ][]
				continue
			}
			name, link = m[1], "["+shortenTo(m[1])+"][]"
		}
		out = append(out, issue{l, fmt.Sprintf("no line \"[%s]: address\" defines %s, so it is not a link", shortenTo(name), link), "add that line, or put the address in parentheses", handbook.CaseNoLinkDefinition, name})
	}
	for _, m := range footnoteMarkPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("[^%s] refers to no footnote", m[1]), fmt.Sprintf("add a line \"[^%s]: words of the footnote\", or remove it", m[1]), 0, ""})
	}
	if m := sizedImagePattern().FindString(l.text); m != "" {
		return append(out, issue{l, "the image has a size after its address, which is not Markdown, so it is not shown", "remove it", handbook.CaseSizeInAddress, ""})
	}
	for _, m := range linkWithSpacesPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("the address of [%s](...) contains a space, so it is not a link", shortenTo(m[1])), "write %20 for each space, or put < and > around the address", 0, ""})
	}
	for _, m := range spacedLinkPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("there is a space between [%s] and its address, so it is not a link", shortenTo(m[1])), "remove the space", 0, ""})
	}
	for _, m := range reversedLinkPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("the words (%s) and their address are in the wrong brackets, so it is not a link", shortenTo(m[1])), "write [words](address)", 0, ""})
	}
	for _, m := range unclosedLinkPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("the address of [%s](... is never closed, so it is not a link", shortenTo(m[1])), "write ) after the address", 0, ""})
	}
	for _, m := range wikiLinkPattern().FindAllStringSubmatch(l.text, -1) {
		out = append(out, issue{l, fmt.Sprintf("[[%s]] names no entry, so it is not a link", shortenTo(m[1])), "write the name of the file between the brackets", handbook.CaseNoSuchEntry, ""})
	}
	return out
}

// wrongCaseLinks finds links that work only on systems that ignore case.
func wrongCaseLinks(c *checker, p *checkedPage) {
	var all []issue
	for _, l := range p.Links {
		e := c.Entry(l.Entry)
		u, err := url.Parse(l.Target)
		if e == nil || err != nil || u.Path == "" || path.Base(u.Path) == e.ID || !differsInCase(p.Path, u.Path, e.Path) {
			continue
		}
		what := fmt.Sprintf("the link to %q differs from %s only in upper and lower case", shortenTo(l.Target), e.Path)
		all = append(all, issue{textLine{number: l.Line}, what, "other tools will not find the file; spell it exactly as the file is named", 0, ""})
	}
	c.reportIssues(p, all)
}

// differsInCase reports whether a link from one path to another works only on systems that ignore case.
func differsInCase(from, target, to string) bool {
	bare := func(s string) string { return pageExtensionPattern().ReplaceAllString(s, "") }
	to = bare(to)
	same := func(x, y string) bool { return x == y }
	leads := func(equal func(x, y string) bool) bool {
		for _, place := range []string{to, path.Dir(to)} { // a link to an index page may name only its folder
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
