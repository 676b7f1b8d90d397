package handbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// What a zip may be before one byte of it is unpacked. What its texts may cost is
// the same as in a folder: see maxFiles and its neighbours.
const (
	maxPackBytes = 32 << 20 // the zip itself
	maxRatio     = 100      // unpacked to packed, of one file
	freeBytes    = 4 << 10  // a file this small may be packed as well as it can
)

// openPack opens a zip when nothing in its directory is meant to deceive. A zip of
// one folder is opened at that folder, and top is its name.
func openPack(data []byte) (fsys fs.FS, top string, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err == nil, errors.Is(err, zip.ErrInsecurePath): // names are checked below, and named
	case bytes.HasPrefix(data, []byte("PK")):
		return nil, "", errors.New("is a damaged zip file, such as one that was cut off on its way: get it again")
	default:
		return nil, "", errors.New("is neither a folder nor a zip file")
	}
	if err := checkPack(z.File); err != nil {
		return nil, "", err
	}
	return onlyFolder(z)
}

// readPack reads a zip as a whole, so that nobody can change it after it was vetted.
func readPack(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPackBytes+1))
	if err == nil && len(data) > maxPackBytes {
		return nil, refuse("it is larger than %d MiB; leave out what is no text, or unpack it and open the folder", maxPackBytes>>20)
	}
	return data, err
}

// span is where the bytes of a file lie in the zip.
type span struct{ start, end int64 }

// checkPack refuses a zip whose directory lies: about where files lie, what they
// are, how large they are, or which of two is meant.
func checkPack(files []*zip.File) error {
	if len(files) > maxFiles {
		return refuse("more than %d files in the zip", maxFiles)
	}
	names := map[string]bool{}
	var spans []span
	for _, f := range files {
		name := strings.TrimSuffix(f.Name, "/")
		if err := checkPacked(f, name); err != nil {
			return err
		}
		low := strings.ToLower(name)
		if names[low] && !f.Mode().IsDir() {
			return refuse("the zip has %q twice; on some systems names that differ in case are one", sanitize.CleanLine(name))
		}
		names[low] = true
		start, err := f.DataOffset()
		if err != nil {
			return refuse("the zip is damaged at %q", sanitize.CleanLine(name))
		}
		spans = append(spans, span{start, start + int64(min(f.CompressedSize64, maxPackBytes))})
	}
	slices.SortFunc(spans, func(x, y span) int { return cmp.Compare(x.start, y.start) })
	for i := 1; i < len(spans); i++ {
		if spans[i].start < spans[i-1].end {
			return refuse("files in the zip overlap, as only a made-up one has it")
		}
	}
	return nil
}

// checkPacked says why one file of a zip cannot be there.
func checkPacked(f *zip.File, name string) error {
	shown := sanitize.CleanLine(name)
	switch {
	case !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`):
		return refuse("the zip has a file %q, which would lie outside of it", shown)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, sanitize.IsUnsafeInText):
		return refuse("the zip has a file name with control characters: %q", shown)
	case reserved(name):
		return refuse("the zip has a file %q, a name that Windows keeps for itself", shown)
	case f.Flags&1 != 0:
		return refuse("%q in the zip is encrypted; pack it without a password", shown)
	case f.Mode().IsDir():
		return nil
	case !f.Mode().IsRegular():
		return refuse("%q in the zip is a link or a device; put the file itself there", shown)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return refuse("%q in the zip is packed by a rare method (%d); pack it with Deflate", shown, f.Method)
	case f.UncompressedSize64 > freeBytes+maxRatio*f.CompressedSize64:
		return refuse("%q in the zip unpacks to more than %d times its size", shown, maxRatio)
	}
	return nil
}

// reserved says whether Windows gives some part of a path another meaning.
func reserved(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || devices()[base] || strings.Contains(part, ":") {
			return true
		}
	}
	return false
}

var devices = setOf(`con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9
lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9`)

// onlyFolder opens the folder that holds all there is, as zips of a repository
// have one; otherwise it leaves the zip as it is.
func onlyFolder(z *zip.Reader) (fsys fs.FS, only string, err error) {
	entries, err := fs.ReadDir(z, ".")
	if err != nil {
		return nil, "", err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case hidden(name) || name == "__MACOSX":
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
