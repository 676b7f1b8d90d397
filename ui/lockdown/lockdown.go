// Package lockdown makes the running program give up what it does not need: the network, other programs, and all files
// except its own. This limits what a malicious entry could do by exploiting a bug.
//
// How much a program can give up depends on the system. [Apply] gives up as much as it can and returns a [Report]. The
// program also runs if it can give up nothing.
package lockdown

import (
	"slices"
	"strings"
	"time"
)

// Needs lists the files and folders that must stay accessible. Open files stay open.
type Needs struct {
	Read  []string // files, and folders with everything in them; paths that do not exist are ignored
	Write []string // devices, and folders in which files may be created, read, replaced and removed
	Trees []string // folders as in Write, in which subfolders may also be created
}

// Report describes what the program has given up, as confirmed by the system.
type Report struct {
	Files    Guard // opening, creating or changing files that the program does not need
	Network  Guard // opening sockets of any kind
	Programs Guard // starting, signalling or inspecting other programs
}

// Guard is the outcome for one kind of access.
type Guard struct {
	Holds bool
	By    string // name of the mechanism, such as "seccomp"; "" for none
	Why   string // reason why access is not restricted; "" if it is
}

// Apply gives up everything except needs, permanently and for all threads. Call it once, before parsing untrusted data.
func Apply(n Needs) Report {
	_ = time.Local.String() // load the time zone while its file is still accessible
	return apply(Needs{withoutEmptyPaths(n.Read), withoutEmptyPaths(n.Write), withoutEmptyPaths(n.Trees)})
}

func withoutEmptyPaths(paths []string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return path == "" })
}

func notEnforced(why string) Guard { return Guard{Why: why} }

// Full reports whether all three kinds of access have been given up.
func (r Report) Full() bool { return r.Files.Holds && r.Network.Holds && r.Programs.Holds }

// Lacks returns a line describing what the program could not give up and why.
func (r Report) Lacks() string {
	var lacks []string
	for _, g := range []struct {
		what string
		Guard
	}{{"files", r.Files}, {"network", r.Network}, {"programs", r.Programs}} {
		if !g.Holds {
			lacks = append(lacks, g.what+" ("+g.Why+")")
		}
	}
	return strings.Join(lacks, ", ")
}
