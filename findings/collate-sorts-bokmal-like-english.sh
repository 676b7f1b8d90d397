#!/usr/bin/env bash
# Package:   golang.org/x/text v0.44.0 (Go 1.26.8)
# Seen on:   2026-12-01
#
# The collation package lists Norwegian Bokmål (nb) among its supported languages, but sorts it as it sorts English: å
# under a, æ as ae, ø under o. In Norwegian these three letters come after z, in the order æ, ø, å. For Nynorsk (nn),
# which has the same alphabet, and for Danish the package sorts them correctly. The tag no, which most programs write
# for Norwegian without saying which, is sorted like nb. So asking whether a language is supported does not tell whether
# its names will be in order.
#
# Output seen:
#   nb is supported: true
#   da [Ansvar Opphør Zoner Ærlighet Ønsker Åpenhet]
#   nn [Ansvar Opphør Zoner Ærlighet Ønsker Åpenhet]
#   nb [Ærlighet Ansvar Åpenhet Ønsker Opphør Zoner]
#   no [Ærlighet Ansvar Åpenhet Ønsker Opphør Zoner]
#
# For us: the alphabets in handbook/collate.go are our own, and all three Norwegian tags use the Danish one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require golang.org/x/text v0.44.0
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

func main() {
	fmt.Println("nb is supported:", slices.Contains(collate.Supported(), language.MustParse("nb")))
	for _, lang := range []string{"da", "nn", "nb", "no"} {
		names := []string{"Åpenhet", "Zoner", "Ønsker", "Ansvar", "Ærlighet", "Opphør"}
		collate.New(language.MustParse(lang)).SortStrings(names)
		fmt.Println(lang, names)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
nb is supported: true
da [Ansvar Opphør Zoner Ærlighet Ønsker Åpenhet]
nn [Ansvar Opphør Zoner Ærlighet Ønsker Åpenhet]
nb [Ærlighet Ansvar Åpenhet Ønsker Opphør Zoner]
no [Ærlighet Ansvar Åpenhet Ønsker Opphør Zoner]
SEEN
