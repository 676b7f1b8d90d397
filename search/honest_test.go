package search

import (
	"fmt"
	"strings"
	"testing"
)

// Whatever keeps a hit from being a certain answer is named: a name that no entry has, and a condition that the entry
// does not state. A line has the language of the reader, the query, and then the best hit with its confidence, what it
// lacks and what makes the question a different one; or "none".
func TestDoubtIsNamed(t *testing.T) {
	h := shippedHandbook(t)
	indexes := map[string]*Index{"en": New(h), "sv": New(h.ForLanguage("sv"))}
	for line := range strings.Lines(`
en is customer data only stored in Sweden = data-stays-in-sweden medium [] only
en is all data stored in Sweden = data-stays-in-sweden medium [] all
en where is all data stored = data-stays-in-sweden medium []
en is data stored in Sweden = data-stays-in-sweden high []
sv lagras kunddata bara i Sverige = data-stays-in-sweden medium [] bara
sv lagras all data i Sverige = data-stays-in-sweden medium [] all
en lagras data utanför Sverige = data-stays-in-sweden medium [] utanför
en can we choose where data is stored = data-stays-in-sweden medium [choose]
en hashicorp vault = secret-handling low [hashicorp vault]
en is aws used = none
en when do you do background checks = background-checks high []
sv när har ni support = high-availability high []
en is the data centre iso 27001 certified = certified-security medium [data centre]
en how long is data kept = none
en bakgrundskontroller = background-checks high []
en bakgrundskontrollerna = background-checks high []
en bakgrundskontrollerade = background-checks medium []
sv bakgrundskontrollerade = background-checks medium []
en kontroller av personal = background-checks high []
en lösenordslängd = secret-handling low [lösenordslängd]
sv lösenordslängd = secret-handling low [lösenordslängd]
sv nyckellängd = none
en är kunddata krypterad = device-protection low [] kunddata
sv är kunddata krypterad = device-protection low [] kunddata
en is customer data encrypted = device-protection low [] customer
en what happens when someone changes role = user-permission-lifecycle high []
en does vpn require mfa = remote-work-production-access high []
en software whitelist = software-installation low [whitelist]
en do you store passwords in plain text = secret-handling medium [] plain text
en are api keys stored in plaintext = secret-handling medium [] plaintext
en is anything in plain text in the source code = secret-handling high []
sv lagras lösenord i klartext = secret-handling medium [] klartext
en what is multi-factor authentication and why do it = mfa-production-admin medium [why]
sv hur snabbt tas åtkomst bort = user-permission-lifecycle medium []
en kms = none
en root account = privileged-access medium [root]
en patch management = device-protection medium [patch]
en program on machines = device-protection low [program]
en do devices that access customer data face stricter requirements = device-protection high []
en can employees only reach systems they have been explicitly authorised for = device-protection high []
en remote hands = mobile-device-policy medium []
sv hur ofta revideras ni = certified-security medium [hur ofta]
en bg check = background-checks high []
en dc location = data-stays-in-sweden high []
en sw install = software-installation high []
en pwd mgr = secret-handling high []
en is mfa sometimes required for admins = mfa-production-admin medium [] sometimes
sv krävs mfa ibland för admins = mfa-production-admin medium [] ibland
en is mfa usually required for admins = mfa-production-admin medium [] usually
en is data mostly stored in sweden = data-stays-in-sweden medium [] mostly
sv lagras kunddata oftast i sverige = data-stays-in-sweden medium [oftast] oftast
en is mfa recommended for admins = mfa-production-admin medium [] recommended
en is redundancy optional = high-availability medium [] optional
en is 24/7 support planned = high-availability medium [] planned
sv planeras mfa för admins = mfa-production-admin medium [planeras] planeras
en are staff background-checked every year = background-checks medium [] every year
sv bakgrundskontrolleras personal årligen = background-checks medium [] årligen
en are staff background-checked once = background-checks medium [] once
en are you audited every year = certified-security medium [] every year
en are permissions reviewed regularly = access-governance high []
en is mfa always required = mfa-production-admin high []
en krävs mfa alltid = mfa-production-admin high []
en is data stored in sweden by law = data-stays-in-sweden medium [] by law
en is 24/7 support included = high-availability medium [] included
sv ingår support dygnet runt = high-availability medium [] ingår
en does nis2 require mfa = mfa-production-admin low [nis2]
en is mfa required by nis2 = mfa-production-admin low [nis2]
sv krävs mfa enligt nis2 = mfa-production-admin low [nis2]
en nis2 mfa admins = mfa-production-admin high []
en data kept 6.1 years = none
en support 8/5 = none
en uptime 8.2 = none
en annex a 8.5 = mfa-production-admin high []
en access control 5.15 = access-governance high []
en are some staff background-checked = background-checks medium [] some staff
en is data stored in sweden by default = data-stays-in-sweden medium [] by default
en is your mfa phishing resistant = mfa-production-admin low [phishing resistant]
en is 24/7 support extra = high-availability medium [] extra
`) {
		asked, want, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		lang, query, _ := strings.Cut(asked, " ")
		r, got := indexes[lang].Search(query, Options{}), "none"
		if len(r.Hits) > 0 && !r.NoAnswer {
			h := r.Hits[0]
			got = strings.TrimSpace(fmt.Sprint(h.Entry.ID, " ", h.Confidence, " ", h.Missing, " ", h.DiffersBy))
		}
		if got != want || r.Corrected != "" {
			t.Errorf("%s: got %s, want %s; corrected to %q", asked, got, want, r.Corrected)
		}
	}
}

// A verdict answers no question that offers a choice.
func TestChoiceHasNoVerdict(t *testing.T) {
	for _, h := range New(shippedHandbook(t)).Search("mfa or vpn", Options{}).Hits {
		if h.CertainVerdict() != "" {
			t.Errorf("the verdict of %s is %q", h.Entry.ID, h.CertainVerdict())
		}
	}
}

// What keeps a verdict out of the list keeps it out of copied sentences too.
func TestCopiesWithholdVerdictsLikeTheList(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]bool{"are staff financially checked": true, "are staff background-checked": false} {
		r := ix.Search(query, Options{})
		if h := r.Hits[0]; r.WithholdsVerdict(h.Entry) != want || (h.CertainVerdict() == "") != want {
			t.Errorf("%s: withheld: %v, verdict: %q", query, r.WithholdsVerdict(h.Entry), h.CertainVerdict())
		}
	}
}
