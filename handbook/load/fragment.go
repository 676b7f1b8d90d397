package load

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook"
	"trustbook/handbook/dialect"
	"trustbook/handbook/pattern"
)

// pageWithHeading returns the target of a link or, if only that page has the heading, the page that the link leads to
// when it is relative to the file instead of its address.
func (l *linker) pageWithHeading(from, target *parsedPage, u *url.URL) *parsedPage {
	beside := l.folded[foldForm(resolvePath(from.entry.Path, u.Path))]
	if u.Fragment == "" || !strings.HasSuffix(u.Path, "/") || beside == nil || beside == target {
		return target
	}
	_, inTarget := l.labels.findAnchor(target, u.Fragment)
	if _, inBeside := l.labels.findAnchor(beside, u.Fragment); inBeside && !inTarget {
		return beside
	}
	return target
}

// resolveFragment sets the anchor of a link. If the target has no such heading but exactly one other entry has, the
// link is changed to that entry.
func (l *linker) resolveFragment(from, target *parsedPage, u *url.URL, link *handbook.Link) *handbook.Problem {
	// The site determines what is shown at an address with a query, and on the first page.
	if u.Fragment == "" || u.Fragment == "top" || target.entry.Plain != "" || u.Fragment == "readme" || generatedIDPattern().MatchString(u.Fragment) || u.RawQuery != "" || u.Path == "/" {
		return nil
	}
	if anchor, ok := l.labels.findAnchor(target, u.Fragment); ok {
		link.Anchor = anchor
		return nil
	}
	if frameIDPattern().MatchString(u.Fragment) {
		return nil
	}
	other, meant := l.labels.find(target, u.Fragment)
	reason := fmt.Sprintf("the link to %q does not match any heading of %s", link.Target, target.entry.Path)
	about := handbook.ProblemSubject{Name: u.Fragment, Other: target.entry.Path}
	if other != nil {
		link.Entry = other.entry.ID
		link.Anchor, _ = l.labels.findAnchor(other, u.Fragment)
		if meant || u.Path == "" && l.labels.isNamed(u.Fragment) {
			return nil
		}
		if other != target {
			reason += ", but to one of " + other.entry.Path
		}
		if u.Path == "" {
			about.Case = handbook.CaseOtherHeading
		}
	} else if !slices.ContainsFunc(target.entry.Sections, func(s handbook.Section) bool { return s.Level > 0 }) {
		about.Case = handbook.CaseNoHeadings
	}
	if link.Text == "" || strings.Contains(u.Fragment, "/") || codeReferencePattern().MatchString(u.Fragment) || includedPagePathPattern().MatchString(target.entry.Path) || l.includesFiles(target) || isComponent(target) || u.Path != "" && l.leadsToFolder(from.entry.Path, u.Path) { // the site may generate a list of the folder
		return nil
	}
	return &handbook.Problem{Severity: handbook.SeverityWarning, Code: "broken-fragment", Message: reason, Subject: about}
}

// includedPagePathPattern matches the path of a part that other pages include. A link in such a part may refer to a
// heading of a page that includes it.
var includedPagePathPattern = pattern.Lazy(`(?:^|/)_?(?:partials?|parts|includes?|snippets|templates)/`)

// frameIDPattern matches the ids that the templates of sites give to the element around the text of a page.
var frameIDPattern = pattern.Lazy(`^(?:main-?)?content$|^main$`)

// generatedIDPattern matches the ids that Python-Markdown and GitBook generate for footnotes, and the ids that
// Python-Markdown generates for headings without a Latin letter.
var generatedIDPattern = pattern.Lazy(`^(?:(?:user-content-)?fn(?:ref)?[:-]|_\d+$)`)

// isComponent reports whether a page consists only of a component that shows headings, and has no text with headings of
// its own.
func isComponent(p *parsedPage) bool {
	return path.Ext(p.entry.Path) == ".mdx" && !slices.ContainsFunc(p.entry.Sections, func(s handbook.Section) bool { return s.Level > 0 })
}

// includesFiles reports whether another program would insert files into a page. A link may refer to a heading in such a
// file.
func (l *linker) includesFiles(p *parsedPage) bool {
	includes, known := l.includes[p]
	if !known {
		source, _ := p.entry.AuthorText()
		mayInclude := strings.Contains(source, "{%") || strings.Contains(source, "{{") || strings.Contains(source, "{!") || strings.Contains(source, "# <!--") || strings.Contains(source, "<!-- ALL-CONTRIBUTORS") // a quick check
		includes = mayInclude && includeTagPattern().MatchString(source) || slices.ContainsFunc(p.problems, func(q handbook.Problem) bool { return q.Code == "unknown-markup" })
		l.includes[p] = includes
	}
	return includes
}

