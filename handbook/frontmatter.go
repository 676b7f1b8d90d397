package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parts are a page cut into front matter and body.
type parts struct {
	front  string
	toml   bool // the front matter is TOML, not YAML
	offset int  // lines of the file before the front matter
	body   string
	line   int  // 1-based line of the file on which the body begins
	open   bool // the front matter is never closed, so it is part of the body
}

// splitPage cuts a cleaned page into front matter and body. The front matter
// stands between two --- lines, between two +++ lines when it is TOML, or, as
// some tools write it, before a single closing ---.
func splitPage(text string) parts {
	first, rest, found := strings.Cut(text, "\n")
	first = strings.TrimRight(first, " \t")
	if !found || first != "---" && first != "+++" {
		return splitClosingOnly(text)
	}
	front, body, lines := untilFence(rest, first)
	if lines == 0 {
		return parts{body: text, line: 1, open: true}
	}
	return parts{front: front, toml: first == "+++", offset: 1, body: body, line: 1 + lines + 1}
}

// untilFence cuts text at the first line that is the fence, or at ... after YAML.
// lines counts up to and including that line, 0 when there is none.
func untilFence(text, fence string) (before, after string, lines int) {
	at := 0
	for line := range strings.Lines(text) {
		lines++
		if t := strings.TrimRight(line, " \t\n"); t == fence || t == "..." && fence == "---" {
			return text[:at], text[at+len(line):], lines
		}
		at += len(line)
	}
	return "", "", 0
}

var keyLine = regexp.MustCompile(`^[A-Za-z_][\w-]*:(\s|$)`)

// splitClosingOnly takes what stands before a lone --- as front matter when it
// begins with a key that trustbook knows: otherwise it is a heading underlined.
func splitClosingOnly(text string) parts {
	whole := parts{body: text, line: 1}
	key, _, _ := strings.Cut(text, ":")
	if !keyLine.MatchString(text) || entryFields[key] == nil {
		return whole
	}
	front, body, lines := untilFence(text, "---")
	if lines == 0 || strings.Contains(front, "\n\n") {
		return whole
	}
	return parts{front: front, body: body, line: lines + 1}
}

// draft is an entry while its front matter is read, with what only loading needs.
type draft struct {
	entry      *Entry
	meta       mapping
	problems   []Problem
	hasOrder   bool
	tags       []string // sorted into frameworks and keywords once the manifest is known
	addresses  []string // paths under which a site serves the text
	oldPaths   []string // the same, formerly
	titleGiven bool
	label      string         // what another tool calls the text in its lists
	short      [][2]string    // abbreviations that the body explains
	anchors    map[string]int // ids that tags of the body have -> line of the file
	own        string         // anchor of the title, which is taken out of the body

	sum   uint64 // of the page's bytes
	blank bool   // there is nothing on the page
}

