package word

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// inline returns the pieces of a paragraph or of an element inside one, and appends text boxes to boxes.
func (r *reader) inline(in []*element, href string, boxes *[]*element) []textPiece {
	var out []textPiece
	for _, e := range in {
		switch e.name {
		case "w:r":
			out = append(out, r.run(e, href, boxes)...)
		case "w:hyperlink":
			out = append(out, r.inline(e.children, r.linkOf(e), boxes)...)
		case "w:ins", "w:moveTo":
			r.countChange(&r.insertions)
			out = append(out, r.inline(e.children, href, boxes)...)
		case "w:del", "w:moveFrom":
			r.countChange(&r.deletions)
		case "w:fldSimple":
			if !isTOCField(e.attr("w:instr")) {
				out = append(out, r.inline(e.children, href, boxes)...)
			}
		case "w:sdt":
			if r.isPlaceholder(e) {
				continue
			}
			out = append(out, r.inline(e.child("w:sdtContent").all(), href, boxes)...)
		case "w:smartTag", "w:customXml", "w:dir", "w:bdo":
			out = append(out, r.inline(e.children, href, boxes)...)
		case "w:bookmarkStart":
			out = append(out, textPiece{anchor: e.attr("w:name")})
		case "mc:AlternateContent":
			out = append(out, r.inline(chosenContent(e), href, boxes)...)
		case "m:oMath", "m:oMathPara":
			r.recordOmission("formula, kept as plain characters", e.plainText())
			out = append(out, textPiece{text: strings.TrimSpace(e.plainText())})
		}
	}
	return out
}

func (r *reader) countChange(n *int) {
	if r.insertions+r.deletions == 0 {
		r.changedAt = r.heading
	}
	*n++
}

// isPlaceholder reports whether an element is a form field that was not filled in, and if so records the omission.
func (r *reader) isPlaceholder(e *element) bool {
	on, _ := e.child("w:sdtPr").isOn("w:showingPlcHdr")
	if on {
		r.recordOmission("empty form field", e.plainText())
	}
	return on
}

// chosenContent returns the first of several alternatives. Word writes the same text in each of them.
func chosenContent(e *element) []*element {
	if c := e.child("mc:Choice"); c != nil {
		return c.children
	}
	return e.child("mc:Fallback").all()
}

func (r *reader) linkOf(e *element) string {
	rel, anchor := r.links[e.attr("r:id")], e.attr("w:anchor")
	target := rel.Target
	if !rel.External {
		target = ""
	}
	if anchor != "" {
		target += "#" + anchor
	}
	return target
}

func (r *reader) run(e *element, href string, boxes *[]*element) []textPiece {
	properties := e.child("w:rPr")
	if r.isHidden(properties) {
		if text := e.plainText(); strings.TrimSpace(text) != "" {
			r.recordOmission("hidden text", text)
		}
		return nil
	}
	f := r.formatOf(properties)
	var out []textPiece
	for _, c := range e.children {
		if c.name == "w:fldChar" {
			if text := r.fieldChar(c); text != "" {
				out = append(out, textPiece{text: text, format: f})
			}
			continue
		}
		if r.isHiddenField() {
			if c.name == "w:instrText" {
				if f := r.topField(); len(f.code) < maxCodeBytes {
					f.code += c.text
				}
			}
			continue
		}
		link := cmp.Or(href, r.fieldLink())
		out = append(out, r.runContent(c, properties, f, link, boxes)...)
	}
	return out
}

func (r *reader) runContent(c, properties *element, f textFormat, href string, boxes *[]*element) []textPiece {
	text := func(s string) []textPiece { return []textPiece{{text: s, format: f, href: href}} }
	switch c.name {
	case "w:t":
		s := decodeSymbols(strings.ReplaceAll(c.text, "\u00ad", ""), properties.child("w:rFonts").attr("w:ascii"))
		r.countLanguage(properties, len(s))
		return text(s)
	case "w:tab", "w:ptab":
		return text(" ")
	case "w:noBreakHyphen":
		return text("\u2011")
	case "w:sym":
		code, err := strconv.ParseInt(c.attr("w:char"), 16, 32)
		if err != nil {
			return nil
		}
		return text(symbolCharacter(c.attr("w:font"), rune(code)))
	case "w:br", "w:cr":
		if kind := c.attr("w:type"); kind == "page" || kind == "column" {
			return text(" ")
		}
		return []textPiece{{isBreak: true}}
	case "w:footnoteReference", "w:endnoteReference":
		return r.footnote(c)
	case "w:commentReference":
		r.recordOmission("comment", r.comments[c.attr("w:id")])
	case "w:ruby":
		return r.inline(c.child("w:rubyBase").all(), href, boxes)
	case "mc:AlternateContent":
		var out []textPiece
		for _, e := range chosenContent(c) {
			out = append(out, r.runContent(e, properties, f, href, boxes)...)
		}
		return out
	case "w:drawing", "w:pict", "w:object":
		r.drawing(c, boxes)
	}
	return nil
}

// drawing appends the text boxes in a drawing to boxes, and reports its other parts as omitted.
func (r *reader) drawing(e *element, boxes *[]*element) {
	found := false
	e.find("w:txbxContent", func(box *element) {
		*boxes = append(*boxes, box)
		found = true
	})
	if found {
		return
	}
	what := "picture"
	if e.name == "w:object" {
		what = "embedded object"
	}
	sample := ""
	e.find("wp:docPr", func(p *element) { sample = p.attr("descr") })
	e.find("v:shape", func(p *element) { sample = p.attr("alt") })
	r.recordOmission(what, sample)
}

// isHidden reports whether a run is hidden by its own properties or by its style.
func (r *reader) isHidden(properties *element) bool {
	if on, known := properties.isOn("w:vanish"); known {
		return on
	}
	return r.styles.isOn(properties.valueOf("w:rStyle"), "w:vanish")
}

func (r *reader) formatOf(properties *element) textFormat {
	style := properties.valueOf("w:rStyle")
	toggle := func(names ...string) bool {
		for _, name := range names {
			if on, known := properties.isOn(name); known && on || !known && r.styles.isOn(style, name) {
				return true
			}
		}
		return false
	}
	f := textFormat{bold: toggle("w:b"), italic: toggle("w:i"), struck: toggle("w:strike", "w:dstrike")}
	switch properties.valueOf("w:vertAlign") {
	case "superscript":
		f.script = "sup"
	case "subscript":
		f.script = "sub"
	}
	return f
}

func (r *reader) countLanguage(properties *element, n int) {
	lang := cmp.Or(properties.child("w:lang").attr("w:val"), r.styles.lang)
	if lang != "" && lang != "x-none" {
		r.languages[lang] += n
	}
}

// hasVisibleText reports whether pieces contain anything to read.
func hasVisibleText(pieces []textPiece) bool {
	return slices.ContainsFunc(pieces, func(p textPiece) bool {
		return p.footnote != "" || strings.ContainsFunc(p.text, func(r rune) bool { return !unicode.IsSpace(r) })
	})
}
