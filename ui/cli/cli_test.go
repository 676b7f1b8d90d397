package cli_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"sync"
	"testing"
	"time"

	"aead.dev/minisign"
	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"

	"trustbook/embed"
	"trustbook/handbook/pack"
	"trustbook/ui/cli"
	"trustbook/ui/config"
	"trustbook/ui/lockdown"
	"trustbook/ui/receipts"
)

func TestMain(m *testing.M) {
	testscript.Main(leakChecked{m}, map[string]func(){"trustbook": func() {
		p := scriptProgram(os.Getenv)
		p.Stdout, p.Stderr, p.Environ = os.Stdout, os.Stderr, os.Environ()
		if testing.CoverMode() == "" { // which writes a file at exit
			p.Lock = lockdown.Apply
		}
		os.Exit(p.Run(os.Args[1:]))
	}, "keypair": keypair, "addkey": addKey, "removekey": removeKey, "samedigest": sameDigest, "changebyte": changeByte, "signfile": signFile, "acknowledge": acknowledge})
}

// leakChecked runs the tests and fails when a goroutine outlives them.
type leakChecked struct{ *testing.M }

func (m leakChecked) Run() int {
	code := m.M.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// outputOf runs one command in the folder of a script.
func outputOf(args ...string) string {
	p := program()
	r, w, err := os.Pipe()
	must(err)
	p.Stdout, p.Stderr, p.Environ = w, os.Stderr, os.Environ()
	if code := p.Run(args); code > 1 {
		log.Fatalf("%q ended with %d", args, code)
	}
	must(w.Close())
	out, err := io.ReadAll(r)
	must(err)
	return string(out)
}

func publicKey(name string) pack.Key {
	text, err := os.ReadFile(name + ".pub")
	must(err)
	key, err := pack.ParseKey(name, text, pack.ReaderKey)
	must(err)
	return key
}

func addKey() {
	fmt.Print(outputOf("trust", "add", os.Args[1]+".pub", "--fingerprint", publicKey(os.Args[1]).Fingerprint()))
}

func removeKey() { fmt.Print(outputOf("trust", "remove", publicKey(os.Args[1]).ID())) }

// sameDigest fails when two handbooks do not have the same digest.
func sameDigest() {
	line := regexp.MustCompile(`digest .*`)
	if one, two := line.FindString(outputOf("verify", os.Args[1])), line.FindString(outputOf("verify", os.Args[2])); one != two || one == "" {
		log.Fatalf("%q and %q", one, two)
	}
}

// signFile FILE KEY [SEQ] signs any file, as minisign does.
func signFile() {
	data, err := os.ReadFile(os.Args[1])
	must(err)
	secret, err := os.ReadFile(os.Args[2])
	must(err)
	var seal pack.Seal
	if len(os.Args) > 3 {
		seal.Seq, err = strconv.ParseInt(os.Args[3], 10, 64)
		must(err)
	}
	signature, err := pack.Sign(data, secret, "", seal, time.Now())
	must(err)
	must(os.WriteFile(os.Args[1]+pack.SignatureSuffix, signature, 0o600))
}

func changeByte() {
	data, err := os.ReadFile(os.Args[1])
	must(err)
	data[len(data)/2] ^= 1
	must(os.WriteFile(os.Args[1], data, 0o600))
}

// acknowledge FOLDER WHO ID VERSION TEXT stores a receipt in a state folder, as the
// screen does.
func acknowledge() {
	words := sha256.Sum256([]byte(os.Args[5]))
	l := receipts.Open(os.Args[1], func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) })
	_, _, err := l.Append(receipts.Receipt{
		Who: os.Args[2], Handbook: "Rules", Path: "staff", Entry: os.Args[3], Title: "Text " + os.Args[3], Version: os.Args[4],
		TextHash: hex.EncodeToString(words[:]), Statement: "I have read this text.",
	})
	must(err)
}

