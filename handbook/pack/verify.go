package pack

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"aead.dev/minisign"
)

// SignatureSuffix is appended to the name of a pack to get the name of its signature.
const SignatureSuffix = ".minisig"

// MaxSignatureBytes is the maximum size of a signature file; real ones have about 300 bytes.
const MaxSignatureBytes = 4 << 10

// Reasons why a signature is rejected. Errors wrap them and add details.
var (
	ErrMalformedSignature = errors.New("the signature is damaged")
	ErrLegacySignature    = errors.New("the signature has the old format, which is not accepted; sign again with a current minisign")
	ErrUnknownKey         = errors.New("the signature is by an unknown key")
	ErrSignatureMismatch  = errors.New("the signature does not match the file: one of them was changed")
	ErrSignatureExpired   = errors.New("the signature has expired")
	ErrRollback           = errors.New("a newer edition has been opened here before")
)

// SignedClaims holds what a valid signature states.
type SignedClaims struct {
	Key     Key
	Seq     int64     // sequence number, which shows which of two editions is older; 0 for none
	Expires time.Time // last day on which the pack may be opened, so that old packs cannot be used for ever; zero for no limit
}

// Verify checks that a pack was signed with one of keys and that the signature has not expired. The signature also
// covers the values in the SignedClaims.
func Verify(pack, signature []byte, keys []Key, now time.Time) (SignedClaims, error) {
	var s minisign.Signature
	if len(signature) > MaxSignatureBytes || s.UnmarshalText(signature) != nil {
		return SignedClaims{}, ErrMalformedSignature
	}
	if s.Algorithm != minisign.HashEdDSA {
		return SignedClaims{}, ErrLegacySignature
	}
	key, known := findKey(keys, s.KeyID)
	if !known {
		return SignedClaims{}, fmt.Errorf("%w (%s)", ErrUnknownKey, formatKeyID(s.KeyID))
	}
	if !minisign.Verify(key.public, pack, signature) {
		return SignedClaims{}, ErrSignatureMismatch
	}
	claims, err := parseTrustedComment(s.TrustedComment)
	if err != nil {
		return SignedClaims{}, err
	}
	claims.Key = key
	if !claims.Expires.IsZero() && !now.Before(claims.Expires.AddDate(0, 0, 1)) {
		return claims, fmt.Errorf("%w on %s", ErrSignatureExpired, claims.Expires.Format(time.DateOnly))
	}
	return claims, nil
}

// findKey returns the most trusted key with the given id. known is false if there is no such key.
func findKey(keys []Key, id uint64) (key Key, known bool) {
	for _, k := range keys {
		if k.public.ID() == id && (!known || k.Origin < key.Origin) {
			key, known = k, true
		}
	}
	return key, known
}

// parseTrustedComment reads seq=N and expires=YYYY-MM-DD from a trusted comment, and ignores all other words.
func parseTrustedComment(comment string) (SignedClaims, error) {
	var s SignedClaims
	for word := range strings.FieldsSeq(comment) {
		name, value, _ := strings.Cut(word, "=")
		var err error
		switch name {
		case "seq":
			s.Seq, err = strconv.ParseInt(value, 10, 64)
			if s.Seq < 0 {
				err = strconv.ErrRange
			}
		case "expires":
			s.Expires, err = time.Parse(time.DateOnly, value)
		}
		if err != nil {
			return SignedClaims{}, fmt.Errorf("%w: %s is invalid", ErrMalformedSignature, name)
		}
	}
	return s, nil
}

// comment returns the trusted comment that [parseTrustedComment] reads.
func (s SignedClaims) comment() string {
	var words []string
	if s.Seq > 0 {
		words = append(words, "seq="+strconv.FormatInt(s.Seq, 10))
	}
	if !s.Expires.IsZero() {
		words = append(words, "expires="+s.Expires.Format(time.DateOnly))
	}
	return strings.Join(words, " ")
}
