package handbook

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// packTime is that of every file in a pack: the earliest that a zip can hold.
// What the texts are does not depend on when somebody saved them.
var packTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Pack writes the texts in fsys as a zip that [Open] reads. The same texts give
// the same bytes, on every system and at any time. What is no text stays out. It
// is an error when something in fsys cannot be read, so that no pack lacks a text.
func Pack(w io.Writer, fsys fs.FS) error {
	r, err := read(context.Background(), fsys, nil)
	if err != nil {
		return err
	}
	for _, p := range r.problems {
		if p.Severity == Error {
			return errors.New(p.String())
		}
	}
	files := r.all()
	if len(files) == 0 {
		return errNoTexts
	}
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.path, Method: zip.Deflate, Modified: packTime}
		h.SetMode(0o644)
		part, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// all are the files that were read, in the order of their names.
func (r *reader) all() []page {
	files := slices.Clone(r.pages)
	if r.manifest != nil {
		files = append(files, page{manifestName, r.manifest})
	}
	files = append(files, r.labels...)
	slices.SortFunc(files, func(x, y page) int { return strings.Compare(x.path, y.path) })
	return files
}
