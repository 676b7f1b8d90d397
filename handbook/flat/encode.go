package flat

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
)

// Encode encodes a handbook without the checksums of its files, because those are valid only within one process. The
// same handbook always gives the same bytes.
func Encode(h *handbook.Handbook) []byte {
	parts := h.Parts
	parts.Files = nil
	e := encoder{known: map[any]int{}}
	e.encode(reflect.ValueOf(parts))
	return append([]byte(headerLine(string(e.out))), e.out...)
}

// encoder appends values to out. It writes a number as a varint, a string, list or map as length and content, and a
// structure as its exported fields. It writes the target of a pointer where the pointer first occurs.
type encoder struct {
	out   []byte
	known map[any]int // by pointer: its number, from 1, in order of occurrence
}

func (e *encoder) encode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		e.out = append(e.out, 0)
		if v.Bool() {
			e.out[len(e.out)-1] = 1
		}
	case reflect.Int, reflect.Int32, reflect.Int64:
		e.out = binary.AppendVarint(e.out, v.Int())
	case reflect.Uint64:
		e.out = binary.AppendUvarint(e.out, v.Uint())
	case reflect.String:
		e.text(v.String())
	case reflect.Slice:
		e.length(v)
		for i := range v.Len() {
			e.encode(v.Index(i))
		}
	case reflect.Map:
		e.length(v)
		for _, key := range slices.SortedFunc(v.Seq(), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
			e.encode(key)
			e.encode(v.MapIndex(key))
		}
	case reflect.Pointer:
		e.pointer(v)
	case reflect.Struct:
		e.structure(v)
	default:
		panic(fmt.Sprintf("flat: cannot encode %s", v.Type()))
	}
}

func (e *encoder) text(s string) {
	e.out = binary.AppendUvarint(e.out, uint64(len(s)))
	e.out = append(e.out, s...)
}

// length encodes the length of a list or map plus one, or 0 for nil.
func (e *encoder) length(v reflect.Value) {
	n := 0
	if !v.IsNil() {
		n = v.Len() + 1
	}
	e.out = binary.AppendUvarint(e.out, uint64(n))
}

func (e *encoder) pointer(v reflect.Value) {
	if v.IsNil() {
		e.out = append(e.out, 0)
		return
	}
	n, known := e.known[v.Interface()]
	if !known {
		n = len(e.known) + 1
		e.known[v.Interface()] = n
	}
	e.out = binary.AppendUvarint(e.out, uint64(n))
	if !known {
		e.encode(v.Elem())
	}
}

func (e *encoder) structure(v reflect.Value) {
	if t, ok := reflect.TypeAssert[time.Time](v); ok {
		b, err := t.MarshalBinary()
		if err != nil {
			panic("flat: " + err.Error()) // dates in a handbook have no unusual time zones
		}
		e.text(string(b))
		return
	}
	for field, value := range v.Fields() {
		if field.IsExported() {
			e.encode(value)
		}
	}
}
