package search

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
)

// calibration counts how often the confidence in first hits is justified.
type calibration struct {
	queries, right               int
	high, highRight              int
	medium, mediumRight          int
	low, lowRight                int
	flagged, flaggedRight, empty int
}

func (c *calibration) add(r Result, relevant []string) {
	c.queries++
	if len(r.Hits) == 0 || r.FuzzyOnly {
		c.empty++
		return
	}
	right := 0
	if slices.Contains(relevant, r.Hits[0].Entry.ID) {
		right = 1
	}
	c.right += right
	switch {
	case r.NoAnswer:
		c.flagged++
		c.flaggedRight += right
	case r.Hits[0].Confidence == High:
		c.high++
		c.highRight += right
	case r.Hits[0].Confidence == Medium:
		c.medium++
		c.mediumRight += right
	default:
		c.low++
		c.lowRight += right
	}
}

func (c calibration) String() string {
	return fmt.Sprintf("high %3.0f%%, of those right %5.1f%%; medium %3.0f%%, right %3.0f%%; low %3.0f%%, right %3.0f%%; said to have no answer or nothing found %3.0f%% (right first %3.0f%%)",
		percent(c.high, c.queries), percent(c.highRight, c.high), percent(c.medium, c.queries), percent(c.mediumRight, c.medium), percent(c.low, c.queries), percent(c.lowRight, c.low),
		percent(c.flagged+c.empty, c.queries), percent(c.flaggedRight, c.queries))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func calibrate(ix *Index, queries []judgedQuery) (c calibration) {
	for _, q := range queries {
		c.add(ix.Search(q.Q, Options{Limit: 10}), q.Relevant)
	}
	return c
}

// TestCalibration prints how often confidence is justified. For the questions in testdata it requires that High
// confidence is justified, and that questions without an answer are recognised.
//
//	go test ./search -run TestCalibration -v
func TestCalibration(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	for _, name := range []string{"tuning", "held out"} {
		answerable, heldAnswerable := questions(t, "answerable.txt")
		unanswerable, heldUnanswerable := questions(t, "unanswerable.txt")
		if name == "held out" {
			answerable, unanswerable = heldAnswerable, heldUnanswerable
		}
		a, u := calibrate(ix, answerable), calibrate(ix, unanswerable)
		t.Logf("%-22s %s", name+", answerable", a)
		t.Logf("%-22s %s", name+", others", u)
		if p := percent(a.highRight, a.high); p < 95 {
			t.Errorf("%s: High confidence is right for only %.1f of 100", name, p)
		}
		if p := percent(a.flagged+a.empty, a.queries); p > 8 {
			t.Errorf("%s: %.0f of 100 answerable questions are said to have no answer", name, p)
		}
		if p := percent(u.flagged+u.empty, u.queries); p < 75 {
			t.Errorf("%s: only %.0f of 100 unanswerable questions are recognised", name, p)
		}
	}
}

// TestCalibrationCollections is like TestCalibration, for the collections. It also asks each collection the questions
// of the others, which it does not answer.
func TestCalibrationCollections(t *testing.T) {
	dir := collectionsDir(t)
	sets := []string{"stackfaq", "nist80053", "cranfield"}
	queries := map[string][]judgedQuery{}
	for _, set := range sets {
		queries[set] = readLines[judgedQuery](t, filepath.Join(dir, set, "queries.jsonl"))
	}
	shipped := New(shippedHandbook(t))
	t.Logf("%-22s %s", "handbook", calibrate(shipped, readLines[judgedQuery](t, filepath.Join(dir, "handbook", "queries.jsonl"))))
	for _, set := range sets {
		ix := New(handbookOf(readLines[document](t, filepath.Join(dir, set, "docs.jsonl"))))
		t.Logf("%-22s %s", set, calibrate(ix, queries[set]))
		var foreign []judgedQuery
		for _, other := range sets {
			for i, q := range queries[other] {
				if other != set && i%4 == 0 && q.Kind != "id" {
					foreign = append(foreign, judgedQuery{Q: q.Q})
				}
			}
		}
		t.Logf("%-22s %s", set+", foreign", calibrate(ix, foreign))
	}
}
