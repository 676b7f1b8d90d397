// Package analysis turns text into the words that are searched for.
//
// The tokenizer splits a string into words and folds them: they are in lower case, without accents, and with the digits
// of all scripts as ASCII digits. In scripts without spaces between words, such as those of Chinese, Japanese and Thai,
// every two neighbouring characters are a word (script.go). Numbers are read in all the ways in which people write them
// (units.go).
//
// English words are reduced to stems by the Snowball stemmer, so that "administrators" finds "administering". Where it
// is wrong, stemfamilies.txt overrides it; that list also equates numbers in digits and in words. For Swedish, Danish,
// Norwegian, German, Dutch and Finnish there is no stemmer: two words are forms of the same word if they differ only in
// an ending and what remains is a known word (language.go). In the same way a compound is split into known parts
// (compound.go). The caller says which words are known.
//
// The lists of words have no effect of their own: this package says which words are stop words, and package search what
// follows from it (stopwords.go).
package analysis
