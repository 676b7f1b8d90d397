package receipts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"trustbook/handbook"
)

// Chain is what a file of receipts holds.
type Chain struct {
	Receipts  []*Receipt  // every record that is sound by itself, in the order of the file
	Truncated []byte      // what stands behind the last line: a record that was not written to its end
	Err       *ChainError // the first record that is not as it was kept; nil = the chain holds
	Remarks   []string    // what is odd and breaks nothing
}

// Break is where a chain does not hold.
type ChainError struct {
	Record int    // which one of the file, from 1 on
	What   string // what is wrong with it
}

func (b *ChainError) Error() string { return fmt.Sprintf("record %d: %s", b.Record, b.What) }

// Parse reads a file of receipts: the lines that are kept, or the JSON that
// `trustbook receipts --json` prints of them.
func Parse(data []byte) Chain {
	data = NormalizeNewlines(data)
	if lines, ok := exported(data); ok {
		return follow(lines)
	}
	whole, torn := data, []byte(nil)
	if at := bytes.LastIndexByte(data, '\n') + 1; at < len(data) {
		whole, torn = data[:at], data[at:]
	}
	c := follow(linesOf(whole))
	c.Truncated = torn
	if len(torn) > 0 && c.Err == nil {
		c.Err = &ChainError{len(c.Receipts) + 1, "it is torn: it was not written to its end"}
	}
	return c
}

// AsKept is a file of receipts as it was kept: on its way a mail program may have set a
// mark before it and given its lines other ends. Neither is part of what a record says,
// so it is not hashed.
func NormalizeNewlines(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

func linesOf(whole []byte) [][]byte {
	lines := bytes.Split(whole, []byte("\n"))
	return lines[:len(lines)-1] // what is behind the end of the last line is nothing
}

// exported are the records of a JSON export as lines.
func exported(data []byte) (lines [][]byte, ok bool) {
	var doc struct{ Receipts *[]json.RawMessage }
	if json.Unmarshal(data, &doc) != nil || doc.Receipts == nil {
		return nil, false
	}
	for _, raw := range *doc.Receipts {
		var b bytes.Buffer
		_ = json.Compact(&b, raw) // it was read as JSON just now
		lines = append(lines, b.Bytes())
	}
	return lines, true
}

// follow goes along the chain.
func follow(lines [][]byte) Chain {
	var c Chain
	last := &Receipt{}
	for i, line := range lines {
		r, err := decode(line)
		if err != nil {
			c.breakAt(i, err.Error())
			continue
		}
		c.Receipts = append(c.Receipts, &r)
		if c.Err == nil { // looking for the missing one takes long, and is done once
			c.breakAt(i, r.after(last, lines[i+1:]))
		}
		if r.When.Before(last.When) {
			c.Remarks = append(c.Remarks, fmt.Sprintf("record %d: the clock went backwards, from %s to %s", i+1, stamp(last), stamp(&r)))
		}
		last = &r
	}
	return c
}

// breakAt remembers the first break; what == "" is none.
func (c *Chain) breakAt(i int, what string) {
	if what != "" && c.Err == nil {
		c.Err = &ChainError{i + 1, what}
	}
}

// after says what is wrong with a record behind another, "" when it follows it.
// later are the lines behind it, where the one that should be here may be.
func (r *Receipt) after(last *Receipt, later [][]byte) string {
	switch want := last.Seq + 1; {
	case r.Seq > want && among(later, want):
		return fmt.Sprintf("the order was changed: it is number %d, and number %d stands behind it", r.Seq, want)
	case r.Seq == want+1:
		return fmt.Sprintf("number %d is missing before it", want)
	case r.Seq > want:
		return fmt.Sprintf("numbers %d to %d are missing before it", want, r.Seq-1)
	case r.Seq < want:
		return fmt.Sprintf("it does not belong here: it is number %d, and number %d is due", r.Seq, want)
	case r.Previous != last.Hash:
		return "it does not follow the record before it: that one was changed, and its hash made anew"
	}
	return ""
}

func among(lines [][]byte, seq int) bool {
	for _, line := range lines {
		if r, err := decode(line); err == nil && r.Seq == seq {
			return true
		}
	}
	return false
}

// stamp is when a receipt was made, as people read it.
func stamp(r *Receipt) string { return r.When.Format("2006-01-02 15:04:05 -07:00") }

// Index is the receipts for one handbook by text, the oldest first.
type Index map[string][]*Receipt

// Index finds the receipts for a handbook by its titles, the present one and former ones.
func (c Chain) Index(titles ...string) Index {
	out := Index{}
	for _, r := range c.Receipts {
		if slices.Contains(titles, r.Handbook) {
			out[r.Entry] = append(out[r.Entry], r)
		}
	}
	return out
}

// Of is the receipt for a text that counts for what it says today, or else the
// last, under its present or a former id; nil for none. hash is that of the text.
func (x Index) Find(e *handbook.Entry, hash string) (receipt *Receipt, counts bool) {
	for _, id := range append(slices.Clip(e.FormerIDs), e.ID) {
		for _, r := range x[id] {
			if holds := r.Covers(e.Metadata.Version, hash); holds || !counts {
				receipt, counts = r, holds
			}
		}
	}
	return receipt, counts
}

// Who is who has acknowledged last, whatever it was; "" for nobody.
func (c Chain) LastName() string {
	if len(c.Receipts) == 0 {
		return ""
	}
	return c.Receipts[len(c.Receipts)-1].Who
}

// WriteJSON writes the records of the chain byte by byte as they are in the file, so that
// their hashes can be checked in the export too.
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
