package check

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// Markers of unfinished text. They may also occur in code, addresses and comments.
var (
	todoMarkerPattern  = pattern.Lazy(`\b(TODO|TBD|TBC|FIXME)\b`)
	loremIpsumPattern  = pattern.Lazy(`^\PL*Lorem ipsum\b|\bLorem ipsum dolor|\blorem ipsum dolor|\bLOREM IPSUM\b`)
	placeholderPattern = pattern.Lazy(`(?i)` + strings.Join([]string{
		`\[(?:please )?(?:insert|enter|fill in|replace with)\s[^\]]{1,60}\]`,
		`\[(?:the |your |name of )?(?:company|organi[sz]ation|business|client|vendor|supplier)(?:['’]s)?(?:[ _-](?:name|e-?mail|address|phone|url|website))?\]`,
		`\[(?:customer|employee|product|service|department|role|contact|owner|person|manager)[ _-](?:name|title|e-?mail|address|phone|url)\]`,
		`\[(?:date|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy|yyyy-mm-dd)\]`,
		`(?:<|&lt;)(?:insert|enter|your|company|organi[sz]ation|client|vendor|supplier|customer|employee|department|product)(?:[ _-][\w -]{1,40})?(?:>|&gt;)`,
	}, "|"))
)

// beforeMentionedMarkerPattern matches the text before a marker that is only mentioned: "leave a TODO", "fixed the last
// open TODO".
var beforeMentionedMarkerPattern = pattern.Lazy(`(?i)(?:\b(?:(?:(?:remov|delet|resolv)(?:es?|ed|ing)|(?:address|fix)(?:es|ed|ing)?)\s+(?:an?|the|this|that|all|some|every|any)(?:\s+\w+){1,2}|` +
	`(?:remov|delet|resolv)(?:es?|ed|ing)|an?|the|your|any|each|every|no|of|these|those|words?|with|labell?ed|marked|called|by|named|tagged)\s+["“'’]?|[./@_-]|\[\[)$`)

// afterFillerMentionPattern matches the text after filler text that is only mentioned.
var afterFillerMentionPattern = pattern.Lazy(`^[*_"”']* (?:data|text|generator)\b`)

// nounAfterMarkerPattern matches a noun or a Japanese particle after a marker. It shows that the marker is only
// mentioned: "TODO list".
var nounAfterMarkerPattern = pattern.Lazy(`^(?: (?i:list|item|message|comment|note|group|statement|marker|tag|highlight|tree|app|is\b|or\b)| \+ |\p{Hiragana})`)

// After a word in lower case, a marker is a noun unless the sentence, or a part of it, ends with the marker: "write
// more TODO comments". TBD and TBC are never nouns.
var (
	wordBeforePattern = pattern.Lazy(`\p{Ll}["“'’]? $`)
	clauseEndPattern  = pattern.Lazy(`^["”'’]?(?:\s*$|[.:;!?)\]]| [-–—] )`)
	neverInSpeech     = pattern.WordSet(`TBD TBC`)
)

// wordAfterMarkerPattern matches a word after a marker. In a title, such a word shows that the page is about markers.
var wordAfterMarkerPattern = pattern.Lazy(`^ \pL`)

// draftMarkers finds places that were left to be filled in later.
func draftMarkers(c *checker, p *checkedPage) {
	if p.Plain != "" || recordPagePathPattern().MatchString(p.Path) { // plain text contains comments
		return
	}
	template, templatePart := isTemplatePath(p.Path), false
	// Filler text that is both in code and in prose is an example.
	example := slices.ContainsFunc(p.code, func(l textLine) bool { return loremIpsumPattern().MatchString(l.text) })
	var first textLine
	var marks []string
	found := 0
	for _, l := range p.prose {
		if l.title && l.field == "" {
			templatePart = templateNamePattern().MatchString(l.text)
		}
		mark := draftMarkerIn(l)
		if mark == "" || template || templatePart || example && loremIpsumPattern().MatchString(mark) {
			continue
		}
		if found++; found == 1 {
			first = l
		}
		if mark = strconv.Quote(mark); !slices.Contains(marks, mark) {
			marks = append(marks, mark)
		}
	}
	if len(marks) == 0 {
		return
	}
	about := handbook.ProblemSubject{Case: handbook.CasePlaceholder}
	if slices.ContainsFunc(marks, func(mark string) bool { return !strings.ContainsAny(mark, "[<&") }) {
		about = handbook.ProblemSubject{Name: strings.Join(marks, ", ")}
	}
	what := "are left over from a draft: replace or remove them"
	if len(marks) == 1 {
		what = "is left over from a draft" + occurrencesNote(found) + ": replace it, or remove it"
	}
	c.reportLine(p, first, "%s %s", strings.Join(marks, ", "), what).Subject = about
}

