package export

import (
	"io"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
)

// SchemaVersion is the version of the JSON that this package writes. docs/json.md describes what can be added without a
// new version.
const SchemaVersion = 1

type exportJSON struct {
	Schema   int           `json:"schema"`
	Handbook *handbookJSON `json:"handbook,omitempty"`
	Entries  []entry       `json:"entries"`

	// Translations are the versions of entries in other languages. They are not among the entries, whose ids are
	// unique.
	Translations []entry `json:"translations,omitempty"`
}

type entryJSON struct {
	Schema int `json:"schema"`
	entry
}

type handbookJSON struct {
	ID           string                `json:"id,omitempty"`
	Title        string                `json:"title"`
	Organisation string                `json:"organisation,omitempty"`
	Version      string                `json:"version,omitempty"`
	Languages    []string              `json:"languages,omitempty"`
	Frameworks   []string              `json:"frameworks,omitempty"`
	Categories   []handbook.Category   `json:"categories"`
	ControlSets  []handbook.ControlSet `json:"control_sets,omitempty"`
}

// entry is the JSON form of an entry. Its first fields have the names of front matter fields, and the others come from
// the body.
type entry struct {
	ID             string   `json:"id"`
	Number         string   `json:"number,omitempty"`
	Kind           string   `json:"kind,omitempty"`
	Title          string   `json:"title"`
	Caution        string   `json:"caution,omitempty"`
	Question       string   `json:"question,omitempty"`
	Answer         string   `json:"answer,omitempty"`
	Summary        string   `json:"summary,omitempty"`
	Category       string   `json:"category"`
	Groups         []string `json:"groups,omitempty"`
	Order          int      `json:"order,omitempty"`
	Frameworks     []string `json:"frameworks,omitempty"`
	Controls       []string `json:"controls,omitempty"`
	Keywords       []string `json:"keywords,omitempty"`
	AlsoAsked      []string `json:"also_asked,omitempty"`
	FormerIDs      []string `json:"former_ids,omitempty"`
	Related        []string `json:"related,omitempty"`
	Owner          string   `json:"owner,omitempty"`
	Approver       string   `json:"approver,omitempty"`
	Version        string   `json:"version,omitempty"`
	Effective      string   `json:"effective,omitempty"`
	Reviewed       string   `json:"reviewed,omitempty"`
	ReviewIn       string   `json:"review_in,omitempty"`
	NextReview     string   `json:"next_review,omitempty"`
	Overdue        bool     `json:"overdue,omitempty"`
	Changes        []string `json:"changes,omitempty"`
	Status         string   `json:"status,omitempty"`
	Classification string   `json:"classification,omitempty"`
	Audience       []string `json:"audience,omitempty"`
	Ack            string   `json:"ack,omitempty"`
	Lang           string   `json:"lang,omitempty"`
	SourceVersion  string   `json:"source_version,omitempty"`
	SourceDigest   string   `json:"source_digest,omitempty"`

	Source   string             `json:"source"`
	Path     string             `json:"path"`
	Line     int                `json:"line"`
	Text     string             `json:"text"`
	Markdown string             `json:"markdown"`
	Plain    string             `json:"plain,omitempty"`
	Sections []handbook.Section `json:"sections"`
	Links    []link             `json:"links"`

	Acronyms  []handbook.Acronym `json:"acronyms,omitempty"`
	Generated bool               `json:"generated,omitempty"`
}

type link struct {
	Text   string `json:"text"`
	Target string `json:"target"`
	Image  bool   `json:"image"`
	Entry  string `json:"entry,omitempty"`
	Anchor string `json:"anchor,omitempty"`
	Line   int    `json:"line"`
}

// WriteEntry writes an entry as a JSON object. now determines whether its review is overdue.
func WriteEntry(w io.Writer, h *handbook.Handbook, e *handbook.Entry, now time.Time) error {
	out := newEntry(h, e, now)
	return writeJSON(w, entryJSON{SchemaVersion, out})
}

