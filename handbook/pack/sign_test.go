package pack

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"
)

var day = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// pair generates a key pair, the secret key without a password.
func pair(t *testing.T, o KeyOrigin) (Key, []byte) {
	t.Helper()
	public, private, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := private.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	return Key{Name: "test.pub", Origin: o, public: public}, secret
}

func sign(t *testing.T, pack, secret []byte, s SignedClaims) []byte {
	t.Helper()
	sig, err := Sign(pack, secret, "", s, day)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func TestSignAndVerify(t *testing.T) {
	key, secret := pair(t, AdministratorKey)
	pack := []byte("all the bytes of a zip")
	claims := SignedClaims{Seq: 7, Expires: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)}
	got, err := Verify(pack, sign(t, pack, secret, claims), []Key{key}, day)
	if err != nil {
		t.Fatal(err)
	}
	if got.Seq != 7 || !got.Expires.Equal(claims.Expires) || got.Key.ID() != key.ID() || got.Key.Origin != AdministratorKey {
		t.Errorf("%+v", got)
	}
}

func TestVerifyRefuses(t *testing.T) {
	key, secret := pair(t, BuiltInKey)
	stranger, _ := pair(t, ReaderKey)
	pack := []byte("all the bytes of a zip")
	good := sign(t, pack, secret, SignedClaims{Seq: 7, Expires: day})
	var private minisign.PrivateKey
	if err := private.UnmarshalText(secret); err != nil {
		t.Fatal(err)
	}
	hashed := func(comment string) []byte {
		r := minisign.NewReader(bytes.NewReader(pack))
		_, _ = bytes.NewBuffer(nil).ReadFrom(r)
		return r.SignWithComments(private, comment, "x")
	}
	for name, c := range map[string]struct {
		pack, sig []byte
		keys      []Key
		now       time.Time
		want      error
	}{
		"another text":           {[]byte("all the bytes of A zip"), good, []Key{key}, day, ErrSignatureMismatch},
		"another comment":        {pack, bytes.Replace(good, []byte("seq=7"), []byte("seq=9"), 1), []Key{key}, day, ErrSignatureMismatch},
		"a key nobody knows":     {pack, good, []Key{stranger}, day, ErrUnknownKey},
		"no keys":                {pack, good, nil, day, ErrUnknownKey},
		"nothing":                {pack, nil, []Key{key}, day, ErrMalformedSignature},
		"too much":               {pack, append(good, bytes.Repeat([]byte("x"), MaxSignatureBytes)...), []Key{key}, day, ErrMalformedSignature},
		"the day after":          {pack, good, []Key{key}, day.AddDate(0, 0, 1), ErrSignatureExpired},
		"the old form":           {pack, minisign.SignWithComments(private, pack, "seq=1", "x"), []Key{key}, day, ErrLegacySignature},
		"a number that is none":  {pack, hashed("seq=many"), []Key{key}, day, ErrMalformedSignature},
		"a date that is none":    {pack, hashed("expires=soon"), []Key{key}, day, ErrMalformedSignature},
		"a number below nothing": {pack, hashed("seq=-1"), []Key{key}, day, ErrMalformedSignature},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Verify(c.pack, c.sig, c.keys, c.now); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
	if _, err := Verify(pack, good, []Key{key}, day.Add(11*time.Hour)); err != nil {
		t.Errorf("on its last day: %v", err)
	}
}

func TestVerifyPrefersTheMostTrustedKey(t *testing.T) {
	key, secret := pair(t, BuiltInKey)
	mine := key
	mine.Origin = ReaderKey
	got, err := Verify([]byte("x"), sign(t, []byte("x"), secret, SignedClaims{}), []Key{mine, key}, day)
	if err != nil || got.Key.Origin != BuiltInKey {
		t.Errorf("%v, %v", got.Key.Origin, err)
	}
}

func TestFingerprintCoversTheWholeKey(t *testing.T) {
	a, _ := pair(t, ReaderKey)
	b, _ := pair(t, ReaderKey)
	if a.Fingerprint() == b.Fingerprint() || len(strings.Fields(a.Fingerprint())) != 8 {
		t.Errorf("%q and %q", a.Fingerprint(), b.Fingerprint())
	}
	again, err := ParseKey("again", []byte("untrusted comment: says anything\n"+a.String()+"\n"), ReaderKey)
	if err != nil || again.Fingerprint() != a.Fingerprint() {
		t.Errorf("%q, %v", again.Fingerprint(), err)
	}
	if _, err := ParseKey("x", []byte("no key"), ReaderKey); err == nil {
		t.Error("that is a key")
	}
}

// TestMinisign exchanges signatures with minisign itself, with and without a password.
func TestMinisign(t *testing.T) {
	tool, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("minisign is not installed")
	}
	dir := t.TempDir()
	pack := []byte("all the bytes of a zip")
	file := filepath.Join(dir, "handbook.zip")
	if err := os.WriteFile(file, pack, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(input string, args ...string) {
		t.Helper()
		c := exec.Command(tool, args...)
		c.Dir, c.Stdin = dir, strings.NewReader(input)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("minisign %q: %v\n%s", args, err, out)
		}
	}
	for name, password := range map[string]string{"open": "", "locked": "a password"} {
		t.Run(name, func(t *testing.T) {
			if password != "" && os.Getenv("TRUSTBOOK_FULL") == "" {
				t.Skip("opening a key with a password takes seconds and a gigabyte")
			}
			public, secret := name+".pub", name+".key"
			if password == "" {
				run("", "-G", "-W", "-p", public, "-s", secret)
			} else {
				run(password+"\n"+password+"\n", "-G", "-p", public, "-s", secret)
			}
			text, err := os.ReadFile(filepath.Join(dir, public))
			if err != nil {
				t.Fatal(err)
			}
			key, err := ParseKey(public, text, AdministratorKey)
			if err != nil {
				t.Fatal(err)
			}
			sealed, err := os.ReadFile(filepath.Join(dir, secret))
			if err != nil {
				t.Fatal(err)
			}
			if IsEncrypted(sealed) != (password != "") {
				t.Errorf("encrypted: %v", IsEncrypted(sealed))
			}
			sig, err := Sign(pack, sealed, password, SignedClaims{Seq: 3}, day)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file+SignatureSuffix, sig, 0o600); err != nil {
				t.Fatal(err)
			}
			run("", "-V", "-p", public, "-m", "handbook.zip")

			if password != "" { // each use of the password takes seconds
				if _, err := Sign(pack, sealed, "another", SignedClaims{}, day); !errors.Is(err, ErrPassword) {
					t.Errorf("%v, want %v", err, ErrPassword)
				}
				return
			}
			run("", "-S", "-s", secret, "-m", "handbook.zip", "-t", "seq=4 expires=2026-12-31")
			theirs, err := os.ReadFile(file + SignatureSuffix)
			if err != nil {
				t.Fatal(err)
			}
			if claims, err := Verify(pack, theirs, []Key{key}, day); err != nil || claims.Seq != 4 {
				t.Errorf("%+v, %v", claims, err)
			}
		})
	}
}

// A key of another program and a damaged key give different errors.
func TestSignRejectsOtherKeys(t *testing.T) {
	for key, want := range map[string]error{
		"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n": ErrSSHKey,
		"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n":     ErrSSHKey,
		"ssh-ed25519 AAAA ada":                        ErrSSHKey,
		"ecdsa-sha2-nistp256 AAAA ada":                ErrSSHKey,
		"sk-ssh-ed25519@openssh.com AAAA ada":         ErrSSHKey,
		"untrusted comment: minisign public key\nRWQ": ErrNoSecretKey,
		"": ErrNoSecretKey,
	} {
		if _, err := SignReceipts([]byte("x"), []byte(key), "", time.Now()); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", key, err, want)
		}
	}
}
