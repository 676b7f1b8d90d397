// Command generate encodes the handbook that ships, so that the program need not parse that handbook at every start.
// `go generate ./embed` runs the command in the folder embed.
package main

import (
	"fmt"
	"io/fs"
	"os"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/flat"
	"trustbook/handbook/load"
)

func main() {
	h, err := load.Handbook(os.DirFS("handbook"))
	if err == nil {
		err = checkEmbedded(h, embed.FS())
	}
	if err == nil {
		err = os.WriteFile("handbook.flat", flat.Encode(h), 0o644) //nolint:forbidigo,gosec // source that everybody may read
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// checkEmbedded returns an error if a file of the handbook would be missing from the binary, as those in folders are
// that Go leaves out silently: findings/go-embed-leaves-out-folders-by-their-names.sh.
func checkEmbedded(h *handbook.Handbook, embedded fs.FS) error {
	for _, e := range h.Entries {
		if _, err := fs.Stat(embedded, e.Path); err != nil {
			return fmt.Errorf("%s would be missing from the binary, because Go embeds no symbolic link, and no folder whose "+
				"name has characters other than letters, digits, spaces and !#$%%&()+,-.=@[]^_{}~", e.Path)
		}
	}
	return nil
}
