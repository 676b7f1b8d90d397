package handbook

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
)

// Load reads the handbook in fsys: handbook.yaml at its root when there is one,
// and every Markdown page. What is wrong with single pages is in
// Handbook.Problems, and the rest opens all the same. The error is for a
// handbook with nothing to open: fsys cannot be read, it is over a limit as a
// whole (then it is [ErrRefused]), or it holds no text.
func Load(fsys fs.FS) (*Handbook, error) {
	r, err := read(fsys)
	if err != nil {
		return nil, err
	}
	b := &builder{h: &Handbook{byID: map[string]*Entry{}, Problems: r.problems}, md: newParser(), byPath: map[string]*Entry{}, patterns: map[string]*regexp.Regexp{}}
	b.add(readManifest(r.manifest, b.h)...)
	for _, p := range r.pages {
		b.page(p)
	}
	if len(b.drafts) == 0 {
		return nil, fmt.Errorf("no texts here: a handbook is a folder of Markdown (.md) files%s", firstProblem(b.h.Problems))
	}
	b.finish()
	return b.h, nil
}

func firstProblem(ps []Problem) string {
	if len(ps) == 0 {
		return ""
	}
	return "; " + ps[0].String()
}

// builder puts a handbook together from its pages.
type builder struct {
	h      *Handbook
	md     goldmark.Markdown
	drafts []*draft
	byPath map[string]*Entry

	patterns map[string]*regexp.Regexp // of control sets, compiled once
}

func (b *builder) add(ps ...Problem) { b.h.Problems = append(b.h.Problems, ps...) }

func controlCharacter(name string, line int) Problem {
	return Problem{
		Path: name, Line: line, Severity: Warning, Code: "control-character",
		Message: "has control, direction or invisible characters, which were taken out; save it as plain UTF-8",
	}
}

// page reads one file into a draft.
func (b *builder) page(p page) {
	source, bad := clean(p.data)
	if bad > 0 {
		b.add(controlCharacter(p.path, bad))
	}
	front, rest, offset, line, open := splitPage(source)
	if open {
		b.add(Problem{Path: p.path, Line: 1, Severity: Error, Code: "front-matter", Message: "the front matter that opens with --- is never closed; it is shown as text"})
	}
	d := &draft{entry: &Entry{Path: p.path, Markdown: rest, Line: line}}
	b.readFront(d, front, offset)
	b.readBody(d)
	b.byPath[p.path] = d.entry
	b.drafts = append(b.drafts, d)
}

func (b *builder) readFront(d *draft, front string, offset int) {
	if len(front) > maxYAMLBytes {
		b.add(Problem{
			Path: d.entry.Path, Line: 1, Severity: Error, Code: "front-matter",
			Message: fmt.Sprintf("the front matter is larger than %d KiB, so it was not read", maxYAMLBytes>>10),
		})
		return
	}
	m, bad := parseMapping(d.entry.Path, offset, front)
	d.meta = m
	if bad != nil {
		b.add(*bad)
		return
	}
	b.add(decode(m, entryFields, d)...)
}

// readBody parses the Markdown of a draft, and takes the title from it when the
// front matter has none. A page that would cost too much is kept as plain text.
func (b *builder) readBody(d *draft) {
	e := d.entry
	if e.Plain = costly([]byte(e.Markdown)); e.Plain != "" {
		b.add(Problem{Path: e.Path, Line: e.Line, Severity: Warning, Code: "plain-text", Message: "is shown as plain text: " + e.Plain})
		e.Sections = []Section{{Text: strings.TrimSpace(e.Markdown), Line: e.Line}}
		d.nameFromPath()
		return
	}
	parsed := parseBody(b.md, []byte(e.Markdown), e.Line)
	e.Sections, e.Links = parsed.sections, parsed.links
	if parsed.title != "" && (!d.titleGiven || strings.EqualFold(parsed.title, e.Title)) {
		e.Title = parsed.title
		e.Line += strings.Count(e.Markdown[:parsed.rest], "\n")
		e.Markdown = e.Markdown[parsed.rest:]
	}
	d.nameFromPath()
}

func (d *draft) nameFromPath() {
	if d.entry.Title != "" {
		return
	}
	for _, s := range d.entry.Sections {
		if s.Heading != "" {
			d.entry.Title = s.Heading
			return
		}
	}
	base := strings.TrimSuffix(path.Base(d.entry.Path), path.Ext(d.entry.Path))
	if isIndex(base) && path.Dir(d.entry.Path) != "." {
		base = path.Base(path.Dir(d.entry.Path))
	}
	d.entry.Title = humanise(base)
}
