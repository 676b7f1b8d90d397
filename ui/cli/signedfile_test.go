//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// checkFolder fails unless a folder contains exactly the given files.
func checkFolder(t *testing.T, dir string, want map[string]string) {
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
		t.Errorf("%d files, want %d", len(entries), len(want))
	}
}

// Either a file and its signature are both replaced, or neither is.
func TestFileAndSignatureAreReplacedTogether(t *testing.T) {
	for name, c := range map[string]struct {
		before, after map[string]string
		broken        string // the file whose temporary file has disappeared
	}{
		"new":                           {nil, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"replace both":                  {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"replace the file":              {map[string]string{"a": "old"}, map[string]string{"a": "new", "a.minisig": "of new"}, ""},
		"new, file fails":               {nil, nil, "a"},
		"replace both, file fails":      {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "old", "a.minisig": "of old"}, "a"},
		"replace the file, file fails":  {map[string]string{"a": "old"}, map[string]string{"a": "old"}, "a"},
		"replace both, signature fails": {map[string]string{"a": "old", "a.minisig": "of old"}, map[string]string{"a": "old", "a.minisig": "of old"}, "a.minisig"},
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
			for _, one := range []*atomicFile{s.file, s.signature} {
				if filepath.Base(one.path) != c.broken {
					continue
				}
				if err := os.Remove(one.temp); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.finish(s.write([]byte("new"), []byte("of new"))); (err != nil) != (c.broken != "") {
				t.Errorf("finish: %v", err)
			}
			checkFolder(t, dir, c.after)
		})
	}
}
