package index

import (
	_ "embed"
	"hash/crc32"

	"trustbook/search/analysis"
)

// preparedSynonyms holds the general synonyms in encoded form, for handbooks in English, because parsing them takes a
// third of the time of `trustbook search`. `go test ./search/index -update` writes it. If the data was made from lists
// other than those in the program, the program ignores the data and parses the lists.
//
//go:embed synonyms.prepared
var preparedSynonyms string

// restoreSynonyms decodes prepared synonyms into an empty vocabulary and trie. If they were made from lists other than
// those in the program, it changes nothing and returns false.
func (b *builder) restoreSynonyms(prepared string) bool {
	d := decoder{prepared}
	if d.number() != checksumOf(sourceLists()...) {
		return false
	}
	v, p := b.vocab, b.phrases
	v.terms = d.number()
	v.isStop = decodeList(&d, func() bool { return d.number() == 1 })
	v.Words = decodeList(&d, func() Word { return Word{d.text(), d.number()} })
	v.sorted = len(v.Words)
	for range d.number() {
		stem := d.text()
		v.byStem.insert(hashOf([]byte(stem)), d.number())
	}
	p.nodes = decodeList(&d, func() phraseNode { return phraseNode{d.number(), d.index(), d.index(), d.index()} })
	p.ends = decodeList(&d, func() phraseEnd {
		return phraseEnd{PhraseConcept{Term: d.number(), InEntries: d.number() == 1, InQueries: d.number() == 1}, d.index()}
	})
	b.indexPrepared()
	return true
}

// sourceLists returns the lists that the prepared synonyms depend on.
func sourceLists() []string { return append([]string{generalSynonyms}, analysis.SourceLists()...) }

// checksumOf returns a checksum of lists. It copies each list piece by piece, because copying a whole list would waste
// memory.
func checksumOf(lists ...string) (sum uint32) {
	var piece [1 << 12]byte
	for _, list := range lists {
		for list != "" {
			n := copy(piece[:], list)
			sum, list = crc32.Update(sum, crc32.IEEETable, piece[:n]), list[n:]
		}
	}
	return sum
}

// indexPrepared builds the look-up tables of the restored synonyms.
func (b *builder) indexPrepared() {
	for _, w := range b.vocab.Words {
		b.vocab.table.insert(hashOf([]byte(w.Text)), w.Term)
	}
	p := b.phrases
	p.first = make([]int32, b.vocab.terms)
	for n := p.nodes[0].child; n != 0; n = p.nodes[n].sibling {
		p.indexRootChild(n)
	}
}

// decoder reads values from the front of in. It does not validate them, because they are part of the program.
type decoder struct{ in string }

// number reads a number written by [encoding/binary.AppendUvarint].
func (d *decoder) number() (n uint32) {
	for shift := 0; ; shift += 7 {
		b := d.in[0]
		d.in = d.in[1:]
		n |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (d *decoder) index() int32 { return int32(d.number()) }

// text reads a string. The result shares the memory of d.in.
func (d *decoder) text() (s string) {
	n := d.number()
	s, d.in = d.in[:n], d.in[n:]
	return s
}

// decodeList reads a number and then that many values. The result has capacity for more values.
func decodeList[T any](d *decoder, value func() T) []T {
	n := d.number()
	list := make([]T, n, n+n/4)
	for i := range list {
		list[i] = value()
	}
	return list
}
