package questionnaire

import (
	"strings"
	"testing"
)

// A question in another language gets the sentence that answers it in that language, or needs a person.
func TestPassagesOfTranslations(t *testing.T) {
	const english = "id: up\nlang: en\ntitle: High availability\nsummary: Servers are doubled.\nalso_asked: ['Is there support at night?']\n---\n\nOur staff offers support at night.\n"
	const swedish = "id: up\nlang: sv\ntitle: Hög tillgänglighet\nsummary: Servrarna är dubblerade.\nalso_asked: ['Finns support på natten?']\n---\n\n"
	for body, want := range map[string]string{
		"Vår personal ger support på natten.": "Servrarna är dubblerade. Vår personal ger support på natten. [Källa",
		"":                                    "Servrarna är dubblerade. [Källa",
	} {
		p := proposerOf(handbookOf(t, english, swedish+body+"\n"))
		got := p.Propose(free("Finns support på natten?"))
		if len(got.Offers) == 0 || !strings.HasPrefix(got.Offers[0].Text, want) {
			t.Errorf("%s: %+v", body, got.Offers)
		}
		if got = p.Propose(free("Is there support at night?")); got.Readiness != ReadinessReady || !strings.Contains(got.Offers[0].Text, "offers support") {
			t.Errorf("%s: %+v", body, got)
		}
	}
}
