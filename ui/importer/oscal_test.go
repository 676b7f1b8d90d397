package importer

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

const definition = `{"component-definition": {"components": [{"title": "Our service", "control-implementations": [{"implemented-requirements": [
 {"control-id": "ac-2", "description": "Accounts\n\nAccounts are *reviewed*.", "props": [{"name": "control-reference", "value": "iso:5.16"}]},
 {"control-id": "ac-3", "description": "Accounts\n\nAccounts are *reviewed*.", "props": [{"name": "control-reference", "value": "iso:5.18"}]},
 {"control-id": "au-2", "description": "Events are logged.", "statements": [{"description": "- sign-ins\n- changes\u001b[31m"}]},
 {"control-id": "au-3", "description": " "}
]}]}]}}`

// Each text of a component definition becomes an entry with the controls that it describes.
func TestOSCAL(t *testing.T) {
	got := Import([]File{{"cd.json", []byte(definition)}}, Options{})[0]
	if got.Err != nil || len(got.Entries) != 3 {
		t.Fatalf("%v %+v", got.Err, got.Entries)
	}
	if sets := got.Entries[2]; sets.Path != handbook.ManifestName || sets.Markdown() != "control_sets:\n  - id: iso\n    title: iso\n" {
		t.Errorf("%+v", sets)
	}
	first, second := got.Entries[0].Markdown(), got.Entries[1].Markdown()
	if !strings.Contains(first, "controls:\n  - 'iso:5.16'\n  - 'iso:5.18'\n") || !strings.Contains(first, "\n\nAccounts are *reviewed*.\n") {
		t.Error(first)
	}
	if !strings.Contains(second, "keywords:\n  - au-2\n") || !strings.Contains(second, "Events are logged.\n\n- sign-ins\n- changes") || strings.Contains(second, "\x1b") {
		t.Error(second)
	}
	if len(got.Omissions) != 1 || got.Omissions[0].Sample != "au-3" {
		t.Errorf("%+v", got.Omissions)
	}
	for text, want := range map[string]string{`{"catalog": {}}`: "without controls", `{}`: "not an OSCAL", `[`: "not valid JSON", `{"component-definition": 7}`: "not valid JSON"} {
		if err := Import([]File{{"x.json", []byte(text)}}, Options{})[0].Err; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// Parameters are replaced with the values that a requirement sets; other parameters are left as they are.
func TestParametersOfARequirement(t *testing.T) {
	const definition = `{"component-definition": {"components": [{"title": "Store", "control-implementations": [{"implemented-requirements": [
 {"control-id": "sc-8.1", "description": "Sends data by {{ insert: param, a_1 }} and {{param: b}}, but {{ insert: param, c }}.",
  "set-parameters": [{"param-id": "a_1", "values": ["TLS", "SSH"]}, {"param-id": "b", "values": ["post"]}, {"param-id": "c"}]}]}]}]}}`
	got := Import([]File{{"c.json", []byte(definition)}}, Options{})[0]
	if got.Err != nil || len(got.Entries) != 1 || got.Entries[0].Body != "Sends data by TLS, SSH and post, but {{ insert: param, c }}." {
		t.Errorf("%v %+v", got.Err, got.Entries)
	}
}

const catalog = `{"catalog": {"metadata": {"title": "Our controls: 2026"}, "groups": [{"title": "Access", "groups": [{"controls": [
 {"id": "ac-1", "title": "Policy", "props": [{"name": "label", "class": "zero-padded", "value": "AC-01"}, {"name": "label", "value": "AC-1"}],
  "controls": [{"id": "ac-1.1", "title": "Owner's \u001b[31mduty"}]}, {"id": "", "title": "x"}]}]}], "controls": [{"id": "5.1", "title": "Rules: all"}, {"id": "AC-1", "title": "Again"}]}}`

// A catalog becomes the control set that entries refer to, with the names of its controls, and no entries.
func TestOSCALCatalog(t *testing.T) {
	got := Import([]File{{"c.json", []byte(catalog)}}, Options{})[0]
	if got.Err != nil || len(got.Entries) != 1 || got.Entries[0].Path != handbook.ManifestName {
		t.Fatalf("%v %+v", got.Err, got.Entries)
	}
	h, err := load.Handbook(fstest.MapFS{
		handbook.ManifestName: {Data: []byte(got.Entries[0].Markdown())},
		"a.md":                {Data: []byte("---\ntitle: A\ncontrols: ['our-controls-2026:AC-1', 'our-controls-2026:5.1']\n---\n\nText.\n")},
	})
	if err != nil || len(h.Problems) > 0 || len(h.ControlSets) != 1 {
		t.Fatalf("%v %+v", err, h)
	}
	want := map[string]string{"AC-1": "Policy", "AC-1.1": "Owner's [31mduty", "5.1": "Rules: all"}
	if s := h.ControlSets[0]; s.Title != "Our controls: 2026" || !maps.Equal(s.Names, want) {
		t.Errorf("%+v", s)
	}
}

// A catalog with more names than a manifest can hold is refused, so that everything written can be read.
func TestLargeOSCALCatalogs(t *testing.T) {
	refused, read := false, 0
	for size := maxManifestBytes - 2<<10; !refused; size += 1 << 10 {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, `{"id": "c-%d", "title": "%s"},`, i, strings.Repeat("x", 1000))
		}
		got := Import([]File{{"c.json", []byte(`{"catalog": {"controls": [` + strings.TrimSuffix(b.String(), ",") + `]}}`)}}, Options{})[0]
		if refused = got.Err != nil; refused {
			if !strings.Contains(got.Err.Error(), "256 KiB") {
				t.Error(got.Err)
			}
			continue
		}
		h, err := load.Handbook(fstest.MapFS{handbook.ManifestName: {Data: []byte(got.Entries[0].Markdown())}, "a.md": {Data: []byte("---\ntitle: A\n---\n\nText.\n")}})
		if err != nil || len(h.Problems) > 0 || len(h.ControlSets) != 1 {
			t.Fatalf("%d bytes: %v", len(got.Entries[0].Markdown()), err)
		}
		read++
	}
	if read == 0 {
		t.Error("none was read")
	}
}
