package check

import (
	"fmt"
	"path"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// Markers of unfinished text. They may occur in code, addresses and comments.
var (
	draftMarker = pattern.Lazy(`\b(TODO|TBD|TBC|FIXME|XXX)\b`)
	loremIpsum  = pattern.Lazy(`\b[Ll](?:orem ipsum|OREM IPSUM)\b`)
	placeholder = pattern.Lazy(`(?i)` + strings.Join([]string{
		`\[(?:please )?(?:insert|enter|fill in|replace with)\s[^\]]{1,60}\]`,
		`\[(?:the |your |name of )?(?:company|organi[sz]ation|business|client|vendor|supplier)(?:['’]s)?(?:[ _-](?:name|e-?mail|address|phone|url|website))?\]`,
		`\[(?:customer|employee|product|service|department|role|contact|owner|person|manager)[ _-](?:name|title|e-?mail|address|phone|url)\]`,
		`\[(?:date|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy|yyyy-mm-dd)\]`,
		`(?:<|&lt;)(?:insert|enter|your|company|organi[sz]ation|client|vendor|supplier|customer|employee|department|product)(?:[ _-][\w -]{1,40})?(?:>|&gt;)`,
	}, "|"))
)

// mentionPrefix matches the text before a marker that is only mentioned: "leave a TODO", "fixed the last open TODO".
var mentionPrefix = pattern.Lazy(`(?i)(?:\b(?:(?:(?:remov|delet|resolv)(?:es?|ed|ing)|(?:address|fix)(?:es|ed|ing)?)\s+(?:an?|the|this|that|all|some|every|any)(?:\s+\w+){1,2}|` +
	`(?:remov|delet|resolv)(?:es?|ed|ing)|an?|the|your|any|each|every|no|of|these|those)\s+["“'’]?|[./@_-])$`)

// todoNoun matches the text after a marker that only says what kind of thing is meant.
var todoNoun = pattern.Lazy(`^ (?i:list|item|message|comment|note|group|statement|marker|tag)`)

// draftMarkers finds text that was left to be filled in.
func draftMarkers(c *checker, p *page) {
	name := strings.ToLower(path.Base(p.Path))
	if strings.HasPrefix(name, "changelog") { // it tells of markers
		return
	}
	template := strings.Contains(strings.ToLower(p.Path), "template")
	var all []issue
	for _, l := range p.prose {
		if mark := draftMarkIn(l.text); mark != "" && !(template && strings.ContainsAny(mark, "[<&")) {
			all = append(all, issue{l, fmt.Sprintf("%q is left over from a draft", mark), "replace it, or remove it"})
		}
	}
	c.reportIssues(p, all)
}

// placeholderIn returns the first placeholder in a line, or "". Most lines have no
// bracket, which is quick to test.
func placeholderIn(text string) string {
	if !strings.ContainsAny(text, "[<&") {
		return ""
	}
	return placeholder().FindString(text)
}

// draftMarkIn returns the first draft marker in a line, or "".
func draftMarkIn(text string) string {
	if m := loremIpsum().FindString(text); m != "" {
		return m
	}
	if m := placeholderIn(text); m != "" {
		return m
	}
	if !hasCapitalRun(text) {
		return ""
	}
	for _, at := range draftMarker().FindAllStringIndex(text, -1) {
		after := text[at[1]:]
		part := len(after) > 1 && strings.ContainsAny(after[:1], "-./") && after[1] != ' '
		if !part && !mentionPrefix().MatchString(text[:at[0]]) && !todoNoun().MatchString(after) {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

func draftStatus(c *checker, p *page) {
	if s := strings.ToLower(p.Metadata.Status); s == "draft" || s == "wip" {
		c.reportField(p.Entry, "status", "is a draft, but everyone sees it: finish it, or keep it out of the handbook")
	}
}

var templateMark = pattern.Lazy(`\{\{[^{}]*(?:\}\}|$)|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)`)

// tagName matches a tag up to its name; tags that contain code have no name.
var tagName = pattern.Lazy(`^(?:<%|(?:\{\{[<%#/]?|\{%-?)\s*[^\s}(%>]*)`)

// templateRemains finds unprocessed template tags. Entries whose first tag has the same name are
// reported together, because templates are rarely left in a single entry.
func templateRemains(c *checker) {
	type group struct {
		first   position
		mark    string
		entries int
	}
	groups := map[string]*group{}
	for _, p := range c.pages {
		at, mark := firstTemplateMark(p)
		if mark == "" {
			continue
		}
		name := strings.ReplaceAll(tagName().FindString(mark), " ", "")
		if groups[name] == nil {
			groups[name] = &group{first: position{p, at}, mark: mark}
		}
		groups[name].entries++
	}
	for _, g := range groups {
		c.reportLine(g.first.page, g.first.line, "%q is an unprocessed template tag, shown as it is (in %s): replace it, or open the output of the template engine",
			truncate(strings.ReplaceAll(g.mark, `\`, "")), handbook.Count(g.entries, "entry"))
	}
}

// firstTemplateMark returns the first template tag of a page and its position.
func firstTemplateMark(p *page) (line, string) {
	literal := rawText(p)
	for _, l := range p.prose {
		if mark := templateMarkIn(l.text); mark != "" && !strings.Contains(literal, mark) {
			return l, mark
		}
	}
	for _, l := range p.Links {
		if mark := templateMarkIn(l.Target); mark != "" {
			return line{number: l.Line}, mark
		}
	}
	return line{}, ""
}

// rawText returns what a page shows as text that would be a template tag elsewhere.
func rawText(p *page) string {
	written, _ := p.Written()
	return strings.Join(rawBlock().FindAllString(written, -1), "\n")
}

var rawBlock = pattern.Lazy(`(?s)\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw`)

// templateMarkIn returns the first template tag in a text. The value of an attribute in JSX, ={{…}}, is none.
func templateMarkIn(text string) string {
	if !strings.ContainsAny(text, "{<") {
		return ""
	}
	for _, m := range templateMark().FindAllStringIndex(text, -1) {
		if m[0] == 0 || text[m[0]-1] != '=' {
			return text[m[0]:m[1]]
		}
	}
	return ""
}

func truncate(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
