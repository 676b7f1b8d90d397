//go:build amd64 || arm64

package lockdown

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// attempt is an action that the locked-down program attempts, and the expected error.
type attempt struct {
	name  string
	guard func(Report) Guard // the guard that must refuse it; nil if it must succeed
	want  error
	do    func(place) error
}

func files(r Report) Guard    { return r.Files }
func network(r Report) Guard  { return r.Network }
func programs(r Report) Guard { return r.Programs }

// place is the folder for the attempts. It holds a handbook folder to read, a state folder to write, and other files.
type place string

func (p place) book() string      { return filepath.Join(string(p), "book", "a.md") }
func (p place) state() string     { return filepath.Join(string(p), "state") }
func (p place) otherFile() string { return filepath.Join(string(p), "other.txt") }

func attempts() []attempt {
	var all []attempt
	for _, more := range [][]attempt{sockets(), otherPrograms(), signals(), reading(), writing(), aboutFiles(), asking(), neededAttempts()} {
		all = append(all, more...)
	}
	return all
}

func socket(name string, family, kind, protocol int) attempt {
	return attempt{name, network, unix.EPERM, func(place) error {
		fd, err := unix.Socket(family, kind, protocol)
		_ = unix.Close(fd)
		return err
	}}
}

func sockets() []attempt {
	return []attempt{
		socket("TCP", unix.AF_INET, unix.SOCK_STREAM, 0),
		socket("TCP over IPv6", unix.AF_INET6, unix.SOCK_STREAM, 0),
		socket("MPTCP", unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_MPTCP),
		socket("SCTP", unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_SCTP),
		socket("UDP", unix.AF_INET, unix.SOCK_DGRAM, 0),
		socket("ping", unix.AF_INET, unix.SOCK_DGRAM, unix.IPPROTO_ICMP),
		socket("raw", unix.AF_INET, unix.SOCK_RAW, unix.IPPROTO_RAW),
		socket("unix stream", unix.AF_UNIX, unix.SOCK_STREAM, 0),
		socket("unix datagram", unix.AF_UNIX, unix.SOCK_DGRAM, 0),
		socket("netlink", unix.AF_NETLINK, unix.SOCK_RAW, unix.NETLINK_ROUTE),
		socket("packet", unix.AF_PACKET, unix.SOCK_RAW, 0),
		socket("vsock", unix.AF_VSOCK, unix.SOCK_STREAM, 0),
		socket("kernel crypto", unix.AF_ALG, unix.SOCK_SEQPACKET, 0),
		{"pair of sockets", network, unix.EPERM, func(place) error {
			_, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
			return err
		}},
		call("io_uring", network, unix.EPERM, unix.SYS_IO_URING_SETUP, 1),
	}
}

// call returns an attempt to make a system call, with arguments that are harmless if it succeeds.
func call(name string, guard func(Report) Guard, want error, number uintptr, args ...uintptr) attempt {
	return attempt{name, guard, want, func(place) error {
		a := append(args, 0, 0, 0, 0, 0, 0)
		if _, _, no := unix.RawSyscall6(number, a[0], a[1], a[2], a[3], a[4], a[5]); no != 0 {
			return no
		}
		return nil
	}}
}

func otherPrograms() []attempt {
	parent := uintptr(os.Getppid())
	return []attempt{
		{"start a program", programs, unix.EPERM, func(place) error {
			_, err := os.StartProcess("/bin/true", []string{"true"}, &os.ProcAttr{})
			return err
		}},
		{"become a program", programs, unix.EPERM, func(place) error { return unix.Exec("", nil, nil) }}, // without the guard, the error is that it does not exist
		{"run a file that has no name", programs, unix.EPERM, func(place) error {
			fd, err := unix.MemfdCreate("x", 0)
			if err != nil {
				return err
			}
			defer unix.Close(fd)
			empty := []byte{0}
			_, _, no := unix.Syscall6(unix.SYS_EXECVEAT, uintptr(fd), uintptr(unsafe.Pointer(&empty[0])), 0, 0, unix.AT_EMPTY_PATH, 0)
			return no
		}},
		call("fork", programs, unix.EPERM, unix.SYS_CLONE, unix.CLONE_SIGHAND), // no kernel permits this without CLONE_VM
		call("clone3", programs, unix.ENOSYS, unix.SYS_CLONE3),
		call("debug another", programs, unix.EPERM, unix.SYS_PTRACE, unix.PTRACE_SEIZE, parent),
		call("read another's memory", programs, unix.EPERM, unix.SYS_PROCESS_VM_READV, parent),
		call("hold another", programs, unix.EPERM, unix.SYS_PIDFD_OPEN, parent),
		call("bound another", programs, unix.EPERM, unix.SYS_PRLIMIT64, parent, unix.RLIMIT_NOFILE),
		call("share memory", programs, unix.EPERM, unix.SYS_SHMGET, 0, 4096, 0o1600),
		call("send messages", programs, unix.EPERM, unix.SYS_MSGGET, 0, 0o1600),
		call("another namespace", programs, unix.EPERM, unix.SYS_UNSHARE, unix.CLONE_NEWUSER),
		call("load a program into the kernel", programs, unix.EPERM, unix.SYS_BPF, ^uintptr(0)),
		call("a call that is newer than the filter", programs, unix.ENOSYS, newestReviewedCall+1),
		call("a call by its x32 number", programs, unix.ENOSYS, 0x40000000|unix.SYS_SOCKET, unix.AF_INET, unix.SOCK_STREAM),
	}
}

