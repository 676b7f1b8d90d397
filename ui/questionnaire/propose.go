package questionnaire

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/handbook/quote"
	"trustbook/search"
)

// Readiness describes how much review a proposal needs.
type Readiness uint8

// Only a [ReadinessReady] proposal may be written without review.
const (
	ReadinessNoEntry   Readiness = iota // no entry answers the question
	ReadinessNeedsLook                  // an entry may answer the question, and a person has to review it
	ReadinessReady                      // an entry answers the question
	ReadinessFilled                     // the questionnaire already has an answer
)

// String returns the name used in JSON and reports.
func (r Readiness) String() string { return [...]string{"none", "look", "ready", "answered"}[r] }

// Offer is an entry that may answer a question.
type Offer struct {
	Entry      *handbook.Entry
	Confidence search.Confidence
	Verdict    handbook.Verdict // NoVerdict if it cannot be determined
	Sure       bool             // the entry states the verdict, and the question asks in the same way as the entry
	Text       string           // summary, answering sentence and citation
	Missing    []string         // words of the question that the entry does not mention
	DiffersBy  string           // see [search.Hit.DiffersBy]
	Caution    string           // reason why the entry may not be valid; "" if it is valid
}

// WhyWeak is the value of [Proposal.Why] for a weak match. [Offer.Confidence] carries the same information.
const WhyWeak = "the match is not strong"

// Proposal holds the proposed answers to a question.
type Proposal struct {
	Readiness Readiness
	Offers    []Offer // the best first
	Why       string  // reason why the proposal is not ready; "" if it is
}

// Propose looks up a question in the handbook. A strong match alone does not make a proposal ready, because only the
// author of an entry knows which questions it answers: "do you provide phone support?" matches a policy about mobile
// devices and supporting measures. A question that already has an answer is not looked up; see [Proposer.Offers].
func (p *Proposer) Propose(q *Question) Proposal {
	if q.IsAnswered() {
		return Proposal{Readiness: ReadinessFilled, Why: "the file already has an answer"}
	}
	return p.lookUp(q)
}

// Offers looks up a question that already has an answer, so that a person can replace the answer.
func (p *Proposer) Offers(q *Question) []Offer { return p.lookUp(q).Offers }

func (p *Proposer) lookUp(q *Question) Proposal {
	res := p.Index.Search(q.Text, search.Options{Limit: maxOffers})
	if len(res.Hits) == 0 || res.NoAnswer {
		if byID := p.byControl(q.ID); len(byID.Hits) > 0 {
			res = byID
		}
	}
	asked := p.asked(q.Text)
	if asked != nil {
		res = withFirstHit(res, asked)
	}
	out := p.propose(q, res, asked)
	for i := range out.Offers {
		if o := &out.Offers[i]; o.Sure && p.asksWiderOrNarrower(withoutForm(q.Text), o.Entry, asked != nil && asked.ID == o.Entry.ID) {
			o.Verdict, o.Sure = handbook.NoVerdict, false
		}
	}
	switch {
	case out.Readiness == ReadinessReady && asked == nil:
		out.Readiness, out.Why = ReadinessNeedsLook, "no entry lists this question"
	case out.Readiness == ReadinessReady && !out.Offers[0].Sure && out.Offers[0].Text == p.Citation(out.Offers[0].Entry):
		out.Readiness, out.Why = ReadinessNeedsLook, "the entry states no answer" // a citation alone is not an answer
	case out.Readiness == ReadinessReady && !out.Offers[0].Sure:
		out.Offers[0].Verdict = handbook.NoVerdict // a person has to choose the verdict, even on the screen
	}
	return out
}

// controlPattern matches ids of published controls, as opposed to line numbers of the questionnaire.
var controlPattern = pattern.Lazy(`^\p{Lu}{1,5}[-.]\d+(\.\d+)*$`)

