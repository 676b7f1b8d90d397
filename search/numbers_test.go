package search

import "testing"

// Numbers are found, marked and mentioned, whether in digits or in words.
func TestNumbers(t *testing.T) {
	h := handbookWith("Logs | Logs are kept for ninety days.", "Doors | A 2nd factor opens them.", "Approval | By four eyes.", "Food | Bread.")
	ix := New(h)
	for query, want := range map[string]string{
		"90 days": "Logs are kept for [ninety days].", "second factor": "A [2nd factor] opens them.",
		"4 eyes": "By [four eyes].", "٩٠ days": "Logs are kept for [ninety days].",
	} {
		r := ix.Search(query+" ", Options{})
		if len(r.Hits) == 0 || marked(r.Hits[0].Passage, r.Hits[0].PassageMarks) != want || len(r.Hits[0].Missing) > 0 {
			t.Errorf("%s: want %s, got %s", query, want, summarize(r))
		}
	}
	shipped := New(shippedHandbook(t))
	for _, query := range []string{"2 factor", "2nd factor", "2-factor"} {
		if r := shipped.Search(query+" ", Options{}); r.NoAnswer || firstID(r) != "mfa-production-admin" || r.Confidence == Low {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
	for _, query := range []string{"terminal", "informal", "international", "customs"} {
		if r := shipped.Search(query+" ", Options{}); r.Confidence != Low || r.Corrected != "" {
			t.Errorf("%s: corrected to %q, %s", query, r.Corrected, summarize(r))
		}
	}
}

// A number, a version or a name is found in any notation, and nothing is missing.
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
