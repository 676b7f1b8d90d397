package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits on what is unpacked. The largest document among 40 real ones has 9 MB of XML.
const (
	maxPart  = 48 << 20 // bytes of one part
	maxTotal = 96 << 20 // bytes of all parts that are read
)

type parts struct {
	byName map[string]*zip.File // by name in lower case: part names are compared without case
	left   int64                // bytes that may still be unpacked
	top    part
}

// part is a file in a document with its relationships to others.
type part struct {
	name          string
	relationships map[string]relationship // by id
}

// relationship leads from one part to another, or to an address.
type relationship struct {
	kind     string // last element of its type, such as hyperlink
	target   string // name of the part, or the address
	external bool
}

// oleMagic starts the container of .doc files and of documents with a password.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func openPackage(data []byte) (*parts, error) {
	if bytes.HasPrefix(data, []byte(oleMagic)) {
		return nil, errors.New("is an old Word document (.doc), or one with a password; save it as .docx without a password")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are only looked up, never used as paths
		if bytes.HasPrefix(data, []byte("PK")) {
			return nil, errors.New("is damaged, perhaps an incomplete download")
		}
		return nil, ErrNotWord
	}
	p := &parts{byName: map[string]*zip.File{}, left: maxTotal}
	for _, f := range z.File {
		if name := partName(f.Name); p.byName[name] == nil {
			p.byName[name] = f
		}
	}
	return p, nil
}

// partName returns the form in which names are compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// read unpacks a part; it is empty if there is none.
func (p *parts) read(name string) ([]byte, error) {
	f := p.byName[partName(name)]
	if f == nil {
		return nil, nil
	}
	limit := min(p.left, maxPart)
	if int64(min(f.UncompressedSize64, maxTotal+1)) > limit {
		return nil, fmt.Errorf("unpacks to more than %d MiB", limit>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("is damaged or has a password, at %q", f.Name)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("is damaged at %q", f.Name)
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("unpacks to more than %d MiB", limit>>20)
	}
	p.left -= int64(len(data))
	return data, nil
}

// parse reads a part as XML. A missing one is an empty element.
func (p *parts) parse(name string) (*element, error) {
	data, err := p.read(name)
	if err != nil || data == nil {
		return &element{}, err
	}
	root, err := parseXML(data)
	if err != nil {
		return nil, fmt.Errorf("is damaged at %q: %w", name, err)
	}
	return root, nil
}

func (p *parts) mainPart() (part, error) {
	name := "word/document.xml"
	top, err := p.relationshipsOf("")
	if err != nil {
		return part{}, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" && !r.external {
			name = r.target
		}
	}
	if p.byName[partName(name)] == nil {
		return part{}, ErrNotWord
	}
	rels, err := p.relationshipsOf(name)
	p.top = part{name, rels}
	return p.top, err
}

// relationshipsOf returns the relationships of a part, or of the whole document for "".
func (p *parts) relationshipsOf(name string) (map[string]relationship, error) {
	folder, base := path.Split(name)
	root, err := p.parse(path.Join(folder, "_rels", base+".rels"))
	if err != nil {
		return nil, err
	}
	out := map[string]relationship{}
	for _, e := range root.children {
		r := relationship{kind: path.Base(e.attr("Type")), target: e.attr("Target"), external: strings.EqualFold(e.attr("TargetMode"), "External")}
		if !r.external {
			if !strings.HasPrefix(r.target, "/") {
				r.target = path.Join("/", folder, r.target)
			}
			r.target = strings.TrimPrefix(r.target, "/")
		}
		out[e.attr("Id")] = r
	}
	return out, nil
}

// targets returns the parts to which the main part has relationships of a kind, sorted by name.
func (p *parts) targets(kind string) []string {
	var out []string
	for _, r := range p.top.relationships {
		if r.kind == kind && !r.external {
			out = append(out, r.target)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// target returns the name of the first such part; "" for none.
func (p *parts) target(kind string) string {
	if all := p.targets(kind); len(all) > 0 {
		return all[0]
	}
	return ""
}
