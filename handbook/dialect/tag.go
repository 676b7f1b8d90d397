package dialect

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// Template languages and MDX have similar tags, {% name %}, {{< name >}}, {{% name %}} and <Name>, with arguments and
// sometimes a closing tag.

type tag struct {
	name       string // in lower case
	written    string // as in the file, without arguments; for messages
	mark       byte   // syntax of the tag: % for Liquid, < for Hugo, j for JSX
	closing    bool
	single     bool // the tag closes itself
	literal    bool // the tag is escaped, so it is shown as a tag
	positional []string
	attributes map[string]string
	length     int
}

// maxTagBytes is the maximum length of a tag.
const maxTagBytes = 4 << 10

func parseTag(s string) (tag, bool) {
	s = s[:min(len(s), maxTagBytes)]
	if paragraph := strings.Index(s, "\n\n"); paragraph >= 0 {
		s = s[:paragraph]
	}
	if strings.HasPrefix(s, "<") {
		return parseComponent(s)
	}
	open, end := s[:min(2, len(s))], "%}"
	mark := byte('%')
	if open == "{{" {
		open, mark = s[:min(3, len(s))], '<'
		end = map[string]string{"{{<": ">}}", "{{%": "%}}"}[open]
	} else if open != "{%" {
		return tag{}, false
	}
	if end == "" {
		return tag{}, false
	}
	stop := strings.Index(s[len(open):], end)
	if stop < 0 || strings.Contains(s[len(open):len(open)+stop], open) {
		return tag{}, false
	}
	inner := s[len(open) : len(open)+stop]
	t := readTag(strings.TrimSpace(strings.Trim(inner, "-")), mark)
	t.length = len(open) + stop + len(end)
	t.written = strings.TrimSpace(open + " " + cmp.Or(t.written, t.name) + " " + end)
	t.literal = strings.HasPrefix(inner, "/*")
	return t, true
}

