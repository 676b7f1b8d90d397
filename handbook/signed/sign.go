package signed

import (
	"bytes"
	"errors"
	"io"
	"time"

	"aead.dev/minisign"
)

// The ways in which a key does not sign.
var (
	ErrPassword = errors.New("the password does not open this key")
	ErrNoSecret = errors.New("this is no secret key of minisign")
	ErrSSH      = errors.New("this is a key of OpenSSH, and trustbook signs with those of minisign")
)

// Encrypted says whether a secret key of minisign needs a password.
func Encrypted(secret []byte) bool { return minisign.IsEncrypted(secret) }

// Sign signs a pack with a secret key as minisign keeps it, in the form that
// [Verify] and minisign itself accept. Of s the key is not looked at.
func Sign(pack, secret []byte, password string, s Seal, now time.Time) ([]byte, error) {
	return signData(pack, secret, password, s.comment(), "a handbook for trustbook", now)
}

// SignReceipts signs a file of receipts, likewise.
func SignReceipts(file, secret []byte, password string, now time.Time) ([]byte, error) {
	return signData(file, secret, password, "receipts", "receipts of trustbook", now)
}

// signData signs data. The signature vouches for said too, and not for what.
func signData(data, secret []byte, password, said, what string, now time.Time) ([]byte, error) {
	private, err := openSecret(secret, password)
	if err != nil {
		return nil, err
	}
	r := minisign.NewReader(bytes.NewReader(data))
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	trusted := "timestamp:" + now.UTC().Format("2006-01-02T15:04:05Z")
	if said != "" {
		trusted += " " + said
	}
	return r.SignWithComments(private, trusted, what+", signed with key "+keyID(private.ID())), nil
}

func openSecret(secret []byte, password string) (minisign.PrivateKey, error) {
	if Encrypted(secret) {
		private, err := minisign.DecryptKey(password, secret)
		if err != nil {
			return private, ErrPassword
		}
		return private, nil
	}
	var private minisign.PrivateKey
	switch err := private.UnmarshalText(secret); {
	case err == nil:
		return private, nil
	case ofSSH(secret):
		return private, ErrSSH
	}
	return private, ErrNoSecret
}

// ofSSH says whether a file holds a key of OpenSSH, secret or public, going by how
// such files begin. The secret ones of older days, in PEM, serve others too.
func ofSSH(key []byte) bool {
	for _, start := range []string{"-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----", "ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"} {
		if bytes.HasPrefix(key, []byte(start)) {
			return true
		}
	}
	return false
}
