package load

import (
	"hash/maphash"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// pageName removes the extensions that mark a file as a page: .md or a variant, a template extension after .md, and
// .html before .md. It returns other paths unchanged.
func pageName(name string) string {
	bare := name
	for isTemplate(path.Ext(bare)) {
		bare = strings.TrimSuffix(bare, path.Ext(bare))
	}
	switch strings.ToLower(path.Ext(bare)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd":
	default:
		return name
	}
	bare = strings.TrimSuffix(bare, path.Ext(bare))
	return strings.TrimSuffix(bare, ".html")
}

func isTemplate(ext string) bool {
	return slices.Contains([]string{".erb", ".j2", ".jinja", ".tmpl", ".tpl", ".gotmpl", ".liquid", ".njk", ".ejs"}, strings.ToLower(ext))
}

func isHidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

// isIndex reports whether a page with this name, without extension, is the index of its folder.
func isIndex(base string) bool {
	return slices.Contains([]string{"index", "readme", "_index"}, strings.ToLower(base))
}

// lastElements returns the last n elements of a page's path. An index page has the path of its folder.
func lastElements(name string, n int) string {
	bare := pageName(name)
	if isIndex(path.Base(bare)) && path.Dir(bare) != "." {
		bare = path.Dir(bare)
	}
	all := strings.Split(bare, "/")
	return strings.Join(all[max(0, len(all)-n):], "/")
}

// TitleFromName makes a title from the name of a file or folder.
func TitleFromName(name string) string {
	words := strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(sanitize.CleanLine(name)))
	for i, word := range words {
		words[i] = capitalizeFirst(word, i == 0)
	}
	title := strings.Join(words, " ")
	for i, r := range title {
		return string(unicode.ToUpper(r)) + title[i+len(string(r)):]
	}
	return "Untitled"
}

// nameAcronyms are acronyms with vowels, to be written in capitals in titles.
var nameAcronyms = pattern.WordSet(`adr ai api aup aws ceo cfo cio ciso cmo coo cto dei dpa dpia dpo eu eula faq gui hipaa iaas iam io ip
isms iso kpi mfa oidc okr oss otp owasp paas pci pii pto qa rfi roi saas saml scim sdk siem sla slo soc soc2 sso ui uk url usa ux`)

// capitalizeFirst returns a word of a name in capitals if it is an acronym, such as SSO or FAQs. "it" is an acronym
// only at the start of a name.
func capitalizeFirst(word string, first bool) string {
	lower := strings.ToLower(word)
	one, plural := strings.CutSuffix(lower, "s")
	switch {
	case nameAcronyms()[lower], first && lower == "it", isVowelless(lower):
		return strings.ToUpper(word)
	case plural && (nameAcronyms()[one] || isVowelless(one)):
		return strings.ToUpper(one) + "s"
	}
	return word
}

// maxVowellessLetters is the maximum length of a word without vowels that is taken for an acronym.
const maxVowellessLetters = 4

// isVowelless reports whether a word has no vowel and is not a common abbreviation such as vs.
func isVowelless(lower string) bool {
	switch lower {
	case "vs", "mr", "mrs", "ms", "dr", "st", "nd", "rd", "th", "nth", "src", "mgmt", "dept", "hmm":
		return false
	}
	return len(lower) > 1 && len(lower) <= maxVowellessLetters && !strings.ContainsFunc(lower, func(r rune) bool {
		return r < 'a' || r > 'z' || strings.ContainsRune("aeiouy", r)
	})
}

// site holds what the parser of a page must know about the rest of the handbook.
type site struct {
	variables map[string]string
	mdx       bool                     // the pages are MDX, whatever their extension
	names     uint64                   // checksum of the file names
	byName    func() map[string]string // see [namesOf]
}

func newSite(w *walker, variables map[string]string) site {
	files := handbook.MapSlice(w.pages, func(f pack.File) string { return f.Path })
	files = append(files, slices.Sorted(maps.Keys(w.others))...)
	var sum maphash.Hash
	sum.SetSeed(checksumSeed)
	for _, f := range files {
		_, _ = sum.WriteString(f + "\n") // writing to a hash never fails
	}
	return site{variables: variables, mdx: isDocusaurus(files), names: sum.Sum64(), byName: sync.OnceValue(func() map[string]string { return namesOf(files) })}
}

// isDocusaurus reports whether the files are the source of a Docusaurus site. Docusaurus reads every page as MDX.
func isDocusaurus(files []string) bool {
	return slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(path.Base(f), "docusaurus.config.") })
}

// namesOf maps names to files. The names of a file are its path, and its path without any number of first elements, in
// the form of [foldName]. If several files share a name, pages take precedence over other files, and then the file in
// the fewest folders.
func namesOf(files []string) map[string]string {
	out := make(map[string]string, 2*len(files))
	for _, f := range files {
		depth, bare := strings.Count(f, "/"), pageName(f)
		for name, more := foldName(bare), true; more; _, name, more = strings.Cut(name, "/") {
			other, taken := out[name]
			if !taken || depth < strings.Count(other, "/") && (bare != f || pageName(other) == other) {
				out[name] = f
			}
		}
	}
	return out
}

// foldName returns a name in lower case with hyphens for spaces, as the wikis of GitHub and GitLab write it.
func foldName(name string) string { return hyphenReplacer.Replace(strings.ToLower(name)) }

var hyphenReplacer = strings.NewReplacer(" ", "-", "_", "-")

// address returns the address of the file that a page refers to by name. The name may be a path without its first
// elements. If several files have the name, a file in the folder of the page takes precedence, and then the file in the
// fewest folders.
func (s site) address(from, name string) (address string, ok bool) {
	if s.byName == nil {
		return "", false
	}
	name = strings.Trim(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	whole := foldName(pageName(name))
	found, ok := s.byName()[whole]
	if own := path.Join(foldName(path.Dir(from)), path.Base(whole)); own == whole || strings.HasSuffix(own, "/"+whole) {
		if near := s.byName()[own]; path.Dir(near) == path.Dir(from) {
			found = near
		}
	}
	return (&url.URL{Path: "/" + found}).String(), ok
}

// isLabelFile reports whether a file contains the label of a folder for Docusaurus.
func isLabelFile(name string) bool {
	return slices.Contains([]string{"_category_.json", "_category_.yml", "_category_.yaml"}, path.Base(name))
}

var checksumSeed = maphash.MakeSeed()