// keypair writes NAME.pub and NAME.key, as minisign does without a password.
func keypair() {
	public, private, err := minisign.GenerateKey(rand.Reader)
	must(err)
	text, err := public.MarshalText()
	must(err)
	secret, err := private.MarshalText()
	must(err)
	must(os.WriteFile(os.Args[1]+".pub", text, 0o600))
	must(os.WriteFile(os.Args[1]+".key", secret, 0o600))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// program returns the commands with the built-in handbook and no output.
func program() *cli.Program {
	return &cli.Program{Version: "v1.2.3", Build: madeOf("github.com/yuin/goldmark"), Embedded: embed.FS(), Encoded: embed.Encoded(), Starter: embed.Starter(), Stdin: os.Stdin}
}

// madeOf returns the build information of a build with these modules.
func madeOf(paths ...string) func() (*debug.BuildInfo, bool) {
	build := &debug.BuildInfo{GoVersion: "go1.26.0"}
	for _, path := range paths {
		build.Deps = append(build.Deps, &debug.Module{Path: path, Version: "v1.0.0"})
	}
	return func() (*debug.BuildInfo, bool) { return build, true }
}

// scriptProgram returns the program with the day and the places that the environment of a script names.
func scriptProgram(getenv func(string) string) *cli.Program {
	p := program()
	if day, err := time.Parse(time.DateOnly, getenv("TEST_DAY")); err == nil {
		p.Clock = func() time.Time { return day }
	}
	p.System = getenv("TEST_SYSTEM") // instead of a folder that only an administrator can write
	p.SystemHandbook = getenv("TEST_SYSTEM_HANDBOOK")
	return p
}

// inFolder is held while a command runs in this process, which has only one working directory.
var inFolder sync.Mutex

// runInProcess runs a command of a script in this process, because starting one takes longer than most
// commands. `exec trustbook` starts one, for what differs there: standard input and the lock-down. In CI,
// with TRUSTBOOK_FULL, every command is a process of its own, under the lock-down.
func runInProcess(ts *testscript.TestScript, fails bool, args []string) {
	if os.Getenv("TRUSTBOOK_FULL") != "" {
		if err := ts.Exec("trustbook", args...); (err != nil) != fails {
			ts.Fatalf("it ends with %v", err)
		}
		return
	}
	p := scriptProgram(ts.Getenv)
	for _, name := range scriptVariables() {
		if value := ts.Getenv(name); value != "" {
			p.Environ = append(p.Environ, name+"="+value)
		}
	}
	printed, out, err := os.Pipe()
	ts.Check(err)
	nothing, err := os.Open(os.DevNull)
	ts.Check(err)
	defer nothing.Close()
	p.Stdin, p.Stdout, p.Stderr = nothing, out, ts.Stderr()
	var copying sync.WaitGroup
	copying.Go(func() { _, _ = io.Copy(ts.Stdout(), printed) })
	code := func() int {
		inFolder.Lock()
		defer inFolder.Unlock()
		here, err := os.Getwd()
		ts.Check(err)
		defer func() { _ = os.Chdir(here) }() // the folder of a script is removed
		ts.Check(os.Chdir(ts.MkAbs(".")))
		return p.Run(append([]string{}, args...)) // nil would be the arguments of the test
	}()
	_ = out.Close()
	copying.Wait()
	_ = printed.Close()
	if (code != 0) != fails {
		ts.Fatalf("it ends with %d", code)
	}
}

// scriptVariables lists the environment variables that the program reads and scripts set.
func scriptVariables() []string {
	names := []string{"HOME", "USERPROFILE", "PATH", "TERM", "LANG", "LC_ALL", "CLICOLOR_FORCE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TRUSTBOOK_CONFIG"}
	for _, s := range config.Settings() {
		names = append(names, s.Variable())
	}
	return names
}

func TestScript(t *testing.T) {
	if testing.Short() {
		t.Skip("some commands are processes of their own, which is slow under the race detector")
	}
	scripts, err := filepath.Abs("testdata/script") // commands change the working directory
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"run": runInProcess},
	})
}
