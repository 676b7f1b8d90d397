package load

import (
	"errors"
	"maps"
	"reflect"
	"testing"
	"testing/fstest"

	"trustbook/handbook/flat"
)

func TestEncodedIsTheHandbook(t *testing.T) {
	files := fstest.MapFS{
		"handbook.yaml":     {Data: []byte("title: T\nacronyms: {MFA: multi-factor authentication}\nreading_paths: [{id: p, title: P, acknowledge: true}]\n")},
		"a/one.md":          {Data: []byte("---\nreviewed: 2026-01-31\n---\n# One\n\nMFA, <b>see</b> [two](two.md).\n\n!!! note\n    Text.\n")},
		"a/two.md":          {Data: []byte("# Two\n\n[gone](three.md)\n")},
		"a/_category_.json": {Data: []byte(`{"label": "Letter A"}`)},
	}
	want, err := Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Problems) == 0 || !want.Entry("a-one").WasRewritten() || want.Glossary == nil {
		t.Fatalf("the handbook does not test enough: %+v", want.Parts)
	}
	encoded := string(flat.Encode(want))
	got, err := FromEncoded(files, encoded)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Parts, want.Parts) {
		t.Errorf("%+v\nbecomes\n%+v", want, got)
	}
	for name := range files {
		changed := maps.Clone(files)
		changed[name] = &fstest.MapFile{Data: append([]byte{'\n'}, files[name].Data...)}
		if _, err := FromEncoded(changed, encoded); !errors.Is(err, ErrStale) {
			t.Errorf("after a change of %s: %v", name, err)
		}
	}
	if _, err := FromEncoded(files, ""); !errors.Is(err, ErrStale) {
		t.Errorf("without an encoded form: %v", err)
	}
	if _, err := FromEncoded(fstest.MapFS{}, encoded); err == nil {
		t.Error("without files it is not refused")
	}
}
