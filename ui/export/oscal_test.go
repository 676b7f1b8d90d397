package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

func oscalHandbook(t *testing.T, title string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("id: ours\ntitle: " + title + "\norganisation: Ours\nversion: 7\ncontrol_sets:\n  - {id: iso, title: ISO}\n  - {id: nis2, title: NIS2}\n  - {id: unused, title: Unused}\n")},
		"a.md":          {Data: []byte("---\nid: a\ntitle: Access\nstatus: draft\nkind: faq\nquestion: Is there MFA?\nanswer: yes\nsummary: Everybody uses it.\ncontrols: [\"iso:8.5\", \"iso:8.5\", \"nis2:21.2.j\"]\n---\nIt is hardware.\n")},
		"b.md":          {Data: []byte("---\nid: b\ntitle: Backups\ncontrols: [\"iso:8.13 (a)\"]\n---\nDaily.\n")},
		"c.md":          {Data: []byte("# None\n\nNo controls.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func oscalOf(t *testing.T, h *handbook.Handbook, now time.Time) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, h, FormatOSCAL, now); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The structure follows OSCAL's schema, which requires these fields and forms.
func TestOSCAL(t *testing.T) {
	now := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	data := oscalOf(t, oscalHandbook(t, "T"), now)
	var doc oscalDocument
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	m := doc.Definition.Metadata
	if m.Title != "T" || m.Version != "7" || m.OSCALVersion != "1.1.2" || m.LastModified != "2026-03-02T00:00:00Z" || m.Parties[0].Name != "Ours" {
		t.Errorf("%+v", m)
	}
	c := doc.Definition.Components[0]
	var got []string
	for _, i := range c.Implementations {
		for _, r := range i.Requirements {
			got = append(got, r.ControlID+"|"+r.Props[0].Value+"|"+r.Remarks)
		}
	}
	want := "iso_8.5|iso:8.5|Access (a), T, edition 7\niso_8.13__a_|iso:8.13 (a)|Backups (b), T, edition 7\nnis2_21.2.j|nis2:21.2.j|Access (a), T, edition 7"
	if s := strings.Join(got, "\n"); c.Type != "policy" || s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
	if text := c.Implementations[0].Requirements[0].Description; !strings.HasPrefix(text, "Access\n\nIs there MFA?\n\nYes. Everybody uses it.\n\nDraft: ") || !strings.HasSuffix(text, "It is hardware.") {
		t.Errorf("%q", text)
	}
	resources := doc.Definition.BackMatter.Resources
	if len(resources) != 2 || c.Implementations[0].Source != "#"+resources[0].UUID || c.Implementations[1].Source != "#"+resources[1].UUID {
		t.Errorf("%+v", resources)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`"uuid": "([^"]*)"`).FindAllSubmatch(data, -1) {
		id := string(m[1])
		if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(id) || ids[id] {
			t.Errorf("%s is no UUID, or occurs twice", id)
		}
		ids[id] = true
	}
	token := regexp.MustCompile(`^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$`)
	for _, s := range []string{"iso:8.5", "21.2.j", "a b", "å:ö"} {
		if !token.MatchString(oscalToken(s)) {
			t.Errorf("%q becomes %q", s, oscalToken(s))
		}
	}
	renamed := oscalOf(t, oscalHandbook(t, "U"), now)
	if uuids := regexp.MustCompile(`"uuid": "[^"]*"`); strings.Join(uuids.FindAllString(string(renamed), -1), "") != strings.Join(uuids.FindAllString(string(data), -1), "") {
		t.Error("another title gives other UUIDs")
	}
}

// The same name always has the same version 5 UUID, and different names have different UUIDs.
func TestUUID(t *testing.T) {
	if a := uuidFor("a", "b"); a != uuidFor("a", "b") || a == uuidFor("ab") || a == uuidFor("a", "c") || len(a) != 36 || a[14] != '5' {
		t.Error(a)
	}
}

func TestOSCALWithoutControls(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "T", Entries: []*handbook.Entry{{ID: "a", Title: "A"}}})
	if err := Write(new(bytes.Buffer), h, FormatOSCAL, time.Now()); !errors.Is(err, ErrNoControls) {
		t.Error(err)
	}
}
