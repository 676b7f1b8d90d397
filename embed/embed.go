// Package embed contains the built-in handbooks: the handbook that ships, and the handbook that `trustbook init`
// writes.
package embed

import (
	"embed"
	"io/fs"
)

//go:embed all:handbook all:starter keys
var files embed.FS

//go:generate go run ./generate
//go:embed handbook.flat
var encodedHandbook string

// FS returns the handbook that ships, with handbook.yaml at the root.
func FS() fs.FS { return subFolder("handbook") }

// Encoded returns the encoded form of the handbook that ships, which `go generate` makes. It must not be used if the
// files have changed since then.
func Encoded() string { return encodedHandbook }

// Starter returns the handbook that `trustbook init` writes, with handbook.yaml at the root.
func Starter() fs.FS { return subFolder("starter") }

// Keys returns the built-in public keys, as minisign writes them. Handbooks signed with one of these keys are trusted.
func Keys() []string {
	names, err := fs.Glob(files, "keys/*.pub")
	if err != nil {
		panic("embed: " + err.Error()) // the pattern is valid
	}
	var keys []string
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic("embed: " + err.Error()) // the name comes from Glob
		}
		keys = append(keys, string(text))
	}
	return keys
}

func subFolder(name string) fs.FS {
	fsys, err := fs.Sub(files, name)
	if err != nil {
		panic("embed: " + err.Error()) // the folders are embedded
	}
	return fsys
}
