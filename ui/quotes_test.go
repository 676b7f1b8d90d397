package ui

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"testing"
)

// plainTexts are the functions of package body that return an entry's text for people.
var plainTexts = map[string]bool{"PlainText": true, "PlainBlocks": true, "TextLines": true, "JoinLines": true, "Paragraphs": true}

// comparing are the packages that read an author's text only to compare or check it.
var comparing = map[string]bool{"handbook": true, "handbook/check": true, "handbook/load": true, "ui/readstate": true}

// TestOnlyQuoteQuotesEntries checks that text that leaves the handbook includes the caution of its entry: plain text
// comes only from package quote, and a package that lays out the Markdown of an entry itself includes the caution.
func TestOnlyQuoteQuotesEntries(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	quotes := 0
	for _, dir := range goFolders(t) {
		name, err := filepath.Rel(root, dir)
		if err != nil {
			t.Fatal(err)
		}
		name = filepath.ToSlash(name)
		if name == "handbook/body" {
			continue
		}
		used := selectors(parsePackage(t, token.NewFileSet(), dir))
		for text := range plainTexts {
			switch {
			case !used["body."+text]:
			case name == "handbook/quote":
				quotes++
			default:
				t.Errorf("%s calls body.%s: quote entries with package quote, which says their caution", name, text)
			}
		}
		if used[".AuthorText"] && !comparing[name] && !used[".Caution"] {
			t.Errorf("%s uses what authors wrote but says no caution", name)
		}
	}
	if quotes == 0 {
		t.Error("package quote calls none of the functions")
	}
}

// selectors returns the selectors in files: ".name" for each, and "package.name" if an identifier precedes it.
func selectors(files []*ast.File) map[string]bool {
	used := map[string]bool{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				used["."+s.Sel.Name] = true
				if x, ok := s.X.(*ast.Ident); ok {
					used[x.Name+"."+s.Sel.Name] = true
				}
			}
			return true
		})
	}
	return used
}
