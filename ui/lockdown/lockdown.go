// Package lockdown takes from the running program what it has no need of: the
// network, other programs, and every file but its own. What a text of a handbook
// could make the program do, if it could make it do anything, ends there.
//
// How much of that the system can take differs, and none of it is required to
// run: [Apply] takes what it can, and the [Report] says what holds.
package lockdown

import (
	"slices"
	"strings"
	"time"
)

// Needs are what has to stay possible. What is open already stays open.
type Needs struct {
	Read  []string // files, and folders with all that is in them; one that is missing is left out
	Write []string // folders whose files may be made, read, replaced and removed, and devices
}

// Report says what holds in the running program, never more than the system gave.
type Report struct {
	Files    Guard // none but those it needs are opened, made or changed
	Network  Guard // no socket of any kind is opened
	Programs Guard // none is started, and no other is sent a signal or looked into
	Landlock int   // the version the kernel of a Linux system speaks; 0 = none
}

// Guard is one thing that the program has given up, or could not.
type Guard struct {
	Holds bool
	By    string // what sees to it, such as "seccomp"; "" = nothing does
	Why   string // what it lacks; "" when it holds
}

// Apply takes all but needs from every thread of the program, for good. It is
// called once, before the first byte that is not to be trusted is looked at.
func Apply(n Needs) Report {
	_ = time.Local.String() // reads the time zone, which is in a file, while it can
	none := func(path string) bool { return path == "" }
	return apply(Needs{slices.DeleteFunc(slices.Clone(n.Read), none), slices.DeleteFunc(slices.Clone(n.Write), none)})
}

func open(why string) Guard { return Guard{Why: why} }

// Full says whether nothing is lacking.
func (r Report) Full() bool { return r.Files.Holds && r.Network.Holds && r.Programs.Holds }

// Lacks names what does not hold, and why, on one line.
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