func signals() []attempt {
	parent := os.Getppid()
	return []attempt{
		{"signal the parent", programs, unix.EPERM, func(place) error { return unix.Kill(parent, 0) }},
		{"signal everybody", programs, unix.EPERM, func(place) error { return unix.Kill(-1, 0) }},
		{"signal the group", programs, unix.EPERM, func(place) error { return unix.Kill(0, unix.SIGCONT) }},
		{"signal a thread of the parent", programs, unix.EPERM, func(place) error { return unix.Tgkill(parent, parent, 0) }},
		call("signal a thread, the old way", programs, unix.EPERM, unix.SYS_TKILL, uintptr(parent)),
		call("signal by a handle", programs, unix.EPERM, unix.SYS_PIDFD_SEND_SIGNAL, ^uintptr(0)),
		{"signal by a file", programs, unix.EPERM, func(place) error {
			_, err := unix.FcntlInt(0, unix.F_SETOWN, parent)
			return err
		}},
	}
}

func opening(name string, path func(place) string, how int) attempt {
	return attempt{name, files, unix.EACCES, func(p place) error {
		fd, err := unix.Open(path(p), how|unix.O_CLOEXEC, 0o600)
		_ = unix.Close(fd)
		return err
	}}
}

func reading() []attempt {
	at := func(path string) func(place) string { return func(place) string { return path } }
	return []attempt{
		opening("read a file elsewhere", place.otherFile, unix.O_RDONLY),
		opening("read the users", at("/etc/passwd"), unix.O_RDONLY),
		opening("read its own memory map", at("/proc/self/maps"), unix.O_RDONLY),
		opening("list the root", at("/"), unix.O_RDONLY|unix.O_DIRECTORY),
		opening("leave the book by ..", func(p place) string { return filepath.Dir(p.book()) + "/../other.txt" }, unix.O_RDONLY),
		opening("leave the book by a link", func(p place) string { return filepath.Dir(p.book()) + "/link" }, unix.O_RDONLY),
		opening("leave the state by a link", func(p place) string { return p.state() + "/link" }, unix.O_RDONLY),
		opening("open the terminal anew", at("/dev/ptmx"), unix.O_RDWR|unix.O_NOCTTY),
	}
}

func writing() []attempt {
	beside := func(p place) string { return string(p) + "/new.txt" }
	inside := func(p place) string { return filepath.Dir(p.book()) + "/new.md" }
	return []attempt{
		opening("make a file elsewhere", beside, unix.O_WRONLY|unix.O_CREAT),
		opening("make a file in the book", inside, unix.O_WRONLY|unix.O_CREAT),
		opening("make a file without a name", func(p place) string { return string(p) }, unix.O_WRONLY|unix.O_TMPFILE),
		opening("write to the book", place.book, unix.O_WRONLY),
		opening("empty the book while opening it", place.book, unix.O_RDONLY|unix.O_TRUNC),
		{"empty the book", files, unix.EPERM, func(p place) error { return unix.Truncate(p.book(), 0) }},
		{"remove a text", files, unix.EACCES, func(p place) error { return unix.Unlink(p.book()) }},
		{"rename a text", files, unix.EACCES, func(p place) error { return unix.Rename(p.book(), inside(p)) }},
		{"move a file out of the state", files, unix.EACCES, func(p place) error { return unix.Rename(p.state()+"/kept", beside(p)) }},
		{"make a folder in the state", files, unix.EACCES, func(p place) error { return unix.Mkdir(p.state()+"/folder", 0o700) }},
		{"make a link in the state", files, unix.EACCES, func(p place) error { return unix.Symlink("/etc/passwd", p.state()+"/new-link") }},
		{"make a pipe in the state", files, unix.EACCES, func(p place) error { return unix.Mkfifo(p.state()+"/pipe", 0o600) }},
	}
}

