#!/usr/bin/env bash
# Package:   github.com/spdx/tools-golang v0.5.7 (Go 1.26.8)
# Seen on:   2026-11-30
#
# An annotation in a bill of materials records a finding, for example that a package was reviewed. It belongs to the
# document or to one package. When the SPDX project's Go library writes a document as tag-value text, it leaves out
# the annotations of packages and returns no error. The annotations of the document and all other data of the
# package are written. After reading the file back, the package has never been reviewed. JSON and YAML lose nothing,
# and the tag-value format has a line that says what an annotation belongs to, SPDXREF.
#
# Output seen, of one annotation each:
#   JSON: document 1, package 1 (its comment "vendored")
#   YAML: document 1, package 1 (its comment "vendored")
#   tag-value: document 1, package 0 (its comment "vendored")
#
# For us: the bill of materials of a release is JSON, and is not written with this library.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/spdx/tools-golang v0.5.7
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spdx/tools-golang/json"
	"github.com/spdx/tools-golang/spdx"
	"github.com/spdx/tools-golang/tagvalue"
	"github.com/spdx/tools-golang/yaml"
)

const document = `{"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "tool",
"documentNamespace": "https://example.org/tool", "creationInfo": {"created": "2026-11-30T00:00:00Z", "creators": ["Tool: t"]},
"annotations": [{"annotationDate": "2026-11-30T00:00:00Z", "annotationType": "REVIEW", "annotator": "Person: A", "comment": "complete"}],
"packages": [{"SPDXID": "SPDXRef-a", "name": "a", "downloadLocation": "NOASSERTION", "filesAnalyzed": false, "comment": "vendored",
"annotations": [{"annotationDate": "2026-11-30T00:00:00Z", "annotationType": "REVIEW", "annotator": "Person: A", "comment": "reviewed"}]}]}`

// show writes the document in a format, reads it back and counts its annotations.
func show(name string, write func(*spdx.Document, io.Writer) error, read func(io.Reader) (*spdx.Document, error)) {
	doc, err := json.Read(strings.NewReader(document))
	if err != nil {
		panic(err)
	}
	var text bytes.Buffer
	if err := write(doc, &text); err != nil {
		panic(err)
	}
	back, err := read(&text)
	if err != nil {
		panic(err)
	}
	a := back.Packages[0]
	fmt.Printf("%s: document %d, package %d (its comment %q)\n", name, len(back.Annotations), len(a.Annotations), a.PackageComment)
}

func main() {
	show("JSON", func(d *spdx.Document, w io.Writer) error { return json.Write(d, w) }, json.Read)
	show("YAML", func(d *spdx.Document, w io.Writer) error { return yaml.Write(d, w) }, yaml.Read)
	show("tag-value", func(d *spdx.Document, w io.Writer) error { return tagvalue.Write(d, w) }, tagvalue.Read)
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
JSON: document 1, package 1 (its comment "vendored")
YAML: document 1, package 1 (its comment "vendored")
tag-value: document 1, package 0 (its comment "vendored")
SEEN
