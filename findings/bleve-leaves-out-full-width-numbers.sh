#!/usr/bin/env bash
# Package:   github.com/blevesearch/bleve/v2 v2.6.3, with github.com/blevesearch/segment v0.9.1 (Go 1.26.8)
# Seen on:   2026-12-01
#
# Japanese text often has full-width letters and digits, as in ＩＳＯ２７００１. The analyzer for Chinese, Japanese and
# Korean makes them ordinary ones, but only after the text was divided into words, and there a full-width digit is
# taken for punctuation and dropped. So no full-width number is in the index: a page with ９０日 and one with ３０日
# are found equally well by a search for either, and neither by 90, although full-width letters are found. The standard
# analyzer and those of other languages drop these digits too. There is no error, and ordinary digits in the same text
# are found. Text that was normalised before (NFKC) is indexed in full.
#
# Output seen (in brackets, the words in the index):
#   ログは９０日間保存 [ログ グは 日間 間保 保存]
#   ログは３０日間保存 [ログ グは 日間 間保 保存]
#   ＩＳＯ２７００１認証 [iso 認証]
#   ログは90日間保存 [ログ グは 90 日間 間保 保存]
#   ９０日間 finds "ログは90日間保存" "ログは３０日間保存" "ログは９０日間保存"
#   90 finds "ログは90日間保存"
#   ISO finds "ＩＳＯ２７００１認証"
#   27001 finds nothing
#   ２７００１ finds nothing
#
# For us: trustbook has its own search, in which both widths are the same (TestTokenizer in search/analysis).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/blevesearch/bleve/v2 v2.6.3
	github.com/blevesearch/segment v0.9.1 // indirect
)
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = cjk.AnalyzerName
	index, err := bleve.NewMemOnly(mapping)
	check(err)
	for _, text := range []string{"ログは９０日間保存", "ログは３０日間保存", "ＩＳＯ２７００１認証", "ログは90日間保存"} {
		check(index.Index(text, map[string]string{"text": text}))
		var words []string
		for _, token := range mapping.AnalyzerNamed(cjk.AnalyzerName).Analyze([]byte(text)) {
			words = append(words, string(token.Term))
		}
		fmt.Println(text, words)
	}
	for _, query := range []string{"９０日間", "90", "ISO", "27001", "２７００１"} {
		result, err := index.Search(bleve.NewSearchRequest(bleve.NewMatchQuery(query)))
		check(err)
		found := []string{}
		for _, hit := range result.Hits {
			found = append(found, fmt.Sprintf("%q", hit.ID))
		}
		slices.Sort(found)
		if len(found) == 0 {
			found = []string{"nothing"}
		}
		fmt.Println(query, "finds", strings.Join(found, " "))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
ログは９０日間保存 [ログ グは 日間 間保 保存]
ログは３０日間保存 [ログ グは 日間 間保 保存]
ＩＳＯ２７００１認証 [iso 認証]
ログは90日間保存 [ログ グは 90 日間 間保 保存]
９０日間 finds "ログは90日間保存" "ログは３０日間保存" "ログは９０日間保存"
90 finds "ログは90日間保存"
ISO finds "ＩＳＯ２７００１認証"
27001 finds nothing
２７００１ finds nothing
SEEN
