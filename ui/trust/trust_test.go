package trust

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"trustbook/handbook/pack"
)

var day = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// folderWith returns a folder with the given files.
func folderWith(t *testing.T, files map[string]string) string {
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
	public  string // in minisign's format
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
	dir := folderWith(t, map[string]string{"h.zip": string(zip), "h.zip" + pack.SignatureSuffix: string(r.SignWithComments(s.private, comment, "x"))})
	return filepath.Join(dir, "h.zip")
}

func loaded(t *testing.T, places FolderPaths, builtIn ...string) *Store {
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
		trust *Store
		want  string
	}{
		"built in":      {loaded(t, FolderPaths{}, s.public), ""},
		"administrator": {loaded(t, FolderPaths{System: folderWith(t, map[string]string{"keys/a.pub": s.public})}), ""},
		"reader":        {loaded(t, FolderPaths{Reader: folderWith(t, map[string]string{"keys/a.pub": s.public})}), "signed by your key"},
	} {
		standing, err := c.trust.CheckSignature(path, zip, day)
		if err != nil || standing.Warning() != c.want {
			t.Errorf("%s: %q, %v", name, standing.Warning(), err)
		}
	}
	bare := filepath.Join(folderWith(t, map[string]string{"h.zip": "a zip"}), "h.zip")
	if standing, err := loaded(t, FolderPaths{}).CheckSignature(bare, zip, day); err != nil || standing.Warning() != "unsigned" {
		t.Errorf("%q, %v", standing.Warning(), err)
	}
}

