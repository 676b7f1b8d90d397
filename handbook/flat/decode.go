package flat

import (
	"reflect"
	"time"

	"trustbook/handbook"
)

// Decode decodes the result of [Encode]. The decoded strings are substrings of data, not copies.
func Decode(data string) (parts handbook.Parts, err error) {
	if len(data) < headerBytes || data[:headerBytes] != headerLine(data[headerBytes:]) {
		return handbook.Parts{}, errUnreadable
	}
	defer func() {
		if r := recover(); r != nil { // encoder and decoder disagree: the checksum rejects damaged data
			parts, err = handbook.Parts{}, errUnreadable
		}
	}()
	d := decoder{rest: data[headerBytes:]}
	d.decode(reflect.ValueOf(&parts).Elem())
	if d.rest != "" {
		return handbook.Parts{}, errUnreadable
	}
	return parts, nil
}

// decoder reads values from rest in the order in which the encoder wrote them. It panics if it cannot decode a value.
type decoder struct {
	rest  string
	known []reflect.Value // decoded pointers, by number
}

func (d *decoder) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(d.count() == 1)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(d.integer())
	case reflect.Uint64:
		v.SetUint(d.count())
	case reflect.String:
		v.SetString(d.text())
	case reflect.Slice:
		if n := d.length(); n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			d.decode(v.Index(i))
		}
	case reflect.Map:
		d.table(v)
	case reflect.Pointer:
		d.pointer(v)
	case reflect.Struct:
		d.structure(v)
	}
}

// count decodes a number encoded by [binary.AppendUvarint].
func (d *decoder) count() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := d.rest[0]
		d.rest = d.rest[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

// integer decodes a number encoded by [binary.AppendVarint].
func (d *decoder) integer() int64 {
	n := d.count()
	return int64(n>>1) ^ -int64(n&1)
}

// size decodes a length. A valid length never exceeds the length of the remaining data.
func (d *decoder) size() int {
	n := d.count()
	if n > uint64(len(d.rest))+1 {
		panic(errUnreadable)
	}
	return int(n)
}

func (d *decoder) text() string {
	n := d.size()
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// length decodes the length of a list or map. It returns -1 for nil.
func (d *decoder) length() int { return d.size() - 1 }

func (d *decoder) table(v reflect.Value) {
	n := d.length()
	if n < 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for range n {
		value := reflect.New(v.Type().Elem()).Elem()
		key := reflect.ValueOf(d.text()).Convert(v.Type().Key())
		d.decode(value)
		v.SetMapIndex(key, value)
	}
}

func (d *decoder) pointer(v reflect.Value) {
	n := d.size()
	if n == len(d.known)+1 {
		p := reflect.New(v.Type().Elem())
		d.known = append(d.known, p)
		d.decode(p.Elem())
	}
	if n > 0 {
		v.Set(d.known[n-1])
	}
}

func (d *decoder) structure(v reflect.Value) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		var t time.Time
		if err := t.UnmarshalBinary([]byte(d.text())); err != nil {
			panic(err)
		}
		v.Set(reflect.ValueOf(t))
		return
	}
	for i := range v.NumField() { //nolint:modernize // Fields allocates for each field
		if field := v.Field(i); field.CanSet() {
			d.decode(field)
		}
	}
}
