package check

import (
	"fmt"
	"regexp"
	"strings"
)

// Marks of a text that is not finished. They are looked for in what people read:
// code, addresses and comments may hold them.
var (
	marker = regexp.MustCompile(`\b(TODO|TBD|TBC|FIXME|XXX)\b`)
	filler = regexp.MustCompile(`(?i)\blorem ipsum\b`)
	gap    = regexp.MustCompile(`(?i)` + strings.Join([]string{
		`\[(?:please )?(?:insert|enter|your|fill in|replace with)\s[^\]]{1,60}\]`,
		`\[(?:the |name of )?(?:company|organi[sz]ation|business|client|vendor|supplier)(?:['’]s)?(?:[ _-](?:name|e-?mail|address|phone|url|website))?\]`,
		`\[(?:customer|employee|product|service|department|role|contact|owner|person|manager)[ _-](?:name|title|e-?mail|address|phone|url)\]`,
		`\[(?:date|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy|yyyy-mm-dd)\]`,
		`(?:<|&lt;)(?:insert|enter|your|company|organi[sz]ation|client|vendor|supplier|customer|employee|department|product)(?:[ _-][\w -]{1,40})?(?:>|&gt;)`,
	}, "|"))
)

// talkedOf is what stands around a marker that is spoken of and marks nothing:
// "leave a TODO", "the TODO list".
var talkedOf = regexp.MustCompile(`(?i)(?:\b(?:an?|the|your|any|each|every|no|of|these|those)\s+["“'’]?|[./@_-])$`)

// draftMarkers finds what was left to be filled in.
func draftMarkers(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		for _, l := range append(p.prose[:len(p.prose):len(p.prose)], p.tags...) {
			if m := unfinished(l.text); m != "" {
				out = append(out, b.at(p, l, fmt.Sprintf("%q is left from a draft: write what belongs there, or take it out", m)))
			}
		}
	}
	return out
}

// unfinished is the first mark of a draft in a line, "" when there is none.
func unfinished(text string) string {
	for _, re := range []*regexp.Regexp{filler, gap} {
		if m := re.FindString(text); m != "" {
			return m
		}
	}
	for _, at := range marker.FindAllStringIndex(text, -1) {
		after := text[at[1]:]
		part := len(after) > 1 && strings.ContainsAny(after[:1], "-./") && after[1] != ' '
		if !part && !talkedOf.MatchString(text[:at[0]]) && !strings.HasPrefix(after, " list") {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// draftStatus finds texts that say of themselves that they are drafts.
func draftStatus(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if s := strings.ToLower(p.Life.Status); s == "draft" || s == "wip" {
			out = append(out, b.atKey(p.Entry, "status", "is a draft, and is shown with all others: finish it, or keep it out of the handbook"))
		}
	}
	return out
}

var templateMark = regexp.MustCompile(`\{\{[^{}]*(?:\}\}|$)|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)`)

// templateRemains finds what a program was to fill in before anybody reads it:
// one finding a text, at the first place.
func templateRemains(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		lines := p.prose[:len(p.prose):len(p.prose)]
		for _, l := range p.Links {
			lines = append(lines, line{number: l.Line, text: l.Target})
		}
		var first line
		found := 0
		for _, l := range lines {
			n := len(templateMark.FindAllString(l.text, -1))
			if found == 0 && n > 0 {
				first = l
			}
			found += n
		}
		if found > 0 {
			message := fmt.Sprintf("%q is for a template program and is shown as it stands%s: write what it stands for", short(templateMark.FindString(first.text)), times(found))
			out = append(out, b.at(p, first, message))
		}
	}
	return out
}

// short is the beginning of a piece of text, for a message.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
