// Package embed holds the handbooks inside the binary: the one that ships, and
// the one that a new handbook starts from.
package embed

import (
	"embed"
	"io/fs"
)

//go:embed all:handbook all:starter
var files embed.FS

// FS returns the shipped handbook: handbook.yaml and the entries, at the root.
func FS() fs.FS { return sub("handbook") }

// Starter returns the handbook that `trustbook init` writes, at the root.
func Starter() fs.FS { return sub("starter") }

func sub(name string) fs.FS {
	fsys, err := fs.Sub(files, name)
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the names are constants that compile
	}
	return fsys
}
