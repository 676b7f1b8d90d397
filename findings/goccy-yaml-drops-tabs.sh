#!/usr/bin/env bash
# Packages:  github.com/goccy/go-yaml v1.19.2 beside go.yaml.in/yaml/v4 v4.0.0 (Go 1.26.8); yaml 2.9.1 and
#            js-yaml 5.5.0 (Node.js 20)
# Seen on:   2026-11-30
#
# A tab between two words is part of an unquoted value. goccy/go-yaml removes it and reports nothing, so that two
# words become one, in a map, a list or a struct. It also writes such text without quotes, so it cannot read its own
# output. In quotes and in a block the tab is kept. The other packages always keep it.
#
# Output seen, with tabs as ⇥:
#   title: Data⇥retention: goccy "Dataretention", v4 "Data⇥retention", yaml "Data⇥retention", js-yaml "Data⇥retention"
#   title: [Data⇥retention]: goccy ["Dataretention"], v4 ["Data⇥retention"], yaml ["Data⇥retention"], js-yaml ["Data⇥retention"]
#   title: "Data⇥retention": goccy "Data⇥retention", v4 "Data⇥retention", yaml "Data⇥retention", js-yaml "Data⇥retention"
#   goccy writes Data⇥retention as title: Data⇥retention
#   v4 writes Data⇥retention as title: "Data\tretention"
#
# For us: a title copied from two cells of a spreadsheet contains a tab. trustbook reads it with v4 and shows a
# space, but a site generator that reads the same page with goccy/go-yaml joins the words.
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
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"

	"github.com/goccy/go-yaml"
	v4 "go.yaml.in/yaml/v4"
)

const script = `import { parse } from 'yaml'
import { load } from 'js-yaml'
const show = v => JSON.stringify(v.title)
process.stdout.write('yaml ' + show(parse(process.argv[1])) + ', js-yaml ' + show(load(process.argv[1])))`

// read returns the title of a page as JSON.
func read(unmarshal func([]byte, any) error, text string) string {
	var page map[string]any
	if err := unmarshal([]byte(text), &page); err != nil {
		panic(err)
	}
	title, err := json.Marshal(page["title"])
	if err != nil {
		panic(err)
	}
	return string(title)
}

func main() {
	visible := strings.NewReplacer("\t", "⇥")
	v4Unmarshal := func(in []byte, out any) error { return v4.Unmarshal(in, out) }
	goccyUnmarshal := func(in []byte, out any) error { return yaml.Unmarshal(in, out) }
	for _, text := range []string{"title: Data\tretention", "title: [Data\tretention]", "title: \"Data\tretention\""} {
		others, err := exec.Command("node", "--input-type=module", "-e", script, text).Output()
		if err != nil {
			panic(err)
		}
		line := fmt.Sprintf("%s: goccy %s, v4 %s, %s", text, read(goccyUnmarshal, text), read(v4Unmarshal, text), others)
		fmt.Println(visible.Replace(strings.ReplaceAll(line, `\t`, "\t")))
	}
	page := map[string]any{"title": "Data\tretention"}
	goccy, err := yaml.Marshal(page)
	if err != nil {
		panic(err)
	}
	other, err := v4.Marshal(page)
	if err != nil {
		panic(err)
	}
	fmt.Print(visible.Replace("goccy writes Data\tretention as " + string(goccy) + "v4 writes Data\tretention as " + string(other)))
}
GO
go mod tidy >/dev/null 2>&1
npm install --silent --no-audit --no-fund yaml@2.9.1 js-yaml@5.5.0 >/dev/null
go run . | tee out
diff - out <<'SEEN'
title: Data⇥retention: goccy "Dataretention", v4 "Data⇥retention", yaml "Data⇥retention", js-yaml "Data⇥retention"
title: [Data⇥retention]: goccy ["Dataretention"], v4 ["Data⇥retention"], yaml ["Data⇥retention"], js-yaml ["Data⇥retention"]
title: "Data⇥retention": goccy "Data⇥retention", v4 "Data⇥retention", yaml "Data⇥retention", js-yaml "Data⇥retention"
goccy writes Data⇥retention as title: Data⇥retention
v4 writes Data⇥retention as title: "Data\tretention"
SEEN
