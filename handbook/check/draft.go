package check

import (
	"fmt"
	"strings"
)

// Marks of a text that is not finished. They are looked for in what people read:
// code, addresses and comments may hold them.
var (
	draftMarker = lazyRegexp(`\b(TODO|TBD|TBC|FIXME|XXX)\b`)
	loremIpsum  = lazyRegexp(`\b[Ll](?:orem ipsum|OREM IPSUM)\b`)
	placeholder = lazyRegexp(`(?i)` + strings.Join([]string{
		`\[(?:please )?(?:insert|enter|fill in|replace with)\s[^\]]{1,60}\]`,
		`\[(?:the |your |name of )?(?:company|organi[sz]ation|business|client|vendor|supplier)(?:['’]s)?(?:[ _-](?:name|e-?mail|address|phone|url|website))?\]`,
		`\[(?:customer|employee|product|service|department|role|contact|owner|person|manager)[ _-](?:name|title|e-?mail|address|phone|url)\]`,
		`\[(?:date|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy|yyyy-mm-dd)\]`,
		`(?:<|&lt;)(?:insert|enter|your|company|organi[sz]ation|client|vendor|supplier|customer|employee|department|product)(?:[ _-][\w -]{1,40})?(?:>|&gt;)`,
	}, "|"))
)

// talkedOf is what stands around a marker that is spoken of and marks nothing:
// "leave a TODO", "the TODO list".
var mentioned = lazyRegexp(`(?i)(?:\b(?:an?|the|your|any|each|every|no|of|these|those)\s+["“'’]?|[./@_-])$`)

// draftMarkers finds what was left to be filled in.
func draftMarkers(b *checker, p *page) []finding {
	var all []issue
	for _, l := range p.prose {
		if mark := draftMarkIn(l.text); mark != "" {
			all = append(all, issue{l, fmt.Sprintf("%q is left from a draft", mark), "write what belongs there, or take it out"})
		}
	}
	return b.group(p, all)
}

// gapIn is the first gap in a line. Most lines have no bracket, which is quick to see.
func placeholderIn(text string) string {
	if !strings.ContainsAny(text, "[<&") {
		return ""
	}
	return placeholder().FindString(text)
}

// unfinished is the first mark of a draft in a line, "" when there is none.
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
		if !part && !mentioned().MatchString(text[:at[0]]) && !strings.HasPrefix(after, " list") {
			return text[at[0]:at[1]]
		}
	}
	return ""
}

// draftStatus says that a text calls itself a draft.
func draftStatus(b *checker, p *page) []finding {
	if s := strings.ToLower(p.Metadata.Status); s == "draft" || s == "wip" {
		return []finding{b.atField(p.Entry, "status", "is a draft, and is shown with all others: finish it, or keep it out of the handbook")}
	}
	return nil
}

var templateMark = lazyRegexp(`\{\{[^{}]*(?:\}\}|$)|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)`)

// templateRemains finds what a program was to fill in before anybody reads it:
// one finding for each mark that texts have first, because where one text is the
// input of a program, most are.
func templateRemains(b *checker) []finding {
	type group struct {
		first position
		texts int
	}
	groups := map[string]*group{}
	for _, p := range b.pages {
		at, mark := firstTemplateMark(p)
		if mark == "" {
			continue
		}
		if groups[mark] == nil {
			groups[mark] = &group{first: position{p, at}}
		}
		groups[mark].texts++
	}
	var out []finding
	for mark, g := range groups {
		out = append(out, b.at(g.first.page, g.first.line, fmt.Sprintf(
			"%q is for a template program and is shown as it stands (in %s): write what it stands for, or check what that program writes", truncate(mark), number(g.texts, "text"))))
	}
	return out
}

// firstMark is the first template mark of a page, and where it stands.
func firstTemplateMark(p *page) (line, string) {
	for _, l := range p.prose {
		if mark := templateMarkIn(l.text); mark != "" {
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

func templateMarkIn(text string) string {
	if !strings.ContainsAny(text, "{<") {
		return ""
	}
	return templateMark().FindString(text)
}

// short is the beginning of a piece of text, for a message.
func truncate(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