// readTag parses the text between the delimiters of a tag.
func readTag(inner string, mark byte) tag {
	t := tag{mark: mark}
	if rest, ok := strings.CutPrefix(inner, "/"); ok {
		t.closing, inner = true, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutSuffix(inner, "/"); ok && !strings.HasSuffix(rest, ":/") {
		t.single, inner = true, strings.TrimSpace(rest)
	}
	name, arguments := inner, ""
	if at := strings.IndexAny(inner, " \t\n("); at >= 0 {
		name, arguments = inner[:at], inner[at:]
	}
	if strings.ContainsAny(name[:min(1, len(name))], `.#$="'`) || strings.Contains(name, "=") { // a Markdoc tag without a name
		name, arguments = "", inner
	}
	t.name = strings.ToLower(name)
	if rest, ok := strings.CutPrefix(t.name, "end"); ok && mark == '%' && rest != "" {
		t.closing, t.name = true, rest
	}
	t.written = name
	if t.closing {
		t.written = "/" + t.name
	}
	t.positional, t.attributes = parseArguments(arguments)
	return t
}

// argumentNamed returns the value of the first of the named arguments that is set, or else the positional argument with
// the given index.
func (t tag) argumentNamed(index int, names ...string) string {
	if value := firstAttribute(t.attributes, names...); value != "" || index < 0 || index >= len(t.positional) {
		return value
	}
	return t.positional[index]
}

type tagMeaning int

const (
	meaningUnknown      tagMeaning = iota
	meaningWrapper                 // only arranges its content
	meaningLabelledPart            // contains a part with a label
	meaningCallout                 // contains a callout
	meaningLink                    // links to the page or address that the tag names
	meaningImage                   // an image
	meaningCode                    // contains code
	meaningComment                 // contains a comment
	meaningQuotedTags              // contains tags that are shown as text
	meaningInclude                 // includes a file
	meaningControl                 // controls what is shown
	meaningTarget                  // a target for links
	meaningValue                   // replaced with a value
	meaningIcon                    // an icon
	meaningInstruction             // produces no output
	meaningVideoLink               // a video on the site that the tag names
)

func meaningOf(t tag) tagMeaning {
	if t.mark == 'j' && containerElements()[t.component()] {
		return meaningWrapper
	}
	table := map[byte]map[string]tagMeaning{'%': liquidTags, '<': hugoTags, 'j': componentTags}[t.mark]
	if m := table[lastNameElement(t.name)]; m != meaningUnknown {
		return m
	}
	if t.mark == '%' && strings.HasPrefix(t.name, "include") {
		return meaningInclude
	}
	if calloutKinds()[t.name] {
		return meaningCallout
	}
	return meaningUnknown
}

// calloutLabel returns the label of a callout, whose kind is the name of the tag or one of its arguments.
func (t tag) calloutLabel() string {
	kind := t.name
	if callouts()[t.name] {
		kind = t.argumentNamed(-1, "type", "style", "color", "variant", "kind", "severity", "level", "status")
		if len(t.positional) > 0 && kind == "" && calloutKinds()[strings.ToLower(t.positional[0])] {
			kind, t.positional = t.positional[0], t.positional[1:]
		}
	}
	title := t.argumentNamed(-1, "title", "label", "heading", "header", "summary")
	if title == "" && len(t.positional) > 0 && t.mark != 'j' {
		title = t.positional[0]
	}
	return calloutLabel(strings.TrimPrefix(kind, "$"), title)
}

var callouts = pattern.WordSet(`hint alert admonition callout notice aside notification banner note-box panel`)

// partLabel returns the line that labels a part, such as a tab: its title, which may be a link, and the text shown
// beside it.
func (p *Page) partLabel(t tag, at int) string {
	title := p.partTitle(t)
	p.Labels = append(p.Labels, Label{title, at})
	label, beside := partLabelLine(title), []string(nil)
	if address := t.argumentNamed(-1, "href", "url", "to"); t.mark == 'j' && title != "" && address != "" && !strings.ContainsAny(address, "{}$") {
		label = "[" + label + "](" + FormatDestination(address) + ")"
	}
	if t.isField() {
		beside = append(beside, t.attributes["type"])
		if t.attributes["required"] != "" || slices.Contains(t.positional, "required") {
			beside = append(beside, "required")
		}
		if value := t.attributes["default"]; value != "" {
			beside = append(beside, "default: "+value)
		}
	}
	for _, name := range []string{"description", "subtitle", "text", "caption"} {
		if t.mark == 'j' && t.attributes[name] != title {
			beside = append(beside, t.attributes[name])
		}
	}
	beside = slices.DeleteFunc(beside, func(s string) bool { return s == "" })
	if label != "" && len(beside) > 0 {
		label += ": "
	}
	return label + strings.Join(beside, ", ")
}

// isField reports whether a component of Mintlify describes a parameter or a field of an API.
func (t tag) isField() bool { return t.mark == 'j' && strings.HasSuffix(t.name, "field") }

// partTitle returns the title of a part.
func (p *Page) partTitle(t tag) string {
	title := t.argumentNamed(-1, "title", "label", "header", "name", "summary", "heading", "headline", "caption", "text", "tabname")
	switch {
	case title == "" && len(t.positional) > 0 && t.mark != 'j':
		return t.positional[0]
	case title != "" || t.mark != 'j':
		return title
	case t.isField():
		return t.argumentNamed(-1, "path", "query", "body")
	case t.attributes["value"] != "":
		return cmp.Or(p.tabLabels[t.attributes["value"]], t.attributes["value"])
	case lastNameElement(t.name) == "tab" && len(p.tabTitles) > 0:
		title, p.tabTitles = p.tabTitles[0], p.tabTitles[1:]
	}
	return title
}

// lastNameElement returns the last part of the name of a component, such as Tab of Tabs.Tab.
func lastNameElement(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// link returns a link to the page or address that a tag names, or "" if the tag names neither.
func (t tag) link() string {
	address := t.argumentNamed(-1, "url", "href", "link", "relref", "to")
	if address == "" && meaningOf(t) != meaningUnknown { // an unknown tag may read a file
		address = t.argumentNamed(-1, "src", "path")
	}
	switch {
	case address == "" && (t.name == "youtube" || t.name == "vimeo"):
		site := map[string]string{"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}[t.name]
		if id := t.argumentNamed(0, "id"); id != "" {
			address = site + id
		}
	case address == "" && meaningOf(t) == meaningLink && len(t.positional) > 0:
		address = t.positional[0]
	}
	if address == "" || strings.ContainsAny(address, "{}$") {
		return ""
	}
	words := t.argumentNamed(-1, "title", "label", "text", "name", "caption", "alt")
	if words == "" {
		words = address
		if t.name == "file" {
			words = path.Base(address)
		}
	}
	out := "[" + stripBold(words) + "](" + FormatDestination(address) + ")"
	if more := t.argumentNamed(-1, "description", "subtitle"); more != "" {
		out += ": " + more
	}
	return out
}

func (t tag) image() string {
	src := t.argumentNamed(0, "src", "link", "url", "image", "path")
	caption := t.argumentNamed(-1, "caption", "title")
	alt := cmp.Or(t.argumentNamed(1, "alt"), caption)
	out := "![" + strings.NewReplacer("[", "", "]", "").Replace(alt) + "](" + FormatDestination(src) + ")"
	if caption != "" && caption != alt {
		out += "\n\n" + caption
	}
	return out
}

// FormatDestination formats an address as the target of a link in Markdown.
func FormatDestination(address string) string {
	if !strings.ContainsAny(address, " ()<>") {
		return address
	}
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(address) + ">"
}
