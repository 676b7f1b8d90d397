package bill

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
)

// compressed holds the notices of everything that any build has in it. A test
// holds it to the modules, and `go test ./ui/bill -update` writes it.
//
//go:embed notices.json.gz
var compressed []byte

// A Notice is a text that has to go with a part: its licence, or what it says
// beside that.
type Notice struct{ File, Text string }

// notices are all there are, by the path of the module.
func notices() map[string][]Notice {
	var all map[string][]Notice
	r, err := gzip.NewReader(bytes.NewReader(compressed))
	if err == nil {
		err = json.NewDecoder(r).Decode(&all)
	}
	if err != nil {
		panic("bill: " + err.Error()) // cannot happen: a test has read it
	}
	return all
}

// OwnNotices are those of the program itself.
func OwnNotices() []Notice { return notices()[Own] }

// marks are words of licences that no other has, spaces aside.
var marks = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"BSD-3-Clause", "Neither the name of"},
	{"BSD-3-Clause", "SPDX-License-Identifier: BSD-3-Clause OR GPL-2.0-only"}, // of the two this program takes the first
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "PERMISSION is hereby granted, free of charge"},
	{"MIT", "https://opensource.org/license/mit"},
}

// Licences are the SPDX identifiers of what texts say, as far as they are known.
func Licences(texts []Notice) []string {
	var ids []string
	for _, t := range texts {
		words := strings.Join(strings.Fields(t.Text), " ")
		for _, m := range marks {
			if strings.Contains(words, m.words) && !slices.Contains(ids, m.id) {
				ids = append(ids, m.id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}
