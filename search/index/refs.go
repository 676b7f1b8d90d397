package index

import (
	"sort"
	"unicode"

	"trustbook/search/analysis"
)

// RefKind is a kind of name.
type RefKind uint8

// EntryRef is a name by which a query may refer to an entry: an id, a document number or a control.
type EntryRef struct {
	key   string // parts of the name, separated by spaces: "ac 2 1" for ac-2(1)
	Entry uint32
	Kind  RefKind
	Place uint16 // index among the entry's former ids or controls
}

// The kinds of names of entries.
const (
	IDRef RefKind = iota
	NumberRef
	FormerRef
	ControlRef
)

// RefTable holds references sorted by key.
type RefTable []EntryRef

// RefKey splits a name into parts at every character other than a letter or digit, and between letters and digits.
// A.9.2.3, a9.2.3 and "A 9.2.3" have the same key; ac-2(1) and ac-21 have different keys.
func RefKey(name string) string {
	var key []byte
	for t := (analysis.Tokenizer{Text: name}); t.NextPart(); {
		for _, part := range SplitDigits(string(t.Word)) {
			if len(key) > 0 {
				key = append(key, ' ')
			}
			key = append(key, part...)
		}
	}
	return string(key)
}

// SplitDigits splits a word between letters and digits.
func SplitDigits(word string) []string {
	var out []string
	start := 0
	var last rune
	for i, r := range word {
		if i > 0 && unicode.IsDigit(r) != unicode.IsDigit(last) {
			out = append(out, word[start:i])
			start = i
		}
		last = r
	}
	return append(out, word[start:])
}

// WithKey returns the references with the given key.
func (t RefTable) WithKey(key string) RefTable { return t.keyRange(key, key+"\x00") }

// WithPrefix returns the references whose key begins with the parts of the given key and has more parts.
func (t RefTable) WithPrefix(key string) RefTable { return t.keyRange(key+" ", key+"!") }

func (t RefTable) keyRange(from, to string) RefTable {
	at := func(key string) int { return sort.Search(len(t), func(i int) bool { return t[i].key >= key }) }
	return t[at(from):at(to)]
}