// byControl looks up the entries that list a control. Their confidence is low, because a person has to check whether
// they answer the question.
func (p *Proposer) byControl(id string) search.Result {
	if !controlPattern().MatchString(id) {
		return search.Result{}
	}
	res := p.Index.Search(id, search.Options{Limit: maxOffers})
	res.Hits = slices.DeleteFunc(res.Hits, func(h search.Hit) bool {
		return !slices.ContainsFunc(h.Entry.Controls, func(c handbook.Control) bool { return strings.EqualFold(c.Ref, id) })
	})
	for i := range res.Hits {
		res.Hits[i].Confidence = search.Low
	}
	res.NoAnswer = false
	return res
}

// propose makes a proposal of search results. asked is the entry that lists the question, or nil.
func (p *Proposer) propose(q *Question, res search.Result, asked *handbook.Entry) Proposal {
	out := Proposal{}
	lang := cmp.Or(languageOf(q.Text), q.lang)
	if asked != nil && asked != asked.Original() { // only a question in its language has the words of a translation
		lang = asked.Metadata.Lang
	}
	res.Hits = slices.Clone(res.Hits)
	for i := range res.Hits {
		p.translateHit(&res.Hits[i], q.Text, lang)
		out.Offers = append(out.Offers, p.offer(q, res, i))
	}
	switch {
	case len(out.Offers) == 0 || res.NoAnswer:
		out.Why = "no entry answers the question"
	default:
		out.Readiness, out.Why = ReadinessNeedsLook, whyNotReady(q, res, out.Offers[0], asked != nil)
		if out.Why == "" {
			out.Readiness = ReadinessReady
		}
	}
	return out
}

// whyNotReady returns the reason why the first offer must not be written without review, or "" if there is none.
func whyNotReady(q *Question, res search.Result, o Offer, isListed bool) string {
	switch {
	case len(res.Parts) > 0:
		return "it asks several questions"
	case o.Confidence < search.High:
		return WhyWeak
	case res.IsSuggestion() || res.Corrected != "":
		return "a word of the question was corrected"
	case len(o.Missing)+len(res.Unmatched) > 0:
		return "the entry does not mention: " + strings.Join(append(slices.Clone(o.Missing), res.Unmatched...), ", ")
	case o.Caution != "":
		return o.Caution
	case isConfidential(o.Entry.Metadata.Classification):
		return "the entry is classified as " + o.Entry.Metadata.Classification
	case q.Hidden:
		return "the row of the question is hidden"
	case isElsewhere(q, o.Entry):
		return "the section is about something else"
	case lacksNumber(withoutForm(q.Text), o.Entry):
		return "the question has a number that the entry does not state"
	case !isListed && isOpener(q.Text, quantityOpeners()) && !strings.ContainsAny(o.Entry.Summary+res.Hits[0].Passage, "0123456789"):
		return "the question asks for an amount or a date"
	case isFragment(o.Entry, res.Hits[0].Passage):
		return "the passage that answers is only part of a sentence or list"
	case len(q.Fill(0, verdictValue(q, o), o.Text)) == 0:
		return "the list of the cell has no value for the answer"
	}
	return ""
}

// sectionPlaces are section topics that change the meaning of a general question. "How is access controlled?" is about
// doors in a section on physical security, and about other companies' staff in one on subcontractors.
var sectionPlaces = lazyGroups("physical,physically,premises,building,buildings,facility,facilities,visitor,visitors,data centre,data center,data centres,data centers,server room,server rooms," +
	"fysisk,fysiskt,fysiska,lokal,lokaler,byggnad,datahall,physisch,physische,physischer,gebäude,zutritt,rechenzentrum,physique,locaux,bâtiment,bâtiments,físico,física,edificio,instalaciones;" +
	"subcontractor,subcontractors,sub contractors,subprocessor,subprocessors,sub processors,fourth party,fourth parties,nth party," +
	"underleverantör,underleverantörer,underbiträden,unterauftragnehmer,subunternehmer,sous traitant,sous traitants,subcontratistas;" +
	"application security,product security,web application,mobile application,mobile app,end user,end users,customer access,customer authentication,product features,sdlc,software development,secure development,secure coding," +
	"applikationssäkerhet,produktsäkerhet,slutanvändare,systemutveckling,anwendungssicherheit,endbenutzer,sécurité applicative,utilisateurs finaux,seguridad de aplicaciones")

