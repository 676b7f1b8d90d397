package load

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pattern"
)

// entrySchema describes the front matter of an entry, including the names that other tools use for its fields.
var entrySchema = frontmatter.Schema[parsedPage]{
	Fields:  entryFields,
	Ignored: func(key string) bool { return ignoredFields()[key] },
	New:     newParsedPage,
	Effects: map[string]string{ackField: "nobody is asked to acknowledge this entry"},
	Aliases: map[string]string{"acknowledge": ackField, "acknowledgement": ackField},

	EffectNeedsValue: true, // the front matter has fields of other tools
}

// ackField is the field that asks readers to acknowledge an entry.
const ackField = "ack"

func newParsedPage() *parsedPage { return &parsedPage{entry: &handbook.Entry{}} }

func isEntryField(key string) bool { return entryFields[key] != nil }

// pageField is a field of front matter. entryTextField and entryListField make fields that are stored in the entry;
// pageListField makes fields that are stored only in the page.
type pageField = frontmatter.Field[parsedPage]

func entryTextField(at func(*handbook.Entry) *string) pageField {
	return frontmatter.TextField(func(p *parsedPage) *string { return at(p.entry) })
}

func entryListField(at func(*handbook.Entry) *[]string) pageField {
	return frontmatter.ListField(func(p *parsedPage) *[]string { return at(p.entry) })
}

// setPermalink reads the address of a page, which starts at the root of the site even without a slash.
func setPermalink(p *parsedPage, n *frontmatter.Node) error {
	address, err := frontmatter.Scalar(n)
	if address != "" {
		p.addresses = append(p.addresses, "/"+strings.TrimPrefix(address, "/"))
	}
	return err
}

func pageListField(at func(*parsedPage) *[]string) pageField { return frontmatter.ListField(at) }

var entryFields = map[string]pageField{
	"id":             setEntryID,
	"kind":           wordField("faq, policy or principle", func(e *handbook.Entry) *handbook.Kind { return &e.Kind }),
	"title":          setTitle,
	"question":       entryTextField(func(e *handbook.Entry) *string { return &e.Question }),
	"answer":         wordField("yes, no, partly or na", func(e *handbook.Entry) *handbook.Verdict { return &e.Answer }),
	"summary":        entryTextField(func(e *handbook.Entry) *string { return &e.Summary }),
	"category":       entryTextField(func(e *handbook.Entry) *string { return &e.Category }),
	"order":          setOrder,
	"frameworks":     entryListField(func(e *handbook.Entry) *[]string { return &e.Frameworks }),
	"controls":       setControls,
	"keywords":       entryListField(func(e *handbook.Entry) *[]string { return &e.Keywords }),
	"also_asked":     entryListField(func(e *handbook.Entry) *[]string { return &e.AlsoAsked }),
	"related":        setRelated,
	"former_ids":     entryListField(func(e *handbook.Entry) *[]string { return &e.FormerIDs }),
	"owner":          peopleField(func(m *handbook.Metadata) *string { return &m.Owner }),
	"approver":       peopleField(func(m *handbook.Metadata) *string { return &m.Approver }),
	"version":        entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.Version }),
	"status":         entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.Status }),
	"classification": entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.Classification }),
	"review_in":      entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.ReviewIn }),
	ackField:         setAck,
	"lang":           entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.Lang }),
	"source_version": entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.SourceVersion }),
	"source_digest":  entryTextField(func(e *handbook.Entry) *string { return &e.Metadata.SourceDigest }),
	"owner_slack":    frontmatter.TextField(func(p *parsedPage) *string { return &p.ownerSlack }),
	"audience":       entryListField(func(e *handbook.Entry) *[]string { return &e.Metadata.Audience }),
	"changes":        entryListField(func(e *handbook.Entry) *[]string { return &e.Metadata.Changes }),
	"effective":      dateField(func(m *handbook.Metadata) *time.Time { return &m.Effective }),
	"reviewed":       setReviewed,

	// Names in other tools.
	"name":             setTitle,
	"sidebar_label":    frontmatter.TextField(func(p *parsedPage) *string { return &p.label }),
	"description":      entryTextField(func(e *handbook.Entry) *string { return &e.Summary }),
	"weight":           setWeight,
	"date":             setHugoDate,
	"linkTitle":        frontmatter.TextField(func(p *parsedPage) *string { return &p.linkTitle }),
	"nav_order":        setPosition,
	"sidebar_position": setPosition,
	"tags":             pageListField(func(p *parsedPage) *[]string { return &p.tags }),
	"redirect_from":    pageListField(func(p *parsedPage) *[]string { return &p.oldPaths }),
	"aliases":          pageListField(func(p *parsedPage) *[]string { return &p.oldPaths }),
	"old_paths":        pageListField(func(p *parsedPage) *[]string { return &p.oldPaths }),
	"slug":             pageListField(func(p *parsedPage) *[]string { return &p.addresses }),
	"permalink":        setPermalink,
	"url":              setPermalink,
	"last_reviewed":    setReviewed,
	"last_reviewed_on": setReviewed,
	"last_updated":     setReviewed,
	"reviewDate":       setReviewed,
	"draft":            statusField("draft"),
	"outdated":         statusField("outdated"),
	"satisfies":        setSatisfiedControls,
	"majorRevisions":   setRevisions,
}

