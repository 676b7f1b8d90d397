package config

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// home creates a home folder with a configuration file and returns its environment.
func home(t *testing.T, yaml string) (environ []string, path string) {
	t.Helper()
	environ = []string{"XDG_CONFIG_HOME=" + t.TempDir()}
	path = Path(environ)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
	return environ, path
}

func TestFlagsOverrideEnvironmentOverridesFile(t *testing.T) {
	environ, path := home(t, "theme: light\nsplit: 30\ntab: file\nkeys: {browse: {open: [f2], up: [f3]}, reader: {find: [f4]}}")
	environ = append(environ, "TRUSTBOOK_SPLIT=40", "TRUSTBOOK_TAB=environment", "TRUSTBOOK_ASCII=1", "TRUSTBOOK_THEME=",
		"TRUSTBOOK_KEYS={browse: {up: [f5], down: [f6]}}")
	flags := map[string]string{"tab": "flag", "mouse": "false", "keys": "{browse: {down: [f7]}}"}
	e, err := Load(environ, "", flags, someActions, Administrator{})
	if err != nil || len(e.Problems) > 0 || e.Path != path || !e.Found {
		t.Fatalf("%+v, %v", e, err)
	}
	want := Config{Theme: "light", ASCII: true, Split: 40, Tab: "flag", Keys: map[string]map[string][]string{
		"browse": {"open": {"f2"}, "up": {"f5"}, "down": {"f7"}}, "reader": {"find": {"f4"}},
	}}
	if !sameConfig(e.Config, want) {
		t.Errorf("got %+v, want %+v", e.Config, want)
	}
	sources := Sources{
		"theme": FromFile, "split": FromEnvironment, "tab": FromFlag, "ascii": FromEnvironment, "mouse": FromFlag,
		"keys.browse.open": FromFile, "keys.browse.up": FromEnvironment, "keys.browse.down": FromFlag, "keys.reader.find": FromFile,
	}
	if !maps.Equal(e.Sources, sources) {
		t.Errorf("sources %v, want %v", e.Sources, sources)
	}
}

func TestNoFileIsNoProblem(t *testing.T) {
	for _, environ := range [][]string{nil, {"XDG_CONFIG_HOME=" + t.TempDir()}, {"HOME=relative"}} {
		e, err := Load(environ, "", nil, someActions, Administrator{})
		if err != nil || len(e.Problems) > 0 || e.Found || !sameConfig(e.Config, Default()) {
			t.Errorf("%v: %+v, %v", environ, e, err)
		}
	}
}

// Mistakes in the environment are problems, and mistakes in flags are errors.
func TestMistakesInEnvironmentAndFlags(t *testing.T) {
	e, err := Load([]string{"TRUSTBOOK_SPLIT=9", "TRUSTBOOK_KEYS=[", "TRUSTBOOK_TAB=a\x1bb", "TRUSTBOOK_MOUSE=no"}, "", nil, someActions, Administrator{})
	want := `TRUSTBOOK_SPLIT: expected 0 or a number from 24 to 80, found "9"
TRUSTBOOK_TAB: "ab" contains characters that cannot be displayed
TRUSTBOOK_KEYS:1: not valid YAML: a value that begins with a bracket or a comma needs quotes (did not find expected node content)`
	if err != nil || lines(e.Problems) != want || e.Config.Mouse {
		t.Errorf("%v\n%s", err, lines(e.Problems))
	}
	for name, c := range map[string][2]string{
		"theme": {"pink", `--theme: expected auto, light, dark, contrast or mono, found "pink"`},
		"mouse": {"cat", `--mouse: expected true or false, found "cat"`},
		"keys":  {"{browse: {up: [down]}}", "--keys:1: browse.up: down is already used by browse.down (its default)"},
	} {
		e, err := Load(nil, "", map[string]string{name: c[0]}, someActions, Administrator{})
		if err == nil || err.Error() != c[1] || len(e.Problems) > 0 {
			t.Errorf("--%s: %v, %v", name, err, e.Problems)
		}
	}
	if _, err := Load(nil, "", map[string]string{"keys": "{a: {}, b: {}}"}, someActions, Administrator{}); err == nil || !strings.HasPrefix(err.Error(), `--keys:1: unknown context "a"`) {
		t.Error(err)
	}
}

