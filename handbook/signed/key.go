// Package signed says who vouches for a packed handbook. A pack is signed with
// minisign (https://jedisct1.github.io/minisign/): the signature lies beside it,
// is made over all of its bytes, and is checked before one of them is read as a
// zip. Keys come with the program, from an administrator or from the reader,
// never from the pack.
package signed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"aead.dev/minisign"
)

// Origin says who brought a key, and so how much its word is worth.
type Origin int

// The origins of keys, the most trusted first.
const (
	BuiltIn       Origin = iota // it is part of the program
	Administrator               // it lies where only an administrator can put it
	Reader                      // the reader added it
)

// String is the origin as a reader is told it.
func (o Origin) String() string {
	switch o {
	case BuiltIn:
		return "built in"
	case Administrator:
		return "from the administrator"
	}
	return "added by you"
}

// Key is a public key with which packs may be signed.
type Key struct {
	Name   string // for people, such as that of its file
	Origin Origin

	public minisign.PublicKey
}

// ParseKey reads a public key as minisign writes it: a file with a comment, or
// the line of the key alone.
func ParseKey(name string, text []byte, o Origin) (Key, error) {
	k := Key{Name: name, Origin: o}
	if err := k.public.UnmarshalText([]byte(strings.TrimSpace(string(text)))); err != nil {
		return Key{}, errors.New("this is no public key of minisign")
	}
	return k, nil
}

// ID is the name that signatures call the key by: 16 hexadecimal digits. It is
// no proof of anything; see [Key.Fingerprint].
func (k Key) ID() string { return keyID(k.public.ID()) }

func keyID(id uint64) string { return fmt.Sprintf("%016X", id) }

// fingerprintBytes are as many as nobody can find another key for.
const fingerprintBytes = 16

// Fingerprint is a hash of the whole key (SHA-256, 128 bits of it) in groups of
// four, to be compared with what its owner says on another way.
func (k Key) Fingerprint() string {
	sum := sha256.Sum256([]byte(k.public.String()))
	digits := hex.EncodeToString(sum[:fingerprintBytes])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// String is the key as minisign writes it on one line.
func (k Key) String() string { return k.public.String() }
