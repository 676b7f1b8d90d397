package handbook

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
)

// digest is one value for the files of a handbook: SHA-256 over their names and
// hashes in the order of their names, in the form of go.sum
// (golang.org/x/mod/sumdb/dirhash, Hash1). A folder, a zip and the built-in
// handbook with the same texts have the same digest; anyone can compute it.
func digest(files []page) string {
	h := sha256.New()
	for _, f := range files {
		sum := sha256.Sum256(f.data)
		_, _ = io.WriteString(h, hex.EncodeToString(sum[:])+"  "+f.path+"\n") // a hash takes all
	}
	return "h1:" + base64.StdEncoding.EncodeToString(h.Sum(nil))
}
