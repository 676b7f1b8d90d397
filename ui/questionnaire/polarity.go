package questionnaire

import "slices"

// cues are the words that decide whether "yes" to one question is "yes" to another: they negate it, or say how
// much it is about. Words of a group mean the same.
var cues = lazyGroups("not,no,never,none,nor,neither,without,cannot,nothing,nobody,isnt,arent,dont,doesnt,cant,wont,havent,hasnt,didnt,wasnt,inte,ej,aldrig,utan,ingen,inget,inga,nicht,kein,keine,keinen,keiner,nie,niemals,ohne,pas,jamais,sans,aucun,aucune,ne,nunca,sin,ningún,ninguna;" +
	"any,anyone,anybody,anything,någon,något,några,irgend,irgendwelche,algún,alguna;" +
	"all,every,each,always,everyone,everything,entire,alla,allt,varje,alltid,alle,jeder,jede,immer,tous,toutes,chaque,toujours,todos,todas,siempre;" +
	"only,solely,exclusively,nobody but,no one but,endast,bara,nur,ausschließlich,seulement,uniquement,sólo,solo,únicamente;" +
	"plaintext,plain text,clear text,cleartext,in the clear,unencrypted,klartext,okrypterad,okrypterade,unverschlüsselt,en clair,texto plano,sin cifrar;" +
	"prohibited,prohibit,prohibits,forbidden,forbid,banned,disallowed,blocked,prevented,prevent,prevents,denied,disabled,disable,förbjudet,verboten,untersagt,interdit,prohibido;" +
	"fixed,hard coded,hardcoded,embedded,default,hårdkodad,hårdkodade;" +
	"shared,share,generic,common,group accounts,delade,gemeinsam,partagé,partagés,compartido,compartidas;" +
	"breach,breaches,breached,incident,incidents,violated,violation,compromised,lawsuit,fined,hacked,attacked,intrång,verletzung,incidente;" +
	"lack,lacks,lacking,fail,fails,failed,missing,absence,avoid,avoids,refuse,refuses,saknas,saknar,fehlt,fehlen,manque,carece;" +
	"outside,beyond,abroad,leave,leaves,leaving,transfer,transferred,transfers,offshore,utanför,utomlands,außerhalb,ausland,hors,fuera;" +
	"unmanaged,unauthorized,unauthorised,unsupported,unpatched,uncontrolled,unrestricted,unlimited,unsecured,unowned,personal device,personal devices,personally owned,byod,privately owned;" +
	"except,exception,exceptions,exempt,exempted,excluding,unless,undantag,ausnahme,ausnahmen,sauf,excepto,salvo;" +
	"expired,outdated,obsolete,legacy,end of life;" +
	"former,previous,terminated,leavers;" +
	"exceed,more than,less than,fewer than,at least,at most,within,minimum,maximum")

// samePolarity reports whether two questions have cues of the same groups. Otherwise a "yes" to one could be a
// "no" to the other, whatever else they have in common.
func samePolarity(a, b string) bool { return slices.Equal(cuesOf(a), cuesOf(b)) }

func cuesOf(text string) []bool {
	w := words(text)
	out := make([]bool, len(cues()))
	for i, group := range cues() {
		out[i] = group.in(w)
	}
	return out
}

// negation is the index of the group of cues that negate.
const negation = 0

// differsByNegation reports whether a sentence has the same cues as a question, and is negated.
func differsByNegation(question, sentence string) bool {
	q, s := cuesOf(question), cuesOf(sentence)
	return !q[negation] && s[negation] && slices.Equal(withoutNegation(q), withoutNegation(s))
}

// withoutNegation leaves out the negation, and "any", which does not change a question.
func withoutNegation(c []bool) []bool { return c[2:] }
