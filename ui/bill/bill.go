// Package bill is the bill of materials of the program: its dependencies and their
// licences.
package bill

import (
	"runtime/debug"
	"slices"
	"strings"
)

// Own and Standard name what is not a module that go.mod requires.
const (
	Own      = "trustbook"
	Standard = "stdlib" // the name of Go's standard library in vulnerability databases
)

// Part is the standard library or a dependency.
type Part struct {
	Path    string // of the module
	Version string // empty if only builds for other systems include it
	Sum     string // as in go.sum; empty for the standard library
	Notices []Notice
}

// Parts returns the parts of a build other than the program itself, sorted by path. It
// includes parts of builds for other systems, without a version, but not the modules
// that a folder of the program replaces.
func Parts(build *debug.BuildInfo) []Part {
	known := notices()
	parts := []Part{{Path: Standard, Version: strings.TrimPrefix(build.GoVersion, "go"), Notices: known[Standard]}}
	for _, m := range build.Deps {
		if !isReplaced(m) {
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

// isReplaced reports whether a folder of the program replaces a module.
func isReplaced(m *debug.Module) bool { return m.Replace != nil && m.Replace.Sum == "" }