// recordPagePathPattern matches the paths of pages that record what was said or changed, such as changelogs and
// minutes. They may quote markers.
var recordPagePathPattern = pattern.Lazy(`(?i)(?:^|/)(?:changelog|meetings?/|meeting[ _-]?(?:minutes|notes)|minutes/|newsletters?/|release[ _-]?notes)`)

// isTemplatePath reports whether a page is a template for readers to copy and fill in.
func isTemplatePath(name string) bool {
	return templateNamePattern().MatchString(strings.ReplaceAll(path.Base(name), "_", " ")) || strings.Contains(strings.ToLower(name), "template")
}

// templateNamePattern matches the names and headings of pages for readers to copy and fill in.
var templateNamePattern = pattern.Lazy(`(?i)template|questionnaire|\b(?:e-?mail|letter|script|form|prompt|sample|example)s?\b`)

// placeholderIn returns the first placeholder in text, or "". It looks for a bracket first, because most lines have no
// bracket.
func placeholderIn(text string) string {
	if !strings.ContainsAny(text, "[<&") {
		return ""
	}
	first := ""
	for _, at := range placeholderPattern().FindAllStringIndex(text, -1) {
		switch {
		case strings.ContainsAny(text[max(0, at[0]-1):at[0]], "/@.=:-_"), strings.ContainsAny(text[at[1]:min(len(text), at[1]+1)], "/@-_+"):
			return "" // part of an address, or a name that the line explains
		case first == "" && !isQuoted(text[:at[0]]):
			first = text[at[0]:at[1]]
		}
	}
	return first
}

// isQuoted reports whether the text that follows is in quotation marks, judging by the text before it.
func isQuoted(before string) bool {
	return strings.Count(before, `"`)%2 == 1 || strings.HasSuffix(before, "'") || strings.LastIndexAny(before, "“„‘«") > strings.LastIndexAny(before, "”’»")
}

// draftMarkerIn returns the first draft marker in a line, or "".
func draftMarkerIn(l textLine) string {
	text := l.text
	if at := loremIpsumPattern().FindStringIndex(text); at != nil && !afterFillerMentionPattern().MatchString(text[at[1]:]) {
		return text[at[0]:at[1]]
	}
	if m := placeholderIn(text); m != "" {
		return m
	}
	if !hasCapitalRun(text) {
		return ""
	}
	for _, at := range todoMarkerPattern().FindAllStringIndex(text, -1) {
		mark, before, after := text[at[0]:at[1]], text[:at[0]], text[at[1]:]
		part := len(after) > 1 && strings.ContainsAny(after[:1], "-./") && after[1] != ' '
		about := strings.HasPrefix(after, ",") && strings.HasSuffix(before, ", ") || isQuoted(before) || l.title && (wordAfterMarkerPattern().MatchString(after) || wordBeforePattern().MatchString(before))
		if !neverInSpeech()[mark] {
			status := strings.HasSuffix(before, "| ") && strings.HasPrefix(after+" |", " |") // the status of a task
			about = about || status || wordBeforePattern().MatchString(before) && !clauseEndPattern().MatchString(after)
		}
		if !part && !about && !beforeMentionedMarkerPattern().MatchString(before) && !nounAfterMarkerPattern().MatchString(after) {
			return mark
		}
	}
	return ""
}

func draftStatus(c *checker, p *checkedPage) {
	if s := strings.ToLower(p.Metadata.Status); s == "draft" || s == "wip" {
		found := c.reportField(p.Entry, "status", "is a draft, but everyone sees it: finish it, or keep it out of the handbook")
		if c.fieldLine(p.Entry, "source") > 0 {
			found.Subject.Name = "source"
		}
	}
}

var templateMarkPattern = pattern.Lazy(`\{\{[^{}]*(?:\}\}|$)|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)`)

// tagNamePattern matches a tag up to its name. Tags that contain code have no name.
var tagNamePattern = pattern.Lazy(`^(?:<%|(?:\{\{[<%#/]?|\{%-?)\s*[^\s}(%>]*)`)

// leftoverTag is an unprocessed template tag, and the entries that contain it.
type leftoverTag struct {
	first   textPosition
	mark    string
	entries int
}