// setEntryID reads an id. An invalid id is a document number if it contains a digit. Any other value without spaces is
// the page's id in Docusaurus, and becomes an address of the page.
func setEntryID(p *parsedPage, n *frontmatter.Node) (err error) {
	p.ownID, err = frontmatter.Scalar(n)
	if err != nil {
		return err
	}
	id, err := frontmatter.ID(n, Slug)
	switch {
	case err == nil:
		p.entry.ID = id
		p.addresses = append(p.addresses, id) // Docusaurus serves the page at this address
	case IsDocumentNumber(p.ownID):
		p.entry.Number = p.ownID
		return nil
	case isName(p.ownID) || !strings.Contains(p.ownID, " ") && strings.HasPrefix(p.ownID, "urn:"):
		p.addresses = append(p.addresses, p.ownID)
		return nil
	}
	return err
}

func setTitle(p *parsedPage, n *frontmatter.Node) (err error) {
	p.entry.Title, err = frontmatter.Scalar(n)
	return err
}

// wordField returns a field whose value is empty or, in lower case, a word that has a label.
func wordField[T interface {
	~string
	Label() string
}](expected string, at func(*handbook.Entry) *T) pageField {
	return func(p *parsedPage, n *frontmatter.Node) error {
		s, err := frontmatter.Scalar(n)
		if err != nil {
			return err
		}
		word := T(strings.ToLower(s))
		if word != "" && word.Label() == "" {
			return fmt.Errorf("expected %s, found %q", expected, s)
		}
		*at(p.entry) = word
		return nil
	}
}

func setOrder(p *parsedPage, n *frontmatter.Node) (err error) {
	p.entry.Order, err = frontmatter.Integer(n)
	p.hasOrder, p.order = err == nil, float64(p.entry.Order)
	return err
}

// setPosition reads an order, which may have a fraction, as in Docusaurus and Jekyll.
func setPosition(p *parsedPage, n *frontmatter.Node) error {
	s, err := frontmatter.Scalar(n)
	if err != nil {
		return err
	}
	if order, err := strconv.ParseFloat(s, 64); err == nil && math.Abs(order) < 1e9 {
		p.entry.Order, p.hasOrder, p.order = int(order), true, order
		return nil
	}
	return setOrder(p, n)
}

// setWeight reads an order as Hugo does, where 0 means no order.
func setWeight(p *parsedPage, n *frontmatter.Node) error {
	err := setPosition(p, n)
	p.hasOrder = p.hasOrder && p.order != 0
	return err
}

// setHugoDate stores the date by which Hugo sorts a page. In other tools the field may contain anything, so no value is
// reported as wrong.
func setHugoDate(p *parsedPage, n *frontmatter.Node) error {
	if date, err := frontmatter.Scalar(n); err == nil {
		p.date = date
	}
	return nil
}

