package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/dialect"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pack"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// maxHeadingBytes is the maximum length of a heading that can be the title of a page shown as plain text.
const maxHeadingBytes = 200

// maxFrontMatterBytes is the maximum size of front matter. The manifest may be as large as a page.
const maxFrontMatterBytes = 16 << 10

// parsePage parses one file of a handbook.
func parsePage(f pack.File, s site) *parsedPage {
	text, problems := decodeFile(f)
	split := frontmatter.Split(text, isEntryField)
	p := &parsedPage{entry: &handbook.Entry{Path: f.Path}, problems: problems}
	if split.Unclosed && !openingRulePattern().MatchString(text) {
		p.addError(1, "front-matter", "the front matter that opens here is never closed; it is shown as text")
	}
	if line := lateFrontMatter(text, split); line > 0 {
		p.addError(line, "front-matter", "front matter must begin on the first line, without a space before ---, so it is shown as text")
	}
	p.readFront(split)
	p.plainFields(s.variables)
	p.entry.Metadata.Owner = cmp.Or(p.entry.Metadata.Owner, p.ownerSlack)
	p.readBody(split.Body, split.Line, s)
	return p
}

// openingRulePattern matches a page that begins with a thematic break, as slides do, instead of front matter.
var openingRulePattern = pattern.Lazy(`^---[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:#{1,6}\s|<|!\[|[*>-] )`)

// lateFrontMatter returns the line on which front matter begins after other text, or 0 if the page has no such text.
func lateFrontMatter(text string, split frontmatter.Page) int {
	m := lateFrontPattern().FindStringSubmatchIndex(text)
	if split.Front != "" || m == nil || !isEntryField(text[m[4]:m[5]]) {
		return 0
	}
	return 1 + strings.Count(text[:m[2]], "\n")
}

// lateFrontPattern matches up to three lines, and fields between two rules below them.
var lateFrontPattern = pattern.Lazy("^(?:[^\n`]*\n){0,3}?([ \t]*---[ \t]*\n)([a-z_]+):[ \t][^\n]*\n(?:[^\n]+\n)*?[ \t]*---[ \t]*\n")

// decodeFile decodes a file, removes unsafe characters, and reports problems with its characters.
func decodeFile(f pack.File) (string, []handbook.Problem) {
	var problems []handbook.Problem
	report := func(line int, code, message string) *handbook.Problem {
		problems = append(problems, handbook.Problem{Path: f.Path, Line: line, Severity: handbook.SeverityWarning, Code: code, Message: message})
		return &problems[len(problems)-1]
	}
	data, repair := sanitize.Decode(f.Data)
	switch {
	case repair == "" && !utf8.Valid(f.Data):
		report(1, "encoding", "is UTF-16, which many programs cannot read; save it as UTF-8")
	case repair != "":
		report(sanitize.InvalidLine(f.Data), "encoding", "is not UTF-8, "+repair+"; save it as UTF-8")
	}
	text, removed, line := sanitize.Text(data)
	if line > 0 {
		p := report(line, "control-character", fmt.Sprintf("contains the control, text-direction or invisible character %U, which was removed, like all others", removed))
		if strings.ContainsRune(zeroWidthRunes, removed) {
			p.Subject.Case = handbook.CaseNoWidth
		}
	}
	return text, problems
}

// zeroWidthRunes are characters without width that word processors and websites leave in copied text and that hide
// nothing else: direction marks, zero width space, word joiner, byte order mark, line and paragraph separators, form
// feed, and the variation selector after an emoji.
const zeroWidthRunes = "\u200e\u200f\u200c\u200d\u200b\u2060\ufeff\u2028\u2029\f\ufe0f"

func (p *parsedPage) addError(line int, code, message string) {
	p.problems = append(p.problems, handbook.Problem{Path: p.entry.Path, Line: line, Severity: handbook.SeverityError, Code: code, Message: message})
}

func (p *parsedPage) readFront(split frontmatter.Page) {
	if len(split.Front) > maxFrontMatterBytes {
		p.addError(1, "front-matter", fmt.Sprintf("the front matter is larger than %d KiB, so it was not read", maxFrontMatterBytes>>10))
		return
	}
	parse := frontmatter.Parse
	if split.TOML {
		parse = frontmatter.ParseTOML
	}
	m, bad := parse(p.entry.Path, split.Offset, split.Front)
	p.front = m
	if bad != nil {
		p.problems = append(p.problems, *bad)
		identity := strings.Join(identityPattern().FindAllString(split.Front, -1), "\n")
		if m, bad := frontmatter.Parse(p.entry.Path, split.Offset, identity); bad == nil {
			entrySchema.Decode(m, p)
		}
		return
	}
	p.problems = append(p.problems, entrySchema.Decode(m, p)...)
}

// identityPattern matches the fields that identify an entry. They are read even if the front matter is broken, so that
// links and reading paths still lead to the entry, and the mistake is the only one that is reported.
var identityPattern = pattern.Lazy(`(?m)^(?:id|lang|former_ids):.*$`)

