//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// holds fails unless these files, and no others, are in a folder.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, ok := want[e.Name()]
		if data, _ := os.ReadFile(filepath.Join(dir, e.Name())); !ok || string(data) != text {
			t.Errorf("%s holds %q, want %q", e.Name(), data, text)
		}
	}
	if len(entries) != len(want) {
		t.Errorf("there are %d files, want %d", len(entries), len(want))
	}
}

// A file and its signature take their places together, or neither does.
func TestAFileAndItsSignatureAreKeptTogether(t *testing.T) {
	for name, c := range map[string]struct {
		before, after map[string]string
		stuck         string // what cannot take its place, because somebody has removed it
	}{
		"new":                  {nil, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"over others":          {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"over a file":          {map[string]string{"a": "old"}, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"new, no file":         {nil, nil, "a"},
		"over others, no file": {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "old", "a.minisig": "of old"}, "a"},
		"over a file, no file": {map[string]string{"a": "old"}, map[string]string{"a": "old"}, "a"},
		"over others, no mark": {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "old", "a.minisig": "of old"}, "a.minisig"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.before {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			s, err := (&Program{}).createSigned(filepath.Join(dir, "a"))
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range []*target{s.file, s.beside} {
				if filepath.Base(one.path) != c.stuck {
					continue
				}
				if err := os.Remove(one.part); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.finish(s.write([]byte("new"), []byte("of new"))); (err != nil) != (c.stuck != "") {
				t.Errorf("finish: %v", err)
			}
			holds(t, dir, c.after)
		})
	}
}

// Whoever is killed before the new signature has its place has the old one in it.
func TestWhatIsSetAsideKeepsItsPlace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.minisig")
	if err := os.WriteFile(path, []byte("of old"), 0o600); err != nil {
		t.Fatal(err)
	}
	one := &target{part: filepath.Join(dir, ".a"), path: path}
	if err := os.Link(path, filepath.Join(dir, "other")); err != nil {
		t.Skip("a file cannot have two names here:", err)
	}
	aside, err := one.setAside()
	if err != nil || aside == "" {
		t.Fatal(aside, err)
	}
	holds(t, dir, map[string]string{"a.minisig": "of old", filepath.Base(aside): "of old", "other": "of old"})
}
