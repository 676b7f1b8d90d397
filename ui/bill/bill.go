// Package bill contains the bill of materials of the program: its dependencies and their licences.
package bill

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"runtime/debug"
	"slices"
	"strings"
)

// Names of the components that go.mod does not list.
const (
	ProgramName     = "trustbook"
	StandardLibrary = "stdlib" // name of Go's standard library in vulnerability databases
)

// Component is the standard library or a dependency.
type Component struct {
	Path    string // path of the module
	Version string // "" if the component is part only of builds for other systems
	Sum     string // checksum in go.sum; empty for the standard library
	Notices []Notice
}

// Components returns the components of a build, except the program itself, sorted by path. Components of builds for
// other systems have no version. Modules that are replaced by a folder of the program are left out.
func Components(build *debug.BuildInfo) []Component {
	known := readNotices()
	parts := []Component{{Path: StandardLibrary, Version: strings.TrimPrefix(build.GoVersion, "go"), Notices: known[StandardLibrary]}}
	for _, m := range build.Deps {
		if !hasReplacement(m) {
			parts = append(parts, Component{m.Path, m.Version, m.Sum, known[m.Path]})
		}
	}
	for path, texts := range known {
		if path != ProgramName && !slices.ContainsFunc(parts, func(p Component) bool { return p.Path == path }) {
			parts = append(parts, Component{Path: path, Notices: texts})
		}
	}
	slices.SortFunc(parts, func(a, b Component) int { return strings.Compare(a.Path, b.Path) })
	return parts
}

func hasReplacement(m *debug.Module) bool { return m.Replace != nil && m.Replace.Sum == "" }

// compressedNotices holds the notices of all components in any build. A test compares it with the modules,
// and `go test ./ui/bill -update` updates it.
//
//go:embed notices.json.gz
var compressedNotices []byte

// Notice is a document that must be distributed with a component: its licence or another notice.
type Notice struct{ File, Text string }

func readNotices() map[string][]Notice {
	var all map[string][]Notice
	r, err := gzip.NewReader(bytes.NewReader(compressedNotices))
	if err == nil {
		err = json.NewDecoder(r).Decode(&all)
	}
	if err != nil {
		panic("bill: " + err.Error()) // cannot happen, because a test reads the same data
	}
	return all
}

// OwnNotices returns the notices of the program itself.
func OwnNotices() []Notice { return readNotices()[ProgramName] }

// licencePhrases lists phrases that occur in only one licence. White space is ignored.
var licencePhrases = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"BSD-3-Clause", "Neither the name of"},
	{"BSD-3-Clause", "SPDX-License-Identifier: BSD-3-Clause OR GPL-2.0-only"}, // dual-licensed; this program uses BSD-3-Clause
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "PERMISSION is hereby granted, free of charge"},
	{"MIT", "https://opensource.org/license/mit"},
}

// Licences returns the SPDX identifiers of the licences found in notices.
func Licences(texts []Notice) []string {
	var ids []string
	for _, t := range texts {
		words := strings.Join(strings.Fields(t.Text), " ")
		for _, m := range licencePhrases {
			if strings.Contains(words, m.words) && !slices.Contains(ids, m.id) {
				ids = append(ids, m.id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}
