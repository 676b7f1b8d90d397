package export

import (
	"cmp"
	"crypto/sha1" //nolint:gosec // RFC 9562 prescribes it for UUIDs made from names
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/quote"
)

// oscalVersion is the version of OSCAL, NIST's Open Security Controls Assessment Language, that this package writes:
// https://pages.nist.gov/OSCAL/.
const oscalVersion = "1.1.2"

// oscalNamespace qualifies properties that OSCAL does not define.
const oscalNamespace = "urn:trustbook:oscal"

// ErrNoControls means that no entry of the handbook refers to a control.
var ErrNoControls = errors.New("no entry has controls, and OSCAL describes entries by their controls")

type oscalDocument struct {
	Definition oscalDefinition `json:"component-definition"`
}

type oscalDefinition struct {
	UUID       string           `json:"uuid"`
	Metadata   oscalMetadata    `json:"metadata"`
	Components []oscalComponent `json:"components"`
	BackMatter struct {
		Resources []oscalResource `json:"resources"`
	} `json:"back-matter"`
}

type oscalMetadata struct {
	Title        string       `json:"title"`
	LastModified string       `json:"last-modified"`
	Version      string       `json:"version"`
	OSCALVersion string       `json:"oscal-version"`
	Parties      []oscalParty `json:"parties,omitempty"`
	Remarks      string       `json:"remarks"`
}

type oscalParty struct {
	UUID string `json:"uuid"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type oscalComponent struct {
	UUID            string                `json:"uuid"`
	Type            string                `json:"type"`
	Title           string                `json:"title"`
	Description     string                `json:"description"`
	Implementations []oscalImplementation `json:"control-implementations"`
}

type oscalImplementation struct {
	UUID         string             `json:"uuid"`
	Source       string             `json:"source"`
	Description  string             `json:"description"`
	Requirements []oscalRequirement `json:"implemented-requirements"`
}

type oscalRequirement struct {
	UUID        string          `json:"uuid"`
	ControlID   string          `json:"control-id"`
	Description string          `json:"description"`
	Props       []oscalProperty `json:"props"`
	Remarks     string          `json:"remarks"`
}

type oscalProperty struct {
	Name      string `json:"name"`
	Namespace string `json:"ns"`
	Value     string `json:"value"`
}

type oscalResource struct {
	UUID     string        `json:"uuid"`
	Title    string        `json:"title"`
	Citation oscalCitation `json:"citation"`
}

type oscalCitation struct {
	Text string `json:"text"`
}

const oscalRemarks = "An entry is listed under each published control on its subject. This is for reference, and is not a claim of compliance."

// writeOSCAL writes a component definition. The handbook is a single component of type policy, with an implemented
// requirement for each control of each entry.
func writeOSCAL(w io.Writer, h *handbook.Handbook, now time.Time) error {
	id := func(parts ...string) string { return uuidFor(append([]string{cmp.Or(h.ID, h.Title)}, parts...)...) }
	d := oscalDefinition{UUID: id("definition"), Metadata: oscalMetadata{
		Title: h.Title, LastModified: handbook.DayOf(now).Format(time.RFC3339), Version: h.Version, OSCALVersion: oscalVersion, Remarks: oscalRemarks,
	}}
	d.Metadata.Version = cmp.Or(d.Metadata.Version, h.Digest)
	if h.Organisation != "" {
		d.Metadata.Parties = []oscalParty{{id("organisation"), "organization", h.Organisation}}
	}
	c := oscalComponent{UUID: id("component"), Type: "policy", Title: h.Title, Description: "The entries of " + h.Title + "."}
	for _, set := range h.ControlSets {
		i := oscalImplementation{UUID: id("implementation", set.ID), Source: "#" + id("set", set.ID), Description: "Entries on the subject of controls in " + set.Title + "."}
		for _, e := range h.Entries {
			i.Requirements = append(i.Requirements, oscalRequirements(h, e, set, now, id)...)
		}
		if len(i.Requirements) > 0 {
			c.Implementations = append(c.Implementations, i)
			d.BackMatter.Resources = append(d.BackMatter.Resources, oscalResource{id("set", set.ID), set.Title, oscalCitation{set.Title}})
		}
	}
	if len(c.Implementations) == 0 {
		return ErrNoControls
	}
	d.Components = []oscalComponent{c}
	return writeJSON(w, oscalDocument{d})
}

func oscalRequirements(h *handbook.Handbook, e *handbook.Entry, set handbook.ControlSet, now time.Time, id func(...string) string) []oscalRequirement {
	var out []oscalRequirement
	seen := map[string]bool{}
	for _, c := range e.Controls {
		if c.Set != set.ID || seen[c.Ref] {
			continue
		}
		seen[c.Ref] = true
		out = append(out, oscalRequirement{
			UUID: id("requirement", e.ID, c.String()), ControlID: oscalToken(c.String()), Description: oscalText(e, now), Remarks: h.Citation(e),
			Props: []oscalProperty{{"control-reference", oscalNamespace, c.String()}, {"entry", oscalNamespace, e.ID}},
		})
	}
	return out
}

// oscalText returns the content of an entry, with its caution if there is one.
func oscalText(e *handbook.Entry, now time.Time) string {
	var parts []string
	for _, part := range []string{e.NumberedTitle(), e.Question, e.LeadAnswer(), quote.Body(e, now)} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

// oscalToken turns a string into a valid OSCAL identifier: letters, digits, dots, hyphens and underscores, beginning
// with a letter or an underscore.
func oscalToken(s string) string {
	token := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(".-_", r) {
			return r
		}
		return '_'
	}, s)
	if first, _ := utf8.DecodeRuneInString(token); !unicode.IsLetter(first) {
		return "_" + token
	}
	return token
}

// uuidNamespace is the namespace for URLs and URNs in RFC 9562.
var uuidNamespace = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuidFor returns the UUID (version 5, RFC 9562) for the name made of parts. The same name always has the same UUID.
func uuidFor(parts ...string) string {
	name := "urn:trustbook:" + strings.Join(parts, "\x00")
	sum := sha1.Sum(append(uuidNamespace[:], name...)) //nolint:gosec // explained at the import
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
