// Package lockdown makes the running program give up what it does not need: the
// network, other programs, and all files but its own. That limits what a malicious
// entry could do if it ever found a bug to exploit.
//
// Systems differ in how much a program can give up, and none of it is required to
// run: [Apply] gives up what it can, and the [Report] says what was given up.
package lockdown

import (
	"slices"
	"strings"
	"time"
)

// Needs lists what must stay accessible. Files that are open stay open.
type Needs struct {
	Read  []string // files, and folders with everything in them; missing ones are ignored
	Write []string // folders in which files may be created, read, replaced and removed, and devices
}

// Report says what the program has given up, as far as the system confirmed it.
type Report struct {
	Files    Guard // opening, creating or changing any but the needed ones
	Network  Guard // opening sockets of any kind
	Programs Guard // starting, signalling or inspecting others
	Landlock int   // the ABI version of a Linux kernel; 0 = none
}

// Guard is one kind of access that the program has given up, or could not.
type Guard struct {
	Holds bool
	By    string // what enforces it, such as "seccomp"; "" = nothing
	Why   string // it does not hold; "" if it does
}

// Apply gives up everything but needs, for all threads and for good. Call it once,
// before parsing anything that is not trusted.
func Apply(n Needs) Report {
	_ = time.Local.String() // loads the time zone from its file while that is possible
	isEmpty := func(path string) bool { return path == "" }
	return apply(Needs{slices.DeleteFunc(slices.Clone(n.Read), isEmpty), slices.DeleteFunc(slices.Clone(n.Write), isEmpty)})
}

func notHeld(why string) Guard { return Guard{Why: why} }

// Full reports whether everything was given up.
func (r Report) Full() bool { return r.Files.Holds && r.Network.Holds && r.Programs.Holds }

// Lacks lists on one line what was not given up, and why.
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
