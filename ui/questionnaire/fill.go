package questionnaire

// Unattended returns the texts that may be written without a person's decision: those of proposals that are ready.
func Unattended(questions []Question, proposals []Proposal) []CellText {
	var out []CellText
	for i := range questions {
		if p := proposals[i]; p.Readiness == ReadinessReady {
			out = append(out, questions[i].Fill(i, verdictValue(&questions[i], p.Offers[0]), p.Offers[0].Text)...)
		}
	}
	return out
}

// CountByReadiness counts the proposals by readiness.
func CountByReadiness(proposals []Proposal) map[Readiness]int {
	out := map[Readiness]int{}
	for _, p := range proposals {
		out[p.Readiness]++
	}
	return out
}
