package search

import (
	"strings"
	"testing"
)

func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"30min":      "30min=30min (30=30) (min=min)",
		"24h/7":      "24h=24h (24=24) (h=h) 7=7",
		"TLSv1.2":    "tlsv1=TLSv1 (tls=TLS) (1=1) 2=2",
		"IPv6 NIS2":  "ipv6=IPv6 nis2=NIS2",
		"1,000":      "1=1 000=000 (1000=1,000)",
		"1 500 000":  "1=1 500=500 000=000 (1500000=1 500 000)",
		"1\u202f500": "1=1 500=500 (1500=1\u202f500)",
		"1’500":      "1=1 500=500 (1500=1’500)",
		"1,50 1 50":  "1=1 50=50 1=1 50=50",
		"27001 2022": "27001=27001 2022=2022",
		"1.2.3":      "1=1 2=2 3=3",
		"Node.js":    "node=Node js=js (nodejs=Node.js)",
		"end. Begin": "end=end begin=Begin",
		"v2 3x4":     "v2=v2 3x4=3x4",
	} {
		if got := strings.Join(allWords(text), " "); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// A number, a version or a name is found in whatever way it is written, and nothing is missing.
func TestWaysOfWriting(t *testing.T) {
	texts := []string{"Alpha | At most 1,000 guests.", "Bravo | At most 1 500 rows.", "Charlie | Sessions end after 30min.", "Delta | TLSv1.2 is spoken.", "Echo | It is written in Node.js.", "Foxtrot | NIS2 applies.", "Golf | Keys live 45 minutes.", "Hotel | TLS 1.3 is planned."}
	ix := New(handbookWith(texts...))
	for query, want := range map[string]string{
		"1000": "a", "1,000": "a", "1 000": "a", "1.000": "a", "1000 guests": "a", "1500": "b", "1,500 rows": "b",
		"30 minutes": "c", "30min": "c", "30 min": "c", "tls 1.2": "d", "tlsv1.2": "d", "nodejs": "e", "node.js": "e", "node js": "e",
		"nis-2": "f", "NIS 2": "f", "nis2's": "f", "45min": "g", "45 mins": "g", "tlsv1.3": "h",
	} {
		r := ix.Search(query+" ", Options{})
		if firstID(r) != want || r.NoAnswer || len(r.Hits[0].Missing) > 0 || len(r.Hits[0].PassageMarks) == 0 {
			t.Errorf("%s: want %s, got %s, unmatched %q", query, want, summarize(r), r.Unmatched)
		}
	}
}
