// Package ooxml reads Office Open XML packages (ECMA-376, part 2): zips of parts, and relationships between the parts.
// Workbooks (.xlsx) and Word documents (.docx) are such packages.
//
// Packages are untrusted input. The total size of the parts is limited, and XML with a document type is refused.
package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

const maxParts = 10_000

// Package is an open package. Part names are case-insensitive.
type Package struct {
	zip      *zip.Reader
	byName   map[string]*zip.File
	limit    int64 // limit for unpacked, in bytes
	unpacked int64
}

// Relationship links a part to another part or to a URL.
type Relationship struct {
	Kind     string // last element of the type, such as hyperlink
	Target   string // name of the target part, or a URL
	External bool
}

// Relationships are the relationships of a part, by id.
type Relationships map[string]Relationship

// IsOLE reports whether data begins like an Office file from before 2007 or like a newer, password-protected one.
func IsOLE(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// IsZip reports whether data begins like a zip.
func IsZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK")) }

// Open opens a package. At most limit bytes of its parts are unpacked in total.
func Open(data []byte, limit int64) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // such paths are harmless, because no file is created
		return nil, errors.New("the file is damaged, perhaps an incomplete download: get it again")
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("more than %d parts in the file", maxParts)
	}
	p := &Package{zip: z, byName: map[string]*zip.File{}, limit: limit}
	for _, f := range z.File {
		name := partName(f.Name)
		if p.byName[name] != nil {
			return nil, fmt.Errorf("the file has the part %s twice", sanitize.Quote(f.Name))
		}
		p.byName[name] = f
	}
	return p, nil
}

// partName normalizes a part name for comparison.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Has reports whether there is a part with the given name.
func (p *Package) Has(name string) bool { return p.byName[partName(name)] != nil }

// HasFolder reports whether there are parts in a folder.
func (p *Package) HasFolder(name string) bool {
	for part := range p.byName {
		if strings.HasPrefix(part, name+"/") {
			return true
		}
	}
	return false
}

// ResetUsage resets the count of unpacked bytes to zero.
func (p *Package) ResetUsage() { p.unpacked = 0 }

// Read unpacks a part.
func (p *Package) Read(name string) ([]byte, error) {
	f := p.byName[partName(name)]
	switch {
	case f == nil:
		return nil, fmt.Errorf("its part %s is missing", sanitize.Quote(name))
	case f.Flags&1 != 0:
		return nil, errors.New("it is encrypted; save it without a password")
	case f.UncompressedSize64 > uint64(p.limit) || p.unpacked+int64(f.UncompressedSize64) > p.limit:
		return nil, fmt.Errorf("it unpacks to more than %d MiB", p.limit>>20)
	}
	p.unpacked += int64(f.UncompressedSize64)
	r, err := f.Open() // yields at most UncompressedSize64 bytes
	if err != nil {
		return nil, damagedError(name, err)
	}
	defer r.Close()
	var data bytes.Buffer
	if _, err = data.ReadFrom(r); err != nil {
		return nil, damagedError(name, err)
	}
	if !utf8.Valid(data.Bytes()) {
		return nil, damagedError(name, errEncoding)
	}
	return data.Bytes(), nil
}

func damagedError(name string, err error) error {
	return fmt.Errorf("its part %s is damaged: %s", sanitize.Quote(name), sanitize.CleanLine(err.Error()))
}

// ScanPart reads a part and calls f with each child of its root element. f must read the child to its end.
func (p *Package) ScanPart(name string, f func(d *Scanner, child *Element) error) error {
	data, err := p.Read(name)
	if err != nil {
		return err
	}
	d := NewScanner(data)
	if err = d.Root(); err == nil {
		err = d.Children(func(child *Element) error { return f(d, child) })
	}
	if err == nil {
		err = d.ReadToEnd()
	}
	if errors.Is(err, errSyntax) || errors.Is(err, errUnexpectedEnd) {
		err = damagedError(name, err)
	}
	return err
}

// Relationships returns the relationships of a part, or of the whole package if part is "". Relative targets are
// relative to the folder of the part.
func (p *Package) Relationships(part string) (Relationships, error) {
	folder, base := path.Split(part)
	out := Relationships{}
	name := folder + "_rels/" + base + ".rels"
	if !p.Has(name) {
		return out, nil
	}
	return out, p.ScanPart(name, func(d *Scanner, e *Element) error {
		r := Relationship{path.Base(e.Attr("Type")), e.Attr("Target"), strings.EqualFold(e.Attr("TargetMode"), "External")}
		if !r.External {
			if !strings.HasPrefix(r.Target, "/") {
				r.Target = path.Join("/", folder, r.Target)
			}
			r.Target = strings.TrimPrefix(r.Target, "/")
		}
		out[e.Attr("Id")] = r
		return d.Skip()
	})
}

// Targets returns the targets of the relationships of a kind, ordered by id.
func (r Relationships) Targets(kind string) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(r)) {
		if r[id].Kind == kind && !r[id].External && !slices.Contains(out, r[id].Target) {
			out = append(out, r[id].Target)
		}
	}
	return out
}

// Target returns the first of [Relationships.Targets], or "" if there are none.
func (r Relationships) Target(kind string) string {
	if all := r.Targets(kind); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Copy writes a copy of the package with some parts replaced. The other parts are copied without decompressing them.
func (p *Package) Copy(w io.Writer, changed map[string][]byte) error {
	files := map[*zip.File][]byte{}
	for name, data := range changed {
		files[p.byName[partName(name)]] = data
	}
	z := zip.NewWriter(w)
	for _, f := range p.zip.File {
		data, ok := files[f]
		if !ok {
			if err := z.Copy(f); err != nil {
				return err
			}
			continue
		}
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Comment: f.Comment, Method: zip.Deflate, Modified: f.Modified, ExternalAttrs: f.ExternalAttrs, CreatorVersion: f.CreatorVersion})
		if err == nil {
			_, err = part.Write(data)
		}
		if err != nil {
			return err
		}
	}
	if err := z.SetComment(p.zip.Comment); err != nil {
		return err
	}
	return z.Close()
}