// aboutFiles are attempts to change the attributes of files.
func aboutFiles() []attempt {
	return []attempt{
		{"permissions of a file elsewhere", files, unix.EPERM, func(p place) error { return unix.Chmod(p.otherFile(), 0o777) }},
		{"permissions of an open file", files, unix.EPERM, func(place) error {
			r, w, err := os.Pipe()
			if err != nil {
				return err
			}
			return errors.Join(unix.Fchmod(int(r.Fd()), 0o600), r.Close(), w.Close())
		}},
		call("permissions, the new way", files, unix.EPERM, unix.SYS_FCHMODAT2, ^uintptr(0)),
		{"owner", files, unix.EPERM, func(p place) error { return unix.Chown(p.otherFile(), os.Getuid(), os.Getgid()) }},
		{"times", files, unix.EPERM, func(p place) error { return os.Chtimes(p.otherFile(), time.Time{}, time.Now()) }},
		{"attributes", files, unix.EPERM, func(p place) error { return unix.Setxattr(p.otherFile(), "user.x", []byte("x"), 0) }},
		call("attributes, the new way", files, unix.EPERM, unix.SYS_FILE_SETATTR, ^uintptr(0)),
		call("another root", files, unix.EPERM, unix.SYS_CHROOT),
		call("mount", files, unix.EPERM, unix.SYS_MOUNT),
		call("a file by its number", files, unix.EPERM, unix.SYS_OPEN_BY_HANDLE_AT, ^uintptr(0)),
	}
}

// asking returns requests to a terminal or a device. Descriptor 0 is not a terminal.
func asking() []attempt {
	const linuxConsole = 0x541c // TIOCLINUX: copies and pastes on a console
	return []attempt{
		call("type into the terminal", programs, unix.EPERM, unix.SYS_IOCTL, 0, unix.TIOCSTI),
		call("paste on a console", programs, unix.EPERM, unix.SYS_IOCTL, 0, linuxConsole),
		call("another terminal to control", programs, unix.EPERM, unix.SYS_IOCTL, 0, unix.TIOCSCTTY),
		call("another line discipline", programs, unix.EPERM, unix.SYS_IOCTL, 0, unix.TIOCSETD),
	}
}

// neededAttempts returns the actions that the program needs under the lock-down.
func neededAttempts() []attempt {
	work := func(name string, do func(place) error) attempt { return attempt{name: name, do: do} }
	return []attempt{
		work("read a text", func(p place) error { _, err := os.ReadFile(p.book()); return err }),
		work("list the book", func(p place) error { _, err := os.ReadDir(filepath.Dir(p.book())); return err }),
		work("hear of changes", func(p place) error {
			fd, err := unix.InotifyInit1(unix.IN_CLOEXEC)
			if err != nil {
				return err
			}
			defer unix.Close(fd)
			_, err = unix.InotifyAddWatch(fd, filepath.Dir(p.book()), unix.IN_MODIFY)
			return err
		}),
		work("replace a file of the state", replace),
		work("signal itself", func(place) error { return unix.Kill(os.Getpid(), 0) }),
		work("signal its thread", func(place) error { return unix.Tgkill(os.Getpid(), unix.Gettid(), 0) }),
		work("ask for the size of what is no terminal", func(place) error {
			_, err := unix.IoctlGetWinsize(0, unix.TIOCGWINSZ)
			if errors.Is(err, unix.ENOTTY) { // the request was permitted
				return nil
			}
			return err
		}),
		work("the time zone", func(place) error {
			if time.Local.String() == "" {
				return errors.New("is not known")
			}
			return nil
		}),
	}
}

// replace writes a file in the same way as package statedir.
func replace(p place) error {
	root, err := os.OpenRoot(p.state())
	if err != nil {
		return err
	}
	defer root.Close()
	f, err := root.OpenFile("temp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, wrote := f.WriteString("x")
	locked := syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
	return errors.Join(wrote, locked, f.Sync(), f.Close(), root.Rename("temp", "kept"))
}
