package dialect

import (
	"maps"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// An alert of GitHub, GitLab, Obsidian and other tools is a quotation whose first line is [!NOTE]. In some tools a
// title may follow.

var alertLinePattern = pattern.Lazy(`^\[!(\pL[\pL\pN _-]*)(?:\|[^\]]*)?\][-+]?[ \t]*(.*)$`)

const alertStart = "[!"

// calloutTagPattern matches the name of a tag that opens a callout of an uncommon kind.
var calloutTagPattern = pattern.Lazy(`^(\[!|:::|!!! |\?\?\? )([^\]]+)(\]?)$`)

// MisspeltCallout returns the tag of the callout that a tag was probably meant to be, or "". isCallout reports whether
// the tag opens a callout, which may have any name.
func (t Tag) MisspeltCallout(nearest func(name string, names []string) string) (meant string, isCallout bool) {
	m := calloutTagPattern().FindStringSubmatch(t.Name)
	if m == nil {
		return "", false
	}
	kind := nearest(m[2], slices.Sorted(maps.Keys(calloutKinds())))
	switch {
	case kind == "":
		return "", true
	case m[1] == alertStart:
		kind = strings.ToUpper(kind)
	}
	return m[1] + kind + m[3], true
}

// noteCallout records a callout of an uncommon kind, which may be misspelt.
func (p *Page) noteCallout(start, kind, end string, at int) {
	if name := strings.ToLower(kind); !calloutKinds()[name] && calloutAliases[name] == "" {
		p.addUnknown(start+kind+end, at, true)
	}
}

// readAlert turns the first line of a quotation into the label of a callout. It leaves markup in the title to the
// parser.
func (p *Page) readAlert(text string, at int) {
	m := alertLinePattern().FindStringSubmatch(text)
	if m == nil {
		return
	}
	p.noteCallout(alertStart, m[1], "]", at)
	title := strings.TrimSpace(m[2])
	kind := calloutLabel(m[1], "")
	if title == "" || strings.EqualFold(title, strings.Trim(kind, "*:")) {
		p.edit(at, at+len(text), calloutLabel(m[1], title))
		p.taken = append(p.taken, span{at, at + len(text)})
		return
	}
	start := at + len(text) - len(m[2])
	if strings.Contains(title, "**") { // only the kind becomes bold, so that bold words in the title remain distinct
		p.edit(at, start, kind+" ")
		p.edit(start+len(title), at+len(text), hardBreak)
		return
	}
	p.edit(at, start, strings.TrimSuffix(kind, "**")+" ")
	p.edit(start+len(title), at+len(text), "**"+hardBreak)
}
