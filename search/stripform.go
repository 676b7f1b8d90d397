package search

import (
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/index"
	"trustbook/search/question"
)

// minFormWords is the minimum number of words in a query that may be a question pasted with parts of a form.
const minFormWords = 3

// stripForm replaces the parts of a query that belong to a form with spaces, so that the offsets of the rest do not
// change. It keeps a leading number or code that names an entry or control of this handbook. If the rest has no topic,
// it keeps the whole query.
func (ix *Index) stripForm(text string) string {
	if len(strings.Fields(text)) < minFormWords {
		return text
	}
	out := text
	if m := leadingNumberPattern().FindStringSubmatchIndex(out); m != nil && !ix.isKnownName(out[m[2]:m[3]]) {
		out = question.BlankOut(out, m[0], m[1])
	} else if m := leadingCodePattern().FindStringSubmatchIndex(out); m != nil && !ix.isKnownName(out[m[2]:m[3]]) && question.StartsUpper(out[m[1]:]) {
		out = question.BlankOut(out, m[0], m[1])
	}
	for _, form := range question.Form(out) {
		if next := question.FirstWord(text[form.End:]); !question.PartyTopics()[next] {
			out = question.BlankOut(out, form.Start, form.End)
		}
	}
	if out != text && !question.HasTopic(out) {
		return text
	}
	return out
}

// isKnownName reports whether ref names an entry, a control, or anything else that occurs in the handbook or the
// synonyms, such as NIS-2.
func (ix *Index) isKnownName(ref string) bool {
	key := index.RefKey(ref)
	_, known := ix.Vocab.Lookup([]byte(strings.ReplaceAll(key, " ", "")))
	if short, ok := strings.CutPrefix(key, "a "); ok && len(ix.Refs.WithKey(short)) > 0 && len(ix.Refs.WithPrefix(key)) == 0 {
		return true // Annex A of ISO 27001:2022 consists of the controls of ISO 27002; see findRef
	}
	return len(ix.Refs.WithKey(key)) > 0 || known && question.StartsUpper(ref)
}

// leadingNumberPattern matches the number of a question, such as "12)", "Q12:" or "3.1."; leadingCodePattern matches a
// code before a question, such as "IAM-14.1 Do you ...".
var (
	leadingNumberPattern = pattern.Lazy(`^\s*\(?(?:(?i:question|q)\s*)?(\d{1,3}(?:\.\d+)*[a-z]?)\s*[.:)]+\s+`)
	leadingCodePattern   = pattern.Lazy(`^\s*((?:[A-Z]{1,6}[-.&])+\d[\d.]*|\d{1,3}(?:\.\d+)+[a-z]?)\s*[:.)]?\s+`)
)
