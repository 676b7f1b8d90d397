package flat

import (
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"trustbook/handbook"
)

// filler sets every field of the model to a distinct value.
type filler struct {
	n     int
	depth int // number of pointers followed
}

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(f.n) - 20) // some are negative
	case reflect.Uint64:
		v.SetUint(uint64(f.n))
	case reflect.String:
		v.SetString(strconv.Itoa(f.n))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		f.fill(v.Index(0)) // the other stays empty
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.fill(key)
		f.fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		if f.depth++; f.depth < 4 { // stops at nested groups
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
		f.depth--
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 1, f.n, 0, 0, 0, 0, time.UTC)))
			return
		}
		for _, field := range v.Fields() {
			if field.CanSet() {
				f.fill(field)
			}
		}
	default:
		panic("the model has a field of a kind that cannot be encoded: " + v.Type().String())
	}
}

// filled returns a handbook in which every exported field has a value.
func filled() *handbook.Handbook {
	var h handbook.Handbook
	new(filler).fill(reflect.ValueOf(&h.Parts).Elem())
	h.Files = nil // not encoded
	h.Paths[0].Entries[0] = h.Entries[0]
	return &h
}

// Encoding covers new fields of the model without a change.
func TestEveryFieldSurvives(t *testing.T) {
	h := filled()
	got, err := Decode(string(Encode(h)))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, h.Parts) {
		t.Errorf("%+v\nbecomes\n%+v", h.Parts, got)
	}
	if got.Paths[0].Entries[0] != got.Entries[0] {
		t.Error("an entry becomes two")
	}
	var zero handbook.Handbook
	if got, err := Decode(string(Encode(&zero))); err != nil || !reflect.DeepEqual(got, zero.Parts) {
		t.Errorf("an empty handbook becomes %+v (%v)", got, err)
	}
}

// Unexported fields are not encoded, so handbook.New must set them.
func TestOnlyDerivedFieldsAreHidden(t *testing.T) {
	var hidden []string
	var look func(reflect.Type)
	seen := map[reflect.Type]bool{reflect.TypeFor[time.Time](): true}
	look = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Slice, reflect.Map, reflect.Pointer:
			look(typ.Elem())
		case reflect.Struct:
			if seen[typ] {
				return
			}
			seen[typ] = true
			for field := range typ.Fields() {
				if look(field.Type); !field.IsExported() {
					hidden = append(hidden, typ.Name()+"."+field.Name)
				}
			}
		}
	}
	look(reflect.TypeFor[handbook.Parts]())
	if !slices.Equal(hidden, []string{"Entry.ackPaths", "Entry.languages"}) {
		t.Errorf("not encoded: %q", hidden)
	}
}

func TestDamagedDataIsRefused(t *testing.T) {
	whole := string(Encode(filled()))
	body := whole[headerBytes:]
	refused := func(what, data string) {
		t.Helper()
		if _, err := Decode(data); err == nil {
			t.Errorf("%s is decoded", what)
		}
	}
	for n := 0; n < len(whole); n += 7 {
		refused("a part", whole[:n])
		refused("a changed byte", whole[:n]+string([]byte{whole[n] ^ 1})+whole[n+1:])
	}
	for n := 0; n < len(body); n += 7 { // as if encoder and decoder disagreed
		refused("a part with its own checksum", headerLine(body[:n])+body[:n])
	}
	refused("more", headerLine(body+"x")+body+"x")
	for n := 0; n < len(body); n += 7 { // any result is fine, but no panic
		changed := body[:n] + "\xff" + body[n+1:]
		_, _ = Decode(headerLine(changed) + changed)
	}
}

// Data encoded with another model is refused, not misread.
func TestModelIsPartOfTheData(t *testing.T) {
	type old struct{ Title string }
	type renamed struct{ Name string }
	type retyped struct{ Title []string }
	type nested struct{ Title *old }
	seen := map[string]bool{}
	for _, typ := range []reflect.Type{reflect.TypeFor[old](), reflect.TypeFor[renamed](), reflect.TypeFor[retyped](), reflect.TypeFor[nested]()} {
		fields := describeType(typ, map[reflect.Type]bool{})[len(typ.Name()):]
		if seen[fields] {
			t.Errorf("two models are %s", fields)
		}
		seen[fields] = true
	}
}
