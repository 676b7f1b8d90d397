package load

import (
	"context"
	"errors"
	"hash/maphash"
	"io/fs"

	"trustbook/handbook"
	"trustbook/handbook/flat"
	"trustbook/handbook/pack"
)

// ErrStale means that an encoded handbook was made from other files than those beside it.
var ErrStale = errors.New("encoded from other files")

// FromEncoded returns the handbook in fsys from data, which package flat encoded from the same files. The error is
// [ErrStale] if data was made from other files, or by another version of the program.
func FromEncoded(fsys fs.FS, data string) (*handbook.Handbook, error) {
	w, err := walk(context.Background(), fsys, nil)
	if err != nil {
		return nil, err
	}
	parts, err := flat.Decode(data)
	if err != nil || parts.Digest != pack.Digest(w.files()) {
		return nil, ErrStale
	}
	parts.Files = make(map[string]uint64, len(w.pages)+1)
	for _, f := range w.pages {
		parts.Files[f.Path] = maphash.Bytes(checksumSeed, f.Data)
	}
	if len(w.manifest) > 0 {
		parts.Files[handbook.ManifestName] = maphash.Bytes(checksumSeed, w.manifest)
	}
	return handbook.New(parts), nil
}
