package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// parts are the parts of a package as ECMA-376, part 2, defines it: files in a zip that
// relationships lead to. Their names are compared without case.
type parts struct {
	zip      *zip.Reader
	byName   map[string]*zip.File
	unpacked int64 // bytes of all parts that were opened
}

// relationship is a link from one part to another.
type relationship struct{ kind, target string }

func openParts(data []byte) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is unpacked into files
		return nil, refuse("the file is damaged, perhaps an incomplete download: get it again")
	}
	if len(z.File) > maxParts {
		return nil, refuse("more than %d parts in the file", maxParts)
	}
	p := &parts{zip: z, byName: map[string]*zip.File{}}
	for _, f := range z.File {
		name := partName(f.Name)
		if p.byName[name] != nil {
			return nil, refuse("the file has the part %s twice", sanitize.Quoted(f.Name))
		}
		p.byName[name] = f
	}
	return p, nil
}

func partName(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// open unpacks a part. All parts together may have maxUnpacked bytes.
func (p *parts) open(name string) ([]byte, error) {
	f := p.byName[partName(name)]
	switch {
	case f == nil:
		return nil, refuse("its part %s is missing", sanitize.Quoted(name))
	case f.Flags&1 != 0:
		return nil, refuse("it is encrypted; save it without a password")
	case f.UncompressedSize64 > maxUnpacked || p.unpacked+int64(f.UncompressedSize64) > maxUnpacked:
		return nil, refuse("it unpacks to more than %d MiB", maxUnpacked>>20)
	}
	p.unpacked += int64(f.UncompressedSize64)
	r, err := f.Open() // reads no more than UncompressedSize64
	if err != nil {
		return nil, refuse("its part %s is damaged", sanitize.Quoted(name))
	}
	defer r.Close()
	var data bytes.Buffer
	if _, err = data.ReadFrom(r); err != nil {
		return nil, refuse("its part %s is damaged", sanitize.Quoted(name))
	}
	return data.Bytes(), nil
}

func (p *parts) read(name string, f func(d *xmlReader, child *element) error) error {
	data, err := p.open(name)
	if err != nil {
		return err
	}
	if !utf8.Valid(data) {
		return refuse("its part %s is damaged: %v", sanitize.Quoted(name), errEncoding)
	}
	d := &xmlReader{newScanner(data)}
	if err = d.root(); err == nil {
		err = d.children(func(child *element) error { return f(d, child) })
	}
	if err == nil {
		err = d.end()
	}
	if err != nil && !errors.Is(err, ErrRefused) {
		err = refuse("its part %s is damaged: %s", sanitize.Quoted(name), sanitize.CleanLine(err.Error()))
	}
	return err
}

// relationships reads the relationships of a part by id; "" stands for the whole package. Targets
// that are relative start from the folder of the part.
func (p *parts) relationships(part string) (map[string]relationship, error) {
	folder, base := path.Split(part)
	out := map[string]relationship{}
	name := folder + "_rels/" + base + ".rels"
	if p.byName[partName(name)] == nil {
		return out, nil
	}
	return out, p.read(name, func(d *xmlReader, e *element) error {
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		if attr(e, "TargetMode") != "External" {
			out[attr(e, "Id")] = relationship{path.Base(attr(e, "Type")), strings.TrimPrefix(target, "/")}
		}
		return d.Skip()
	})
}

// target returns the part that the first relationship of a kind, by id, leads to, or "".
func target(rels map[string]relationship, kind string) string {
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		if rels[id].kind == kind {
			return rels[id].target
		}
	}
	return ""
}

type xmlReader struct{ *scanner }

func (d *xmlReader) root() error {
	for {
		if err := d.next(); err != nil {
			return err
		}
		switch d.kind {
		case startTag:
			return nil
		case endOfFile:
			return errEnd
		}
	}
}

// end reads what follows the root element.
func (d *xmlReader) end() error {
	for {
		err := d.next()
		if err != nil || d.kind == endOfFile {
			return err
		}
		if d.kind != textToken {
			return errSyntax
		}
	}
}

// children calls f with each child of the element that was started, and reads its end. f has to
// read each child to its end.
func (d *xmlReader) children(f func(child *element) error) error {
	for {
		if err := d.next(); err != nil {
			return err
		}
		switch d.kind {
		case startTag:
			if err := f(&d.element); err != nil {
				return err
			}
		case endTag:
			return nil
		}
	}
}

// descendants calls f with each element inside the one that was started, at any depth, and reads
// its end. f returns true if it has read the element to its end.
func (d *xmlReader) descendants(f func(e *element) (read bool, err error)) error {
	for depth := 1; depth > 0; {
		if err := d.next(); err != nil {
			return err
		}
		switch d.kind {
		case startTag:
			read, err := f(&d.element)
			if err != nil {
				return err
			}
			if !read {
				depth++
			}
		case endTag:
			depth--
		}
	}
	return nil
}

// Skip reads the element that was started to its end.
func (d *xmlReader) Skip() error {
	return d.descendants(func(*element) (bool, error) { return false, nil })
}

// text reads the element that was started to its end and returns the text in it, without that
// of the elements named skip.
func (d *xmlReader) text(skip string) (string, error) {
	out := ""
	for depth := 1; depth > 0; {
		if err := d.next(); err != nil {
			return "", err
		}
		switch d.kind {
		case textToken:
			value, err := d.value()
			if err != nil {
				return "", err
			}
			out += value //nolint:modernize // hardly any text has more than one part
		case startTag:
			if d.element.local != skip {
				depth++
			} else if err := d.Skip(); err != nil {
				return "", err
			}
		case endTag:
			depth--
		}
	}
	return out, nil
}

// isTrue reports whether an attribute is set. XML Schema has two forms of a boolean.
func isTrue(value string) bool { return value == "1" || value == "true" }
