package search

// Confidence says how likely it is that a hit answers.
type Confidence uint8

// The confidences.
const (
	Low Confidence = iota
	Medium
	High
)

// String is "low", "medium" or "high".
func (c Confidence) String() string {
	return [...]string{"low", "medium", "high"}[min(c, High)]
}

// judge sets the confidence of each hit, and whether any hit answers.
func (x *explainer) judge(r *Result) {
	for i, s := range x.signs {
		r.Hits[i].Confidence = s.confidence()
	}
	if r.NoAnswer = len(r.Hits) > 0 && x.signs[0].coverage < .5 && !x.signs[0].named; r.NoAnswer {
		r.Near = x.ix.near(x.units)
	}
}

func (s signs) confidence() Confidence {
	switch {
	case s.named || s.coverage > .8:
		return High
	case s.coverage > .5:
		return Medium
	}
	return Low
}
