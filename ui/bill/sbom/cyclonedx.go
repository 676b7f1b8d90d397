package main

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"

	"trustbook/ui/bill"
)

// The parts of CycloneDX 1.6 that describe Go modules.
type (
	document struct {
		Format          string          `json:"bomFormat"`
		Spec            string          `json:"specVersion"`
		Serial          string          `json:"serialNumber"`
		Version         int             `json:"version"`
		Metadata        metadata        `json:"metadata"`
		Components      []component     `json:"components"`
		Dependencies    []dependency    `json:"dependencies"`
		Vulnerabilities []vulnerability `json:"vulnerabilities,omitempty"`
	}
	metadata struct {
		Timestamp string        `json:"timestamp,omitempty"`
		Tools     tools         `json:"tools"`
		Component component     `json:"component"`
		Supplier  *organisation `json:"supplier,omitempty"`
	}
	tools struct {
		Components []component `json:"components"`
	}
	organisation struct {
		Name string `json:"name"`
	}
	component struct {
		Type       string        `json:"type"`
		Ref        string        `json:"bom-ref,omitempty"`
		Supplier   *organisation `json:"supplier,omitempty"`
		Name       string        `json:"name"`
		Version    string        `json:"version"`
		Hashes     []digest      `json:"hashes,omitempty"`
		Licences   []choice      `json:"licenses,omitempty"`
		PURL       string        `json:"purl,omitempty"`
		Properties []property    `json:"properties,omitempty"`
	}
	dependency struct {
		Ref       string   `json:"ref"`
		DependsOn []string `json:"dependsOn,omitempty"`
	}
	digest struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	choice struct {
		Licence licence `json:"license"`
	}
	licence struct {
		ID string `json:"id"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

func componentOf(p bill.Component) component {
	url := packageURL(p.Path, p.Version)
	return component{
		Type: "library", Ref: url, Name: p.Path, Version: p.Version,
		Hashes: hashesOf(p.Sum), Licences: licencesOf(p.Notices), PURL: url,
	}
}

// packageURL returns the package URL of a module. Package URLs of type golang must be in lower case.
func packageURL(path, version string) string {
	return "pkg:golang/" + strings.ToLower(path) + "@" + strings.ReplaceAll(version, "+", "%2B")
}

// hashesOf returns the hash in go.sum, a SHA-256 of the list of files.
func hashesOf(sum string) []digest {
	encoded, ok := strings.CutPrefix(sum, "h1:")
	data, err := base64.StdEncoding.DecodeString(encoded)
	if !ok || err != nil {
		return nil
	}
	return []digest{{"SHA-256", hex.EncodeToString(data)}}
}

func licencesOf(texts []bill.Notice) (all []choice) {
	for _, id := range bill.Licences(texts) {
		all = append(all, choice{licence{id}})
	}
	return all
}

// Parts of CycloneDX 1.6 that describe whether a vulnerability affects the program.
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
