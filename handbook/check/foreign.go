package check

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// provenRules are the rules that are also right about handbooks for other programs: nearly everything that they find in
// such a handbook is a mistake, and its authors want to know. Problems of all other rules are minor in such a handbook.
var provenRules = pattern.WordSet(`bad-address broken-fragment broken-link changed-id changed-title contradiction control-character draft-status duplicate-key
encoding file-name front-matter manifest-name not-a-link overdue-review single-tilde surplus-cell unclosed-comment unclosed-fence unread-file unreadable unused-footnote`)

// unmaintainedPath matches paths of pages that nobody updates: in archives, templates, changelogs and tests of
// software.
var unmaintainedPath = pattern.Lazy(`(?i)(?:^|/)(?:(?:tests?|templates?|testdata|fixtures|__tests__|[^/]*archiv\w*|changelogs?|release-?notes)/|(?:changelog|release-?notes|changes)\.\w+$)`)

// areForTrustbook reports whether, in a handbook without a manifest, at least a tenth of the entries have fields that
// only trustbook reads.
func areForTrustbook(entries []*handbook.Entry) bool {
	n := 0
	for _, e := range entries {
		if e.Answer != handbook.NoVerdict || len(e.AlsoAsked) > 0 {
			n++
		}
	}
	return n > 0 && 10*n >= len(entries)
}

// isMinor reports whether a problem matters only in trustbook. Call it for a handbook that was written for another
// program.
func (c *checker) isMinor(p *handbook.Problem) bool {
	if !provenRules()[p.Code] || unmaintainedPath().MatchString(p.Path) {
		return true
	}
	switch p.Code {
	case "unread-file":
		return p.Subject.Case == handbook.CaseFewFiles
	case "control-character":
		return p.Subject.Case == handbook.CaseNoWidth
	case "draft-status": // trustbook import writes draft: true with a source
		return p.Subject.Name != "source"
	case "not-a-link": // other programs may support such links, as mkdocs-autorefs does
		return p.Subject.Case != 0
	case "bad-address": // a program on the site may handle the address
		return strings.HasPrefix(p.Subject.Name, "javascript:")
	case "broken-link":
		return p.Subject.Case == handbook.CaseMissingImage || c.links.isElsewhere(c.links.form(p.Path, p.Subject.Name)) || c.isInMissingFolder(p)
	case "broken-fragment":
		return p.Subject.Case == handbook.CaseNoHeadings && p.Subject.Other != p.Path || tooMany(c.links.broken[anyFragment], c.links.all[anyFragment])
	}
	return false
}

// isInMissingFolder reports whether a broken link leads into a folder that does not exist and resembles no existing
// name. The site may make that folder. A domain without https:// is not taken for a folder.
func (c *checker) isInMissingFolder(p *handbook.Problem) bool {
	missing := strings.Trim(brokenPath(*p), "/")
	if p.Subject.Other != "" || domain().MatchString(p.Subject.Name) || !strings.Contains(missing, "/") {
		return false
	}
	_, belowPrefix, _ := strings.Cut(missing, "/") // a site may serve the handbook below an additional folder
	for _, folder := range []string{missing, belowPrefix} {
		if info, err := fs.Stat(c.fsys, path.Dir(folder)); err == nil && info.IsDir() && (folder == missing || strings.HasPrefix(p.Subject.Name, "/")) {
			return false
		}
	}
	return true
}

var domain = pattern.Lazy(`^(?:[\w-]+\.)+[a-z]{2,}(?:/|$)`)

// linkCounts counts all links inside the handbook, and the broken links, by form.
type linkCounts struct {
	all, broken map[string]int
	folders     map[string]bool // forms of links from the root that begin with a folder of the handbook
	root        string          // the innermost folder that contains all entries
	foreign     bool            // see checker
}

// aboveHandbook is the form of links that lead out of the handbook; mailAddress is the form of e-mail addresses. All
// other forms are the extension of a page, or "/" with the first folder of a path from the root.
const aboveHandbook, mailAddress = "..", "@"

// anyFragment is the form of all links with a fragment. Such links are also counted by their other form.
const anyFragment = "#"

// form returns the form of a link. A site resolves links of the same form in the same way.
func (n linkCounts) form(from, target string) string {
	target = target[:strings.IndexAny(target+"#", "#?")]
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		first, _, _ := strings.Cut(rooted, "/")
		return "/" + first
	}
	if strings.Contains(target, "@") && !strings.Contains(target, "/") {
		return mailAddress
	}
	if resolved := path.Join(path.Dir(from), target); n.root != "." && resolved != n.root && !strings.HasPrefix(resolved, n.root+"/") || strings.HasPrefix(resolved, "../") {
		return aboveHandbook
	}
	return strings.ToLower(pageExtension().FindString(target))
}

func (c *checker) countLinks() linkCounts {
	n := linkCounts{all: map[string]int{}, broken: map[string]int{}, folders: map[string]bool{}, foreign: c.foreign}
	pages := slices.Concat(c.pages, c.translations)
	for i, p := range pages {
		if first, _, inFolder := strings.Cut(p.Path, "/"); inFolder {
			n.folders["/"+first] = true
		}
		if i == 0 {
			n.root = path.Dir(p.Path)
		}
		for n.root != "." && !strings.HasPrefix(p.Path, n.root+"/") {
			n.root = path.Dir(n.root)
		}
	}
	for _, p := range pages {
		for _, l := range p.Links {
			u, err := url.Parse(l.Target)
			if err != nil || u.Scheme != "" || u.Host != "" || l.Image {
				continue
			}
			if u.Path != "" {
				n.all[n.form(p.Path, l.Target)]++
			}
			if u.Fragment != "" {
				n.all[anyFragment]++
			}
		}
	}
	for _, p := range c.Problems {
		if p.Code == "broken-link" && p.Subject.Case != handbook.CaseMissingImage {
			n.broken[n.form(p.Path, p.Subject.Name)] += p.Subject.Count
		} else if p.Code == "broken-fragment" {
			n.broken[anyFragment] += p.Subject.Count
		}
	}
	return n
}

// isElsewhere reports whether broken links of a form probably lead to another part of the site, or to something that is
// made when the site is built. That is probable if many links are broken, because on a site that people use, few are.
func (n linkCounts) isElsewhere(form string) bool {
	switch {
	case form == mailAddress:
		return false
	case form == aboveHandbook || n.isOtherPart(form):
		return true
	}
	all, broken := 0, 0
	for f := range n.all {
		if f != aboveHandbook && f != anyFragment && !n.isOtherPart(f) {
			all, broken = all+n.all[f], broken+n.broken[f]
		}
	}
	return n.foreign && (tooMany(broken, all) || tooMany(n.broken[form], n.all[form]))
}

// isOtherPart reports whether links of a form begin with a folder that the handbook does not have, and at least half of
// them are broken.
func (n linkCounts) isOtherPart(form string) bool {
	return strings.HasPrefix(form, "/") && !n.folders[form] && 2*n.broken[form] >= n.all[form]
}

// tooMany reports whether so many links are broken that authors would have noticed.
func tooMany(broken, all int) bool { return broken > 5 && 10*broken > all }
