package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/ui/lockdown"
)

// runDoctor returns the findings of doctor by name, and the exit code.
func runDoctor(t *testing.T, environ []string, report lockdown.Report, args ...string) (map[string]string, int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p := program()
	p.Stdout, p.Stderr, p.Environ = file, &bytes.Buffer{}, environ
	p.Lock = func(lockdown.Needs) lockdown.Report { return report }
	code := p.Run(append([]string{"doctor", "--json", "--no-state"}, args...))
	var out struct {
		OK       bool
		Findings []struct{ Name, State, Says, Do string }
	}
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil || out.OK != (code == 0) {
		t.Fatalf("code %d, %v: %s", code, err, data)
	}
	found := map[string]string{}
	for _, f := range out.Findings {
		found[f.Name] = strings.TrimSuffix(f.State+": "+f.Says+"; do: "+f.Do, "; do: ")
	}
	return found, code
}

func TestDoctorOnTerminals(t *testing.T) {
	for name, c := range map[string]struct {
		environ []string
		want    map[string]string
	}{
		"modern": {[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, map[string]string{
			"colours": "ok: true colour (COLORTERM=truecolor)", "characters": "ok: UTF-8, assumed: no locale", "clipboard": "ok: copies are sent", "multiplexer": "ok: none",
			"background": "ok: detected when the screen opens", "mouse": "ok: on",
		}},
		"no colour": {[]string{"TERM=xterm-256color", "NO_COLOR=1"}, map[string]string{"colours": "ok: none; weight, underlines and reverse video are used instead (NO_COLOR=1)"}},
		"console":   {[]string{"TERM=linux", "LANG=C.UTF-8"}, map[string]string{"colours": "ok: 16", "characters": "ok: ASCII: the font of the Linux console", "clipboard": "note: "}},
		"tmux":      {[]string{"TERM=tmux-256color", "TMUX=/tmp/x,1,0"}, map[string]string{"multiplexer": "note: tmux", "mouse": "note: on, if tmux passes it on", "colours": "ok: 256"}},
		"screen":    {[]string{"TERM=screen", "STY=1.x"}, map[string]string{"multiplexer": "note: GNU Screen"}},
		"Japanese":  {[]string{"TERM=xterm", "LC_ALL=ja_JP.UTF-8", "LANG=C"}, map[string]string{"characters": "ok: ASCII: in this locale some symbols are two columns wide (LC_ALL=ja_JP.UTF-8)"}},
		"macOS":     {[]string{"TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal"}, map[string]string{"clipboard": "note: Terminal on macOS does not let programs copy"}},
		"settings": {[]string{"TERM=xterm", "TRUSTBOOK_THEME=mono", "TRUSTBOOK_MOUSE=no", "TRUSTBOOK_ASCII=yes"}, map[string]string{
			"colours": "ok: none; weight, underlines and reverse video are used instead (the theme is mono)", "mouse": "ok: off, in your settings", "characters": "ok: ASCII, in your settings",
			"background": "ok: not needed: the theme is mono", "values": "ok: ascii (environment), mouse (environment), no-state (flag), theme (environment)",
		}},
		"hostile": {[]string{"TERM=a\x1b]0;x\ab", "LANG=C.UTF-8\u202e"}, map[string]string{"type": "ok: TERM=a]0;xb", "characters": "ok: UTF-8 (LANG=C.UTF-8)"}},
	} {
		t.Run(name, func(t *testing.T) {
			found, _ := runDoctor(t, append([]string{"HOME=/nowhere"}, c.environ...), lockdown.Report{})
			for name, want := range c.want {
				if !strings.HasPrefix(found[name], want) {
					t.Errorf("%s: %q, want %q", name, found[name], want)
				}
			}
		})
	}
}

// Access that cannot be given up is a note, or a problem if the lock-down is required.
func TestDoctorReportsLockdown(t *testing.T) {
	r := lockdown.Report{Files: lockdown.Guard{Why: "the kernel has none"}, Network: lockdown.Guard{Why: "the kernel has none"}}
	environ := []string{"TERM=xterm", "HOME=/nowhere"}
	found, code := runDoctor(t, environ, r)
	if code != 0 || found["files"] != "note: not given up: the kernel has none" || found["handbook"] == "" {
		t.Errorf("code %d, %v", code, found)
	}
	found, code = runDoctor(t, environ, r, "--require-lockdown")
	if code != 1 || !strings.HasPrefix(found["files"], "mend: not given up: the kernel has none; do: ") || found["handbook"] == "" {
		t.Errorf("code %d, %v", code, found)
	}
	// Nothing is locked down in this test, so the check detects a false claim.
	r.Network = lockdown.Guard{Holds: true, By: "a lie"}
	if found, _ = runDoctor(t, environ, r); runtime.GOOS == "linux" && found["network"] != "note: not given up: an attempt to use it was not refused" {
		t.Errorf("%v", found)
	}
}

// Doctor obeys the administrator's policy.
func TestDoctorUnderAPolicy(t *testing.T) {
	for name, c := range map[string]struct {
		policy, says string
	}{
		"broken":   {"nonsense: [", `"name":"handbook","state":"mend"`},
		"required": {"require_lockdown: true\n", `"name":"files","state":"mend","says":"not given up: the kernel has none"`},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file, err := os.Create(filepath.Join(folder, "out"))
			if err == nil {
				err = os.WriteFile(filepath.Join(folder, "policy.yaml"), []byte(c.policy), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			p := program()
			p.Stdout, p.Stderr, p.Environ, p.System = file, &bytes.Buffer{}, []string{"TERM=xterm"}, folder
			p.Lock = func(lockdown.Needs) lockdown.Report {
				return lockdown.Report{Files: lockdown.Guard{Why: "the kernel has none"}}
			}
			code := p.Run([]string{"doctor", "--json"})
			out, err := os.ReadFile(file.Name())
			if err != nil || code != 1 || !strings.Contains(string(out), c.says) {
				t.Errorf("code %d, %v: %s", code, err, out)
			}
		})
	}
}

// Replaced entries are read although the encoded ones differ, and doctor and check report the cost.
func TestReplacedTextsAreRead(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for command, want := range map[string]string{"list": "Another text", "doctor": "go generate ./embed", "check": "go generate ./embed"} {
		var says bytes.Buffer
		p := program()
		p.Embedded = fstest.MapFS{"one.md": {Data: []byte("# Another text\n")}}
		p.Stdout, p.Stderr, p.Environ = file, &says, []string{"TERM=xterm"}
		if code := p.Run([]string{command}); code != 0 {
			t.Errorf("%s ends with %d: %s", command, code, says.String())
		}
		out, err := os.ReadFile(file.Name())
		if err != nil || !strings.Contains(string(out)+says.String(), want) {
			t.Errorf("%s prints %q and %q, without %q (%v)", command, out, says.String(), want, err)
		}
		if err := file.Truncate(0); err != nil {
			t.Fatal(err)
		}
	}
}
