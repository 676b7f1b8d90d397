package word

import (
	"strconv"

	"golang.org/x/net/html"

	"trustbook/ui/ooxml"
)

func (r *reader) readComments() error {
	root, err := r.parse(r.related.Target("comments"))
	if err != nil {
		return err
	}
	r.comments = map[string]string{}
	for _, c := range root.children {
		r.comments[c.attr("w:id")] = c.plainText()
	}
	return nil
}

func (r *reader) readNotes() error {
	r.notes, r.noteLinks = map[string][]*element{}, map[string]ooxml.Relationships{}
	for _, kind := range []string{"footnote", "endnote"} {
		name := r.related.Target(kind + "s")
		root, err := r.parse(name)
		if err == nil {
			r.noteLinks[kind], err = r.pkg.Relationships(name)
		}
		if err != nil {
			return err
		}
		for _, e := range root.children {
			if e.name == "w:"+kind && (e.attr("w:type") == "" || e.attr("w:type") == "normal") {
				r.notes[kind+" "+e.attr("w:id")] = e.children
			}
		}
	}
	return nil
}

// maxNoteDepth limits the nesting of notes within notes. Word never nests them.
const maxNoteDepth = 10

// footnote returns a reference to a footnote or endnote. The first reference adds the note to the document.
func (r *reader) footnote(e *element) []textPiece {
	kind := "footnote"
	if e.name == "w:endnoteReference" {
		kind = "endnote"
	}
	id := kind + " " + e.attr("w:id")
	content, ok := r.notes[id]
	if !ok {
		return nil
	}
	if r.noteDepth == maxNoteDepth {
		r.recordOmission("note within notes", "")
		return nil
	}
	if r.footnoteNames[id] == "" {
		name := strconv.Itoa(len(r.footnoteNames) + 1)
		r.footnoteNames[id] = name
		at := len(r.doc.Footnotes)
		r.doc.Footnotes = append(r.doc.Footnotes, Footnote{Name: name})
		r.doc.Footnotes[at].Blocks = r.footnoteBlocks(kind, content)
	}
	return []textPiece{{footnote: r.footnoteNames[id]}}
}

// footnoteBlocks converts the content of a footnote. Its links have their own relationships.
func (r *reader) footnoteBlocks(kind string, content []*element) []*html.Node {
	links, inCell := r.links, r.inCell
	defer func() { r.links, r.inCell, r.noteDepth = links, inCell, r.noteDepth-1 }()
	r.links, r.inCell, r.noteDepth = r.noteLinks[kind], 0, r.noteDepth+1
	return r.blocks(content)
}
