package pack

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"time"
)

// modTime is the time stamp of every file in a pack: the earliest that a zip can store, so that packs do not depend on
// when files were saved.
var modTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes files, in the given order, as a zip that [Open] can open. The same files always give the same bytes, on
// every system.
func Write(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Path, Method: zip.Deflate, Modified: modTime}
		h.SetMode(0o644)
		part, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// Digest returns a digest of files, which must be sorted by name: the SHA-256 of their names and hashes, in the format
// of go.sum (golang.org/x/mod/sumdb/dirhash, Hash1). A folder, a zip and the built-in handbook have the same digest if
// their files are the same, and anyone can compute it.
func Digest(files []File) string {
	h := sha256.New()
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		_, _ = io.WriteString(h, hex.EncodeToString(sum[:])+"  "+f.Path+"\n") // writing to a hash never fails
	}
	return "h1:" + base64.StdEncoding.EncodeToString(h.Sum(nil))
}
