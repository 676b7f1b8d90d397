package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// somePhrase matches text that can only be a phrase: words around a space, or a single word capitalized like a label.
var somePhrase = regexp.MustCompile(`\p{L}{2,}.* | .*\p{L}{2,}|^[A-Z][a-z]+$`)

// oneWord matches text that is a phrase where words are expected.
var oneWord = regexp.MustCompile(`\p{L}{2,}`)

// TestPhrasesStandInOnePlace looks for wording in the code of the screen and of the line-by-line mode. All of it must
// be in package phrases, so that it can be translated.
func TestPhrasesStandInOnePlace(t *testing.T) {
	for _, dir := range append([]string{".", "linear"}, components...) {
		if dir == "phrases" || dir == "terminal" { // an error of the terminal is worded where it occurs, like any other error
			continue
		}
		fset := token.NewFileSet()
		for _, f := range parsePackage(t, fset, dir) {
			for _, lit := range phrasesIn(f) {
				at := fset.Position(lit.Pos())
				t.Errorf("%s:%d: %s belongs in package phrases", filepath.Join(dir, filepath.Base(at.Filename)), at.Line, lit.Value)
			}
		}
	}
}

// TestPhrasesAreFound tests that the test above finds phrases.
func TestPhrasesAreFound(t *testing.T) {
	for source, want := range map[string]int{
		`var x = "two words"`:                                    1,
		`var x = "; again " + y`:                                 1,
		`var x = "Contents"`:                                     1,
		`var x = "id" + " " + "%d%%"`:                            0,
		`type x struct { y int "json: two words" }`:              0,
		`var x = keymap.NewAction("a b", &k, "esc q", h, "c d")`: 0,
		`func x() { m.say("copied", true) }`:                     1,
		`func x() { m.press("copied") }`:                         0,
		`var x = message.Say{Word: "copied"}`:                    1,
		`var x = errors.New("two words")`:                        1,
		`var x = command{usage: "c rN", help: "copies"}`:         0,
	} {
		if got := phrasesIn(parseSource(t, "package x\n"+source)); len(got) != want {
			t.Errorf("%s has %d phrases, want %d", source, len(got), want)
		}
	}
}

// phrasesIn returns the strings of a file that users read.
func phrasesIn(f *ast.File) []*ast.BasicLit {
	other, words := map[ast.Node]bool{}, map[ast.Node]bool{}
	var out []*ast.BasicLit
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			other[n.Tag] = n.Tag != nil
		case *ast.KeyValueExpr:
			switch name, _ := n.Key.(*ast.Ident); {
			case name == nil:
			case name.Name == "usage": // how a command is typed
				other[n.Value] = true
			case slices.Contains([]string{"Word", "Detail", "Aside"}, name.Name):
				words[n.Value] = true
			}
		case *ast.CallExpr:
			switch name := calledName(n.Fun); {
			case slices.Contains([]string{"NewAction", "keymap.NewAction"}, types.ExprString(n.Fun)): // names of an action and of its keys
				markAll(other, n.Args)
			case slices.Contains([]string{"say", "warn", "Hint", "OfferText", "WithDetail", "CountWithNoun"}, name):
				markAll(words, n.Args)
			}
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			if n.Kind == token.STRING && err == nil && !other[n] && (somePhrase.MatchString(text) || words[n] && oneWord.MatchString(text)) {
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

func markAll(marked map[ast.Node]bool, args []ast.Expr) {
	for _, arg := range args {
		marked[arg] = true
	}
}

// calledName returns the name of the called function or method.
func calledName(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

func parseSource(t *testing.T, source string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
