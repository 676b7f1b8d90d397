package pack_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
)

func requireSafe(t *testing.T, what, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, sanitize.IsUnsafeInText) {
		t.Fatalf("%s can act on a terminal: %q", what, s)
	}
}

// FuzzOpen opens zips with arbitrary bytes. What opens is read within limits, and no error
// message can control a terminal.
func FuzzOpen(f *testing.F) {
	for _, files := range []map[string]string{
		{"a.md": "# A\n", "handbook.yaml": "title: T\n"},
		{"x/a.md": "# A\n", "x/b/c.md": "# C\n"},
		{"../a.md": "# A\n"},
		{"a.md": "# A\n", "b\x1b[2J\u202e.md": "# B\n"},
		{"a.md": strings.Repeat("a", 1<<16)},
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range files {
			w, err := z.Create(name)
			if err != nil {
				f.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				f.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "handbook.zip")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := pack.Open(name, nil)
		if err != nil {
			requireSafe(t, "refusal", err.Error())
			return
		}
		defer s.Close()
		h, err := load.Handbook(s.FS)
		if err != nil {
			requireSafe(t, "error", sanitize.CleanLine(err.Error()))
			return
		}
		for _, e := range h.Entries {
			requireSafe(t, "path", e.Path)
			requireSafe(t, "body", e.Markdown)
		}
	})
}
