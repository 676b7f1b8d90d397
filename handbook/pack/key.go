package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"aead.dev/minisign"
)

// KeyOrigin is where a signing key comes from, which determines how much it is trusted.
type KeyOrigin int

// The origins of keys, most trusted first.
const (
	BuiltInKey       KeyOrigin = iota // part of the program
	AdministratorKey                  // from a folder that only an administrator can write to
	ReaderKey                         // added by the reader
)

// String returns the origin as shown to readers.
func (o KeyOrigin) String() string {
	return [...]string{BuiltInKey: "built in", AdministratorKey: "from the administrator", ReaderKey: "added by you"}[o]
}

// Key is a public key that verifies signatures of packs.
type Key struct {
	Name   string // name to show to users, such as the file name of the key
	Origin KeyOrigin

	public minisign.PublicKey
}

// ParseKey parses a public key written by minisign: either a file with a comment, or only the line with the key.
func ParseKey(name string, text []byte, o KeyOrigin) (Key, error) {
	k := Key{Name: name, Origin: o}
	if err := k.public.UnmarshalText([]byte(strings.TrimSpace(string(text)))); err != nil {
		return Key{}, errors.New("this is not a minisign public key")
	}
	return k, nil
}

// ID returns the id by which signatures refer to the key, as 16 hexadecimal digits. The id does not prove which key it
// is; see [Key.Fingerprint].
func (k Key) ID() string { return formatKeyID(k.public.ID()) }

// IsZero reports whether k is the zero Key.
func (k Key) IsZero() bool { return k.public.Equal(minisign.PublicKey{}) }

func formatKeyID(id uint64) string { return fmt.Sprintf("%016X", id) }

// fingerprintBytes makes it infeasible to find a second key with the same fingerprint.
const fingerprintBytes = 16

// Fingerprint returns the first 128 bits of the SHA-256 of the whole key, in groups of four digits. Users compare it
// with what the owner tells them through another channel.
func (k Key) Fingerprint() string {
	sum := sha256.Sum256([]byte(k.public.String()))
	digits := hex.EncodeToString(sum[:fingerprintBytes])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// String returns the key on one line, as minisign writes it.
func (k Key) String() string { return k.public.String() }
