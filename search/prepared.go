package search

import (
	_ "embed"
	"encoding/binary"
	"hash/crc32"
)

// preparedSynonyms is what [builder.addGeneralSynonyms] makes of the general synonyms in a handbook in English,
// which would take a third of the time of `trustbook search`. `go test ./search -run Prepared -update` makes it.
// If the synonyms are others, it is of no use, and they are read.
//
//go:embed synonyms.prepared
var preparedSynonyms string

// restoreSynonyms reads prepared synonyms into an empty vocabulary and trie, and reports whether they are those
// of the general list.
func (b *builder) restoreSynonyms(prepared string) bool {
	c := coder{in: prepared}
	of := uint32(0)
	if c.number(&of); of != checksumOf(generalSynonyms) {
		return false
	}
	b.codeSynonyms(&c)
	return true
}

// checksumOf copies the text piece by piece: as a whole it would be memory that is never used again.
func checksumOf(text string) (sum uint32) {
	var piece [1 << 12]byte
	for text != "" {
		n := copy(piece[:], text)
		sum, text = crc32.Update(sum, crc32.IEEETable, piece[:n]), text[n:]
	}
	return sum
}

// codeSynonyms reads the words, the stems and the phrases that have been added, or writes them for a test.
func (b *builder) codeSynonyms(c *coder) {
	v, p := b.vocab, b.phrases
	c.number(&v.terms)
	v.isStop = resized(c, v.isStop)
	for i := range v.isStop {
		c.flag(&v.isStop[i])
	}
	v.words = resized(c, v.words)
	for i := range v.words {
		c.text(&v.words[i].text)
		c.number(&v.words[i].term)
	}
	b.codeStems(c)
	p.nodes = resized(c, p.nodes)
	for i := range p.nodes {
		n := &p.nodes[i]
		c.number(&n.term)
		c.index(&n.child)
		c.index(&n.sibling)
		c.index(&n.end)
	}
	p.ends = resized(c, p.ends)
	for i := range p.ends {
		e := &p.ends[i]
		c.number(&e.term)
		c.flag(&e.inEntries)
		c.flag(&e.inQueries)
		c.index(&e.next)
	}
	if !c.writing {
		b.findPrepared()
	}
}

func (b *builder) codeStems(c *coder) {
	v := b.vocab
	n := uint32(len(v.stems))
	if c.number(&n); !c.writing {
		v.byStem = make(map[string]termID, n+n/4)
	}
	for i := range n {
		stem := ""
		if c.writing {
			stem = v.stems[i]
		}
		c.text(&stem)
		term := v.byStem[stem]
		c.number(&term)
		v.byStem[stem] = term
	}
}

// findPrepared makes what was restored ready for look-ups.
func (b *builder) findPrepared() {
	for _, w := range b.vocab.words {
		b.vocab.table.insert(hashOf([]byte(w.text)), w.term)
	}
	p := b.phrases
	p.first = make([]int32, b.vocab.terms)
	for n := p.nodes[0].child; n != 0; n = p.nodes[n].sibling {
		p.addFirst(n)
	}
}

// coder reads values from in, or appends them to out, in the same order. It trusts what it reads, which is
// part of the program.
type coder struct {
	writing bool
	in      string
	out     []byte
}

func (c *coder) number(n *uint32) {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, uint64(*n))
		return
	}
	*n = 0
	for shift := 0; ; shift += 7 {
		b := c.in[0]
		c.in = c.in[1:]
		*n |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return
		}
	}
}

func (c *coder) index(n *int32) {
	u := uint32(*n)
	c.number(&u)
	*n = int32(u)
}

func (c *coder) flag(f *bool) {
	u := uint32(0)
	if *f {
		u = 1
	}
	c.number(&u)
	*f = u == 1
}

// text reads a text as a part of in.
func (c *coder) text(s *string) {
	n := uint32(len(*s))
	if c.number(&n); c.writing {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = c.in[:n], c.in[n:]
}

// resized returns the list, or a new one of the length that was written, with room to grow.
func resized[T any](c *coder, list []T) []T {
	n := uint32(len(list))
	if c.number(&n); c.writing {
		return list
	}
	return make([]T, n, n+n/4)
}
