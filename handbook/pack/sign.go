package pack

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"time"

	"aead.dev/minisign"
)

// Reasons why a secret key cannot be used.
var (
	ErrPassword    = errors.New("wrong password for this key")
	ErrNoSecretKey = errors.New("this is not a minisign secret key")
	ErrSSHKey      = errors.New("this is an OpenSSH key, but trustbook signs with minisign keys")
)

// IsEncrypted reports whether a minisign secret key needs a password.
func IsEncrypted(secret []byte) bool { return minisign.IsEncrypted(secret) }

// Sign signs a pack with a minisign secret key. Both [Verify] and minisign accept the signature. s.Key is ignored.
func Sign(pack, secret []byte, password string, s SignedClaims, now time.Time) ([]byte, error) {
	return signData(pack, secret, password, s.comment(), "a handbook for trustbook", now)
}

// SignReceipts signs a file of receipts.
func SignReceipts(file, secret []byte, password string, now time.Time) ([]byte, error) {
	return signData(file, secret, password, "receipts", "trustbook receipts", now)
}

// signData signs data. The signature covers the trusted comment, but not the untrusted comment.
func signData(data, secret []byte, password, trusted, untrusted string, now time.Time) ([]byte, error) {
	private, err := openSecret(secret, password)
	if err != nil {
		return nil, err
	}
	r := minisign.NewReader(bytes.NewReader(data))
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	comment := "timestamp:" + now.UTC().Format("2006-01-02T15:04:05Z")
	if trusted != "" {
		comment += " " + trusted
	}
	return r.SignWithComments(private, comment, untrusted+", signed with key "+formatKeyID(private.ID())), nil
}

func openSecret(secret []byte, password string) (minisign.PrivateKey, error) {
	if IsEncrypted(secret) {
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
	case isSSHKey(secret):
		return private, ErrSSHKey
	}
	return private, ErrNoSecretKey
}

// isSSHKey reports whether a file looks like an OpenSSH key, secret or public. It does not recognise old secret keys
// in PEM, because other programs use PEM as well.
func isSSHKey(key []byte) bool {
	starts := []string{"-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----", "ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"}
	return slices.ContainsFunc(starts, func(start string) bool { return bytes.HasPrefix(key, []byte(start)) })
}
