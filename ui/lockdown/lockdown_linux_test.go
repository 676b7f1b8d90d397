//go:build amd64 || arm64

package lockdown

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// Access that is given up cannot be regained, so the tests lock down another process: this test binary, started with a
// variable that names the folder for the attempts.
const (
	childVariable  = "LOCKDOWN_TEST_PLACE"
	kernelVariable = "LOCKDOWN_TEST_KERNEL" // feature that the kernel must appear to lack
)

func TestMain(m *testing.M) {
	if p := os.Getenv(childVariable); p != "" {
		child(place(p))
		return
	}
	os.Exit(m.Run())
}

// outcome is the report of the child process.
type outcome struct {
	Report Report
	Tried  Report
	Wrong  map[string][]string // attempt -> what was wrong with it, by thread
}

// child makes every attempt on a thread from before the lock-down, on the thread that locks down, and on a new one.
func child(p place) {
	gate, out := make(chan struct{}), outcome{Wrong: map[string][]string{}}
	var before, after sync.WaitGroup
	var mu sync.Mutex
	on := func(thread string, gate <-chan struct{}) {
		runtime.LockOSThread() // never unlocked, so that the thread ends with the goroutine
		before.Done()
		<-gate
		for _, a := range attempts() {
			if err := a.do(p); !errors.Is(err, a.want) {
				mu.Lock()
				out.Wrong[a.name] = append(out.Wrong[a.name], thread+" thread: "+errorText(err))
				mu.Unlock()
			}
		}
	}
	unfit(os.Getenv(kernelVariable))
	before.Add(1)
	after.Go(func() { on("old", gate) })
	before.Wait()
	out.Report = Apply(Needs{Read: []string{filepath.Dir(p.book()), "/no/such/folder"}, Write: []string{p.state()}})
	close(gate)
	after.Wait() // one after the other, because all of them replace the same file
	before.Add(2)
	after.Go(func() { on("new", gate) })
	after.Wait()
	on("locking", gate)
	out.Tried = out.Report
	out.Tried.Probe()
	_ = json.NewEncoder(os.Stdout).Encode(out)
}

func errorText(err error) string {
	if err == nil {
		return "it worked"
	}
	return err.Error()
}

func TestApply(t *testing.T) {
	out := inChild(t, "")
	if out.Tried != out.Report {
		t.Errorf("it says %+v, and when tried %+v", out.Report, out.Tried)
	}
	if out.Report.Full() != (out.Report.Lacks() == "") {
		t.Errorf("%+v lacks %q", out.Report, out.Report.Lacks())
	}
	for _, a := range attempts() {
		t.Run(a.name, func(t *testing.T) {
			if a.guard != nil && !a.guard(out.Report).Holds {
				t.Skipf("this system does not take it: %s", a.guard(out.Report).Why)
			}
			for _, wrong := range out.Wrong[a.name] {
				t.Errorf("%s, want: %s", wrong, errorText(a.want))
			}
		})
	}
}

func inChild(t *testing.T, kernel string) outcome {
	t.Helper()
	p := newPlace(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+string(p), kernelVariable+"="+kernel, "GOCOVERDIR="+t.TempDir())
	said, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	var out outcome
	if err := json.Unmarshal(said, &out); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	t.Logf("%+v", out.Report)
	return out
}

func newPlace(t *testing.T) place {
	t.Helper()
	p := place(t.TempDir())
	for _, dir := range []string{filepath.Dir(p.book()), p.state()} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(p.otherFile(), filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{p.book(), p.otherFile(), p.state() + "/kept"} {
		if err := os.WriteFile(file, []byte("# A\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// unfit installs a filter that makes the kernel appear to lack something.
func unfit(kernel string) {
	lack := map[string]struct {
		call uint32
		says syscall.Errno
	}{
		"no landlock":              {unix.SYS_LANDLOCK_CREATE_RULESET, unix.ENOSYS},
		"landlock is off":          {unix.SYS_LANDLOCK_CREATE_RULESET, unix.EOPNOTSUPP},
		"landlock is broken":       {unix.SYS_LANDLOCK_ADD_RULE, unix.ENOMEM},
		"does not support seccomp": {unix.SYS_SECCOMP, unix.EINVAL},
	}[kernel]
	if lack.call == 0 {
		return
	}
	answer := bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(lack.says)}
	if err := installFilter(append([]bpf.Instruction{loadWord(callOffset)}, append(blockForCall(lack.call, []bpf.Instruction{answer}), allowResult)...)); err != nil {
		panic(err)
	}
}

// On a kernel that lacks something, Apply does what it can, and the report describes the rest.
func TestApplyOnOtherKernels(t *testing.T) {
	for kernel, want := range map[string]struct{ files, network string }{
		"no landlock":              {"the kernel has no Landlock", ""},
		"landlock is off":          {"disabled", ""},
		"landlock is broken":       {"cannot allocate memory", ""},
		"does not support seccomp": {"does not support seccomp", "does not support seccomp"},
	} {
		t.Run(kernel, func(t *testing.T) {
			out := inChild(t, kernel)
			checkGuard(t, "files", out.Report.Files, want.files)
			checkGuard(t, "network", out.Report.Network, want.network)
			checkGuard(t, "programs", out.Report.Programs, want.network)
			if out.Tried != out.Report || out.Report.Full() || out.Report.Lacks() == "" {
				t.Errorf("it says %+v, and when tried %+v", out.Report, out.Tried)
			}
			if tcp := out.Wrong["TCP"]; (len(tcp) > 0) != (want.network != "") {
				t.Errorf("opening a socket: %v", tcp)
			}
		})
	}
}

func checkGuard(t *testing.T, what string, g Guard, lacks string) {
	t.Helper()
	if g.Holds != (lacks == "") || !strings.Contains(g.Why, lacks) || g.Holds == (g.By == "") {
		t.Errorf("%s: %+v, want that it lacks %q", what, g, lacks)
	}
}

// Without the lock-down, harmless attempts succeed. In TestApply they are therefore refused by the lock-down.
func TestAttemptsSucceedWithoutLock(t *testing.T) {
	p := newPlace(t)
	for _, name := range []string{
		"TCP", "UDP", "unix stream", "unix datagram", "netlink", "pair of sockets", "start a program", "hold another",
		"signal the parent", "read a file elsewhere", "read the users", "list the root", "leave the book by ..", "make a file elsewhere",
		"write to the book", "make a folder in the state", "permissions of a file elsewhere", "times", "bound another",
	} {
		for _, a := range attempts() {
			if a.name != name {
				continue
			}
			if err := a.do(p); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
