#!/usr/bin/env bash
# Package:   github.com/landlock-lsm/go-landlock v0.11.2 (Go 1.26.8, Linux with Landlock)
# Seen on:   2026-12-01
#
# A rule names a path, but it holds for the file or folder that was there when the rule was set. Many editors and most
# tools save a file by renaming a new one into its place. From then on the program may not read the file, although its
# rule names the path and nobody changed the mode. A file that was overwritten in place stays readable, so reading a
# file again works in a test that writes to it, and fails for users. In a folder with a rule, every file may be replaced,
# but if the folder itself is, as a checkout or a build may do, all files in it are closed. The documentation of the
# package speaks of paths and does not mention this.
#
# Output seen, of one rule for the file and one for the folder:
#   at first: file "one", file in the folder "one"
#   both overwritten: file "two", file in the folder "two"
#   both renamed into place: file permission denied, file in the folder "three"
#   the folder renamed into place: file permission denied, file in the folder permission denied
#
# For us: the screen reloads a handbook that was replaced, so its rules also name the folder around the handbook
# (screenNeeds in ui/cli, and TestAReplacedHandbookIsReadAgain in e2e).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/landlock-lsm/go-landlock v0.11.2
GO
cat >main.go <<'GO'
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"

	"github.com/landlock-lsm/go-landlock/landlock"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func read(name string) string {
	text, err := os.ReadFile(name)
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err.Error()
	}
	return fmt.Sprintf("%q", strings.TrimSpace(string(text)))
}

func main() {
	shell := exec.Command("sh", "-e") // starts before the rules, so it has none
	in, err := shell.StdinPipe()
	check(err)
	out, err := shell.StdoutPipe()
	check(err)
	check(shell.Start())
	done := bufio.NewReader(out)
	check(landlock.V1.RestrictPaths(landlock.ROFiles("file"), landlock.RODirs("folder")))
	for _, step := range []struct{ what, command string }{
		{"at first", "true"},
		{"both overwritten", "echo two >file; echo two >folder/file"},
		{"both renamed into place", "echo three >a; mv a file; echo three >a; mv a folder/file"},
		{"the folder renamed into place", "mkdir b; echo four >b/file; mv folder old; mv b folder"},
	} {
		fmt.Fprintln(in, step.command+"; echo done")
		_, err := done.ReadString('\n')
		check(err)
		fmt.Printf("%s: file %s, file in the folder %s\n", step.what, read("file"), read("folder/file"))
	}
}
GO
mkdir folder
echo one | tee file >folder/file
go mod tidy >/dev/null 2>&1
go build -o program .
./program | tee out
diff - out <<'SEEN'
at first: file "one", file in the folder "one"
both overwritten: file "two", file in the folder "two"
both renamed into place: file permission denied, file in the folder "three"
the folder renamed into place: file permission denied, file in the folder permission denied
SEEN
