// Package index holds what can be looked up about the entries of a handbook: which terms they contain, and by which
// names they are known.
//
// A term is a stem, or a concept. A concept stands for a whole group of synonyms, and has a posting for every entry
// with one of their phrases (phrasetrie.go). The general synonyms are the same for all handbooks in English, so the
// program contains them in parsed form (prepared.go). Parsing them would take a third of the time of `trustbook
// search`.
//
// The language of an entry comes from its lang field or else from the handbook. If neither is set, the frequent
// words of the entry decide (languages.go). swedish.txt adds Swedish words to the English groups of synonyms. If there
// are Swedish entries, the file becomes part of the index, so that English questions find these entries. Otherwise it
// is read at the first Swedish question (dictionary.go).
//
// The index is built on all processors (worker.go). Each worker reads a range of the entries and has its own
// vocabulary. The vocabularies are merged in reading order, so the index does not depend on the number of workers.
package index
