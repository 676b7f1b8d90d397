package trust

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"trustbook/handbook/pack"
)

var day = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// place makes a folder with the given files.
func place(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

type signer struct {
	private minisign.PrivateKey
	public  string // as minisign writes it
}

func newSigner(t *testing.T) signer {
	t.Helper()
	public, private, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return signer{private, public.String()}
}

// seal writes a pack with its signature and returns the pack's path.
func (s signer) seal(t *testing.T, zip []byte, comment string) string {
	t.Helper()
	r := minisign.NewReader(bytes.NewReader(zip))
	if _, err := bytes.NewBuffer(nil).ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	dir := place(t, map[string]string{"h.zip": string(zip), "h.zip" + pack.SignatureSuffix: string(r.SignWithComments(s.private, comment, "x"))})
	return filepath.Join(dir, "h.zip")
}

func loaded(t *testing.T, places Places, builtIn ...string) *Trust {
	t.Helper()
	tr, problems, err := Load(places, builtIn)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return tr
}

func TestMark(t *testing.T) {
	s, zip := newSigner(t), []byte("a zip")
	path := s.seal(t, zip, "seq=1")
	for name, c := range map[string]struct {
		trust *Trust
		want  string
	}{
		"built in":      {loaded(t, Places{}, s.public), ""},
		"administrator": {loaded(t, Places{System: place(t, map[string]string{"keys/a.pub": s.public})}), ""},
		"reader":        {loaded(t, Places{Reader: place(t, map[string]string{"keys/a.pub": s.public})}), "signed by your key"},
	} {
		standing, err := c.trust.Check(path, zip, day)
		if err != nil || standing.Mark() != c.want {
			t.Errorf("%s: %q, %v", name, standing.Mark(), err)
		}
	}
	bare := filepath.Join(place(t, map[string]string{"h.zip": "a zip"}), "h.zip")
	if standing, err := loaded(t, Places{}).Check(bare, zip, day); err != nil || standing.Mark() != "unsigned" {
		t.Errorf("%q, %v", standing.Mark(), err)
	}
}

func TestCheckRefuses(t *testing.T) {
	s, zip := newSigner(t), []byte("a zip")
	path := s.seal(t, zip, "")
	strict := loaded(t, Places{System: place(t, map[string]string{"policy.yaml": "require_signature: true\n"})}, s.public)
	for name, c := range map[string]struct {
		trust *Trust
		path  string
		zip   []byte
		want  string
	}{
		"a pack that was changed":          {strict, path, []byte("a Zip"), "changed"},
		"a signature by a stranger":        {loaded(t, Places{}), path, zip, "unknown key"},
		"a zip without one, where it must": {strict, filepath.Join(t.TempDir(), "h.zip"), zip, "not signed"},
		"a folder, where it must":          {strict, t.TempDir(), nil, "not signed"},
	} {
		if _, err := c.trust.Check(c.path, c.zip, day); !errors.Is(err, ErrUntrusted) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestPolicyChoose(t *testing.T) {
	mine := filepath.Join(t.TempDir(), "mine.zip")
	for name, c := range map[string]struct {
		policy, asked, want string
		refused             bool
	}{
		"none":                     {"# none yet\n", mine, mine, false},
		"none, nothing asked":      {"# none yet\n", "", "", false},
		"built in only":            {"built_in_only: true\n", "", "", false},
		"built in only, asked":     {"built_in_only: true\n", mine, "", true},
		"pinned":                   {"handbook: " + mine + "\n", "", mine, false},
		"pinned, the same asked":   {"handbook: " + mine + "\n", mine, mine, false},
		"pinned, another is asked": {"handbook: " + mine + "\n", mine + "x", "", true},
	} {
		tr := loaded(t, Places{System: place(t, map[string]string{"policy.yaml": c.policy})})
		got, err := tr.Policy.Choose(c.asked)
		if got != c.want || errors.Is(err, ErrUntrusted) != c.refused {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestAddAndRemoveKeys(t *testing.T) {
	s := newSigner(t)
	places := Places{Reader: filepath.Join(t.TempDir(), "new")}
	key, err := pack.ParseKey("theirs", []byte(s.public), pack.ReaderKey)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loaded(t, places).Add(key); err != nil {
		t.Fatal(err)
	}
	tr := loaded(t, places)
	if len(tr.Keys) != 1 || tr.Keys[0].ID() != key.ID() || tr.Keys[0].Origin != pack.ReaderKey {
		t.Fatalf("%+v", tr.Keys)
	}
	if err := tr.Remove(strings.ToLower(key.ID())); err != nil {
		t.Error(err)
	}
	if after := loaded(t, places); len(after.Keys) != 0 {
		t.Errorf("%+v", after.Keys)
	}
	if err := tr.Remove("0000"); err == nil {
		t.Error("a key that is not there was removed")
	}
	places.System = place(t, map[string]string{"policy.yaml": "reader_keys: false\n"})
	if _, err := loaded(t, places).Add(key); err == nil {
		t.Error("a key was added against the policy")
	}
}

func TestBrokenKeyIsSkipped(t *testing.T) {
	s := newSigner(t)
	tr, problems, err := Load(Places{System: place(t, map[string]string{"keys/a.pub": "no key", "keys/b.pub": s.public, "keys/c.txt": "no key"})}, nil)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Error(), "a.pub") || len(tr.Keys) != 1 {
		t.Errorf("%v %v %v", tr, problems, err)
	}
}

func TestSystemFolderIgnoresEnvironment(t *testing.T) {
	for system, want := range map[string]string{"linux": "/etc/trustbook", "darwin": "/Library/Application Support/trustbook", "windows": `C:\ProgramData\trustbook`, "js": ""} {
		if got := systemFolderOn(system); got != want {
			t.Errorf("%s: %q", system, got)
		}
	}
}
