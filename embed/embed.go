// Package embed holds the handbooks inside the binary: the one that ships, and
// the one that a new handbook starts from.
package embed

import (
	"embed"
	"io/fs"
)

//go:embed all:handbook all:starter keys
var files embed.FS

// FS returns the shipped handbook: handbook.yaml and the entries, at the root.
func FS() fs.FS { return sub("handbook") }

// Starter returns the handbook that `trustbook init` writes, at the root.
func Starter() fs.FS { return sub("starter") }

// Keys returns the public keys in keys/, as minisign writes them: those whose
// signatures of packed handbooks count wherever this binary runs.
func Keys() []string {
	names, err := fs.Glob(files, "keys/*.pub")
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the pattern is a good one
	}
	var keys []string
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic("embed: " + err.Error()) // cannot happen: the name was just given
		}
		keys = append(keys, string(text))
	}
	return keys
}

func sub(name string) fs.FS {
	fsys, err := fs.Sub(files, name)
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the names are constants that compile
	}
	return fsys
}
