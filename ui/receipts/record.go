package receipts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// Schema is the version of the records that this program writes. Records of a higher version are verified and
// preserved, but only the fields that link the chain are read.
const Schema = 1

// A record is a line of JSON that ends with hashFieldStart, the hash, and hashFieldEnd. The hash covers everything
// before hashFieldStart.
const (
	hashFieldStart = `,"hash":"`
	hashFieldEnd   = `"}`
)

func cutHash(line []byte) (content, hash []byte, ok bool) {
	body, ok := bytes.CutSuffix(line, []byte(hashFieldEnd))
	at := len(body) - hex.EncodedLen(sha256.Size)
	if !ok || at < len(hashFieldStart) || !bytes.HasSuffix(body[:at], []byte(hashFieldStart)) {
		return nil, nil, false
	}
	return body[:at-len(hashFieldStart)], body[at:], true
}

// hashOf returns the hash of data in the form used in records.
func hashOf(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

// encodeRecord returns a receipt as a record, without the line break.
func encodeRecord(r Receipt) ([]byte, error) {
	content, err := contentOf(r)
	if err != nil {
		return nil, err
	}
	return []byte(string(content) + hashFieldStart + hashOf(content) + hashFieldEnd), nil
}

func contentOf(r Receipt) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // people must be able to read the hashed text
	err := e.Encode(r.clean())
	return bytes.TrimSuffix(bytes.TrimSpace(b.Bytes()), []byte("}")), err
}

// decodeRecord parses a record and verifies its hash. Characters that could control a terminal are removed from the
// fields.
func decodeRecord(line []byte) (Receipt, error) {
	content, hash, ok := cutHash(line)
	switch {
	case !ok:
		return Receipt{}, errors.New("it is not a receipt: a record ends with its hash")
	case hashOf(content) != string(hash):
		return Receipt{}, errors.New("it was changed: its hash does not match its content")
	}
	r, err := unmarshalFields(line)
	if canonical, _ := contentOf(r); err == nil && !bytes.Equal(canonical, content) { // cleaning changed something
		err = checkUnambiguous(line)
	}
	switch {
	case err != nil:
		return Receipt{}, fmt.Errorf("it is not a receipt: %w", err)
	case r.Schema < 1 || r.Seq < 1:
		return Receipt{}, errors.New("it is not a receipt: schema and seq must be 1 or higher")
	case r.Schema == Schema && (r.Who == "" || r.Entry == "" || r.When.IsZero()):
		return Receipt{}, errors.New("it is not a receipt: the name, the entry or the time is missing")
	}
	r = r.clean()
	r.Hash, r.line = string(hash), line
	return r, nil
}

// unmarshalFields reads the fields of a record. In a record from a newer program, other fields may have changed their
// meaning, so only the fields that link the chain are read.
func unmarshalFields(line []byte) (Receipt, error) {
	var r Receipt
	err := json.Unmarshal(line, &r)
	if err == nil || r.Schema <= Schema {
		return r, err
	}
	var link struct {
		Schema, Seq int
		Previous    string
	}
	err = json.Unmarshal(line, &link)
	return Receipt{Schema: link.Schema, Seq: link.Seq, Previous: link.Previous}, err
}

// checkUnambiguous returns an error for a record that programs could interpret in different ways, or that could control
// a terminal. This program never writes such a record.
func checkUnambiguous(line []byte) error {
	var b bytes.Buffer
	switch {
	case !utf8.Valid(line) || bytes.IndexFunc(line, sanitize.IsUnsafe) >= 0:
		return errors.New(`it contains characters that must be written as \u escapes`)
	case json.Compact(&b, line) != nil || !bytes.Equal(b.Bytes(), line):
		return errors.New("it is not JSON without spaces")
	}
	return checkFields(line)
}

// checkFields returns an error if a field occurs twice or its name contains capitals or escapes, because programs
// interpret such records differently.
func checkFields(line []byte) error {
	d := json.NewDecoder(bytes.NewReader(line))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("it is not an object")
	}
	seen := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := t.(string) // the decoder returns only strings as names
		plain := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
		if !plain || seen[name] || !bytes.HasSuffix(line[:d.InputOffset()], []byte(`"`+name+`"`)) {
			return errors.New("it has a field twice, or a malformed field")
		}
		seen[name] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}

// clean removes characters that could control a terminal or break a table.
func (r Receipt) clean() Receipt {
	for _, s := range []*string{&r.Who, &r.Handbook, &r.Edition, &r.Digest, &r.Path, &r.Entry, &r.Title, &r.Version, &r.Language, &r.TextHash, &r.Statement, &r.Previous} {
		if !isGraphicASCII(*s) {
			*s = sanitize.CleanLine(*s)
		}
	}
	return r
}

// isGraphicASCII reports whether a string needs no cleaning. The check saves time, because there may be ten thousand
// receipts and most strings need none.
func isGraphicASCII(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
