package handbook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Path is a way through a handbook: what somebody is to read, in which order.
type Path struct {
	ID          string
	Title       string // never empty
	Description string
	Roles       []string // whom it is for; none = everybody
	Entries     []*Entry // in the order of reading, each once
	Acknowledge bool     // each text is to be acknowledged, not only read
	DueDays     int      // days from the first text that is opened to the last that is read; 0 = no deadline

	line  int       // of the manifest: where its title stands, or else its id
	named []mention // none = every text
	empty bool      // it was to name texts, and names none
}

// mention is an id as a path names it, and the line of the manifest that it is on.
type mention struct {
	id   string
	line int
}

// NeedsAck says whether a text asks anybody to acknowledge it, by itself or on the way
// of some path.
func (e *Entry) RequiresAck() bool {
	return len(e.duty) > 0 || e.requiresAckItself()
}

// asks says whether a text asks to be acknowledged by itself.
func (e *Entry) requiresAckItself() bool { return strings.EqualFold(e.Metadata.Ack, AckRequired) }

// Asks says whether any text asks to be acknowledged.
func (h *Handbook) RequiresAck() bool { return slices.ContainsFunc(h.Entries, (*Entry).RequiresAck) }

// ackStatement is what is acknowledged where the manifest does not say it.
const ackStatement = "I have read this text."

// AckRequired is the value of ack that asks a reader to acknowledge a text.
const AckRequired = "required"

// setAck takes what nobody understands for a wish to have the text acknowledged: that
// it asks for too much shows at once, and that it asks for too little never would.
func setAck(d *draft, n *yaml.Node) error {
	s, err := scalar(n)
	switch strings.ToLower(s) {
	case "", "no", "none", "optional", "false", AckRequired:
	default:
		err = fmt.Errorf("expected %s or no, found %q", AckRequired, s)
	}
	if err != nil {
		d.entry.Metadata.Ack = AckRequired
		return fmt.Errorf("%w; until it is one of these, it counts as %s", err, AckRequired)
	}
	d.entry.Metadata.Ack = s
	return nil
}

var pathFields = fields[Path]{
	"id":          setPathID,
	"title":       setPathTitle,
	"description": text(func(p *Path) *string { return &p.Description }),
	"roles":       setRoles,
	"entries":     setEntries,
	"acknowledge": setAcknowledge,
	"due_days":    setDueDays,
}

func setPathID(p *Path, n *yaml.Node) error {
	p.line = cmp.Or(p.line, n.Line)
	return ownID(func(p *Path) *string { return &p.ID })(p, n)
}

func setPathTitle(p *Path, n *yaml.Node) (err error) {
	p.Title, err = scalar(n)
	p.line = n.Line
	return err
}

// setRoles takes the roles as they stand, and says what is hardly the name of one.
// Where they cannot be read the path is for everybody, so that it asks no less than
// was meant.
func setRoles(p *Path, n *yaml.Node) (err error) {
	if p.Roles, err = list(n); err != nil {
		bad := mistakes(n, err)
		bad[0].Message = "expected roles, such as [engineer, support]; until they can be read, the path is for everybody"
		return bad
	}
	items := n.Content
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		items = []*yaml.Node{n}
	}
	var bad inner
	for _, item := range items {
		bad.add(item, oddRole(item, len(p.Roles)))
	}
	return bad.err()
}

// oddRole says why an item is hardly a role; count is how many there are.
func oddRole(item *yaml.Node, count int) error {
	role, _ := scalar(item)
	switch {
	case role == "" && count == 0:
		return errors.New("expected a role, found an empty one, so the path is for everybody; take the key out if that is meant")
	case role == "":
		return errors.New("expected a role, found an empty one; take it out")
	case item.ShortTag() != "!!str":
		return fmt.Errorf("expected a role such as engineer, found %s; write %q where that is the name of one", role, role)
	}
	return nil
}

// setAcknowledge takes a value that nobody understands for a yes: that the path asks
// for too much shows at once, and that it asks for too little never would.
func setAcknowledge(p *Path, n *yaml.Node) (err error) {
	if p.Acknowledge, err = boolean(n); err != nil {
		p.Acknowledge = true
		return fmt.Errorf("%w; until it is one of these, the path asks to acknowledge its texts", err)
	}
	return nil
}