func TestKeyConflictsBetweenSources(t *testing.T) {
	environ, path := home(t, "\nkeys: {browse: {up: [f2]}}")
	e, err := Load(append(environ, "TRUSTBOOK_KEYS={browse: {down: [f2]}}"), "", nil, someActions, Administrator{})
	want := "TRUSTBOOK_KEYS:1: browse.down: f2 is already used by browse.up (" + path + ":2)"
	if err != nil || lines(e.Problems) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, lines(e.Problems), want)
	}
}

func TestNamedFileMustBeValid(t *testing.T) {
	environ, usual := home(t, "theme: mono")
	named := filepath.Join(t.TempDir(), "mine.yaml")
	if _, err := Load(environ, named, nil, someActions, Administrator{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if err := os.WriteFile(named, []byte("theme: pink\nsplit: 30\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, environ := range [][]string{append(environ, "TRUSTBOOK_CONFIG="+named), {"TRUSTBOOK_CONFIG=" + named}} {
		e, err := Load(environ, "", nil, someActions, Administrator{})
		if !errors.Is(err, ErrProblems) || len(e.Problems) != 1 || e.Config.Split != 30 {
			t.Errorf("a wrong file: %+v, %v", e, err)
		}
	}
	if e, err := Load([]string{"TRUSTBOOK_CONFIG=" + named}, usual, nil, someActions, Administrator{}); err != nil || e.Config.Theme != "mono" {
		t.Errorf("the argument overrides the environment: %+v, %v", e, err)
	}
	if _, err := Load([]string{"TRUSTBOOK_THEME=pink"}, usual, nil, someActions, Administrator{}); err != nil {
		t.Errorf("a mistake in the environment does not make the file invalid: %v", err)
	}
}

func TestUnreadableFile(t *testing.T) {
	environ, path := home(t, strings.Repeat("# much\n", maxFileBytes))
	check := func(want string) {
		t.Helper()
		e, err := Load(environ, "", nil, someActions, Administrator{})
		if err != nil || lines(e.Problems) != path+": cannot be read: "+want || !sameConfig(e.Config, Default()) {
			t.Errorf("%v, %v", lines(e.Problems), err)
		}
		if _, err := Load(environ, path, nil, someActions, Administrator{}); err == nil || err.Error() != "cannot read the configuration "+path+": "+want {
			t.Errorf("named: %v", err)
		}
	}
	check("larger than 64 KiB")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	check("not a regular file")
}

// The path of a handbook is relative to the folder of the file that names it, regardless of the working directory.
func TestHandbookPathIsRelativeToFile(t *testing.T) {
	elsewhere := t.TempDir()
	for written, want := range map[string]string{"texts": "FOLDER/texts", "../texts": "FOLDER/../texts", "~/texts": "HOME/texts", elsewhere: elsewhere, `""`: ""} {
		environ, path := home(t, "handbook: "+written)
		homeFolder := t.TempDir()
		e, err := Load(append(environ, "HOME="+homeFolder), "", nil, someActions, Administrator{})
		want = strings.NewReplacer("FOLDER", filepath.Dir(path), "HOME", homeFolder).Replace(want)
		if want != "" {
			want = filepath.Clean(want)
		}
		if err != nil || e.Config.Handbook != want {
			t.Errorf("%s: %q, want %q; %v", written, e.Config.Handbook, want, err)
		}
	}
	e, _ := Load([]string{"TRUSTBOOK_HANDBOOK=texts"}, "", nil, someActions, Administrator{})
	if e.Config.Handbook != "texts" {
		t.Errorf("the environment's: %q", e.Config.Handbook)
	}
	full, _ := filepath.Abs("texts")
	if again, problems := Read("c.yaml", []byte(e.YAML()), someActions()); again.Handbook != full || len(problems) > 0 {
		t.Errorf("as written to a file: %q, %v", again.Handbook, problems)
	}
}