// isElsewhere reports whether the headings above a question limit it to a place or to people that neither the question
// nor the entry names.
func isElsewhere(q *Question, e *handbook.Entry) bool {
	under, named := foldedWords(q.Under), foldedWords(q.Text+" "+e.Title+" "+e.Question)
	return slices.ContainsFunc(sectionPlaces(), func(p phrases) bool { return p.in(under) && !p.in(named) })
}

// verdictValue returns the verdict that may be written without review. A value such as "Yes - tested annually" claims
// more than the entry, which states only the verdict.
func verdictValue(q *Question, o Offer) string {
	value := q.VerdictValue(o.Verdict, o.Entry)
	if s := q.verdictSlot(); !o.Sure || len(s.Choices) > 0 && verdictOf(value) != o.Verdict || !s.asksFor(o.Verdict) {
		return ""
	}
	return value
}

// VerdictValue returns the text for a verdict in the question's verdict cell, or "" if the cell's list has no such
// text. Without a list, the text is in the language of e, the answering entry, which may be nil.
func (q *Question) VerdictValue(v handbook.Verdict, e *handbook.Entry) string {
	if s := q.verdictSlot(); len(s.Choices) > 0 || s.HasList || e == nil {
		return s.VerdictValue(v)
	}
	return e.LabelOf(v)
}

func (q *Question) verdictSlot() Slot {
	if q.Answer.Name == "" {
		return q.Note
	}
	return q.Answer
}

// isConfidential reports whether an entry with the given classification must not be shown to everyone outside the
// organisation.
func isConfidential(classification string) bool {
	return classification != "" && !publicClasses().in(foldedWords(classification))
}

var publicClasses = lazyPhrases("public,open,öppen,publik,öffentlich,público,tlp clear,tlp white")

func lacksNumber(question string, e *handbook.Entry) bool {
	text := quote.Join(append([]string{e.Title, e.Question, e.Summary, e.Text()}, e.AlsoAsked...)...)
	stated := numberPattern().FindAllString(text, -1)
	return slices.ContainsFunc(numberPattern().FindAllString(question, -1), func(n string) bool { return !slices.Contains(stated, n) })
}

func (p *Proposer) offer(q *Question, res search.Result, i int) Offer {
	h := &res.Hits[i]
	e := h.Entry
	o := Offer{Entry: e, Confidence: h.Confidence, Missing: h.Missing, DiffersBy: h.DiffersBy, Caution: quote.Caution(e, p.Now)}
	o.Verdict, o.Sure = verdictFromHit(q.Text, h)
	passage := quote.Passage(e, h.Passage)
	if i == 0 { // "a firewall and encryption" may need two sentences
		before, after := res.Supplement(e)
		passage = endSentences(slices.DeleteFunc([]string{before, passage, after}, func(s string) bool { return s == "" }))
	}
	o.Text = p.Text(e, passage)
	return o
}

// verdictFromHit returns the verdict that a hit gives, and whether the entry states it. If an entry states no verdict,
// it suggests "no" if its passage denies what is asked. It never suggests "yes": "we are free from lock-in" has the
// words of a yes to "is there lock-in?".
func verdictFromHit(question string, h *search.Hit) (v handbook.Verdict, sure bool) {
	stated := h.Verdict()
	switch {
	case !asksYesOrNo(question) || h.Suggestion || len(h.Missing) > 0 || h.Confidence == search.Low:
		return handbook.NoVerdict, false
	case stated != handbook.NoVerdict:
		if isPolar(h.Entry.Question) && polarityOf(question) == polarityOf(h.Entry.Question) {
			return stated, true
		}
		return handbook.NoVerdict, false
	case polarityOf(relativeClausePattern().ReplaceAllString(h.Passage, "")).IsNegationOf(polarityOf(question)):
		return handbook.No, false
	}
	return handbook.NoVerdict, false
}

// relativeClausePattern matches a relative clause, which denies nothing: "systems that are not reachable via the proxy"
// only identifies the systems.
var relativeClausePattern = pattern.Lazy(`(?i)\b(?:that|which|who|whose|where|som|vilka|vilket|där)\b[^,.;:\n]*`)