func TestCheckRefuses(t *testing.T) {
	s, zip := newSigner(t), []byte("a zip")
	path := s.seal(t, zip, "")
	strict := loaded(t, FolderPaths{System: folderWith(t, map[string]string{"policy.yaml": "require_signature: true\n"})}, s.public)
	for name, c := range map[string]struct {
		trust *Store
		path  string
		zip   []byte
		want  string
	}{
		"a pack that was changed":          {strict, path, []byte("a Zip"), "changed"},
		"a signature by a stranger":        {loaded(t, FolderPaths{}), path, zip, "unknown key"},
		"a zip without one, where it must": {strict, filepath.Join(t.TempDir(), "h.zip"), zip, "not signed"},
		"a folder, where it must":          {strict, t.TempDir(), nil, "not signed"},
	} {
		if _, err := c.trust.CheckSignature(c.path, c.zip, day); !errors.Is(err, ErrUntrusted) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// The order of precedence: the user's request, the policy, the settings, the system's folder, the built-in handbook.
func TestPolicyChoose(t *testing.T) {
	folder := t.TempDir()
	mine, pinned, second := filepath.Join(folder, "mine.zip"), filepath.Join(folder, "pinned.zip"), filepath.Join(folder, "second.zip")
	const none, builtIn, system = "# none yet\n", "built_in_only: true\n", "/system.zip"
	one, two := "handbook: "+pinned+"\n", "handbook: ["+pinned+", "+second+"]\n"
	for name, c := range map[string]struct {
		policy, requested, configured, installed string
		want                                     []string
		refused                                  bool
	}{
		"nothing":                       {none, "", "", "", nil, false},
		"system":                        {none, "", "", system, []string{system}, false},
		"settings before system":        {none, "", mine, system, []string{mine}, false},
		"request before settings":       {none, second, mine, system, []string{second}, false},
		"policy before settings":        {one, "", mine, system, []string{pinned}, false},
		"policy, nothing else":          {one, "", "", "", []string{pinned}, false},
		"policy, the same is requested": {one, pinned, mine, "", []string{pinned}, false},
		"policy, another is requested":  {one, mine, "", "", nil, true},
		"list":                          {two, "", mine, "", []string{pinned, second}, false},
		"list, one is requested":        {two, second, "", "", []string{second}, false},
		"list, another is requested":    {two, mine, "", "", nil, true},
		"built in only":                 {builtIn, "", mine, system, nil, false},
		"built in only, requested":      {builtIn, mine, "", "", nil, true},
	} {
		tr := loaded(t, FolderPaths{System: folderWith(t, map[string]string{"policy.yaml": c.policy})})
		got, err := tr.Policy.Choose(c.requested, c.configured, c.installed)
		if errors.Is(err, ErrUntrusted) != c.refused || !c.refused && !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// A pack that expired after it was opened can still be read, unless the policy forbids it.
func TestCheckLastGood(t *testing.T) {
	s, zip := newSigner(t), []byte("a zip")
	path := s.seal(t, zip, "seq=1 expires=2026-01-30")
	signature, err := os.ReadFile(path + pack.SignatureSuffix)
	if err != nil {
		t.Fatal(err)
	}
	free := loaded(t, FolderPaths{}, s.public)
	if p, err := free.CheckSignature(path, zip, day); !errors.Is(err, pack.ErrSignatureExpired) || p.Signed || p.Claims.Seq != 1 {
		t.Errorf("named: %+v, %v", p, err)
	}
	if p, err := free.CheckLastGood(zip, signature, day); err != nil || !p.Signed || p.Claims.Seq != 1 {
		t.Errorf("kept: %+v, %v", p, err)
	}
	if _, err := free.CheckLastGood([]byte("a Zip"), signature, day); !errors.Is(err, pack.ErrSignatureMismatch) {
		t.Errorf("kept and changed: %v", err)
	}
	if _, err := loaded(t, FolderPaths{}).CheckLastGood(zip, signature, day); !errors.Is(err, pack.ErrUnknownKey) {
		t.Errorf("kept, and the key is gone: %v", err)
	}
	strict := loaded(t, FolderPaths{System: folderWith(t, map[string]string{"policy.yaml": "expired: refuse\n"})}, s.public)
	if _, err := strict.CheckLastGood(zip, signature, day); !errors.Is(err, pack.ErrSignatureExpired) {
		t.Errorf("kept, with a strict policy: %v", err)
	}
}

func TestAddAndRemoveKeys(t *testing.T) {
	s := newSigner(t)
	places := FolderPaths{Reader: filepath.Join(t.TempDir(), "new")}
	key, err := pack.ParseKey("theirs", []byte(s.public), pack.ReaderKey)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loaded(t, places).AddKey(key); err != nil {
		t.Fatal(err)
	}
	tr := loaded(t, places)
	if len(tr.Keys) != 1 || tr.Keys[0].ID() != key.ID() || tr.Keys[0].Origin != pack.ReaderKey {
		t.Fatalf("%+v", tr.Keys)
	}
	if err := tr.RemoveKey(strings.ToLower(key.ID())); err != nil {
		t.Error(err)
	}
	if after := loaded(t, places); len(after.Keys) != 0 {
		t.Errorf("%+v", after.Keys)
	}
	if err := tr.RemoveKey("0000"); err == nil {
		t.Error("a key that is not there was removed")
	}
	places.System = folderWith(t, map[string]string{"policy.yaml": "reader_keys: false\n"})
	if _, err := loaded(t, places).AddKey(key); err == nil {
		t.Error("a key was added against the policy")
	}
}

func TestBrokenKeyIsSkipped(t *testing.T) {
	s := newSigner(t)
	tr, problems, err := Load(FolderPaths{System: folderWith(t, map[string]string{"keys/a.pub": "no key", "keys/b.pub": s.public, "keys/c.txt": "no key"})}, nil)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Error(), "a.pub") || len(tr.Keys) != 1 {
		t.Errorf("%v %v %v", tr, problems, err)
	}
}

func TestSystemPlacesIgnoreTheEnvironment(t *testing.T) {
	for system, want := range map[string]string{
		"linux": "/usr/share/trustbook/handbook.zip", "openbsd": "/usr/local/share/trustbook/handbook.zip",
		"darwin": "/Library/Application Support/trustbook/handbook.zip", "windows": `C:\Program Files\trustbook\handbook.zip`, "js": "",
	} {
		if got := systemHandbookPath(system); got != want {
			t.Errorf("%s: %q", system, got)
		}
	}
	for system, want := range map[string]string{"linux": "/etc/trustbook", "darwin": "/Library/Application Support/trustbook", "windows": `C:\ProgramData\trustbook`, "js": ""} {
		if got := systemFolderForOS(system); got != want {
			t.Errorf("%s: %q", system, got)
		}
	}
}
