package search

import "strings"

// stopWords are function words. They are searched with low weight, because "what is X"
// should prefer the entry with that title, but never completed, corrected or expanded
// to synonyms.
var stopWords = wordSet(`
a about above after again against all also although always am an and another any anybody anyone anything are arent as
at be because been before being below between both but by can cant cannot could couldnt did didnt do does doesnt doing
dont down during each either else ever every everyone everything few for from further get gets getting go goes going got had hadnt has hasnt
have havent having he hed hell her here heres hers herself hes him himself his how hows however i id if ill im in
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
