// Package analysis turns text into the words that are searched for.
//
// The tokenizer splits a string into words and folds them: it converts them to lower case, removes accents, and
// replaces the digits of all scripts with ASCII digits. In scripts without spaces between words, such as Chinese,
// Japanese and Thai script, every two neighbouring characters are a word (script.go). Numbers are recognised in the
// different ways in which people write them (units.go).
//
// English words are reduced to stems by the Snowball stemmer, so that "administrators" finds "administering". Where the
// stemmer is wrong, stemfamilies.txt overrides it. That list also equates numbers in digits and in words. For Swedish,
// Danish, Norwegian, German, Dutch and Finnish there is no stemmer: two words are forms of the same word if they differ
// only in an ending and what remains is a known word (language.go). In the same way a compound is split into known
// parts (compound.go). The caller says which words are known.
//
// This package says only what kind a word is, such as a stop word (stopwords.go); package search decides what that means
// for a search.
package analysis
