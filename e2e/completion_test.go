//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// bashCompletion lists where systems keep the script that completion for bash needs.
var bashCompletion = []string{
	"/usr/share/bash-completion/bash_completion", "/usr/local/share/bash-completion/bash_completion",
	"/opt/homebrew/share/bash-completion/bash_completion", "/usr/local/etc/profile.d/bash_completion.sh",
}

// shellCommands maps each shell to the command that starts it, and to the lines that load its completion.
var shellCommands = map[string]struct{ start, setup string }{
	"bash": {"bash --norc --noprofile -i", "source %s; source <(trustbook completion bash)"},
	"zsh":  {"zsh -f -i", "autoload -U compinit; compinit -u -D; source <(trustbook completion zsh)"},
	"fish": {"fish --no-config -i", "trustbook completion fish | source"},
}

// shell starts a shell on a terminal, with the program in its path.
func shell(t *testing.T, name, folder string) *console {
	t.Helper()
	s := shellCommands[name]
	if name != "bash" && !runsAllCases {
		t.Skip("each shell takes seconds: TRUSTBOOK_FULL=1 runs all of them")
	}
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not here", name)
	}
	setupLine := s.setup
	if name == "bash" {
		setupLine = strings.Replace(s.setup, "%s", bashCompletionHere(t), 1)
	}
	path := t.TempDir()
	if err := os.Symlink(binary(t), filepath.Join(path, "trustbook")); err != nil {
		t.Fatal(err)
	}
	// Text typed before the prompt appears is echoed twice, and must not wrap.
	c := open(t, setup{width: 240, height: 30, shell: "cd '" + folder + "'; PS1='> ' exec " + s.start, env: []string{
		"PATH=" + path + ":" + os.Getenv("PATH"), "TERM=xterm",
	}})
	c.write(setupLine + "; echo re''ady\n")
	c.shows("ready")
	return c
}

func bashCompletionHere(t *testing.T) string {
	t.Helper()
	for _, file := range bashCompletion {
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	t.Skip("bash-completion is not here")
	return ""
}

func TestShellsCompleteCommands(t *testing.T) {
	for name := range shellCommands {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := shell(t, name, ".")
			for _, line := range []struct{ typed, completed string }{
				{"trustbook exp", "trustbook export"},
				{"trustbook show mfa", "trustbook show mfa-production-admin"},
				{"trustbook open secret-h", "trustbook open secret-handling"},
				{"trustbook list --category acc", "trustbook list --category access-authorization"},
				{"trustbook list --framework NI", "trustbook list --framework NIS2"},
				{"trustbook export --format mark", "trustbook export --format markdown"},
				{"trustbook --theme contr", "trustbook --theme contrast"},
			} {
				c.write(line.typed + "\t")
				c.shows(line.completed)
				c.write("\x15") // clears the line
			}
		})
	}
}

// A value with a space is completed after an opening quote.
func TestShellsCompleteQuotedValues(t *testing.T) {
	folder := t.TempDir()
	text := "---\nframeworks: [ISO 27001, ISO 9001]\n---\n# A\n\nText.\n"
	if err := os.WriteFile(filepath.Join(folder, "a.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for name := range shellCommands {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := shell(t, name, folder)
			for typed, completed := range map[string]string{`ISO\ 2`: `ISO\ 27001`, "'ISO 2": "'ISO 27001'", `"ISO 2`: `"ISO 27001"`} {
				between := []string{" ", "="}
				if name == "zsh" { // its script completes nothing if a quote opens within a word
					between = between[:1]
				}
				for _, between := range between {
					c.write("trustbook list --handbook . --framework" + between + typed + "\t")
					c.shows("--framework" + between + completed)
					c.write("\x15")
				}
			}
		})
	}
}

// Completing the id of an entry runs no command from its title.
func TestCompletionRunsNothing(t *testing.T) {
	const title = "'$(touch pwned) `touch pwned` ; touch pwned \"$(touch pwned)\" :x:'"
	for name := range shellCommands {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for _, id := range []string{"text-one", "text-two"} {
				text := "---\nid: " + id + "\ntitle: " + title + "\n---\n"
				if err := os.WriteFile(filepath.Join(folder, id+".md"), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			c := shell(t, name, folder)
			c.write("trustbook show --handbook . te\t\t\t")
			c.shows("text-two")
			c.write("\x15\x15")
			c.write("echo st''ill here\n")
			c.shows("still here")
			if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
				t.Error("a title was run")
			}
		})
	}
}

// groff typesets the manual page without a warning.
func TestManualPageHasNoWarnings(t *testing.T) {
	t.Parallel()
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not here")
	}
	page, err := exec.Command(binary(t), "man").Output()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(groff, "-man", "-Tutf8", "-ww", "-P-cbou") // -P-cbou prints plain text
	cmd.Stdin = strings.NewReader(string(page))
	var warnings strings.Builder
	cmd.Stderr = &warnings
	out, err := cmd.Output()
	if err != nil && warnings.Len() == 0 {
		t.Fatal(err)
	}
	if strings.Contains(warnings.String(), "can't find macro file") || strings.Contains(warnings.String(), "can't open") {
		t.Skip("groff is here without its macros")
	}
	if warnings.Len() > 0 {
		t.Errorf("groff says %s", warnings.String())
	}
	for _, want := range []string{"SYNOPSIS", "trustbook show ID", "-o, --output file", "TRUSTBOOK_HANDBOOK", "EXIT STATUS", testVersion} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}
