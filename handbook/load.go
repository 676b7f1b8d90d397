package handbook

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/yuin/goldmark"

	"trustbook/handbook/sanitize"
)

// Options say how to read a handbook.
type Options struct {
	// Progress is called now and then with how many pages were read, and of how
	// many; the latter is 0 as long as it is unknown. Calls do not overlap, but
	// come from goroutines of the reader.
	Progress func(done, total int)
	// Previous is what was read from the same place before; nil is nothing. Pages
	// that are as they were then cost nothing, and one that has got an error, or is
	// empty or unreadable now, keeps its last good text, and its problem is told.
	Previous *Handbook
}

// Load reads the handbook in fsys: handbook.yaml at its root when there is one,
// and every Markdown page. What is wrong with single pages is in
// Handbook.Problems, and the rest opens all the same. The error is for a
// handbook with nothing to open: fsys cannot be read, it is over a limit as a
// whole (then it is [ErrRefused]), or it holds no text.
func Load(fsys fs.FS) (*Handbook, error) { return Read(context.Background(), fsys, Options{}) }

// Read is [Load] with options. It stops with ctx's error once ctx is done.
func Read(ctx context.Context, fsys fs.FS, o Options) (*Handbook, error) {
	p := newProgress(o.Progress)
	r, err := read(ctx, fsys, p)
	if err != nil {
		return nil, err
	}
	b := newBuilder(r)
	var last memory
	if o.Previous != nil {
		last = o.Previous.memory
	}
	var drafts []*draft
	var all sync.WaitGroup
	all.Go(func() { b.h.Digest = digest(r.all()) })
	all.Go(func() { b.add(b.h.memory.readManifest(&last, r.manifest, r.problems, b.h)...) })
	all.Go(func() { drafts = parsePages(ctx, r.pages, &last, p) })
	all.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.drafts = b.h.memory.settle(&last, drafts, r.problems)
	for _, d := range b.drafts {
		b.add(d.problems...)
		b.byPath[d.entry.Path] = d.entry
	}
	if len(b.drafts) == 0 {
		return nil, fmt.Errorf("%w%s", errNoTexts, firstProblem(b.h.Problems))
	}
	b.finish()
	return b.h, nil
}

var errNoTexts = errors.New("no texts here: a handbook is a folder of Markdown (.md) files")

func firstProblem(ps []Problem) string {
	if len(ps) == 0 {
		return ""
	}
	return "; " + ps[0].String()
}

// builder puts a handbook together from its pages.
type builder struct {
	h       *Handbook
	drafts  []*draft
	byPath  map[string]*Entry
	folders folders
	listed  map[string]bool   // ids of the manifest's categories
	placed  map[string]bool   // ids of the categories whose place among the others is given
	dirs    map[string]string // category id -> folder, of those that the manifest does not list
	labels  map[string][]byte // folder -> what Docusaurus says of it as a category
	others  map[string]bool   // paths that are no texts
	copies  map[string]int    // how often an id is written that another text has

	patterns map[string]*regexp.Regexp // of control sets, compiled once

	ids      []string // of all texts, those they had before too, once a wrong one asks for them
	compared int      // how many were compared with wrong ones
}

func newBuilder(r *reader) *builder {
	b := &builder{
		h: &Handbook{byID: map[string]*Entry{}, Problems: r.problems}, byPath: map[string]*Entry{},
		labels: map[string][]byte{}, others: r.others, copies: map[string]int{}, patterns: map[string]*regexp.Regexp{},
	}
	for _, l := range r.labels {
		b.labels[path.Dir(l.path)] = l.data
	}
	return b
}

func (b *builder) add(ps ...Problem) { b.h.Problems = append(b.h.Problems, ps...) }

// parsePages reads every page into a draft, several at a time: pages know
// nothing of each other until all are read.
func parsePages(ctx context.Context, pages []page, last *memory, p *progress) []*draft {
	drafts := make([]*draft, len(pages))
	md := markdownParser()
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := int(next.Add(1) - 1); i < len(pages) && ctx.Err() == nil; i = int(next.Add(1) - 1) {
				drafts[i] = last.parse(md, pages[i])
				p.say(i+1, len(pages))
			}
		})
	}
	all.Wait()
	return drafts
}

// parsePage reads one file into a draft.
func parsePage(md goldmark.Markdown, p page) *draft {
	text, problems := readText(p)
	cut := splitPage(text)
	d := &draft{entry: &Entry{Path: p.path}, problems: problems}
	if cut.open {
		d.problem(1, Error, "front-matter", "the front matter that opens here is never closed; it is shown as text")
	}
	d.readFront(cut)
	d.readBody(md, newSource(cut.body, cut.line))
	return d
}

func (d *draft) problem(line int, s Severity, code, message string) {
	d.problems = append(d.problems, Problem{Path: d.entry.Path, Line: line, Severity: s, Code: code, Message: message})
}

