package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// otherHandbook differs from the shipped one: it is for another trade, and has neither keywords nor synonyms.
// Everything found in it is found by the general rules.
func otherHandbook() *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "Northwind Clinic security handbook"})
	for _, e := range []struct{ id, title, body string }{
		{"incident-response", "Incident response", "Security incidents are triaged within one hour by the duty manager. Affected customers are notified without undue delay. Every major incident ends in a review of lessons learned."},
		{"backups", "Backups", "All databases are copied every night to a second site. Restores are tested each quarter. Copies are kept for 35 days and cannot be altered."},
		{"continuity", "Continuity of operations", "Critical services can be moved to the second site within four hours. The continuity plan is exercised once a year."},
		{"encryption", "Encryption of data", "Data is encrypted at rest with AES-256 and in transit with TLS 1.2 or later. Keys are kept in a hardware security module and rotated yearly."},
		{"privacy", "Protection of personal data", "We process personal data as the GDPR demands. A data protection officer is appointed. Data subjects can ask for access to their data and for its erasure."},
		{"suppliers", "Assessment of suppliers", "Suppliers are assessed before a contract is signed and every second year. A list of sub-processors is published. Contracts hold security requirements."},
		{"physical-security", "Physical security", "Entrances are locked and watched by cameras. Visitors are registered and escorted. The server hall has fire suppression, cooling and diesel generators."},
		{"secure-development", "Secure development", "Code is reviewed by a second developer before it is merged. Dependencies are scanned for known vulnerabilities. Developers are trained in the OWASP top ten."},
		{"change-management", "Change management", "Changes are tested, approved and can be rolled back. Emergency changes are approved afterwards."},
		{"vulnerability-management", "Vulnerability management", "Systems are scanned weekly. Critical patches are installed within seven days. An external company performs penetration tests every year."},
		{"logging", "Logging and monitoring", "Logs of access to records are collected centrally and kept for one year. Suspicious events raise an alarm day and night."},
		{"awareness", "Security awareness", "All employees are trained when they start and every year after. Simulated phishing messages are sent each quarter."},
		{"risk-management", "Risk management", "Risks are assessed yearly and recorded in a register. Each risk has an owner. Management decides which risks are accepted."},
		{"network", "Network security", "The network is divided into zones by firewalls. Guest wifi is separate. Traffic is inspected for intrusions, and attacks that flood the service are filtered."},
		{"access", "Access to systems", "People get access to what their task needs, and no more. Sign-in takes a second factor. Accounts are removed on the last day of work. Access is reviewed twice a year."},
		{"laptops", "Laptops and phones", "Laptops have encrypted disks, malware protection and automatic updates. A lost phone can be erased from afar. Private phones may not hold patient records."},
		{"disposal", "Disposal of media", "Disks are wiped or shredded by a certified company, which gives a certificate of destruction. Paper is shredded on site."},
		{"ai", "Use of artificial intelligence", "Confidential information must not be entered into public AI tools. Approved tools are listed on the intranet."},
		{"certificates", "Certificates and audits", "We are certified to ISO 27001 and ISO 9001. External auditors visit every year. A SOC 2 report is available on request."},
		{"retention", "How long records are kept", "Patient records are kept for ten years after the last visit, and are then deleted. Invoices are kept for seven years."},
		{"staff-vetting", "Vetting of staff", "References and identity are checked before anyone is hired. Staff sign a confidentiality agreement, which binds them after they leave."},
		{"availability", "Availability", "The service is available 99.9 percent of the time. Components are duplicated. A status page tells of outages."},
	} {
		h.Entries = append(h.Entries, &handbook.Entry{ID: e.id, Title: e.title, Category: "all", Sections: []handbook.Section{{Text: e.body}}})
	}
	return h
}

