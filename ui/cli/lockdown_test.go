package cli_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"trustbook/ui/lockdown"
)

// With --require-lockdown a command runs fully locked down or not at all.
func TestRequireLockdown(t *testing.T) {
	full := lockdown.Guard{Holds: true, By: "a test"}
	none := lockdown.Guard{Why: "the kernel has none"}
	for name, c := range map[string]struct {
		report  lockdown.Report
		args    []string
		code    int
		message string
	}{
		"all":               {lockdown.Report{Files: full, Network: full, Programs: full}, []string{"list", "--require-lockdown"}, 0, ""},
		"less, not asked":   {lockdown.Report{Network: full, Programs: full}, []string{"list"}, 0, ""},
		"less":              {lockdown.Report{Files: none, Network: full, Programs: full}, []string{"list", "--require-lockdown"}, 2, "it keeps access to files (the kernel has none)"},
		"nothing":           {lockdown.Report{Files: none, Network: none, Programs: none}, []string{"--linear", "--require-lockdown"}, 2, "files (the kernel has none), network (the kernel has none), programs (the kernel has none)"},
		"check":             {lockdown.Report{Files: none}, []string{"check", "--require-lockdown"}, 2, "keeps access to"},
		"nothing is parsed": {lockdown.Report{Files: none}, []string{"config", "--require-lockdown"}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			var stderr bytes.Buffer
			p := program()
			p.Stdout, p.Stderr = out, &stderr
			p.Lock = func(lockdown.Needs) lockdown.Report { return c.report }
			if code := p.Run(c.args); code != c.code || !strings.Contains(stderr.String(), c.message) {
				t.Errorf("the code is %d, want %d; it says %q", code, c.code, stderr.String())
			}
			if hinted := strings.Contains(stderr.String(), "hint: `trustbook doctor`"); hinted != (c.code == 2) {
				t.Errorf("it says %q", stderr.String())
			}
		})
	}
}
