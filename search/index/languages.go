package index

import (
	"slices"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// maxSampleEntries is the number of entries examined to find out whether a handbook that declares no languages has
// entries in languages other than English.
const maxSampleEntries = 50

// entryLanguages returns the rules for the language of each entry. They are nil for English and for languages without
// rules. The whole result is nil if no entry has rules. If an entry has no lang field, it is in the handbook's
// language, if the handbook declares only one, and otherwise in the language that its frequent words suggest.
func entryLanguages(entries []*handbook.Entry, declared []string) []*analysis.Language {
	guess := len(declared) > 1 || len(declared) == 0 && sampleIsForeign(entries)
	var fallback *analysis.Language
	if len(declared) == 1 {
		fallback = analysis.LanguageOf(declared[0])
	}
	var out []*analysis.Language
	for i, e := range entries {
		l := fallback
		switch {
		case e.Metadata.Lang != "":
			l = analysis.LanguageOf(e.Metadata.Lang)
		case guess:
			l = analysis.GuessLanguage(e.Summary + " " + e.Text())
		}
		if l == nil {
			continue
		}
		if out == nil {
			out = make([]*analysis.Language, len(entries))
		}
		out[i] = l
	}
	return out
}

func sampleIsForeign(entries []*handbook.Entry) bool {
	step := max(1, len(entries)/maxSampleEntries)
	for i := 0; i < len(entries); i += step {
		if analysis.GuessLanguage(entries[i].Summary+" "+entries[i].Text()) != nil {
			return true
		}
	}
	return false
}

// readLanguages determines the languages of the entries and reads the words of all entries that are not in English.
func (b *builder) readLanguages(declared []string) {
	b.languages = entryLanguages(b.ix.Entries, declared)
	if b.languages == nil {
		return
	}
	b.vocab.Attested, b.foreign = map[string]bool{}, map[*analysis.Language][]Word{}
	for i, l := range b.languages {
		if l == nil {
			continue
		}
		if !slices.Contains(b.ix.Languages, l) {
			b.ix.Languages = append(b.ix.Languages, l)
		}
		EachText(b.ix.Entries[i], func(_ Field, text string) {
			for t := (analysis.Tokenizer{Text: text}); t.NextPart(); {
				if !b.vocab.Attested[string(t.Word)] && analysis.IsLowerASCII(string(t.Word)) {
					word := string(t.Word)
					b.vocab.Attested[word] = true
					b.foreign[l] = append(b.foreign[l], Word{Text: word})
				}
			}
		})
	}
}