// plainFields fills in the variables in title, question and summary. It also removes markup from these fields, because
// other tools treat them as Markdown or HTML.
func (p *parsedPage) plainFields(variables map[string]string) {
	e := p.entry
	e.Title = plainWords(dialect.FillVariables(e.Title, variables))
	p.hasTitle = e.Title != ""
	for _, f := range []struct{ shown, written *string }{{&e.Question, &e.Source.Question}, {&e.Summary, &e.Source.Summary}} {
		text := dialect.FillVariables(*f.shown, variables)
		if *f.shown = plainWords(text); *f.shown != text {
			*f.written = text
		}
	}
}

// plainWords returns a line of Markdown or HTML without its markup, and with emoji instead of short codes.
func plainWords(line string) string { return dialect.ReplaceEmoji(body.PlainLine(line)) }

// readBody parses the Markdown of a page. If the front matter has no title, it takes the title from the Markdown.
func (p *parsedPage) readBody(text string, line int, s site) {
	e := p.entry
	p.titleAnchor = body.Anchors{}.FragmentFor(e.Title)
	b := body.Parse(text, body.Options{
		Line: line, MDX: s.mdx || path.Ext(e.Path) == ".mdx", Variables: s.variables,
		Named: func(name string) (string, bool) { return s.address(e.Path, name) },
		IsTitle: func(heading string, only bool) bool {
			if p.hasTitle {
				return repeatsTitle(heading, e.Title)
			}
			return only || p.isNamed(heading) // the first of several headings only names a part
		},
	})
	e.Markdown, e.Line, e.LineMap, e.Plain = b.Markdown, b.Line, b.LineMap, b.Plain
	e.Sections, e.Links = b.Sections, b.Links
	if e.Source.Values = b.Values; b.Written != "" {
		e.SetAuthorText(b.Written, b.From)
	}
	p.acronyms, p.anchors, p.tagged = b.Acronyms, b.Anchors, b.Tagged
	for _, problem := range b.Problems {
		problem.Path = e.Path
		p.problems = append(p.problems, problem)
	}
	switch {
	case b.Plain != "" && e.Title == "":
		e.Title = firstHeading(e.Markdown)
	case b.Title != "":
		if !p.hasTitle {
			e.Title = b.Title
		}
		if !isTemplated(b.Title) {
			p.titleAnchor = b.Anchor
		}
	}
	p.deriveTitle()
}

// repeatsTitle reports whether a heading repeats the title, or is a template tag that prints the title. It ignores
// case, white space, and a final full stop or colon.
func repeatsTitle(heading, title string) bool {
	bare := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ".:") }
	return strings.EqualFold(bare(heading), bare(title)) || isTemplated(heading)
}

func isTemplated(heading string) bool {
	return strings.HasPrefix(heading, "<%=") || strings.HasPrefix(heading, "{{") || strings.HasPrefix(heading, "{%")
}

// firstHeading returns the first-level heading at the top of a page that is shown as plain text.
func firstHeading(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	heading, ok := strings.CutPrefix(line, "# ")
	if !ok || len(heading) > maxHeadingBytes {
		return ""
	}
	return sanitize.CleanLine(heading)
}

// isNamed reports whether a heading resembles the name of the file: they share words with the same beginning, or one
// consists of the initials or letters of the other. For an index page in the root folder, it always returns true.
func (p *parsedPage) isNamed(heading string) bool {
	bare := lastElements(p.entry.Path, 1)
	name, words := strings.Split(Slug(bare), "-"), strings.Split(Slug(heading), "-")
	var initials strings.Builder
	for _, w := range words {
		initials.WriteByte(w[0])
	}
	return isIndex(bare) || strings.Join(name, "") == strings.Join(words, "") || slices.ContainsFunc(name, func(w string) bool {
		return len(w) > 1 && w == initials.String() || slices.ContainsFunc(words, func(v string) bool { return haveCommonBeginning(w, v) })
	})
}

// minCommonLetters is the minimum length of the beginning that related words share. Shorter words are articles and
// prepositions.
const minCommonLetters = 4

// haveCommonBeginning reports whether two words have a beginning in common, such as restore and restoring.
func haveCommonBeginning(x, y string) bool {
	return len(x) >= minCommonLetters && len(y) >= minCommonLetters && x[:minCommonLetters] == y[:minCommonLetters]
}

// deriveTitle sets the title of a page without a title. It uses the label, or else the only heading, or else the file
// name. If there are several headings, it uses none, because each names only a part of the page.
func (p *parsedPage) deriveTitle() {
	e := p.entry
	e.Title = cmp.Or(e.Title, p.label)
	if e.Title != "" {
		return
	}
	if heading, level := onlyHeading(e.Sections); heading != "" {
		e.Title, p.fromPart = heading, level > 1
		return
	}
	p.setTitleFromName()
}

// setTitleFromName gives a page a title made from its file name.
func (p *parsedPage) setTitleFromName() {
	p.entry.Title, p.entry.Derived.Title, p.fromName = TitleFromName(lastElements(p.entry.Path, 1)), true, true
}

// onlyHeading returns the first heading of the page and its level. The level is 0 if another heading has the same or a
// higher level.
func onlyHeading(sections []handbook.Section) (heading string, level int) {
	for _, s := range sections {
		switch {
		case s.Level == 0:
		case level == 0:
			heading, level = s.Heading, s.Level
		case s.Level <= level:
			return "", 0
		}
	}
	return heading, level
}
