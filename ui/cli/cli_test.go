package cli_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
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
		if testing.CoverMode() == "" { // with coverage, a file is written at exit
			p.Lock = lockdown.Apply
		}
		os.Exit(p.Run(os.Args[1:]))
	}})
}

// leakChecked runs the tests and fails if a goroutine outlives them.
type leakChecked struct{ *testing.M }

func (m leakChecked) Run() int {
	code := m.M.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// helpers are script commands that prepare or compare something.
var helpers = map[string]func(ts *testscript.TestScript, args []string) error{
	"keypair": keypair, "addkey": addKey, "removekey": removeKey, "samedigest": sameDigest,
	"changebyte": changeByte, "signfile": signFile, "acknowledge": acknowledge,
}

// scriptCommands returns the commands for scripts: the helpers, and run, which runs the program.
func scriptCommands() map[string]func(ts *testscript.TestScript, fails bool, args []string) {
	commands := map[string]func(*testscript.TestScript, bool, []string){"run": runInProcess}
	for name, help := range helpers {
		commands[name] = func(ts *testscript.TestScript, _ bool, args []string) { ts.Check(help(ts, args)) }
	}
	return commands
}

func publicKey(ts *testscript.TestScript, name string) pack.Key {
	key, err := pack.ParseKey(name, []byte(ts.ReadFile(name+".pub")), pack.ReaderKey)
	ts.Check(err)
	return key
}

func addKey(ts *testscript.TestScript, args []string) error {
	runInProcess(ts, false, []string{"trust", "add", args[0] + ".pub", "--fingerprint", publicKey(ts, args[0]).Fingerprint()})
	return nil
}

func removeKey(ts *testscript.TestScript, args []string) error {
	runInProcess(ts, false, []string{"trust", "remove", publicKey(ts, args[0]).ID()})
	return nil
}

// sameDigest fails unless two handbooks have the same digest.
func sameDigest(ts *testscript.TestScript, args []string) error {
	line := regexp.MustCompile(`digest .*`)
	var digests []string
	for _, book := range args {
		var out bytes.Buffer
		if code := inProcess(ts, &out, []string{"verify", book}); code > 1 {
			return fmt.Errorf("verify %s ends with %d", book, code)
		}
		digests = append(digests, line.FindString(out.String()))
	}
	if digests[0] != digests[1] || digests[0] == "" {
		return fmt.Errorf("%q and %q", digests[0], digests[1])
	}
	return nil
}

// signFile FILE KEY [SEQ] signs any file in the same way as minisign.
func signFile(ts *testscript.TestScript, args []string) error {
	var claims pack.SignedClaims
	if len(args) > 2 {
		var err error
		if claims.Seq, err = strconv.ParseInt(args[2], 10, 64); err != nil {
			return err
		}
	}
	signature, err := pack.Sign([]byte(ts.ReadFile(args[0])), []byte(ts.ReadFile(args[1])), "", claims, time.Now())
	if err != nil {
		return err
	}
	return os.WriteFile(ts.MkAbs(args[0])+pack.SignatureSuffix, signature, 0o600)
}

// changeByte changes one byte of the only file whose name matches.
func changeByte(ts *testscript.TestScript, args []string) error {
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	if err != nil || len(files) != 1 {
		return fmt.Errorf("%s is %d files (%w)", args[0], len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	data[len(data)/2] ^= 1
	return os.WriteFile(files[0], data, 0o600)
}

// acknowledge FOLDER WHO ID VERSION TEXT stores a receipt in a state folder in the same way as the screen.
func acknowledge(ts *testscript.TestScript, args []string) error {
	words := sha256.Sum256([]byte(args[4]))
	l := receipts.Open(ts.MkAbs(args[0]), func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) })
	_, _, err := l.Append(receipts.Receipt{
		Who: args[1], Handbook: "Rules", Path: "staff", Entry: args[2], Title: "Text " + args[2], Version: args[3],
		TextHash: hex.EncodeToString(words[:]), Statement: "I have read this text.",
	})
	return err
}

// keypair writes NAME.pub and NAME.key, like minisign without a password.
func keypair(ts *testscript.TestScript, args []string) error {
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	text, _ := public.MarshalText() // these return no errors
	secret, _ := private.MarshalText()
	return errors.Join(os.WriteFile(ts.MkAbs(args[0])+".pub", text, 0o600), os.WriteFile(ts.MkAbs(args[0])+".key", secret, 0o600))
}

// program returns the commands with the built-in handbook and no output.
func program() *cli.Program {
	return &cli.Program{Version: "v1.2.3", Build: madeOf("github.com/yuin/goldmark"), Embedded: embed.FS(), Encoded: embed.Encoded(), Starter: embed.Starter(), Stdin: os.Stdin}
}

// madeOf returns the build information of a build with the given modules.
func madeOf(paths ...string) func() (*debug.BuildInfo, bool) {
	build := &debug.BuildInfo{GoVersion: "go1.26.0"}
	for _, path := range paths {
		build.Deps = append(build.Deps, &debug.Module{Path: path, Version: "v1.0.0"})
	}
	return func() (*debug.BuildInfo, bool) { return build, true }
}

// scriptProgram returns the program with the date and the folders set in a script's environment.
func scriptProgram(getenv func(string) string) *cli.Program {
	p := program()
	if day, err := time.Parse(time.DateOnly, getenv("TEST_DAY")); err == nil {
		p.Clock = func() time.Time { return day }
	}
	p.System = getenv("TEST_SYSTEM") // instead of a folder that only an administrator can write to
	p.SystemHandbook = getenv("TEST_SYSTEM_HANDBOOK")
	return p
}

// inFolder is held while a command runs in this process, because a process has only one working directory.
var inFolder sync.Mutex

// runInProcess runs a script command in this process, because starting a process takes longer than most commands. `exec
// trustbook` starts one where it matters: for standard input and the lock-down. In CI, with TRUSTBOOK_FULL, every
// command runs in its own process, under the lock-down.
func runInProcess(ts *testscript.TestScript, fails bool, args []string) {
	if os.Getenv("TRUSTBOOK_FULL") != "" {
		if err := ts.Exec("trustbook", args...); (err != nil) != fails {
			ts.Fatalf("it ends with %v", err)
		}
		return
	}
	if code := inProcess(ts, ts.Stdout(), args); (code != 0) != fails {
		ts.Fatalf("it ends with %d", code)
	}
}

// inProcess runs the program in the folder and the environment of a script.
func inProcess(ts *testscript.TestScript, stdout io.Writer, args []string) int {
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
	copying.Go(func() { _, _ = io.Copy(stdout, printed) })
	code := func() int {
		inFolder.Lock()
		defer inFolder.Unlock()
		here, err := os.Getwd()
		ts.Check(err)
		defer func() { _ = os.Chdir(here) }() // the script's folder will be removed
		ts.Check(os.Chdir(ts.MkAbs(".")))
		return p.Run(append([]string{}, args...)) // with nil, the arguments would be those of the test
	}()
	_ = out.Close()
	copying.Wait()
	_ = printed.Close()
	return code
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
		Cmds:                scriptCommands(),
	})
}
