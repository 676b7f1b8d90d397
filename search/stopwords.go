package search

import "strings"

// stopWords are function words. They are searched with low weight, because "what is X"
// should prefer the entry with that title, but never completed, corrected or expanded
// to synonyms.
var stopWords = wordSet(`
a about above after again against all also although always am an and another any anybody anyone anything are arent as
at be because been before being below between both but by can cant cannot could couldnt did didnt do does doesnt doing
dont down during each either else ever every everyone everything few for from further get gets getting go goes going got had hadnt has hasnt
have havent having he hed hell her here heres hers herself hes him himself his how hows however i id if ill im in inside
into is isnt it itd itll its itself ive just let lets like made make makes many may me might mine more most much must my
myself neither no nor not of off on once one only or other others ought our ours ourselves out over own per please
same shall she shed shes should shouldnt since so some somebody someone something such than thanks that thats the their theirs
them themselves then there theres these they theyd theyll theyre theyve thing things this those though through thus to too under
until up upon us very via want wants was wasnt way we wed well were werent weve what whatever whats when whenever where
wheres whether which while who whom whos whose why will with within without wont would wouldnt yes yet you youd youll
your youre yours yourself youve
`)

// commonWords are ordinary English words that are often typed and seldom misspelt.
// They are never corrected to a rarer word one letter away (list is not lost). If no
// entry contains them they count as stop words.
var commonWords = wordSet(`
able accept according actually add ago agree allow allowed almost along already around ask asked available away back bad base based become begin believe
best better big bit bring build built business buy call called came care carry case cause certain chance change check choose clear
close come common company complete consider contact continue correct cost cover create current currently customer customers date day days deal decide describe detail details
different difficult done early easy end enough ensure even exactly example exist expect explain extra fact far fast feel
fill find fine first fix follow found free full game general give given gives good great group grow guys half hand handle handled happen happened
happens hard head hear hello help hey hi high hire hold home hope hour house idea important include including instead
interested issue item job join keep keeps kept kind kinds know known large last late later lead learn leave left less level life line list little
live long look looking lot low main manage mean means meet member men mention mind minute money month months move name near need
needed needs never new next nice note now number offer office often ok okay old open order page paid part past pay people person
place plan play point possible post present price prices problem provide provided put question questions quick quickly quite reach read ready real really
reason regarding related relevant report require required rest result right room rule rules run said sale sales save say saying says second see
seem seen sell send sent serve set several short show side simple simply single size small sort soon sorry sound speak specific staff
start state stay step still stop store sure take taken takes talk team tell test thank think time times today together told
took total toward true try turn type types understand usage use used useful user uses using usual usually value various
wait walk watch week weeks went whole wide wish wonder wondering word words work working works world worry write wrong year years
`)

// formalWords are the words that questionnaires and tenders use whatever they ask about.
// In sentences they say as little about the topic as commonWords.
var formalWords = wordSet(`
accordance accordingly achieve achieved achieves additional additionally adequate adequately adhere adopt adopted adopts affect
affected ahead aim aims aligned allocate amount applicable applied applies apply appoint appointed approach appropriate
appropriately arrange arranged arrangement arrangements aspects assist assurance assure assured attach attached attempt aware
basis behalf bound briefly brought capable carried carries category circumstances cite clarify clearly collection commonly
communicate communicated communicates communication comparable completed comprehensive comprise comprises concept concern
concerned concerning concerns conclude conduct conducted conducts confirm considered consistent consistently constitute contain
contains corresponding covered covers criteria dedicated deem deemed define defined defines definition degree demonstrate depend
depending described describes description designate designated designed detailed determine determined determines differ directly
document documentation documented documents duly effective effectively effort element elements employ employs enable enabled
enables enforce enforced enforces engage engaged ensured ensures ensuring entail entire entirely entitled entity equal equally
equivalent equivalents especially essential establish established establishes etc event events everybody evidence exact exclude
execute executed existing exists expected explicit explicitly express extent fashion feature features final following follows
forbid forbidden forbids foreseen formal formally formulate forth frequency frequent frequently fulfil fulfill fulfilled fully
function furthermore generally goal govern governed governs guarantee guaranteed guarantees guideline guidelines handed held hence
holds identified identify implement implementation implemented implements impose imposed imposes included includes indicate
indicated individual individuals inform informed initial instance instances institution institutional institutions intend intended
interval intervals introduce introduced involve involved involves issued issues items latest likewise listed maintain maintained
maintaining maintains mandate mandated mandates manner measure measures mechanism mechanisms merely method methods modified modify
moment moreover mostly multi multiple namely nature necessary non normal normally notably obliged obtain obtained occasion
occasions occur occurs operate operated operates option options organisation organisational organisations organization
organizational organizations original otherwise outline outlined overall partially particular parties party perform performed
performs permit permits permitted pertain pertaining phase places policies policy possess potential potentially practice practices
pre preclude prepared presence prevent prevented preventing prevents previous previously primarily prior procedure procedures
process processes programme prohibit prohibited prohibits promptly proof proper properly prove proven provider provides providing
purpose purposes range reasonably receive received receives recent recently recognised recognized recurring reduce reduced reduces
refer reference reflect regardless regime regular regularly regulated relate relates relation relative rely remain remains request
requested requests respect respective respectively responsible satisfy scope sector seek select selected sense served similarly
situation situations solely solution sorts special specifically specified specify stage standards stated statement states strictly
structured subject submit submitted subsequently substantial successful sufficient sufficiently suitable summarise summarize
supplied supply supported supports system systems taking target task tasks technical technically tend thereby thereof throughout
timely treat treated treats typical typically ultimately unable undergo undergone undertake undertaken underway upcoming update
updates utilise utilised utilize utilized valid variety vary view voluntary whatsoever whereby whichever willing wording written
`)

// namingWords are common words that name whom or what a question is about. An entry that
// does not mention them does not answer it.
var namingWords = wordSet(`
cost customer customers hire office price prices sale sales staff team user
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
