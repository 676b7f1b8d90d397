package handbook

import (
	"slices"
	"strings"
)

// Path is a reading path: which entries to read, in which order.
type Path struct {
	ID          string
	Title       string // never empty
	Description string
	Roles       []string // roles it is for; none = everyone
	Entries     []*Entry // in reading order, each once
	Acknowledge bool     // each entry has to be acknowledged, not only read
	DueDays     int      // days to finish the path from opening its first entry; 0: no deadline
}

// AckRequired is the value of ack that asks readers to acknowledge an entry.
const AckRequired = "required"

// RequiresAck reports whether the entry asks anyone to acknowledge it, by itself or through a reading path.
func (e *Entry) RequiresAck() bool { return len(e.ackPaths) > 0 || e.requiresAckItself() }

func (e *Entry) requiresAckItself() bool { return strings.EqualFold(e.Metadata.Ack, AckRequired) }

// RequiresAck reports whether any entry asks to be acknowledged.
func (h *Handbook) RequiresAck() bool { return slices.ContainsFunc(h.Entries, (*Entry).RequiresAck) }

// RequiresAckFrom reports whether the entry asks a reader with these roles to
// acknowledge it, by itself or through a reading path.
func (e *Entry) RequiresAckFrom(r Roles) bool {
	return e.PathRequiresAckFrom(r) || e.requiresAckItself() && e.RelevanceTo(r) != ForOthers
}

// PathRequiresAckFrom reports whether a reading path asks a reader with these roles to acknowledge the entry.
func (e *Entry) PathRequiresAckFrom(r Roles) bool {
	return slices.ContainsFunc(e.ackPaths, func(p *Path) bool { return p.RelevanceTo(r) != ForOthers })
}

// AnyPathRequiresAck reports whether a reading path asks anyone to acknowledge the entry.
func (e *Entry) AnyPathRequiresAck() bool { return len(e.ackPaths) > 0 }
