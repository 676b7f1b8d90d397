package question

import "trustbook/handbook/pattern"

// prepositions that say who does what to whom, and their relations.
var prepositions = map[string]relation{
	"by": actor, "from": origin, "to": "to", "into": "to", "with": "with", "between": "between", "against": "against", "on": "on", "upon": "on", "for": "for", "of": "of", "about": "of", "regarding": "of",
	"in": content, "within": content, "during": "during", "before": moment, "prior": moment, "after": moment, "when": moment, "once": moment,
	"av": actor, "fran": origin, "till": "to", "med": "with", "mellan": "between", "mot": "against", "pa": "on", "om": "of",
	"i": content, "inom": content, "innan": moment, "fore": moment, "efter": moment, "nar": moment,
}

// ownWords say that something belongs to the one that asks. They are not folded: Swedish "var" is "where".
var ownWords = map[string]bool{"our": true, "ours": true, "vår": true, "vårt": true, "våra": true}

// SwedishVerbs, SwedishQuestionWords and EnglishQuestionWords begin questions. They are folded.
const (
	SwedishVerbs = "har ar kan ska skall finns far maste gors sker kravs genomgar anvands utfors tillampas " +
		"anvander arbetar begransas behandlas delas dokumenteras erbjuder foljer galler genomfor genomfors granskas hanteras ingar kontrolleras krypteras " +
		"lagras loggas omfattas raderas skyddas sakerstalls testas tillater tillats uppfyller utfor overvakas"
	SwedishQuestionWords = "hur vad vilka vilken vilket vem nar var varfor beskriv ange lista forklara redogor"
	EnglishQuestionWords = "how what which who whom whose when where why describe please explain provide outline specify state give indicate identify detail"
)

var (
	swedishVerbs   = pattern.WordSet(SwedishVerbs)
	swedishWords   = pattern.WordSet(SwedishQuestionWords)
	englishWords   = pattern.WordSet(EnglishQuestionWords)
	forms          = pattern.WordSet("is are was were ar") // of "to be"
	actionVerbs    = pattern.WordSet("do does did will would shall should must may can could has have had")
	passiveMarks   = pattern.WordSet("be been being bli blir blivit")
	holdingVerbs   = pattern.WordSet("use uses using used have having need needs needed require requires kraver comply follow meet adhere har ha anvander anvanda behover")
	receivingVerbs = pattern.WordSet("receive receives receiving received get gets undergo undergoes undergoing undergone complete attend far fa genomgar genomga")
	stateVerbs     = pattern.WordSet("certified accredited insured registered licensed regulated located based aligned committed required certifierade forsakrade")
	performing     = pattern.WordSet("performing conducting doing making running")
	outsider       = pattern.WordSet("customer client supplier vendor provider subprocessor processor subcontractor party partner auditor regulator candidate kund leverantor underleverantor revisor kandidat")
	parties        = pattern.WordSet("customers clients suppliers vendors providers subprocessors processors subcontractors parties partners auditors regulators candidates employees staff users administrators contractors " +
		"kunder leverantorer underleverantorer parter revisorer kandidater anstallda anvandare administratorer")
	requiredWords = pattern.WordSet("required needed necessary mandatory enforced enabled implemented used kravs behovs")
	demandVerbs   = pattern.WordSet("require requires demand mandate kraver")
	demandWords   = pattern.WordSet("require requires required demand mandate mandatory must enforce enforced undergo kraver kravs maste")
	articles      = pattern.WordSet("a an the en ett our your any all")
	entrusted     = pattern.WordSet("data information files documents records content uppgifter information filer dokument innehall personuppgifter kunddata kunduppgifter")
	companyNouns  = pattern.WordSet("company organisation organization firm foretag")
	endings       = pattern.WordSet("s en ens er ers erna ernas e es en na nas") // of the words in compoundParties
)
