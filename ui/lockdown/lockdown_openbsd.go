package lockdown

import (
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// apply restricts files with unveil, and everything else with pledge.
func apply(n Needs) Report {
	err := unveil(n)
	if err == nil {
		err = unix.PledgePromises(promises(n))
	}
	if err != nil {
		why := notEnforced("pledge: " + err.Error())
		return Report{Files: why, Network: why, Programs: why}
	}
	return Report{Files: enforcedBy("unveil", "pledge"), Network: enforcedBy("pledge"), Programs: enforcedBy("pledge")}
}

// unveil hides everything except the paths in n.
func unveil(n Needs) error {
	if err := unix.Unveil("/", ""); err != nil {
		return err
	}
	for _, path := range n.Read {
		_ = unix.Unveil(path, "r") // fails if the path does not exist; it must not become accessible later
	}
	for _, path := range slices.Concat(n.Write, n.Trees) {
		_ = unix.Unveil(path, "rwc")
	}
	return unix.UnveilBlock()
}

// promises returns the promises for pledge. With "error", calls that were not promised fail, as on other systems,
// instead of killing the program.
func promises(n Needs) string {
	p := []string{"error", "stdio", "tty"}
	if len(n.Read)+len(n.Write)+len(n.Trees) > 0 {
		p = append(p, "rpath")
	}
	if len(n.Write)+len(n.Trees) > 0 {
		p = append(p, "wpath", "cpath", "flock")
	}
	return strings.Join(p, " ")
}

// Probe does nothing, because the kernel always enforces promises.
func (r *Report) Probe() {}
