package ui

import (
	"fmt"
	"testing"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/receipts"
)

// BenchmarkReceipts is what ten thousand receipts cost beside none: a start, which
// reads none of them, taking them in once the command has read them, and a key in
// a text that asks. The two are to be compared within one run.
func BenchmarkReceipts(b *testing.B) {
	h := rules(b, "2.1", "much")
	ix := search.New(h)
	var many receipts.Chain
	for i := range 10_000 {
		r := receiptOf(b)
		if r.Entry = fmt.Sprint("t", i); i%100 == 0 {
			r.Entry = "a"
		}
		many.Receipts = append(many.Receipts, &r)
	}
	for name, chain := range map[string]receipts.Chain{"none": {}, "10000": many} {
		options := Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 30, Ledger: receipts.Open(b.TempDir(), noon)}
		b.Run("start/"+name, func(b *testing.B) {
			for b.Loop() {
				_ = New(options).View()
			}
		})
		p := &program{t: b, m: New(options)}
		p.press("enter")
		msg := receiptsMsg{chain: chain, index: chain.Index("Rules"), of: []string{"Rules"}}
		b.Run("taken in/"+name, func(b *testing.B) {
			for b.Loop() {
				p.forgetReceipts()
				p.send(msg)
			}
		})
		p.send(msg)
		b.Run("key/"+name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.press([]string{"j", "k"}[i%2])
				p.content()
			}
		})
	}
}

// BenchmarkAskingPath is a key in the list of a path of 1,000 texts, each to be
// acknowledged, beside one that asks for nothing. The two are to be compared within
// one run.
func BenchmarkAskingPath(b *testing.B) {
	for _, asks := range []bool{false, true} {
		h, ix := crowd(b, 1000, 12)
		h.Paths = []*handbook.Path{{ID: "all", Title: "All of it", Entries: h.Entries, Acknowledge: asks}}
		for _, e := range h.Entries {
			if asks {
				e.Metadata.Ack = handbook.AckRequired
			}
		}
		m := New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36, Ledger: receipts.Open(b.TempDir(), noon)})
		p := &program{t: b, m: m}
		p.send(receiptsMsg{index: receipts.Index{}, of: h.Titles()})
		p.press("tab")
		b.Run(map[bool]string{false: "silent", true: "asks"}[asks], func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.press([]string{"down", "up"}[i%2])
				p.content()
			}
		})
	}
}
