package trust

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// FuzzPolicy reads arbitrary policies. Each is either obeyed or an error.
func FuzzPolicy(f *testing.F) {
	f.Add("require_signature: true\nreader_keys: false\nhandbook: /a/b.zip\n")
	f.Add("handbook: [/a.zip, b.zip]\nexpired: refuse\n")
	f.Add("built_in_only: yes\n")
	f.Add("locked: [theme, no-state]\nexpired: refuse\n")
	f.Add("a: &x [*x]\n")
	f.Add("require_signature: true\nrequire_signature: false\n")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(filepath.Join(dir, policyName), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := ReadPolicy(dir)
		if err != nil && !reflect.DeepEqual(p, Policy{}) {
			t.Fatalf("%v, and yet %+v", err, p)
		}
		for _, path := range p.Handbooks {
			if !filepath.IsAbs(path) {
				t.Fatalf("%+v", p)
			}
		}
	})
}
