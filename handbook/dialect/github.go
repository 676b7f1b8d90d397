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

// MisspeltCallout returns the kind of callout that the name of a tag was probably meant to be, or "". isAlert reports
// whether the tag is the first line of an alert, which may have any name.
func (t Tag) MisspeltCallout(nearest func(name string, names []string) string) (kind string, isAlert bool) {
	name, isAlert := strings.CutPrefix(strings.TrimSuffix(t.Name, "]"), alertStart)
	if !isAlert {
		return "", false
	}
	return nearest(name, slices.Sorted(maps.Keys(calloutKinds()))), true
}

// readAlert turns the first line of a quotation into the label of a callout. It leaves markup in the title to the
// parser.
func (p *Page) readAlert(text string, at int) {
	m := alertLinePattern().FindStringSubmatch(text)
	if m == nil {
		return
	}
	if name := strings.ToLower(m[1]); !calloutKinds()[name] && calloutAliases[name] == "" {
		p.addUnknown(alertStart+m[1]+"]", at, true)
	}
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