// templateRemains finds unprocessed template tags. It merges reports for entries whose first tag has the same name,
// because templates are rarely left in a single entry.
func templateRemains(c *checker) {
	groups := map[string]*leftoverTag{}
	var order []*leftoverTag
	for _, p := range c.pages {
		at, mark := firstTemplateMark(p)
		if mark == "" || c.isLoopValue(p, mark) {
			continue
		}
		name := strings.ReplaceAll(tagNamePattern().FindString(mark), " ", "")
		if groups[name] == nil && !c.isAlreadyReported(name) {
			groups[name] = &leftoverTag{first: textPosition{p, at}, mark: strconv.Quote(shortenTo(strings.ReplaceAll(mark, `\`, "")))}
			order = append(order, groups[name])
		}
		if g := groups[name]; g != nil {
			g.entries++
		}
	}
	if len(order) > maxSeparateNames {
		c.reportRemains(order)
		return
	}
	for _, g := range order {
		mend := "replace it"
		if !c.foreign && variableTag().MatchString(g.mark) {
			mend += ", set it under variables in the manifest"
		}
		c.reportLine(g.first.page, g.first.line, "%s is an unprocessed template tag, shown as it is (in %s): %s, or open the output of the template engine",
			g.mark, handbook.CountWithNoun(g.entries, "entry"), mend)
	}
}

var variableTag = pattern.Lazy(`^"\{\{ ?[\w-]+ ?\}\}"$`)

// reportRemains reports many tags as one problem, most frequent first.
func (c *checker) reportRemains(all []*leftoverTag) {
	at := all[0].first
	slices.SortStableFunc(all, func(x, y *leftoverTag) int { return cmp.Compare(y.entries, x.entries) })
	names := handbook.MapSlice(all, func(g *leftoverTag) string {
		return g.mark + " (in " + handbook.CountWithNoun(g.entries, "entry") + ")"
	})
	c.reportLine(at.page, at.line, "%d unprocessed template tags are shown as they are: %s; replace them, or open the output of the template engine",
		len(all), handbook.JoinFirst(names, maxListedNames))
}

// isAlreadyReported reports whether the loader has already reported a tag.
func (c *checker) isAlreadyReported(name string) bool {
	return slices.ContainsFunc(c.Problems, func(p handbook.Problem) bool {
		reported, tag := strings.CutPrefix(strings.ReplaceAll(p.Subject.Name, " ", ""), name)
		return p.Code == "unknown-markup" && tag && (reported == "%}" || reported == "}}")
	})
}

// isLoopValue reports whether a template tag may be filled in by a loop on the page. The loader reports the loop
// itself.
func (c *checker) isLoopValue(p *checkedPage, mark string) bool {
	return strings.HasPrefix(mark, "{{") && slices.ContainsFunc(c.Problems, func(q handbook.Problem) bool {
		return q.Path == p.Path && q.Code == "unknown-markup" && q.Subject.Name == "{% for %}"
	})
}

// firstTemplateMark returns the first template tag on a page and the line that contains it.
func firstTemplateMark(p *checkedPage) (textLine, string) {
	literal := literalTextOf(p)
	template := false
	for _, l := range p.prose {
		if l.title && l.field == "" {
			template = templateNamePattern().MatchString(l.text)
		}
		if mark := templateMarkIn(l.text); mark != "" && !template && !strings.Contains(literal, mark) && !strings.Contains(l.text, "<code") {
			return l, mark
		}
	}
	for _, l := range p.Links {
		if mark := templateMarkIn(l.Target); mark != "" {
			return textLine{number: l.Line}, mark
		}
	}
	return textLine{}, ""
}

// literalTextOf returns text of a page that is shown unchanged although it looks like template tags.
func literalTextOf(p *checkedPage) string {
	written, _ := p.AuthorText()
	return strings.Join(rawBlockPattern().FindAllString(written, -1), "\n")
}

var rawBlockPattern = pattern.Lazy(`(?s)\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw`)

// templateMarkIn returns the first template tag in text, or "". It skips braces that are not template tags: attribute
// values in JSX (={{…}}), escaped braces, notebook commands ({{[[…]]}}), and Mermaid nodes ({{"…"}}).
func templateMarkIn(text string) string {
	if !strings.ContainsAny(text, "{<") {
		return ""
	}
	for _, m := range templateMarkPattern().FindAllStringIndex(text, -1) {
		if (m[0] == 0 || text[m[0]-1] != '=' && text[m[0]-1] != '\\') && !nonTemplateBracesPattern().MatchString(text[m[0]:]) {
			return text[m[0]:m[1]]
		}
	}
	return ""
}

// nonTemplateBracesPattern matches double braces that are not from a template engine: notebook commands, and nodes with
// quoted text in Mermaid diagrams.
var nonTemplateBracesPattern = pattern.Lazy(`^\{\{(?:\[\[|"<)`)

func shortenTo(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
