package check

import (
	"path"
	"strings"

	"trustbook/handbook/pattern"
)

// parentFolderForm is the form of links that lead out of the handbook; mailForm is the form of e-mail addresses. All
// other forms are the extension of a page, or "/" with the first folder of a path from the root.
const parentFolderForm, mailForm = "..", "@"

// fragmentForm is the form of all links with a fragment. Such links are also counted by their other form.
const fragmentForm = "#"

// linkCounts counts all links inside the handbook, and the broken links, by form.
type linkCounts struct {
	all, broken map[string]int
	folders     map[string]bool // forms of links from the root that begin with a folder of the handbook
	root        string          // the innermost folder that contains all entries
	foreign     bool            // see checker
}

// formOf returns the form of a link. A site resolves links of the same form in the same way.
func (n linkCounts) formOf(from, target string) string {
	target = target[:strings.IndexAny(target+"#", "#?")]
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		first, _, _ := strings.Cut(rooted, "/")
		return "/" + first
	}
	if strings.Contains(target, "@") && !strings.Contains(target, "/") {
		return mailForm
	}
	if resolved := path.Join(path.Dir(from), target); n.root != "." && resolved != n.root && !strings.HasPrefix(resolved, n.root+"/") || strings.HasPrefix(resolved, "../") {
		return parentFolderForm
	}
	return strings.ToLower(pageExtensionPattern().FindString(target))
}

// isElsewhere reports whether broken links of a form probably lead to another part of the site, or to something that is
// made when the site is built. That is probable if many links are broken, because a site in use has few broken links.
func (n linkCounts) isElsewhere(form string) bool {
	switch {
	case form == mailForm:
		return false
	case form == parentFolderForm || n.leadsToMissingFolder(form):
		return true
	}
	all, broken := 0, 0
	for f := range n.all {
		if f != parentFolderForm && f != fragmentForm && !n.leadsToMissingFolder(f) {
			all, broken = all+n.all[f], broken+n.broken[f]
		}
	}
	return n.foreign && (tooManyBroken(broken, all) || tooManyBroken(n.broken[form], n.all[form]))
}

// leadsToMissingFolder reports whether links of a form begin with a folder that the handbook does not have, and at
// least half of them are broken.
func (n linkCounts) leadsToMissingFolder(form string) bool {
	return strings.HasPrefix(form, "/") && !n.folders[form] && 2*n.broken[form] >= n.all[form]
}

var pageExtensionPattern = pattern.Lazy(`(?i)(?:\.html)?(?:\.(?:md|markdown|mdown|mkd|mdx|html)(?:\.\w{1,8})?)?$`)

// tooManyBroken reports whether so many links are broken that authors would have noticed.
func tooManyBroken(broken, all int) bool { return broken > 5 && 10*broken > all }
