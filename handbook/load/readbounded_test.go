package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// statedFS reports a wrong size for its files.
type statedFS struct {
	fs.FS
	size int64
}

func (s statedFS) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	return statedFile{f, s.size}, err
}

type statedFile struct {
	fs.File
	size int64
}

func (f statedFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return statedSize{info, f.size}, err
}

type statedSize struct {
	fs.FileInfo
	size int64
}

func (s statedSize) Size() int64 { return s.size }

// Whatever size a file system reports, a file is read completely or refused.
func TestReadBounded(t *testing.T) {
	for _, length := range []int{0, 1, 1000, maxPageBytes - 1, maxPageBytes, maxPageBytes + 1} {
		text := strings.Repeat("x", length)
		files := fstest.MapFS{"a.md": {Data: []byte(text)}}
		for _, size := range []int64{-1, 0, 1, int64(length), int64(length) + 1, maxPageBytes + 1, 1 << 62} {
			data, err := readBounded(statedFS{files, size}, "a.md")
			if refused := err != nil; refused != (length > maxPageBytes) || !refused && string(data) != text {
				t.Errorf("%d bytes, said to be %d: %d were read (%v)", length, size, len(data), err)
			}
		}
	}
}
