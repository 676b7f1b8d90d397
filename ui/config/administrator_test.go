package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// systemFolder creates an administrator's folder with settings.
func systemFolder(t *testing.T, yaml string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAdministratorSetsDefaults(t *testing.T) {
	environ, _ := home(t, "split: 30\n")
	admin := Administrator{Folder: systemFolder(t, "theme: contrast\nsplit: 40\nrole: [engineer, manager]\nhandbook: texts\nkeys: {browse: {open: [f2]}}\n")}
	e, err := Load(environ, "", map[string]string{"role": "cook"}, someActions, admin)
	if err != nil || e.Refused != nil || len(e.Problems) > 0 || !e.SystemFound {
		t.Fatalf("%+v, %v", e, err)
	}
	c := e.Config
	if c.Theme != "contrast" || c.Split != 30 || c.Role != "cook" || c.Keys["browse"]["open"][0] != "f2" || c.Handbook != filepath.Join(admin.Folder, "texts") {
		t.Errorf("%+v", c)
	}
	for name, want := range map[string]Source{"theme": FromAdministrator, "split": FromFile, "role": FromFlag, "keys.browse.open": FromAdministrator} {
		if e.Sources[name] != want {
			t.Errorf("%s comes from %q", name, e.Sources[name])
		}
	}
	if text := e.YAML(); !strings.Contains(text, "theme: contrast # administrator\n") || !strings.HasPrefix(text, "# Administrator's settings: "+e.SystemPath+"\n") {
		t.Error(text)
	}
}

// A user can set a locked setting to its current value, as a file written by `trustbook config` does.
func TestLockedSettings(t *testing.T) {
	admin := Administrator{systemFolder(t, "theme: contrast\nkeys: {browse: {open: [f2]}}\n"), []string{"theme", "tab", "keys"}}
	const locked = "the administrator of this computer has locked this setting"
	for _, c := range []struct{ file, variable, problem string }{
		{"theme: contrast\ntab: \"\"\nkeys: {browse: {open: [f2], up: [up, ctrl+p]}}\n", "TRUSTBOOK_THEME=contrast", ""},
		{"split: 30\n", "TRUSTBOOK_MOUSE=false", ""},
		{"theme: dark\n", "", ":1: theme: " + locked},
		{"theme:\n", "", ""},
		{"theme: pink\n", "", "expected auto, light"},
		{"\ntab: access\n", "", ":2: tab: " + locked},
		{"keys: {browse: {open: [f3]}}\n", "", ":1: keys: browse: open: " + locked},
		{"keys: {browse: {up: []}}\n", "", locked},
		{"", "TRUSTBOOK_THEME=dark", "TRUSTBOOK_THEME: " + locked},
		{"", "TRUSTBOOK_KEYS={browse: {down: [f4]}}", "TRUSTBOOK_KEYS:1: browse: down: " + locked},
	} {
		environ, _ := home(t, c.file)
		e, err := Load(append(environ, c.variable), "", nil, someActions, admin)
		if err != nil || e.Refused != nil || e.Config.Theme != "contrast" || e.Config.Tab != "" || len(e.Config.Keys["browse"]) != 1 || e.Config.Keys["browse"]["open"][0] != "f2" {
			t.Errorf("%q %q: %+v, %v", c.file, c.variable, e, err)
		}
		if got := lines(e.Problems); (got == "") != (c.problem == "") || !strings.Contains(got, c.problem) {
			t.Errorf("%q %q: %q, want %q", c.file, c.variable, got, c.problem)
		}
	}
	if _, err := Load(nil, "", map[string]string{"theme": "dark"}, someActions, admin); err == nil || err.Error() != "--theme: "+locked {
		t.Error(err)
	}
	e, err := Load(nil, "", map[string]string{"theme": "contrast"}, someActions, admin)
	if text := e.YAML(); err != nil || !strings.Contains(text, "\ntheme: contrast # administrator, locked\n") || !strings.Contains(text, "\ntab: '' # default, locked\n") {
		t.Errorf("%v\n%s", err, text)
	}
}

// A mistake in the administrator's settings is an error, and never relaxes them.
func TestAdministratorsMistakesOpenNothing(t *testing.T) {
	for yaml, want := range map[string]string{
		"# nothing yet\n":                       "",
		"theme: mono # why\n":                   "",
		"":                                      "contains no settings",
		" \n":                                   "contains no settings",
		"{}\n":                                  "contains no settings",
		"null\n":                                "contains no settings",
		"theme: pink\n":                         ":1: theme: expected auto",
		"theme:\n":                              ":1: theme: expected a value",
		"mouse: ~\n":                            "expected a value",
		"keys:\n":                               "expected a value",
		"keys: {browse: }\n":                    "expected a value",
		"\nthemes: mono\n":                      ":2: ",
		"theme: [\n":                            ":1: ",
		"- theme: mono\n":                       ":1: ",
		"theme: mono\ntheme: dark\n":            "twice",
		"keys: {browse: {open: [up]}}\n":        "up is already used",
		"no-state: perhaps\n":                   "true or false",
		"\x00\x00\x00":                          "cannot be displayed",
		"require-lockdown: yes\nhandbook: *x\n": ":2: ",
		strings.Repeat("# x\n", maxFileBytes):   "larger than",
	} {
		admin := Administrator{Folder: systemFolder(t, yaml)}
		e, err := Load(nil, "", nil, someActions, admin)
		if err != nil || len(e.Problems) > 0 {
			t.Errorf("%.40q: %v, %v", yaml, e.Problems, err)
		}
		if (e.Refused == nil) != (want == "") || want != "" && !strings.Contains(e.Refused.Error(), want) {
			t.Errorf("%.40q: %v, want %q", yaml, e.Refused, want)
		}
	}
	dir := t.TempDir()
	if err := os.Symlink("nowhere", filepath.Join(dir, fileName)); err != nil {
		t.Skip(err)
	}
	if e, _ := Load(nil, "", nil, someActions, Administrator{Folder: dir}); e.Refused == nil || !e.SystemFound {
		t.Errorf("a link that leads nowhere: %+v", e)
	}
	for _, folder := range []string{"", filepath.Join(dir, "none")} {
		if e, err := Load(nil, "", nil, someActions, Administrator{Folder: folder}); err != nil || e.Refused != nil || e.SystemFound {
			t.Errorf("%q: %+v, %v", folder, e, err)
		}
	}
}