// entryFields are the keys of an entry's front matter, and the names that other
// tools give to the same things.
var entryFields = fields[draft]{
	"id":             func(d *draft, n *yaml.Node) error { return setID(&d.entry.ID, n) },
	"kind":           setKind,
	"title":          setTitle,
	"name":           setTitle,
	"question":       text(func(d *draft) *string { return &d.entry.Question }),
	"answer":         setAnswer,
	"summary":        text(func(d *draft) *string { return &d.entry.Summary }),
	"description":    text(func(d *draft) *string { return &d.entry.Summary }),
	"category":       text(func(d *draft) *string { return &d.entry.Category }),
	"order":          setOrder,
	"weight":         setOrder,
	"nav_order":      setOrder,
	"frameworks":     texts(func(d *draft) *[]string { return &d.entry.Frameworks }),
	"controls":       setControls,
	"keywords":       texts(func(d *draft) *[]string { return &d.entry.Keywords }),
	"tags":           texts(func(d *draft) *[]string { return &d.tags }),
	"former_ids":     texts(func(d *draft) *[]string { return &d.entry.FormerIDs }),
	"redirect_from":  texts(func(d *draft) *[]string { return &d.oldPaths }),
	"aliases":        texts(func(d *draft) *[]string { return &d.oldPaths }),
	"old_paths":      texts(func(d *draft) *[]string { return &d.oldPaths }),
	"related":        texts(func(d *draft) *[]string { return &d.entry.Related }),
	"owner":          text(func(d *draft) *string { return &d.entry.Metadata.Owner }),
	"approver":       text(func(d *draft) *string { return &d.entry.Metadata.Approver }),
	"version":        text(func(d *draft) *string { return &d.entry.Metadata.Version }),
	"status":         text(func(d *draft) *string { return &d.entry.Metadata.Status }),
	"classification": text(func(d *draft) *string { return &d.entry.Metadata.Classification }),
	"review_in":      text(func(d *draft) *string { return &d.entry.Metadata.ReviewIn }),
	"ack":            setAck,
	"lang":           text(func(d *draft) *string { return &d.entry.Metadata.Lang }),
	"source_version": text(func(d *draft) *string { return &d.entry.Metadata.SourceVersion }),
	"audience":       texts(func(d *draft) *[]string { return &d.entry.Metadata.Audience }),
	"changes":        texts(func(d *draft) *[]string { return &d.entry.Metadata.Changes }),
	"effective":      setEffective,
	"reviewed":       setReviewed,
	"last_reviewed":  setReviewed,
	"reviewDate":     setReviewed,
	"last_updated":   setReviewed,
	"draft":          setStatus("draft"),
	"outdated":       setStatus("outdated"),

	"last_reviewed_on": setReviewed,
	"sidebar_position": setOrder,

	"sidebar_label":  text(func(d *draft) *string { return &d.label }),
	"slug":           texts(func(d *draft) *[]string { return &d.addresses }),
	"permalink":      texts(func(d *draft) *[]string { return &d.addresses }),
	"url":            texts(func(d *draft) *[]string { return &d.addresses }),
	"satisfies":      setSatisfies,
	"majorRevisions": setRevisions,
}

// text stores one cleaned line.
func text[T any](at func(*T) *string) field[T] {
	return func(into *T, n *yaml.Node) (err error) {
		*at(into), err = scalar(n)
		return err
	}
}

// texts stores a list of cleaned lines.
func texts[T any](at func(*T) *[]string) field[T] {
	return func(into *T, n *yaml.Node) (err error) {
		*at(into), err = list(n)
		return err
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func setID(into *string, n *yaml.Node) error {
	s, err := scalar(n)
	if err != nil {
		return err
	}
	if !idPattern.MatchString(s) {
		return fmt.Errorf("expected small letters, digits and single hyphens, such as %s, found %q", slug(s), s)
	}
	*into = s
	return nil
}

func setTitle(d *draft, n *yaml.Node) (err error) {
	d.entry.Title, err = scalar(n)
	d.titleGiven = d.entry.Title != ""
	return err
}

func setKind(d *draft, n *yaml.Node) error {
	s, err := scalar(n)
	if err != nil {
		return err
	}
	k := Kind(strings.ToLower(s))
	if k != "" && k.Label() == "" {
		return fmt.Errorf("expected faq, policy or principle, found %q", s)
	}
	d.entry.Kind = k
	return nil
}

func setAnswer(d *draft, n *yaml.Node) error {
	s, err := scalar(n)
	if err != nil {
		return err
	}
	v := Verdict(strings.ToLower(s))
	if v != NoVerdict && v.Label() == "" {
		return fmt.Errorf("expected yes, no, partly or na, found %q", s)
	}
	d.entry.Answer = v
	return nil
}

func setOrder(d *draft, n *yaml.Node) (err error) {
	d.entry.Order, err = integer(n)
	d.hasOrder = err == nil
	return err
}

func setControls(d *draft, n *yaml.Node) error {
	refs, err := list(n)
	if err != nil {
		return err
	}
	for _, s := range refs {
		set, ref, ok := strings.Cut(s, ":")
		if !ok {
			return fmt.Errorf("expected set:reference such as iso27002-2022:8.5, found %q", s)
		}
		d.entry.Controls = append(d.entry.Controls, Control{Set: set, Ref: ref})
	}
	return nil
}

func setEffective(d *draft, n *yaml.Node) (err error) {
	d.entry.Metadata.Effective, err = date(n)
	return err
}

func setReviewed(d *draft, n *yaml.Node) (err error) {
	d.entry.Metadata.Reviewed, err = date(n)
	return err
}

func setStatus(status string) field[draft] {
	return func(d *draft, n *yaml.Node) error {
		on, err := boolean(n)
		if on {
			d.entry.Metadata.Status = status
		}
		return err
	}
}
