package handbook

import "strings"

// Label returns the verdict as shown to readers, in English, or "" for NoVerdict.
func (v Verdict) Label() string { return englishWords.verdicts[v] }

// LabelOf returns the label of verdict v for readers of the entry, or "" for NoVerdict. If the entry exists in several
// languages, the label is in the language of the entry, because the verdict is part of the answer.
func (e *Entry) LabelOf(v Verdict) string {
	return e.localLabels().verdicts[v]
}

// localLabels returns the words to use with an entry. They are in the language of the entry if it exists in several
// languages, and otherwise in English.
func (e *Entry) localLabels() entryLabels {
	if len(e.languages) > 0 {
		for _, w := range wordsByLanguage {
			if SameLanguage(w.lang, e.Metadata.Lang) {
				return w
			}
		}
	}
	return englishWords
}

// entryLabels are words that are shown or copied with an entry but are not part of it.
type entryLabels struct {
	lang            string
	source, edition string
	verdicts        map[Verdict]string
}

var englishWords = entryLabels{"en", "Source", "edition", map[Verdict]string{Yes: "Yes", No: "No", Partly: "Partly", NA: "Not applicable"}}

var wordsByLanguage = []entryLabels{
	{"sv", "Källa", "utgåva", map[Verdict]string{Yes: "Ja", No: "Nej", Partly: "Delvis", NA: "Ej tillämpligt"}},
	{"da", "Kilde", "udgave", map[Verdict]string{Yes: "Ja", No: "Nej", Partly: "Delvist", NA: "Ikke relevant"}},
	{"no", "Kilde", "utgave", map[Verdict]string{Yes: "Ja", No: "Nei", Partly: "Delvis", NA: "Ikke relevant"}},
	{"de", "Quelle", "Ausgabe", map[Verdict]string{Yes: "Ja", No: "Nein", Partly: "Teilweise", NA: "Nicht anwendbar"}},
	{"nl", "Bron", "editie", map[Verdict]string{Yes: "Ja", No: "Nee", Partly: "Gedeeltelijk", NA: "Niet van toepassing"}},
	{"fi", "Lähde", "painos", map[Verdict]string{Yes: "Kyllä", No: "Ei", Partly: "Osittain", NA: "Ei sovellu"}},
}

// ShortAnswer returns the verdict and the summary, such as "Yes. All access is logged."
func (e *Entry) ShortAnswer() string {
	switch verdict := e.LabelOf(e.Answer); {
	case verdict == "":
		return e.Summary
	case e.Summary == "":
		return verdict + "."
	default:
		return verdict + ". " + e.Summary
	}
}

// Lead returns the summary to show above the body. It returns "" if the body begins with the same sentences: many tools
// ask for a description, and authors often repeat the first sentences of the body in it.
func (e *Entry) Lead() string {
	if e.Answer == NoVerdict && len(e.Sections) > 0 && BeginsWithSentences(e.Sections[0].Text, e.Summary) {
		return ""
	}
	return e.Summary
}

// LeadAnswer returns the verdict and [Entry.Lead], as shown above the body.
func (e *Entry) LeadAnswer() string {
	if e.Lead() == "" && e.Answer == NoVerdict {
		return ""
	}
	return e.ShortAnswer()
}

// BeginsWithSentences reports whether text begins with the given sentences, ignoring white space and a final full stop.
func BeginsWithSentences(text, sentences string) bool {
	sentences = strings.TrimSuffix(strings.TrimSpace(sentences), ".")
	rest, ok := strings.CutPrefix(text, sentences)
	return ok && sentences != "" && (rest == "" || rest[0] == '\n' || rest[0] == '.')
}

// PrependVerdict puts the verdict before sentence, if sentence is the summary of the entry. It returns any other
// sentence unchanged, because such a sentence may not agree with the verdict.
func (e *Entry) PrependVerdict(sentence string) string {
	if sentence == e.Summary {
		return e.ShortAnswer()
	}
	return sentence
}