// otherQuestions are realistic queries to otherHandbook.
var otherQuestions = []struct{ query, want string }{
	{"have you been hacked", "incident-response"},
	{"breach notification", "incident-response"},
	{"when do you tell us about a security breach", "incident-response"},
	{"post-mortem", "incident-response"},
	{"back up", "backups"},
	{"restore test", "backups"},
	{"snapshots retention", "backups"},
	{"immutable backups", "backups"},
	{"disaster recovery plan", "continuity"},
	{"bcp", "continuity"},
	{"rto", "continuity"},
	{"business continuity exercise", "continuity"},
	{"tls", "encryption"},
	{"encrypted connection", "encryption"},
	{"is data encrypted at rest", "encryption"},
	{"hsm", "encryption"},
	{"key management", "encryption"},
	{"cryptography", "encryption"},
	{"gdpr", "privacy"},
	{"dpo", "privacy"},
	{"right to be forgotten", "privacy"},
	{"pii", "privacy"},
	{"data subject rights", "privacy"},
	{"vendor risk", "suppliers"},
	{"subprocessors", "suppliers"},
	{"third party assessment", "suppliers"},
	{"cctv", "physical-security"},
	{"diesel generator", "physical-security"},
	{"guests escorted", "physical-security"},
	{"data centre fire", "physical-security"},
	{"pull requests", "secure-development"},
	{"sdlc", "secure-development"},
	{"vulnerable dependencies", "secure-development"},
	{"peer review of code", "secure-development"},
	{"change control", "change-management"},
	{"rollback", "change-management"},
	{"pentest", "vulnerability-management"},
	{"patching", "vulnerability-management"},
	{"vulnerability scans", "vulnerability-management"},
	{"how fast do you patch critical cves", "vulnerability-management"},
	{"audit trail", "logging"},
	{"siem", "logging"},
	{"log retention", "logging"},
	{"24/7 monitoring", "logging"},
	{"phishing simulation", "awareness"},
	{"security training", "awareness"},
	{"do employees get trained", "awareness"},
	{"risk register", "risk-management"},
	{"risk assessments", "risk-management"},
	{"risk appetite", "risk-management"},
	{"network segmentation", "network"},
	{"ddos", "network"},
	{"ids", "network"},
	{"wlan", "network"},
	{"mfa", "access"},
	{"2fa", "access"},
	{"least privilege", "access"},
	{"offboarding", "access"},
	{"user access review", "access"},
	{"antivirus", "laptops"},
	{"byod", "laptops"},
	{"stolen phone", "laptops"},
	{"remote wipe", "laptops"},
	{"full disk encryption", "laptops"},
	{"data destruction", "disposal"},
	{"shredding", "disposal"},
	{"chatgpt", "ai"},
	{"llm", "ai"},
	{"iso27001", "certificates"},
	{"soc2", "certificates"},
	{"external audit", "certificates"},
	{"accreditation", "certificates"},
	{"how long do you keep records", "retention"},
	{"storage period for invoices", "retention"},
	{"background checks", "staff-vetting"},
	{"nda", "staff-vetting"},
	{"pre-employment screening", "staff-vetting"},
	{"uptime", "availability"},
	{"redundancy", "availability"},
	{"downtime", "availability"},
	{"sla", "availability"},
	{"pasword", ""},
	{"incidnet", "incident-response"},
	{"vulnerabilty", "vulnerability-management"},
	{"artifical inteligence", "ai"},
	{"encypted laptps", "laptops"},
}

// TestOtherHandbook requires that nine of ten queries find the right entry first, in a
// handbook that search was not tuned for.
func TestOtherHandbook(t *testing.T) {
	ix := New(otherHandbook())
	first, third := 0, 0
	for _, q := range otherQuestions {
		r := ix.Search(q.query, Options{})
		if firstID(r) == q.want {
			first++
		} else {
			t.Logf("%s: want %s, got %s", q.query, q.want, summarize(r))
		}
		if slices.Contains(strings.Fields(ids(r))[:min(3, len(r.Hits))], q.want) || firstID(r) == q.want {
			third++
		}
	}
	n := len(otherQuestions)
	t.Logf("success@1 %.3f  @3 %.3f  (%d queries)", float64(first)/float64(n), float64(third)/float64(n), n)
	if 10*first < 9*n || 20*third < 19*n {
		t.Errorf("%d first and %d among three of %d", first, third, n)
	}
}