// WriteEntries writes entries as one JSON object. now determines which reviews are overdue.
func WriteEntries(w io.Writer, h *handbook.Handbook, entries []*handbook.Entry, now time.Time) error {
	return writeJSON(w, exportJSON{Schema: SchemaVersion, Entries: newEntries(h, entries, now)})
}

func writeJSON(w io.Writer, v any) error { return sanitize.WriteJSON(w, v, "  ") }

func newHandbookJSON(h *handbook.Handbook) *handbookJSON {
	return &handbookJSON{
		ID: h.ID, Title: h.Title, Organisation: h.Organisation, Version: h.Version,
		Languages: h.Languages, Frameworks: h.Frameworks, Categories: emptyIfNil(h.Categories), ControlSets: h.ControlSets,
	}
}

// emptyIfNil returns list, or an empty list if list is nil, because nil would be encoded as null instead of [].
func emptyIfNil[T any](list []T) []T { return append([]T{}, list...) }

func writeHandbookJSON(w io.Writer, h *handbook.Handbook, now time.Time) error {
	in := handbookByLanguage(h)
	translations := handbook.MapSlice(h.OtherLanguages(), func(e *handbook.Entry) entry { return newEntry(in(e), e, now) })
	return writeJSON(w, exportJSON{SchemaVersion, newHandbookJSON(h), newEntries(h, h.AllEntries(), now), translations})
}

func newEntries(h *handbook.Handbook, entries []*handbook.Entry, now time.Time) []entry {
	return handbook.MapSlice(entries, func(e *handbook.Entry) entry { return newEntry(h, e, now) })
}

func newEntry(h *handbook.Handbook, e *handbook.Entry, now time.Time) entry {
	l, quoted := e.Metadata, quote.FieldsOfEntry(e, now)
	out := entry{
		ID: e.ID, Number: e.Number, Kind: string(e.Kind), Title: e.Title, Question: e.Question, Answer: string(e.Answer), Summary: e.Summary,
		Category: e.Category, Order: e.Order, Frameworks: e.Frameworks, Keywords: e.Keywords, AlsoAsked: e.AlsoAsked, FormerIDs: e.FormerIDs, Related: e.Related,
		Owner: l.Owner, Approver: l.Approver, Version: l.Version, Effective: handbook.ISODay(l.Effective), Reviewed: handbook.ISODay(l.Reviewed),
		ReviewIn: l.ReviewIn, NextReview: nextReview(l), Overdue: l.ReviewOverdue(now), Caution: quoted.Caution, Changes: l.Changes, Status: l.Status, Classification: l.Classification, Audience: l.Audience,
		Ack: l.Ack, Lang: l.Lang, SourceVersion: l.SourceVersion, SourceDigest: l.SourceDigest,
		Source: h.Citation(e), Path: e.Path, Text: quoted.Text, Markdown: quoted.Markdown, Line: quoted.Line, Plain: e.Plain,
		Generated: e.Derived.Generated, Sections: emptyIfNil(e.Sections), Links: []link{}, Acronyms: h.AcronymsIn(e),
	}
	for _, g := range e.Group.Path() {
		out.Groups = append(out.Groups, g.Title)
	}
	for _, c := range e.Controls {
		out.Controls = append(out.Controls, c.String())
	}
	for _, l := range e.Links {
		out.Links = append(out.Links, link{l.Text, l.Target, l.Image, l.Entry, l.Anchor, l.Line})
	}
	return out
}

// nextReview returns the day by which an entry has to be reviewed, or "" if it needs no review.
func nextReview(l handbook.Metadata) string {
	due, _ := l.NextReview()
	return handbook.ISODay(due)
}

// handbookByLanguage returns a function that returns the handbook for readers of an entry's language.
func handbookByLanguage(h *handbook.Handbook) func(*handbook.Entry) *handbook.Handbook {
	handbooks := map[string]*handbook.Handbook{h.Language(): h}
	return func(e *handbook.Entry) *handbook.Handbook {
		lang := e.Metadata.Lang
		if lang == "" {
			return h
		}
		if handbooks[lang] == nil {
			handbooks[lang] = h.ForLanguage(lang)
		}
		return handbooks[lang]
	}
}
