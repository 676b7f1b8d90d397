package check

import (
	"io/fs"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// redirectFiles are the files in which sites redirect old addresses: the configuration of Mintlify, Vercel, Netlify and
// Docusaurus.
var redirectFiles = strings.Fields("docs.json mint.json vercel.json netlify.toml docusaurus.config.js docusaurus.config.ts")

// redirect matches the old addresses of a redirect; Docusaurus allows a list of them.
var (
	redirectPattern   = pattern.Lazy(`\b(?:source|from)["']?\s*[:=]\s*(\[[^\]]*\]|"[^"]*"|'[^']*')`)
	quotedPathPattern = pattern.Lazy(`["']/([^"'#?]*)`)
)

// isRedirected reports whether the site redirects the address of a broken link to another page.
func (c *checker) isRedirected(p *handbook.Problem) bool {
	if c.redirected == nil {
		c.redirected = map[string]bool{}
		for _, name := range redirectFiles {
			data, _ := fs.ReadFile(c.fsys, name) // most sites have only one of the files
			for _, m := range redirectPattern().FindAllStringSubmatch(string(data), -1) {
				for _, old := range quotedPathPattern().FindAllStringSubmatch(m[1], -1) {
					c.redirected[strings.Trim(old[1], "/")] = true
				}
			}
		}
	}
	path := strings.Trim(brokenPath(*p), "/")
	_, belowRoot, _ := strings.Cut(path, "/")
	return c.redirected[path] || c.redirected[belowRoot]
}
