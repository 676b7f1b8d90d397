package questionnaire

import (
	"time"

	"trustbook/handbook"
	"trustbook/search"
)

// maxOffers is the maximum number of entries in a proposal. On the screen, a digit selects each entry.
const maxOffers = 9

// Proposer proposes answers from a handbook.
type Proposer struct {
	Handbook *handbook.Handbook
	Index    *search.Index
	Now      time.Time

	questions      map[indexKey]*search.Index // cached results of questionIndex
	knownQuestions *knownQuestions
	translated     map[string]*search.Index // by language; cached results of passageIn
}

// knownQuestions contains the questions that the entries of a handbook answer, in every language: titles, questions,
// and the alternative wordings that authors list.
type knownQuestions struct {
	index  *search.Index
	of     map[string]knownQuestion     // questions by their id in index
	worded map[string][]*handbook.Entry // entries by the words of a question, other than a title
}

type knownQuestion struct {
	text  string
	entry *handbook.Entry
	title bool // the text is the title of the entry, which can match questions of several kinds
}

// indexKey identifies the index of an entry's question, with or without the summary.
type indexKey struct {
	entry   *handbook.Entry
	summary bool
}
