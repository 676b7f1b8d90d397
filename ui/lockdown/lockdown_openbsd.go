package lockdown

import (
	"strings"

	"golang.org/x/sys/unix"
)

// Apply takes all but needs from the program, for good. It is called once, before
// the first byte that is not to be trusted is looked at.
func Apply(n Needs) Report {
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

// unveil leaves only the paths that are needed. Where there is none, nothing is
// promised that would open a file.
func unveil(n Needs) error {
	for _, path := range n.Read {
		_ = unix.Unveil(path, "r") // one that is missing stays missing
	}
	for _, path := range n.Write {
		if err := unix.Unveil(path, "rwc"); err != nil {
			return err
		}
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
