package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// tinyDisk returns a file system with room for this many files, or skips the test if the machine allows none. The
// function that it returns makes room for more.
func tinyDisk(t *testing.T, files string) (dir string, grow func()) {
	t.Helper()
	dir = t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "nr_inodes="+files); err != nil {
		t.Skip("no file system can be mounted here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir, func() {
		if err := unix.Mount("", dir, "", unix.MS_REMOUNT, "nr_inodes=100"); err != nil {
			t.Fatal(err)
		}
	}
}

// If the disk was full at the start, state is stored once there is room, even under the lock-down, and nothing saved in
// the meantime is lost.
func TestDiskThatWasFullIsUsedAgain(t *testing.T) {
	for name, args := range map[string]string{"screen": "", "line by line": " --linear"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home, grow := tinyDisk(t, "2") // itself and the state folder
			if err := os.Mkdir(filepath.Join(home, "trustbook"), 0o700); err != nil {
				t.Fatal(err)
			}
			c := open(t, setup{silent: true, width: 250, height: 100, env: []string{"XDG_STATE_HOME=" + home}, shell: `exec "$0"` + args})
			if args == "" {
				c.shows("no space left on device; make room on the disk")
				c.press("ctrl+s")
				c.shows("saved until you quit")
				grow()
				c.press("down")
				c.press("ctrl+s")
				c.shows("saved: all pending changes are on the disk now")
				c.press("ctrl+c")
			} else {
				c.shows("> ")
				c.write("mfa\n1\nd\n")
				c.shows("make room on the disk")
				grow()
				c.write("n\nd\n")
				c.shows("saved: all pending changes are on the disk now")
				c.write("q\n")
			}
			if code := c.ends(); code != 0 {
				t.Errorf("the exit code is %d, want 0", code)
			}
			want := "Saved 2"
			if args != "" {
				want = "Recently read"
			}
			open(t, setup{silent: true, width: 250, height: 100, env: []string{"XDG_STATE_HOME=" + home}}).shows(want)
		})
	}
}

// Under the lock-down the folder cannot be created later, so the message says what helps.
func TestDiskTooFullForTheFolderAsksForARestart(t *testing.T) {
	t.Parallel()
	requireLockdown(t)
	home, grow := tinyDisk(t, "1")
	c := open(t, setup{silent: true, width: 250, height: 100, env: []string{"XDG_STATE_HOME=" + home}})
	c.shows("no space left on device; make room on the disk and start trustbook again; what you save is lost when you quit")
	grow()
	c.press("ctrl+s")
	c.shows("saved until you quit")
}
