package lockdown

import (
	"errors"
	"fmt"
	"os"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// truncates is the first version that knows that emptying a file changes it.
const truncates = 3

// What rules allow below a path: of a file, and of a folder besides.
const (
	readFile   = ll.AccessFSReadFile
	readFolder = readFile | ll.AccessFSReadDir
	writeFile  = ll.AccessFSWriteFile | ll.AccessFSTruncate
	// A new version of a file is made beside it, and takes its place.
	writeFolder = readFolder | writeFile | ll.AccessFSMakeReg | ll.AccessFSRemoveFile
)

// restrictFiles leaves only the files that are needed, and returns the version of
// Landlock. The error says why files are not kept, or not as well as could be.
func restrictFiles(n Needs) (abi int, err error) {
	abi, err = ll.LandlockGetABIVersion()
	switch {
	case errors.Is(err, unix.EOPNOTSUPP):
		return 0, errors.New("the kernel has Landlock, but it is switched off: lsm= on its command line lists what is on")
	case err != nil:
		return 0, errors.New("the kernel has no Landlock, which Linux has from 5.13 on")
	}
	// Signals are for seccomp, which can tell them apart: ctrl+z is sent to the
	// group of the shell's job, a script around this program included.
	c := landlock.V11
	c.Scoped = ll.ScopeAbstractUnixSocket
	if err := c.BestEffort().Restrict(rules(n)...); err != nil {
		return abi, fmt.Errorf("landlock: %w", err)
	}
	return abi, nil
}

func rules(n Needs) []landlock.Rule {
	var out []landlock.Rule
	for _, path := range n.Read {
		out = append(out, rule(path, readFile, readFolder)...)
	}
	for _, path := range n.Write {
		out = append(out, rule(path, writeFile, writeFolder)...)
	}
	return out
}

// rule allows one thing or the other, as a path is a file or a folder. One that
// goes missing just now is left out.
func rule(path string, file, folder landlock.AccessFSSet) []landlock.Rule {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	rights := file
	if info.IsDir() {
		rights = folder
	}
	return []landlock.Rule{landlock.PathAccess(rights, path).IgnoreIfMissing()}
}