// setEntries takes the ids that can be read. Where none can, the path leads through
// every text, so that it asks for no less than was meant. An empty list is no wish
// for every text, and a path without one would be finished before it is begun.
func setEntries(p *Path, n *yaml.Node) error {
	bad := p.mentions(n)
	switch {
	case len(p.named) > 0:
		return bad.err()
	case len(bad) > 0:
		return errors.New("expected a list of ids; until there is one, the path leads through every text")
	}
	p.empty = true
	return errors.New("names no text, so the path is left out; without this key it leads through every text")
}

// mentions takes the ids of a list, or of one line with commas.
func (p *Path) mentions(n *yaml.Node) (bad inner) {
	if n.Kind != yaml.SequenceNode {
		ids, err := list(n)
		bad.add(n, err)
		p.mention(n.Line, ids...)
		return bad
	}
	for _, item := range n.Content {
		id, err := scalar(item)
		if err != nil {
			bad.add(item, fmt.Errorf("expected a plain id, such as `- %s`; the path goes on without it", idIn(item)))
		}
		p.mention(item.Line, id)
	}
	return bad
}

// idIn is the id that an item has inside of it, or any, as an example.
func idIn(item *yaml.Node) string {
	id := ""
	for key, value := range (mapping{node: item}).pairs() {
		if key.Value == "id" {
			id, _ = scalar(value)
		}
	}
	return cmp.Or(id, "welcome")
}

func (p *Path) mention(line int, ids ...string) {
	for _, id := range ids {
		if id != "" {
			p.named = append(p.named, mention{id, line})
		}
	}
}

// maxDueDays is beyond every deadline that means something.
const maxDueDays = 36_500

func setDueDays(p *Path, n *yaml.Node) error {
	days, err := integer(n)
	if err == nil && (days < 0 || days > maxDueDays) {
		return fmt.Errorf("expected a number of days from 0 to %d, found %d", maxDueDays, days)
	}
	p.DueDays = days
	return err
}

func setPaths(h *Handbook, n *yaml.Node) error {
	return each(n, pathFields, func(p Path) error {
		switch {
		case p.ID == "":
			return fmt.Errorf("a reading path %w", errNoID)
		case p.empty:
			return nil // setEntries has said it
		}
		for _, other := range h.Paths {
			if other.ID == p.ID {
				return fmt.Errorf("the reading path %q stands here twice; the first one counts", p.ID)
			}
		}
		if p.Title == "" {
			p.Title = humanise(p.ID)
		}
		h.Paths = append(h.Paths, &p)
		return h.namesake(&p)
	})
}

// namesake warns of a path before p with the same title.
func (h *Handbook) namesake(p *Path) error {
	for _, other := range h.Paths {
		if other != p && strings.EqualFold(other.Title, p.Title) {
			return inner{{
				Line: p.line, Severity: Warning, Code: "duplicate-path-title",
				Message: fmt.Sprintf("the paths %q and %q have the same title, %q; say in the titles what is different", other.ID, p.ID, p.Title),
			}}
		}
	}
	return nil
}

// walk gives every path its texts, and reports those that are not there.
func (b *builder) walk() {
	for _, p := range b.h.Paths {
		if p.Entries = b.h.Entries; len(p.named) > 0 {
			p.Entries = b.named(p)
		}
		for _, e := range p.Entries {
			if p.Acknowledge {
				e.duty = append(e.duty, p)
			}
		}
	}
}

// named are the texts that a path names.
func (b *builder) named(p *Path) (out []*Entry) {
	seen := map[*Entry]bool{}
	for _, m := range p.named {
		e := b.h.Entry(m.id)
		switch {
		case e == nil:
			b.add(Problem{
				Path: manifestName, Line: m.line, Severity: Error, Code: "unknown-path-entry",
				Message: fmt.Sprintf("the reading path %q names %q, and no text has that id%s", p.ID, m.id, didYouMean(b.meantID(m.id))),
			})
		case seen[e]:
			b.add(Problem{
				Path: manifestName, Line: m.line, Severity: Warning, Code: "duplicate-path-entry",
				Message: fmt.Sprintf("the reading path %q names %q, and leads to that text already; take it out here", p.ID, m.id),
			})
		default:
			seen[e] = true
			out = append(out, e)
		}
	}
	return out
}
