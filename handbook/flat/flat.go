// Package flat encodes a handbook as bytes. Decoding them takes a fraction of the time that reading the files takes.
// Package flat finds the fields of the model by reflection, so it need not change when the model gets a new field.
package flat

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"reflect"
	"strings"
	"time"

	"trustbook/handbook"
)

// errUnreadable means that the data is damaged or was encoded by another version of the model.
var errUnreadable = errors.New("not encoded by this version of the program")

// headerBytes is the length of the first line of the data, which contains checksums of the model and of the rest of
// the data.
const headerBytes = len("trustbook 00000000 00000000\n")

// headerLine returns the first line for the given data.
func headerLine(data string) string {
	return "trustbook " + checksum(describeType(reflect.TypeFor[handbook.Parts](), map[reflect.Type]bool{})) + " " + checksum(data) + "\n"
}

// checksum returns a checksum of s. It copies s piece by piece, because a copy of the whole string would waste memory.
func checksum(s string) string {
	var piece [1 << 12]byte
	sum := uint32(0)
	for s != "" {
		n := copy(piece[:], s)
		sum, s = crc32.Update(sum, crc32.IEEETable, piece[:n]), s[n:]
	}
	return hex.EncodeToString(binary.BigEndian.AppendUint32(nil, sum))
}

// describeType returns a description of a type: its kind, and the names and types of its fields.
func describeType(t reflect.Type, seen map[reflect.Type]bool) string {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		return t.Kind().String() + " " + describeType(t.Elem(), seen)
	case reflect.Struct:
		if seen[t] || t == reflect.TypeFor[time.Time]() {
			return t.Name()
		}
		seen[t] = true
		var b strings.Builder
		for field := range t.Fields() {
			if field.IsExported() {
				b.WriteString(field.Name + " " + describeType(field.Type, seen) + ";")
			}
		}
		return t.Name() + "{" + b.String() + "}"
	}
	return t.Kind().String()
}
