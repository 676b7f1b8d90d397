package search

import "strings"

// stemFamilies corrects the stemmer where it joins words of different meanings or
// separates words of one. The words of a line have the first one as their stem.
const stemFamilies = `
absent absence absences
accessory accessories
account accounts
accountable accountability
accounting accountant accountants
allowance allowances
analysis analyses analyse analyze analyzes analysed analyzed analysing analyzing
applicant applicants
assess assesses assessed assessing assessment assessments assessor assessors
audit audits audited auditing auditor auditors auditable
authored author authors authoring
authority authorities
automatic automatically automate automated automates automating automation
bankrupt bankruptcy
building buildings
certificate certificates
certify certifies certified certifying certification certifications
classify classifies classified classifying classification classifications
complain complains complained complaining complaint complaints
comply complies complied complying compliance compliant
container containers
conversation conversations
conversion conversions
create creates created creating creation
cryptography cryptographic cryptographically crypto
customer customers
customs
decide decides decided deciding decision decisions
defend defends defended defending defender defense defence defenses defences defensive
deliver delivers delivered delivering delivery deliveries
department departments
designate designated designates designation
destroy destroys destroyed destroying destruction
digital digitally
directive directives
disclose discloses disclosed disclosing disclosure disclosures
discover discovers discovered discovering discovery
discretion discretionary
emergency emergencies
employ employee employees
engineer engineers engineering
executive executives
experiment experiments
fail fails failed failing failure failures
federation federate federated
finance finances financed financial financially
forget forgets forgot forgotten forgetting
frequent frequently frequency frequencies
government governments governmental
hack hacks hacked hacking hacker hackers
hospital hospitals
identical identically
identify identifies identified identifying identification
important importantly importance
infect infects infected infecting infection infections infectious
informal informally
information informational
inspect inspects inspected inspecting inspection inspections inspector inspectors
intern interns internship
internal internally
international internationally
justify justifies justified justification justifications
keep keeps kept keeping
lose loses losing lost loss losses
majority majorities
memorial memorials
minority minorities
modify modifies modified modifying modification modifications
notify notifies notified notifying notification notifications
objective objectives objectively
occur occurs occurred occurring occurrence occurrences
officer officers
organs organ
owner owners owned owning ownership
parental
paste pastes pasted pasting
pay pays paid paying
positive positively
pregnant pregnancy
probation probationary
production productions
productive productivity
program programs programme programmes programmed programming programmer programmers
publication publications
publicity
qualify qualifies qualified qualification qualifications
recover recovers recovered recovering recovery recoverable
register registers registered registering registration registrations registry registries
regulate regulates regulated regulating regulation regulations regulator regulators regulatory
respond responds responded responding responder responders response responses responsive
responsible responsibly responsibility responsibilities
retain retains retained retaining retention
scan scans scanned scanning scanner scanners
screening screenings screened
several
severance
shred shreds shredded shredding shredder shredders
sovereign sovereignty
specify specifies specified specifying specification specifications
statute statutes statutory
steal steals stealing stole stolen
storage store stored stores storing
subjective subjectively
subscription subscriptions subscribe subscribes subscribed subscriber subscribers subscribing
successive successively
supervise supervises supervised supervising supervision supervisor supervisors supervisory
suspect suspects suspected suspicion suspicious
temporary temporarily
tenant tenants tenancy
terminal terminals
train trainee trainees
transition transitions transitional transitioning
transmit transmits transmitted transmitting transmission transmissions
university universities
urgent urgently urgency
verify verifies verified verifying verifiable verification verifications
withdraw withdraws withdrew withdrawn withdrawing withdrawal
minute minutes min mins
hour hours hr hrs h
gigabyte gigabytes gb
terabyte terabytes tb
megabyte megabytes mb
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
14 fourteen
15 fifteen
20 twenty
24 twentyfour
30 thirty
60 sixty
90 ninety
100 hundred
first 1st
second 2nd
third 3rd
`

// stemOf is the stem by word, and familyOf the words by stem, of stemFamilies.
var stemOf, familyOf = func() (map[string]string, map[string][]string) {
	stems, families := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(stemFamilies) {
		words := strings.Fields(line)
		for _, w := range words {
			stems[w] = words[0]
			families[words[0]] = words
		}
	}
	return stems, families
}()
