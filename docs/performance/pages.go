//go:build ignore

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var words = strings.Fields("access is granted by role and reviewed each quarter while every secret stays in the vault of its team so that nobody shares a password with customers who rely on backups in two regions")

// writePages writes a handbook with the given number of pages, each at least size bytes long, with a thousand pages
// per folder.
func writePages(folder string, pages, size int) string {
	for page := range pages {
		n := page
		sentence := func(length int) string {
			var out []string
			for range length {
				n = (n*7919 + 104729) % 1000003
				out = append(out, words[n%len(words)])
			}
			return strings.Join(out, " ")
		}
		var b strings.Builder
		fmt.Fprintf(&b, "---\nid: page-%d\ntitle: Page %d\n---\n", page, page)
		for b.Len() < size {
			fmt.Fprintf(&b, "## %s\n\n%s.\n\n- **%s** and [another](../%d/page-%d.md)\n- `%s`\n\n", sentence(4), sentence(min(50, size/13)), sentence(5), n%pages/1000, n%pages, sentence(2))
		}
		path := filepath.Join(folder, fmt.Sprint(page/1000), fmt.Sprintf("page-%d.md", page))
		check(os.MkdirAll(filepath.Dir(path), 0o700))
		check(os.WriteFile(path, []byte(b.String()), 0o600))
	}
	return folder
}
