package lockdown

import (
	"strings"

	"golang.org/x/sys/unix"
)

// apply has unveil keep the files, and pledge everything else.
func apply(n Needs) Report {
	err := unveil(n)
	if err == nil {
		err = unix.PledgePromises(promises(n))
	}
	if err != nil {
		why := open("pledge: " + err.Error())
		return Report{Files: why, Network: why, Programs: why}
	}
	return Report{Files: held("unveil", "pledge"), Network: held("pledge"), Programs: held("pledge")}
}

// unveil hides everything, and then shows the paths that are needed.
func unveil(n Needs) error {
	if err := unix.Unveil("/", ""); err != nil {
		return err
	}
	for _, path := range n.Read {
		_ = unix.Unveil(path, "r") // one that is missing stays missing
	}
	for _, path := range n.Write {
		_ = unix.Unveil(path, "rwc")
	}
	return unix.UnveilBlock()
}

// promises are the groups of calls that are made from here on. With error what is
// not promised fails, as on other systems, instead of ending the program.
func promises(n Needs) string {
	p := []string{"error", "stdio", "tty"}
	if len(n.Read)+len(n.Write) > 0 {
		p = append(p, "rpath")
	}
	if len(n.Write) > 0 {
		p = append(p, "wpath", "cpath", "flock")
	}
	return strings.Join(p, " ")
}

// Try does nothing: what the kernel has taken a promise for it keeps.
func (r *Report) Try() {}
