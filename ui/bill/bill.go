// Package bill is the bill of materials of the program: what it is made of, and
// the terms that each part is under.
package bill

import (
	"runtime/debug"
	"slices"
	"strings"
)

// Own and Standard stand for what is no module that go.mod requires.
const (
	Own      = "trustbook"
	Standard = "stdlib" // what lists of vulnerabilities call Go's standard library
)

// A Part is something that the program is made of.
type Part struct {
	Path    string // of the module
	Version string // empty when only builds for other systems have it
	Sum     string // as in go.sum; the standard library has none
	Notices []Notice
}

// Parts are what a build is made of beside the program itself, by path. The
// parts that only builds for other systems have are there too, without a version.
// What a folder of the program stands in for is no part.
func Parts(build *debug.BuildInfo) []Part {
	known := notices()
	parts := []Part{{Path: Standard, Version: strings.TrimPrefix(build.GoVersion, "go"), Notices: known[Standard]}}
	for _, m := range build.Deps {
		if !standsIn(m) {
			parts = append(parts, Part{m.Path, m.Version, m.Sum, known[m.Path]})
		}
	}
	for path, texts := range known {
		if path != Own && !slices.ContainsFunc(parts, func(p Part) bool { return p.Path == path }) {
			parts = append(parts, Part{Path: path, Notices: texts})
		}
	}
	slices.SortFunc(parts, func(a, b Part) int { return strings.Compare(a.Path, b.Path) })
	return parts
}

// standsIn is true of a module in whose place is a folder of the program.
func standsIn(m *debug.Module) bool { return m.Replace != nil && m.Replace.Sum == "" }
