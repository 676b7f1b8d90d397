package word

import (
	"slices"
	"strings"
)

// A field is an instruction followed by the text it produced when it was last updated. The instruction is between
// fldChar begin and separate, and the text is between separate and end. Fields can be nested and can span several
// paragraphs.

// maxFieldDepth limits the nesting of fields.
const maxFieldDepth = 50

// fieldChar processes a field mark. At the end of a form field it returns the field's value, because a form field has
// no text after the instruction.
func (r *reader) fieldChar(e *element) string {
	switch e.attr("w:fldCharType") {
	case "begin":
		if len(r.fields) < maxFieldDepth {
			r.fields = append(r.fields, wordField{form: e.child("w:ffData")})
		}
	case "separate":
		if top := r.topField(); top != nil {
			top.inResult = true
			if isTOCField(top.code) {
				r.omitContents()
			}
		}
	case "end":
		top := r.topField()
		if top == nil {
			return ""
		}
		r.fields = r.fields[:len(r.fields)-1]
		if !r.isHiddenField() {
			return formValue(top.form)
		}
	}
	return ""
}

func (r *reader) topField() *wordField {
	if len(r.fields) == 0 {
		return nil
	}
	return &r.fields[len(r.fields)-1]
}

// isHiddenField reports whether the current text is not shown, because it is an instruction or part of a table of
// contents.
func (r *reader) isHiddenField() bool {
	return slices.ContainsFunc(r.fields, func(f wordField) bool { return !f.inResult || isTOCField(f.code) })
}

// isTOCField reports whether an instruction generates a table of contents or an index.
func isTOCField(code string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(name) {
	case "TOC", "TOA", "INDEX":
		return true
	}
	return false
}

// omitContents records the omission of a table of contents or an index, once for all of its lines.
func (r *reader) omitContents() {
	const what = "table of contents or index"
	if last := len(r.doc.Omissions) - 1; last < 0 || r.doc.Omissions[last].What != what {
		r.recordOmission(what, "")
	}
}

// fieldLink returns the address of the innermost hyperlink field, or "" if there is none.
func (r *reader) fieldLink() string {
	for _, f := range slices.Backward(r.fields) {
		if href := hyperlinkAddress(f.code); href != "" {
			return href
		}
	}
	return ""
}

// hyperlinkAddress returns the address in an instruction such as HYPERLINK "https://example.org" \l "part".
func hyperlinkAddress(code string) string {
	words := fieldWords(code)
	if len(words) == 0 || !strings.EqualFold(words[0], "HYPERLINK") {
		return ""
	}
	href, anchor := "", ""
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case `\l`, `\o`, `\t`, `\s`:
			if i++; i < len(words) && words[i-1] == `\l` {
				anchor = "#" + words[i]
			}
		case `\n`, `\m`, `\h`:
		default:
			href = words[i]
		}
	}
	return href + anchor
}

// fieldWords splits an instruction at spaces outside quotes.
func fieldWords(code string) []string {
	var words []string
	for code = strings.TrimSpace(code); code != ""; code = strings.TrimSpace(code) {
		var word string
		if strings.HasPrefix(code, `"`) {
			word, code, _ = strings.Cut(code[1:], `"`)
		} else {
			word, code, _ = strings.Cut(code, " ")
		}
		words = append(words, word)
	}
	return words
}

// formValue returns the displayed value of a legacy form field: a box, or the selected item of a list.
func formValue(form *element) string {
	if box := form.child("w:checkBox"); box != nil {
		on, known := box.isOn("w:checked")
		if !known {
			on, _ = box.isOn("w:default")
		}
		if on {
			return tickedBox
		}
		return emptyBox
	}
	choice := form.child("w:ddList")
	var entries []string
	for _, e := range choice.all() {
		if e.name == "w:listEntry" {
			entries = append(entries, e.attr("w:val"))
		}
	}
	if i := parseNonnegative(choice.valueOf("w:result")); i < len(entries) {
		return entries[i]
	}
	return ""
}

// maxCodeBytes limits the length of an instruction. Word writes a few hundred bytes.
const maxCodeBytes = 8 << 10
