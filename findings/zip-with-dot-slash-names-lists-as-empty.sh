#!/usr/bin/env bash
# Packages:  Go 1.26.8, archive/zip; libarchive 3.6.2 (bsdtar, package
#            libarchive-tools 3.6.2-1 of Debian 12)
# Seen on:   2026-11-28
#
# bsdtar, which is the tar of macOS and Windows, writes a zip of the current folder with names that begin with "./".
# Go opens such a zip without an error and reads each file under its clean name. But listing the folder fails, and a
# walk over the zip finds nothing: the entry "./" is reported as an invalid file name.
#
# Output seen:
#   names: ./ ./a.md
#   open: <nil>
#   a.md: <nil>
#   list: 0 files, readdir ./: invalid file name: .
#
# For us: a handbook zipped with tar looked empty to fs.WalkDir. cleanNames in handbook/pack cleans the names in
# Reader.File before the files are walked.
set -euo pipefail
command -v bsdtar >/dev/null || { echo "needs bsdtar (Debian: libarchive-tools)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir book
echo '# A' >book/a.md
(cd book && bsdtar -a -cf ../book.zip .)
cat >go.mod <<'GO'
module finding

go 1.26
GO
cat >main.go <<'GO'
package main

import (
	"archive/zip"
	"fmt"
	"io/fs"
)

func main() {
	r, err := zip.OpenReader("book.zip")
	if err != nil {
		panic(err)
	}
	fmt.Print("names:")
	for _, f := range r.File {
		fmt.Print(" ", f.Name)
	}
	fmt.Println()
	fmt.Println("open:", err)
	_, err = fs.ReadFile(r, "a.md")
	fmt.Println("a.md:", err)
	files, err := fs.ReadDir(r, ".")
	fmt.Printf("list: %d files, %v\n", len(files), err)
}
GO
go run . | tee out
diff - out <<'SEEN'
names: ./ ./a.md
open: <nil>
a.md: <nil>
list: 0 files, readdir ./: invalid file name: .
SEEN
