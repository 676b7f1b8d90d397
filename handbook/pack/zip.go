package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// MaxFiles is the maximum number of files and folders in a handbook. The largest real handbook measured had 900.
const MaxFiles = 250_000

// Limits for a zip, checked before any file is unpacked. Package load limits the cost of pages, as in a folder.
const (
	maxZipBytes          = 32 << 20
	maxZipRatio          = 100     // unpacked size, in multiples of the size in the zip
	minRatioCheckedBytes = 4 << 10 // a file this small may have any ratio
	maxShownNameLength   = 200     // maximum number of characters of a name shown in an error
)

// openZip opens a zip and checks that its directory is consistent. If there is only one folder at the top, fsys is that
// folder and top is its name.
func openZip(data []byte) (fsys fs.FS, top string, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err == nil, errors.Is(err, zip.ErrInsecurePath): // checkDirectory checks names and reports unsafe ones
	case bytes.HasPrefix(data, []byte("PK")):
		return nil, "", errors.New("is a damaged zip file, perhaps an incomplete download: get it again")
	default:
		return nil, "", errors.New("is neither a folder nor a zip file")
	}
	cleanNames(z)
	if err := checkDirectory(z.File); err != nil {
		return nil, "", err
	}
	return openSingleFolder(z)
}

// byteRange is the position of a file's content in the zip.
type byteRange struct{ start, end int64 }

// checkDirectory returns an error if a zip's directory lies about the position, type or size of files, or has two files
// with the same name.
func checkDirectory(files []*zip.File) error {
	if len(files) > MaxFiles {
		return refusalError("more than %d files in the zip", MaxFiles)
	}
	names := map[string]bool{}
	var spans []byteRange
	for _, f := range files {
		name := strings.TrimSuffix(f.Name, "/")
		if err := checkFile(f, name); err != nil {
			return err
		}
		folded := foldName(name)
		if names[folded] && !f.Mode().IsDir() {
			return refusalError("the zip has %q twice; some systems ignore case and Unicode normalization in names", sanitize.CleanLine(name))
		}
		names[folded] = true
		start, err := f.DataOffset()
		if err != nil {
			return refusalError("the zip is damaged at %q", sanitize.CleanLine(name))
		}
		spans = append(spans, byteRange{start, start + int64(min(f.CompressedSize64, maxZipBytes))})
	}
	slices.SortFunc(spans, func(x, y byteRange) int { return cmp.Compare(x.start, y.start) })
	for i := 1; i < len(spans); i++ {
		if spans[i].start < spans[i-1].end {
			return refusalError("files in the zip overlap; no ordinary zip program makes such a zip")
		}
	}
	return nil
}

// checkFile returns an error for a file that the zip of a handbook must not contain.
func checkFile(f *zip.File, name string) error {
	shown := sanitize.Shorten(f.Name, maxShownNameLength)
	switch {
	case !fs.ValidPath(name) || name == ".":
		return refusalError("the zip has a file %q, whose path leads outside the zip", shown)
	case strings.Contains(name, `\`):
		return refusalError("the zip has a file %q, with a \\ in its name", shown)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, sanitize.IsUnsafe):
		return refusalError("the zip has a file name with control characters: %q", shown)
	case isReservedName(name):
		return refusalError("the zip has a file %q, a name that Windows reserves", shown)
	case f.Flags&1 != 0:
		return refusalError("%q in the zip is encrypted; pack it without a password", shown)
	case f.Mode().IsDir(), f.Mode().Type() == fs.ModeSymlink: // links are never opened; package load reports links, as in a folder
		return nil
	case !f.Mode().IsRegular():
		return refusalError("%q in the zip is a device; replace it with a file", shown)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return refusalError("%q in the zip uses an unusual compression method (%d); use Deflate", shown, f.Method)
	case f.UncompressedSize64 > minRatioCheckedBytes+maxZipRatio*f.CompressedSize64:
		return refusalError("%q in the zip unpacks to more than %d times its size", shown, maxZipRatio)
	}
	return nil
}

// isReservedName reports whether Windows gives a path element a special meaning.
func isReservedName(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || deviceNamePattern().MatchString(base) || strings.Contains(part, ":") {
			return true
		}
	}
	return false
}

// deviceNamePattern matches the names that Windows reserves for devices.
var deviceNamePattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:con|prn|aux|nul|(?:com|lpt)\d)$`) })

// openSingleFolder opens the only folder at the top of a zip, as in a zip of a repository. If there is anything else at
// the top, it opens the root.
func openSingleFolder(z *zip.Reader) (fsys fs.FS, only string, err error) {
	entries, err := fs.ReadDir(z, ".")
	if err != nil {
		return nil, "", err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, ".") || name == "__MACOSX":
		case only != "" || !e.IsDir():
			return z, "", nil
		default:
			only = name
		}
	}
	if only == "" {
		return z, "", nil
	}
	fsys, err = fs.Sub(z, path.Clean(only))
	return fsys, only, err
}

// modTime is the time stamp of every file in a pack: the earliest that a zip can store, so that packs do not depend on
// when files were saved.
var modTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// IsPacked reports whether [Write] made the zip in fsys, by the time stamp of its first file. Such a zip has no files
// besides the entries, so it lacks the images and downloads to which they link.
func IsPacked(fsys fs.FS) bool {
	packed := false
	_ = fs.WalkDir(fsys, ".", func(_ string, d fs.DirEntry, err error) error { // an error means false
		if err == nil && d.IsDir() {
			return nil
		}
		if err == nil {
			info, err := d.Info()
			packed = err == nil && info.ModTime().Equal(modTime)
		}
		return fs.SkipAll
	})
	return packed
}

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
// their files are the same. Anyone can compute the digest.
func Digest(files []File) string {
	h := sha256.New()
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		_, _ = io.WriteString(h, hex.EncodeToString(sum[:])+"  "+f.Path+"\n") // writing to a hash never fails
	}
	return "h1:" + base64.StdEncoding.EncodeToString(h.Sum(nil))
}
