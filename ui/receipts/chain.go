package receipts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"trustbook/handbook"
)

// Chain is the parsed content of a file of receipts.
type Chain struct {
	Receipts  []*Receipt  // all intact records, in file order
	Truncated []byte      // bytes after the last line, from an incomplete record
	Err       *ChainError // the first break in the chain; nil if the chain is intact
	Remarks   []string    // remarks about records that do not break the chain
}

// ChainError describes where and how a chain is broken.
type ChainError struct {
	Record int    // number of the first record that does not fit, from 1
	What   string // description of the problem with the record
}

func (e *ChainError) Error() string { return fmt.Sprintf("record %d: %s", e.Record, e.What) }

// Parse parses a file of receipts: the lines as they are stored, or the JSON printed by `trustbook receipts --json`.
func Parse(data []byte) Chain {
	data = NormalizeNewlines(data)
	if lines, ok := receiptLines(data); ok {
		return verifyChain(lines)
	}
	end := bytes.LastIndexByte(data, '\n') + 1
	whole, rest := data[:end], data[end:]
	c := verifyChain(splitLines(whole))
	if len(rest) > 0 {
		c.Truncated = rest
		c.recordBreak(len(c.Receipts), "it is truncated: it was not fully written")
	}
	return c
}

// NormalizeNewlines undoes the changes that mail programs make to a file of receipts: a byte order mark and different
// line endings. Neither is part of a record.
func NormalizeNewlines(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

// splitLines splits data into lines. data must be empty or end with a newline.
func splitLines(data []byte) [][]byte {
	lines := bytes.Split(data, []byte("\n"))
	return lines[:len(lines)-1]
}

func receiptLines(data []byte) (lines [][]byte, ok bool) {
	var export struct{ Receipts *[]json.RawMessage }
	if json.Unmarshal(data, &export) != nil || export.Receipts == nil {
		return nil, false
	}
	for _, raw := range *export.Receipts {
		var b bytes.Buffer
		_ = json.Compact(&b, raw) // cannot fail, because raw has just been parsed
		lines = append(lines, b.Bytes())
	}
	return lines, true
}

// verifyChain checks each record in turn.
func verifyChain(lines [][]byte) Chain {
	var c Chain
	last := &Receipt{}
	for i, line := range lines {
		r, err := decodeRecord(line)
		if err != nil {
			c.recordBreak(i, err.Error())
			continue
		}
		c.Receipts = append(c.Receipts, &r)
		if c.Err == nil { // only for the first break, because searching for a missing record is slow
			c.recordBreak(i, r.misplacementReason(last, lines[i+1:]))
		}
		if r.When.Before(last.When) {
			const layout = "2006-01-02 15:04:05 -07:00"
			c.Remarks = append(c.Remarks, fmt.Sprintf("record %d: the clock went backwards, from %s to %s", i+1, last.When.Format(layout), r.When.Format(layout)))
		}
		last = &r
	}
	return c
}

// recordBreak records the first break of the chain and ignores later ones. If what is "", it does nothing.
func (c *Chain) recordBreak(i int, what string) {
	if what != "" && c.Err == nil {
		c.Err = &ChainError{i + 1, what}
	}
}

// misplacementReason returns the reason why a record cannot follow the last one, or "". It looks for the missing record
// among the later lines.
func (r *Receipt) misplacementReason(last *Receipt, later [][]byte) string {
	switch want := last.Seq + 1; {
	case r.Seq > want && containsSeq(later, want):
		return fmt.Sprintf("the order was changed: this is number %d, and number %d comes later", r.Seq, want)
	case r.Seq == want+1:
		return fmt.Sprintf("number %d is missing before it", want)
	case r.Seq > want:
		return fmt.Sprintf("numbers %d to %d are missing before it", want, r.Seq-1)
	case r.Seq < want:
		return fmt.Sprintf("it does not belong here: it is number %d, but number %d was expected", r.Seq, want)
	case r.Previous != last.Hash:
		return "it does not follow the record before it, which was changed and hashed again"
	}
	return ""
}

func containsSeq(lines [][]byte, seq int) bool {
	return slices.ContainsFunc(lines, func(line []byte) bool {
		r, err := decodeRecord(line)
		return err == nil && r.Seq == seq
	})
}

// ByEntry contains the receipts for one handbook, oldest first, by entry id.
type ByEntry map[string][]*Receipt

// ByEntry returns the receipts for a handbook, given its current and former titles.
func (c Chain) ByEntry(titles ...string) ByEntry {
	out := ByEntry{}
	for _, r := range c.Receipts {
		if slices.Contains(titles, r.Handbook) {
			out[r.Entry] = append(out[r.Entry], r)
		}
	}
	return out
}

// Resolve finds the current hashes of receipts with a hash of version 1, and returns a map from old to current hashes
// for those that are not in known. It can resolve receipts that contain the digest of the open edition, and hashes that
// known maps to current ones. hash returns the hash of an entry of the handbook.
func (x ByEntry) Resolve(h *handbook.Handbook, hash func(*handbook.Entry) string, known map[string]string) (learnt map[string]string) {
	learnt = map[string]string{}
	for _, given := range x {
		for _, r := range given {
			if r.HashVersion >= handbook.HashVersion {
				continue
			}
			r.wording = known[r.TextHash]
			if e := h.Entry(r.Entry); r.wording == "" && e != nil && r.Digest != "" && r.Digest == h.Digest {
				if r.wording = hash(e.InLanguage(r.Language)); r.wording != r.TextHash {
					learnt[r.TextHash] = r.wording
				}
			}
		}
	}
	return learnt
}

// Find returns the last receipt that is valid for the current text of an entry, under its current id or a former one.
// If none is valid, it returns the last receipt and counts is false. If there are no receipts, it returns nil. hash
// returns the hash of an entry.
func (x ByEntry) Find(e *handbook.Entry, hash func(*handbook.Entry) string) (receipt *Receipt, counts bool) {
	for _, id := range append(slices.Clip(e.FormerIDs), e.ID) {
		for _, r := range x[id] {
			if covers := r.CoversEntry(e, hash); covers || !counts {
				receipt, counts = r, covers
			}
		}
	}
	return receipt, counts
}

// LastName returns the name on the last receipt, or "" if there is none.
func (c Chain) LastName() string {
	if len(c.Receipts) == 0 {
		return ""
	}
	return c.Receipts[len(c.Receipts)-1].Who
}

// WriteJSON writes the records of the chain exactly as stored, so that their hashes can also be verified in the export.
func (c Chain) WriteJSON(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, `{"schema":%d,"receipts":[`, Schema)
	for i, r := range c.Receipts {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n")
		out.Write(r.line)
	}
	out.WriteString("\n]}\n")
	_, err := w.Write(out.Bytes())
	return err
}
