#!/usr/bin/env bash
# Packages:  github.com/goccy/go-yaml v1.19.2 beside go.yaml.in/yaml/v4 v4.0.0 (Go 1.26.8); yaml 2.9.1 (Node.js 20)
# Seen on:   2026-11-30
#
# The tag !!str means that a value is a string, whatever it looks like. goccy/go-yaml returns a string, but converts
# the value to a number first: version 1.10 becomes "1.1", which is lower than 1.9, and 012 becomes "10", because it
# is read as octal. The same happens without the tag if the program asks for a string, as a field of a struct does.
# Only quotes preserve the text. The other two packages return the text as written.
#
# Output seen:
#   version: !!str 1.10: goccy "1.1", v4 "1.10", yaml "1.10"
#   version: !!str 012: goccy "10", v4 "012", yaml "012"
#   version: !!str 1.10.2: goccy "1.10.2", v4 "1.10.2", yaml "1.10.2"
#   version: "1.10": goccy "1.10", v4 "1.10", yaml "1.10"
#   version: 1.10 as a string: goccy "1.1", v4 "1.10"
#
# For us: the version of an entry decides who has to read it again. trustbook reads it with v4, as written, but
# another tool may read a lower version from the same page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/goccy/go-yaml v1.19.2
	go.yaml.in/yaml/v4 v4.0.0
)
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os/exec"

	"github.com/goccy/go-yaml"
	v4 "go.yaml.in/yaml/v4"
)

const script = `import { parse } from 'yaml'; process.stdout.write(JSON.stringify(parse(process.argv[1]).version))`

func main() {
	for _, text := range []string{"version: !!str 1.10", "version: !!str 012", "version: !!str 1.10.2", `version: "1.10"`} {
		var a, b map[string]any
		if err := yaml.Unmarshal([]byte(text), &a); err != nil {
			panic(err)
		}
		if err := v4.Unmarshal([]byte(text), &b); err != nil {
			panic(err)
		}
		other, err := exec.Command("node", "--input-type=module", "-e", script, text).Output()
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: goccy %q, v4 %q, yaml %s\n", text, a["version"], b["version"], other)
	}
	var a, b struct{ Version string }
	if err := yaml.Unmarshal([]byte("version: 1.10"), &a); err != nil {
		panic(err)
	}
	if err := v4.Unmarshal([]byte("version: 1.10"), &b); err != nil {
		panic(err)
	}
	fmt.Printf("version: 1.10 as a string: goccy %q, v4 %q\n", a.Version, b.Version)
}
GO
go mod tidy >/dev/null 2>&1
npm install --silent --no-audit --no-fund yaml@2.9.1 >/dev/null
go run . | tee out
diff - out <<'SEEN'
version: !!str 1.10: goccy "1.1", v4 "1.10", yaml "1.10"
version: !!str 012: goccy "10", v4 "012", yaml "012"
version: !!str 1.10.2: goccy "1.10.2", v4 "1.10.2", yaml "1.10.2"
version: "1.10": goccy "1.10", v4 "1.10", yaml "1.10"
version: 1.10 as a string: goccy "1.1", v4 "1.10"
SEEN
