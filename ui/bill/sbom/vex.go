package main

import "slices"

// Parts of CycloneDX 1.6 that describe what a vulnerability means for the program.
type (
	vulnerability struct {
		ID       string     `json:"id"`
		Source   source     `json:"source"`
		Analysis analysis   `json:"analysis"`
		Affects  []affected `json:"affects"`
	}
	source struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	analysis struct {
		State         string `json:"state"`
		Justification string `json:"justification"`
		Detail        string `json:"detail"`
	}
	affected struct {
		Ref string `json:"ref"`
	}
)

// falseAlarm is a vulnerability in a package that the program does not contain, although it contains other packages of
// the module. A scan of a binary reports it, because a stripped binary does not record which packages of a module it
// contains.
type falseAlarm struct{ id, module, missing string }

// knownFalseAlarms lists the known false alarms. A test makes sure that no build contains their
// packages.
var knownFalseAlarms = []falseAlarm{
	{"GO-2026-5932", "golang.org/x/crypto", "golang.org/x/crypto/openpgp"},
}

// falseAlarms returns the known false alarms about modules of this build.
func falseAlarms(parts []component) []vulnerability {
	var out []vulnerability
	for _, a := range knownFalseAlarms {
		at := slices.IndexFunc(parts, func(p component) bool { return p.Name == a.module })
		if at < 0 {
			continue
		}
		out = append(out, vulnerability{
			ID:     a.id,
			Source: source{"Go Vulnerability Database", "https://pkg.go.dev/vuln/" + a.id},
			Analysis: analysis{
				"not_affected", "code_not_present",
				"The vulnerability is in the package " + a.missing + ", which is in no build of the program.",
			},
			Affects: []affected{{parts[at].Ref}},
		})
	}
	return out
}