func (d *draft) readFront(cut parts) {
	if len(cut.front) > maxYAMLBytes {
		d.problem(1, Error, "front-matter", fmt.Sprintf("the front matter is larger than %d KiB, so it was not read", maxYAMLBytes>>10))
		return
	}
	parse := parseMapping
	if cut.toml {
		parse = parseTOML
	}
	m, bad := parse(d.entry.Path, cut.offset, cut.front)
	m.foreign = foreignKeys()
	d.meta = m
	if bad != nil {
		d.problems = append(d.problems, *bad)
	}
	d.problems = append(d.problems, decode(m, entryFields, d)...)
}

// readBody parses the Markdown of a draft, and takes the title from it when the
// front matter has none. A page that would cost too much is kept as plain text.
func (d *draft) readBody(md goldmark.Markdown, src source) {
	defer d.nameFromPath()
	d.own = Anchors{}.Of(d.entry.Title)
	src = d.plainMarkdown(md, src)
	e := d.entry
	e.setBody(src)
	if e.Plain != "" {
		d.problem(e.Line, Warning, "plain-text", "is shown as plain text: "+e.Plain)
		if heading := firstHeading(e.Markdown); e.Title == "" {
			e.Title = heading
		}
		e.Sections = []Section{{Text: strings.TrimSpace(e.Markdown), Line: e.Line}}
		return
	}
	parsed := parseBody(md, src, func(heading string) bool { return !d.titleGiven || sameTitle(heading, e.Title) })
	e.Sections, e.Links = parsed.sections, parsed.links
	if parsed.title != "" {
		if !d.titleGiven {
			e.Title = parsed.title
		}
		if !printedTitle(parsed.title) {
			d.own = parsed.own
		}
		e.setBody(src.from(parsed.rest))
	}
}

// setBody takes src as the Markdown of an entry.
func (e *Entry) setBody(src source) {
	e.Markdown, e.Line, e.lines = src.text, src.line(0), nil
	for i, line := range src.lines {
		if line != e.Line+i {
			e.lines = src.lines
			return
		}
	}
}

// plainMarkdown brings a body to the Markdown that everything else here reads:
// the callouts of other tools and HTML are written anew. A body that would cost
// the parser too much, before that or after, stays as it is.
func (d *draft) plainMarkdown(md goldmark.Markdown, src source) source {
	if d.entry.Plain = costly([]byte(src.text)); d.entry.Plain != "" {
		return src
	}
	plain := src
	var unclosed int
	if plain.text, d.short, unclosed = translate(d.entry.Path, src.text); unclosed >= 0 {
		d.problem(src.line(unclosed), Warning, "unclosed-fence", "the code block that opens here is never closed, so all that follows is shown as code")
	}
	if plain = d.rewriteHTML(md, plain); d.entry.Plain != "" {
		return src
	}
	if d.entry.Plain = costly([]byte(plain.text)); d.entry.Plain != "" {
		return src
	}
	return plain
}

// rewriteHTML makes Markdown of the HTML in a body, and says what it could not keep.
func (d *draft) rewriteHTML(md goldmark.Markdown, src source) source {
	p := rewriteHTML(md, src, path.Ext(d.entry.Path) == ".mdx")
	if p.blocks > maxBlocks {
		d.entry.Plain = fmt.Sprintf("it has more than %d blocks of HTML", maxBlocks)
		return src
	}
	for _, l := range p.dropped {
		d.problem(l.line, Warning, "raw-html", fmt.Sprintf("what <%s> holds is not shown: a handbook is text", l.name))
	}
	for _, line := range p.unclosed {
		d.problem(line, Warning, "unclosed-comment", "the comment that opens here is never closed, so it is shown; elsewhere it hides all that follows")
	}
	d.anchors = p.anchors
	return p.src
}

// sameTitle says whether a heading repeats the title, or has a template print it.
func sameTitle(heading, title string) bool {
	return strings.EqualFold(heading, title) || printedTitle(heading)
}

// printedTitle says whether a heading is for a template to print the title in.
func printedTitle(heading string) bool {
	return strings.HasPrefix(heading, "<%=") || strings.HasPrefix(heading, "{{")
}

// firstHeading is the words of a first-level heading that opens a text nobody parses.
func firstHeading(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	heading, ok := strings.CutPrefix(line, "# ")
	if !ok || len(heading) > maxNameBytes {
		return ""
	}
	return sanitize.CleanLine(heading)
}

// nameFromPath gives a draft without a title that of its label or first heading,
// or else one made of its file's name.
func (d *draft) nameFromPath() {
	e := d.entry
	if e.Title == "" {
		e.Title = d.label
	}
	for _, s := range e.Sections {
		if e.Title == "" {
			e.Title = s.Heading
		}
	}
	if e.Title == "" {
		e.Title, e.Derived.Title = humanise(tail(e.Path, 1)), true
	}
}
