package bill

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
)

// compressed holds the notices of everything in any build. A test compares it with the
// modules, and `go test ./ui/bill -update` updates it.
//
//go:embed notices.json.gz
var compressed []byte

// Notice is a text that has to be distributed with a part: its licence or a further
// notice.
type Notice struct{ File, Text string }

// notices returns all notices by the path of the module.
func notices() map[string][]Notice {
	var all map[string][]Notice
	r, err := gzip.NewReader(bytes.NewReader(compressed))
	if err == nil {
		err = json.NewDecoder(r).Decode(&all)
	}
	if err != nil {
		panic("bill: " + err.Error()) // a test reads it, so it cannot happen
	}
	return all
}

// OwnNotices returns the notices of the program itself.
func OwnNotices() []Notice { return notices()[Own] }

// licencePhrases are phrases that occur in one licence only, ignoring white space.
var licencePhrases = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"BSD-3-Clause", "Neither the name of"},
	{"BSD-3-Clause", "SPDX-License-Identifier: BSD-3-Clause OR GPL-2.0-only"}, // a choice, of which this program takes the first
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "PERMISSION is hereby granted, free of charge"},
	{"MIT", "https://opensource.org/license/mit"},
}

// Licences returns the SPDX identifiers of the licences found in notices.
func Licences(texts []Notice) []string {
	var ids []string
	for _, t := range texts {
		words := strings.Join(strings.Fields(t.Text), " ")
		for _, m := range licencePhrases {
			if strings.Contains(words, m.words) && !slices.Contains(ids, m.id) {
				ids = append(ids, m.id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}