func setControls(p *parsedPage, n *frontmatter.Node) error {
	refs, err := frontmatter.List(n)
	if err != nil {
		return err
	}
	for _, s := range refs {
		set, ref, ok := strings.Cut(s, ":")
		if !ok {
			return fmt.Errorf("expected `set:reference`, such as iso27002-2022:8.5, but found %q", s)
		}
		p.entry.Controls = append(p.entry.Controls, handbook.Control{Set: set, Ref: ref})
	}
	return nil
}

func dateField(at func(*handbook.Metadata) *time.Time) pageField {
	return func(p *parsedPage, n *frontmatter.Node) (err error) {
		*at(&p.entry.Metadata), err = frontmatter.Date(n)
		return err
	}
}

var setReviewed = dateField(func(m *handbook.Metadata) *time.Time { return &m.Reviewed })

// statusField returns a boolean field that, if true, sets the status.
func statusField(status string) pageField {
	return func(p *parsedPage, n *frontmatter.Node) error {
		on, err := frontmatter.Boolean(n)
		if on {
			p.entry.Metadata.Status = status
		}
		return err
	}
}

// setAck treats an unknown value as "required". Readers notice if they have to acknowledge too much, but not if they
// have to acknowledge too little.
func setAck(p *parsedPage, n *frontmatter.Node) error {
	s, err := frontmatter.Scalar(n)
	switch strings.ToLower(s) {
	case "", "no", "none", "optional", "false", handbook.AckRequired:
	default:
		err = fmt.Errorf("expected %s or no, found %q", handbook.AckRequired, s)
	}
	if err != nil {
		p.entry.Metadata.Ack = handbook.AckRequired
		return fmt.Errorf("%w; until this is fixed, it counts as %s", err, handbook.AckRequired)
	}
	p.entry.Metadata.Ack = s
	return nil
}

// setSatisfiedControls turns the controls that strongdm/comply lists by standard into keywords, so that readers find
// the entry by the number of a control.
func setSatisfiedControls(p *parsedPage, n *frontmatter.Node) error {
	if !frontmatter.IsMapping(n) {
		return errors.New("expected `standard: [controls]`")
	}
	for _, value := range frontmatter.MappingOf(n).All() {
		refs, err := frontmatter.List(value)
		if err != nil {
			return err
		}
		p.entry.Keywords = append(p.entry.Keywords, refs...)
	}
	return nil
}

// setRevisions reads the history of an entry as strongdm/comply writes it.
func setRevisions(p *parsedPage, n *frontmatter.Node) error {
	if !frontmatter.IsList(n) {
		return errors.New("expected a list")
	}
	for _, item := range n.Content {
		var words []string
		for _, value := range frontmatter.MappingOf(item).All() {
			s, err := frontmatter.Scalar(value)
			if err != nil {
				return err
			}
			words = append(words, s)
		}
		p.entry.Metadata.Changes = append(p.entry.Metadata.Changes, strings.Join(words, " "))
	}
	return nil
}

// ignoredFields contains fields with which other tools control how and where a site shows a page. They say nothing
// about the entry, so they are ignored without a warning.
var ignoredFields = pattern.WordSet(`
layout lastmod publishDate expiryDate author authors type template toc toc_hide markup bookToc bookHidden menu sidebar
cascade outputs resources image images cover hide_title hide_table_of_contents pagination_next pagination_prev pagination_label
custom_edit_url displayed_sidebar sidebar_class_name toc_min_heading_level toc_max_heading_level unlisted last_update parent
grand_parent has_children has_toc nav_exclude nav_fold_children search_exclude published categories category_id collection excerpt
header-includes hide icon status_icon comments social search owner_slack_workspace hide_in_navigation old_path
source source_url show_breadcrumbs lastReviewed acronym cron policy faq cssclasses cssclass publish cSpell links robots noindex eleventyNavigation
outline aside hero features titleTemplate lastUpdated editLink tableOfContents pagefind banner sitemap jupytext kernelspec
sidebar_order created modified aliases url sort_rank nav_icon nav_title created_at author_name redirect_to`)
