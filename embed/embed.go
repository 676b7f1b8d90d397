// Package embed holds the handbook that ships inside the binary.
package embed

import (
	"embed"
	"io/fs"
)

//go:embed all:handbook
var files embed.FS

// FS returns the shipped handbook: handbook.yaml and the entries, at the root.
func FS() fs.FS {
	sub, err := fs.Sub(files, "handbook")
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the name is a constant that compiles
	}
	return sub
}
