package lockdown

import (
	"errors"
	"fmt"
	"os"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// truncateABIVersion is the first Landlock ABI version that restricts truncating files.
const truncateABIVersion = 3

// Access rights to a file and to a folder.
const (
	readFileRights   = ll.AccessFSReadFile
	readFolderRights = readFileRights | ll.AccessFSReadDir
	writeFileRights  = ll.AccessFSWriteFile | ll.AccessFSTruncate
	// Write access includes read access, because files are replaced by renaming a new file.
	writeFolderRights = readFolderRights | writeFileRights | ll.AccessFSMakeReg | ll.AccessFSRemoveFile
)

// restrictFiles gives up access to all files except those in n, and returns the Landlock ABI version. The error is the
// reason why access could not be restricted.
func restrictFiles(n Needs) (abi int, err error) {
	abi, err = ll.LandlockGetABIVersion()
	switch {
	case errors.Is(err, unix.EOPNOTSUPP):
		return 0, errors.New("the kernel has Landlock, but it is disabled: enable it with lsm= on the kernel command line")
	case err != nil:
		return 0, errors.New("the kernel has no Landlock, which needs Linux 5.13 or newer")
	}
	// Signals are left to seccomp, which can distinguish them: the signal for ctrl+z must reach the process group of
	// the job, which may include a script that started this program.
	c := landlock.V11
	c.Scoped = ll.ScopeAbstractUnixSocket
	if err := c.BestEffort().Restrict(landlockRules(n)...); err != nil {
		return abi, fmt.Errorf("landlock: %w", err)
	}
	return abi, nil
}

func landlockRules(n Needs) []landlock.Rule {
	var out []landlock.Rule
	for _, path := range n.Read {
		out = append(out, landlockRule(path, readFileRights, readFolderRights)...)
	}
	for _, path := range n.Write {
		out = append(out, landlockRule(path, writeFileRights, writeFolderRights)...)
	}
	for _, path := range n.Trees {
		out = append(out, landlockRule(path, writeFileRights, writeFolderRights|ll.AccessFSMakeDir)...)
	}
	return out
}

// landlockRule grants rights to a path: file if the path is a file, or folder if it is a folder. It ignores a path that
// does not exist.
func landlockRule(path string, file, folder landlock.AccessFSSet) []landlock.Rule {
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
