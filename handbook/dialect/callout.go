package dialect

import (
	"cmp"
	"strings"
	"unicode"

	"trustbook/handbook/pattern"
)

// hardBreak at the end of a line makes a line break.
const hardBreak = "  "

// calloutKinds are the kinds of callout that many tools share. If a syntax is used for other things too, only these
// words mean a callout.
var calloutKinds = pattern.WordSet(`note info tip hint important warning warn caution danger error attention success check question help faq abstract
summary tldr example quote cite bug failure fail missing todo seealso notice secondary primary deprecated security`)

// calloutAliases maps other names of kinds, mostly colours or styles, to the common name.
var calloutAliases = map[string]string{
	"": "note", "warn": "warning", "primary": "note", "secondary": "note", "default": "note", "light": "note", "dark": "note",
	"seealso": "see also", "check": "success", "tldr": "summary",
}

// calloutLabel returns the first line of a callout, with its kind and title. If there is a title, the content begins on
// the next line.
func calloutLabel(kind, title string) string {
	kind = strings.ToLower(kind)
	if alias, ok := calloutAliases[kind]; ok {
		kind = alias
	}
	label := capitalise(strings.NewReplacer("-", " ", "_", " ").Replace(kind))
	title = stripBold(title)
	if title == "" || strings.EqualFold(title, label) {
		return "**" + label + ":**"
	}
	return "**" + label + ": " + title + "**" + hardBreak
}

var (
	classOfBlockPattern = pattern.Lazy(`(?i)^\s*<(?:div|aside|section|p)\s(?:[^<>]*\s)?class(?:Name)?=["']([^"'<>]*)["']`)
	cautionaryKinds     = pattern.WordSet(`important warning warn caution danger attention`)
)

// ClassLabel returns the label for an HTML block whose class marks the block as a warning, as in mdBook and Bootstrap.
// It returns "" for any other block, and also if text, the content of the block, already begins with the word of the
// label.
func ClassLabel(html, text string) string {
	m := classOfBlockPattern().FindStringSubmatch(html)
	if m == nil {
		return ""
	}
	kind := calloutKind("." + strings.Join(strings.Fields(m[1]), " ."))
	label := calloutLabel(kind, "")
	text = strings.TrimLeft(text, "*_#> \n")
	if word := strings.Trim(label, "*:"); !cautionaryKinds()[kind] || strings.EqualFold(text[:min(len(word), len(text))], word) {
		return ""
	}
	return label
}

// partLabelLine returns the line to show above a part of a page, such as a tab.
func partLabelLine(title string) string {
	if title = stripBold(title); title == "" {
		return ""
	}
	return "**" + title + "**"
}

// stripBold removes bold from a title, so that the whole title can be made bold.
func stripBold(title string) string {
	return strings.TrimSpace(ReplaceEmoji(strings.ReplaceAll(strings.TrimSpace(title), "**", "")))
}

func capitalise(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	for i, r := range words {
		return string(unicode.ToUpper(r)) + words[i+len(string(r)):]
	}
	return words
}

// openCallout returns the opening of a callout whose first line has no content.
func openCallout(text, kind, title string) blockOpening {
	return blockOpening{length: len(text), label: calloutLabel(kind, title), content: contentCallout}
}

func openPart(text, title string) blockOpening {
	return blockOpening{length: len(text), label: partLabelLine(title), content: contentPlain}
}

// removedLine returns the opening of a line that is removed.
func removedLine(text string) blockOpening { return blockOpening{length: len(text)} }

// fencedBy returns a function that recognises a closing fence: a line of n or more characters c and nothing else.
func fencedBy(c byte, n int) func(string) int {
	return func(line string) int {
		count := countLeading(line, c)
		if count < n || strings.TrimSpace(line[count:]) != "" {
			return 0
		}
		return count
	}
}

// countLeading returns how often c occurs at the start of text.
func countLeading(text string, c byte) int { return len(text) - len(strings.TrimLeft(text, string(c))) }

// firstAttribute returns the value of the first of the named attributes that is set.
func firstAttribute(attributes map[string]string, names ...string) string {
	value := ""
	for _, name := range names {
		value = cmp.Or(value, attributes[name])
	}
	return value
}
