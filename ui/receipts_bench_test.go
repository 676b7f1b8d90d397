package ui

import (
	"fmt"
	"testing"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

// BenchmarkReceipts measures the cost of many receipts: a start, which does not read them; reading them; and a key in
// an entry that has to be acknowledged. Compare results only within one run.
func BenchmarkReceipts(b *testing.B) {
	h := rules(b, "2.1", "much")
	ix := search.New(h)
	for _, count := range []int{0, 500} {
		options := Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 30, Session: session.Options{Ledger: receipts.Open(b.TempDir(), noon)}}
		for i := range count {
			r := receiptOf(b)
			if r.Entry = "a"; i%5 > 0 {
				r.Entry = fmt.Sprint("t", i)
			}
			if _, _, err := options.Session.Ledger.Append(r); err != nil {
				b.Fatal(err)
			}
		}
		name := fmt.Sprint(count)
		b.Run("start/"+name, func(b *testing.B) {
			for b.Loop() {
				_ = New(options).View()
			}
		})
		p := &program{t: b, m: New(options)}
		p.await(p.press("enter"))
		b.Run("read/"+name, func(b *testing.B) {
			for b.Loop() {
				p.send(p.receiptsCmd()())
			}
		})
		b.Run("key/"+name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.press([]string{"j", "k"}[i%2])
				p.content()
			}
		})
	}
}

// BenchmarkAskingPath measures a key in the list of a path of 1,000 entries that have to be acknowledged, and of a path
// whose entries need no acknowledgement. Compare results only within one run.
func BenchmarkAskingPath(b *testing.B) {
	for _, asks := range []bool{false, true} {
		h, ix := crowd(b, 1000, 12)
		h.Paths = []*handbook.Path{{ID: "all", Title: "All of it", Entries: h.Entries, Acknowledge: asks}}
		for _, e := range h.Entries {
			if asks {
				e.Metadata.Ack = handbook.AckRequired
			}
		}
		m := New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36, Session: session.Options{Ledger: receipts.Open(b.TempDir(), noon)}})
		p := &program{t: b, m: m}
		if read := p.receiptsCmd(); read != nil {
			p.send(read())
		}
		p.press("tab")
		b.Run(map[bool]string{false: "silent", true: "asks"}[asks], func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.press([]string{"down", "up"}[i%2])
				p.content()
			}
		})
	}
}
