package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/importer"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
)

func (k *importRun) rows(out standardOutput, imported []importer.Imported, problems []handbook.Problem) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for _, im := range imported {
		if im.Err != nil {
			continue
		}
		about := ": " + phrases.CountWithNoun(len(im.Entries), "entry")
		if len(im.Entries) == 1 && im.Entries[0].Path == handbook.ManifestName {
			about = ": a control set"
		}
		if im.Divisible > 0 {
			about += fmt.Sprintf("; --level %d makes an entry of each part", im.Divisible)
		}
		r.addHanging(th.Strong.Render(sanitize.Shorten(im.Name, maxPathChars)) + about)
		for i := range im.Entries {
			e := &im.Entries[i]
			state := ""
			if !slices.Contains(k.written, e.Path) {
				state = th.Caution.Render(" (exists, not written)")
			}
			r.addHanging("  " + filepath.Join(k.output, filepath.FromSlash(e.Path)) + state)
		}
		for _, o := range groupOmissions(im.Omissions) {
			r.addHanging("  " + th.Caution.Render("left out: ") + o)
		}
	}
	r.doc.Rows = append(r.doc.Rows, problemRows(out, problems).Rows...)
	r.doc.Plain = append(r.doc.Plain, problemRows(out, problems).Plain...)
	return r.doc
}

// maxShownOmissions is the maximum number of omissions listed for each kind, and maxSampleChars the maximum length of
// each.
const (
	maxShownOmissions = 12
	maxSampleChars    = 60
)

// groupOmissions describes omissions and their positions, grouped by kind.
func groupOmissions(all []importer.Omission) []string {
	var kinds []string
	places := map[string][]string{}
	for _, o := range all {
		if places[o.What] == nil {
			kinds = append(kinds, o.What)
		}
		place := ""
		if o.Sample != "" {
			place = sanitize.Shorten(o.Sample, maxSampleChars)
		}
		if o.Where != "" {
			place = strings.TrimSpace(place + " (under “" + sanitize.Shorten(o.Where, maxSampleChars) + "”)")
		}
		places[o.What] = append(places[o.What], place)
	}
	return handbook.MapSlice(kinds, func(kind string) string { return describeOmissions(kind, places[kind]) })
}

func describeOmissions(kind string, places []string) string {
	n := len(places)
	places = slices.DeleteFunc(places, func(s string) bool { return s == "" })
	text := kind
	if n > 1 {
		text = fmt.Sprintf("%d × %s", n, kind)
	}
	if len(places) > maxShownOmissions {
		places = append(places[:maxShownOmissions:maxShownOmissions], "…")
	}
	if len(places) > 0 {
		text += ": " + strings.Join(places, "; ")
	}
	return text
}

type importJSON struct {
	Schema   int                `json:"schema"`
	Files    []importFileJSON   `json:"files"`
	Problems []handbook.Problem `json:"problems"`
}

type importFileJSON struct {
	File    string              `json:"file"`
	Error   string              `json:"error,omitempty"`
	Entries []importEntryJSON   `json:"entries"`
	LeftOut []importer.Omission `json:"left_out"`
}

type importEntryJSON struct {
	Path    string `json:"path"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	Written bool   `json:"written"` // false if the file already existed
}

func (k *importRun) writeJSON(imported []importer.Imported, problems []handbook.Problem) error {
	out := importJSON{Schema: 1, Files: []importFileJSON{}, Problems: append([]handbook.Problem{}, problems...)}
	for _, im := range imported {
		f := importFileJSON{File: im.Name, Entries: []importEntryJSON{}, LeftOut: append([]importer.Omission{}, im.Omissions...)}
		if im.Err != nil {
			f.Error = im.Err.Error()
		}
		for i := range im.Entries {
			e := &im.Entries[i]
			f.Entries = append(f.Entries, importEntryJSON{filepath.Join(k.output, filepath.FromSlash(e.Path)), e.ID, e.Title, slices.Contains(k.written, e.Path)})
		}
		out.Files = append(out.Files, f)
	}
	return sanitize.WriteJSON(k.Stdout, out, "")
}
