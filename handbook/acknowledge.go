package handbook

import (
	"slices"
	"strings"
)

// AckRequired is the value of ack in an entry that requires acknowledgement.
const AckRequired = "required"

// RequiresAck reports whether any reader must acknowledge the entry, because of the entry itself or a reading path.
func (e *Entry) RequiresAck() bool { return len(e.ackPaths) > 0 || e.requiresAckItself() }

func (e *Entry) requiresAckItself() bool { return strings.EqualFold(e.Metadata.Ack, AckRequired) }

// RequiresAck reports whether any entry must be acknowledged.
func (h *Handbook) RequiresAck() bool { return slices.ContainsFunc(h.Entries, (*Entry).RequiresAck) }

// RequiresAckFrom reports whether a reader with roles r must acknowledge the entry, because of the entry itself or a
// reading path.
func (e *Entry) RequiresAckFrom(r Roles) bool {
	return e.PathRequiresAckFrom(r) || e.requiresAckItself() && e.RelevanceTo(r) != RelevantForOthers
}

// PathRequiresAckFrom reports whether a reading path requires a reader with roles r to acknowledge the entry.
func (e *Entry) PathRequiresAckFrom(r Roles) bool {
	return slices.ContainsFunc(e.ackPaths, func(p *Path) bool { return p.RelevanceTo(r) != RelevantForOthers })
}

// AnyPathRequiresAck reports whether a reading path requires any reader to acknowledge the entry.
func (e *Entry) AnyPathRequiresAck() bool { return len(e.ackPaths) > 0 }
