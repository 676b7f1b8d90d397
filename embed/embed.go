// Package embed holds the handbooks inside the binary: the shipped one and the starter for new ones.
package embed

import (
	"embed"
	"io/fs"
)

//go:embed all:handbook all:starter keys
var files embed.FS

//go:generate go run ./generate
//go:embed handbook.flat
var encoded string

// FS returns the shipped handbook, with handbook.yaml at the root.
func FS() fs.FS { return sub("handbook") }

// Encoded returns the shipped handbook in its encoded form, which is made by `go generate`. If the
// files have changed since, the files count and the encoded form is useless.
func Encoded() string { return encoded }

// Starter returns the handbook that `trustbook init` writes, with handbook.yaml at the root.
func Starter() fs.FS { return sub("starter") }

// Keys returns the built-in public keys in the format of minisign. Handbooks signed with
// one of them are trusted.
func Keys() []string {
	names, err := fs.Glob(files, "keys/*.pub")
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the pattern is valid
	}
	var keys []string
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic("embed: " + err.Error()) // cannot happen: the name is from Glob
		}
		keys = append(keys, string(text))
	}
	return keys
}

func sub(name string) fs.FS {
	fsys, err := fs.Sub(files, name)
	if err != nil {
		panic("embed: " + err.Error()) // cannot happen: the folders are embedded
	}
	return fsys
}