// codeReferencePattern matches the name of something in a program to which mkdocstrings or Sphinx links.
var codeReferencePattern = pattern.Lazy(`^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){2,}$`)

// anchorsOf returns the anchors of an entry.
func (l *anchorIndex) anchorsOf(e *handbook.Entry) *entryAnchors {
	if l.places == nil {
		l.places = map[*handbook.Entry]*entryAnchors{}
	}
	found := l.places[e]
	if found == nil {
		found = &entryAnchors{anchors: make(map[string]int, len(e.Sections))}
		for i, s := range e.Sections {
			if s.Level > 0 && s.Anchor != "" {
				found.anchors[s.Anchor] = i
			}
		}
		l.places[e] = found
	}
	return found
}

// similar returns the first anchor whose letters and digits equal folded, or "".
func (p *entryAnchors) similar(folded string, e *handbook.Entry) string {
	if p.folded == nil {
		p.folded = make(map[string]string, len(e.Sections))
		source, from := e.AuthorText()
		lines := strings.Split(source, "\n")
		var above [7]string // the last heading of each level
		for _, s := range e.Sections {
			key := foldFragment(s.Anchor)
			above[min(s.Level, 6)] = s.Heading
			keys := []string{key, strings.TrimLeft(key, "0123456789")} // Pandoc omits a number before the words
			for _, parent := range above[:min(max(0, s.Level), 6)] {   // GOV.UK's documentation tells equal headings apart by those above
				keys = append(keys, foldFragment(parent+s.Heading))
			}
			for _, heading := range dialect.ShortCodes(s.Heading) { // GitHub keeps the name of an emoji
				keys = append(keys, foldFragment(heading))
			}
			if i := s.Line - from; i >= 0 && i < len(lines) { // what a tag shows, such as a badge, is not part of a fragment
				if tag := tagInHeadingPattern().FindStringIndex(lines[i]); tag != nil {
					keys = append(keys, foldFragment(lines[i][:tag[0]]))
				}
			}
			for _, key := range keys {
				if _, taken := p.folded[key]; !taken && s.Level > 0 && key != "" {
					p.folded[key] = s.Anchor
				}
			}
		}
	}
	return p.folded[folded]
}

// findAnchor returns the anchor of the section on a page that a fragment refers to, or "" for the top of the entry.
// Generators make fragments from headings in different ways, so if no anchor equals the fragment, only letters and
// digits are compared.
func (l *anchorIndex) findAnchor(p *parsedPage, fragment string) (string, bool) {
	folded, named := foldFragment(fragment), fragment
	if fragment = norm.NFC.String(fragment); fragment == p.titleAnchor || folded != "" && folded == foldFragment(p.titleAnchor) {
		return "", true
	}
	places := l.anchorsOf(p.entry)
	for _, exact := range []string{fragment, named} {
		if _, ok := places.anchors[exact]; ok {
			return exact, true
		}
	}
	if similar := places.similar(folded, p.entry); similar != "" {
		return similar, true
	}
	if line, ok := p.anchors[named]; ok {
		return p.sectionAt(line), true
	}
	if bare := strings.TrimPrefix(named, "id-"); bare != named && bare != "" && unicode.IsDigit(rune(bare[0])) { // GitBook adds this prefix
		return l.findAnchor(p, bare)
	}
	if m := repeatedAnchorPattern().FindStringSubmatch(named); m != nil { // the heading may be unique now
		return l.findAnchor(p, m[1])
	}
	if plain := entityReplacer.Replace(named); plain != named {
		return l.findAnchor(p, plain)
	}
	return "", false
}

// tagInHeadingPattern matches the beginning of a tag or component in a heading.
var tagInHeadingPattern = pattern.Lazy(`[^\x60](?:<[A-Z]|\{[%{])`)

// repeatedAnchorPattern matches the anchor of a repeated heading.
var repeatedAnchorPattern = pattern.Lazy(`^(.*\pL.*)-[1-9]$`)

// entityReplacer removes remains of HTML entities that some generators leave in an anchor, such as the 39 of &#39;.
var entityReplacer = strings.NewReplacer("-39-", "-", "-quot-", "-", "-amp-", "-", "-lt-", "-", "-gt-", "-", "39", "", "quot", "", "amp", "")

// sectionAt returns the anchor of the section that contains a line of the file, or "" above the first heading. A line
// directly before a heading, such as an HTML tag, belongs to the heading's section.
func (p *parsedPage) sectionAt(line int) string {
	anchor := ""
	for _, s := range p.entry.Sections {
		if s.Level > 0 && s.Line <= line+2 {
			anchor = s.Anchor
		}
	}
	return anchor
}
