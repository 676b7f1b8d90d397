package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/exp/golden"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

// handbookWithAbbreviations returns a handbook that explains abbreviations.
func handbookWithAbbreviations(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte(`title: Words
categories: [{id: rules, title: Rules}]
acronyms:
  MFA: multi-factor authentication
  RPO: recovery point objective, which is how much of what was written last may be lost when everything is
  CLOUD Act: Clarifying Lawful Overseas Use of Data Act
  API: application programming interface
`)},
		"rules/first.md": {Data: []byte("---\nid: first\n---\n# The first text\n\nRAPID is no short form. Two APIs ask for MFA, and the CLOUD\nAct for nothing.\n\n" +
			strings.Repeat("A line of words.\n\n", 40) + "The API has an RPO, and MFA.\n")},
		"rules/second.md": {Data: []byte("---\nid: second\n---\n# A second text\n\nNothing is shortened here.\n")},
		"rules/third.md":  {Data: []byte("---\nid: third\n---\n# RPO in the title\n\nAnd nowhere else.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func readingWords(t *testing.T, id string, width, height int) *program {
	t.Helper()
	h := handbookWithAbbreviations(t)
	p := startOn(t, h, search.New(h), width, height, dark)
	p.read(id)
	return p
}

func TestAbbreviationsAreExplained(t *testing.T) {
	p := readingWords(t, "first", 100, 30)
	p.shows("s abbreviations")
	p.press("s")
	p.shows("Abbreviations", "4 abbreviations", "API         application programming interface", "may be lost when everything is")
	p.typed("overseas")
	p.shows("1 abbreviation", "CLOUD Act")
	p.lacks("multi-factor")
}

func TestAnAbbreviationIsFoundAsAWord(t *testing.T) {
	p := readingWords(t, "first", 80, 20)
	p.press("s", "enter")
	if got := p.markedWords(); p.dialogOpen() || strings.Join(got, " ") != "API API" { // not the words of RAPID
		t.Fatalf("marked %q", got)
	}
	p.shows("/ API", "1 of 2", "Two APIs")
	p.press("n")
	p.shows("2 of 2", "The API has an RPO")
	p.press("esc", "s", "down", "down", "enter")
	p.shows("/ CLOUD Act", "1 of 1") // across the end of a line
	p.press("/")
	p.typed("RAPI")
	p.shows("1 of 1")
}

func TestAnEntryWithoutAbbreviationsSaysSo(t *testing.T) {
	p := readingWords(t, "second", 100, 30)
	p.lacks("abbreviations")
	p.press("s")
	p.shows("no abbreviations in this entry that the handbook explains")
	p = readingWords(t, "third", 100, 30)
	p.press("s", "enter")
	p.shows("RPO occurs only in the title or question")
}

// The glossary has a tab and can be found like an entry, but it need not be read.
func TestTheGlossaryNeedNotBeRead(t *testing.T) {
	h := handbookWithAbbreviations(t)
	p := startOn(t, h, search.New(h), 120, 36, dark)
	p.shows("All 3", "Rules 3", "Glossary 1")
	p.press("shift+tab")
	p.shows("Abbreviations and what they stand for.", "(in The first text, RPO in the title)")
	p.press("enter", "ctrl+o")
	p.shows("nothing to mark")
	if p.isUnread("glossary") || p.readStatus("glossary") != readstate.StatusGenerated {
		t.Error("it is read as texts are")
	}
	p.press("esc", "ctrl+s", "shift+tab")
	p.shows("Saved 1", "Abbreviations and what they stand for.")
	p.press("esc")
	p.shows("Recently read")
	p.typed("rpo")
	p.shows("All 3", "RPO: recovery point objective")
	p.press("esc")
	p.typed("is:unread")
	p.shows("All 3")
	p.lacks("Short forms, and")
}

func TestTheGlossaryLinksToTheEntries(t *testing.T) {
	p := readingWords(t, "glossary", 80, 24)
	p.press("tab", "enter")
	if got := p.openID(); got != "first" {
		t.Errorf("the link leads to %s", got)
	}
	p.press("left")
	if got := p.openID(); got != "glossary" {
		t.Errorf("the way back leads to %s", got)
	}
}

func TestASearchOpensTheGlossaryAtTheWord(t *testing.T) {
	h := handbookWithAbbreviations(t)
	for i := range 60 {
		h.Acronyms[fmt.Sprintf("AB%d", i)] = "another thing"
	}
	h = explaining(t, h.Acronyms)
	p := startOn(t, h, search.New(h), 80, 24, dark)
	p.typed("meaning of RPO")
	p.press("enter")
	p.shows("RPO: recovery point objective")
}

// explaining returns a handbook that explains the given abbreviations.
func explaining(t *testing.T, all map[string]string) *handbook.Handbook {
	t.Helper()
	var manifest strings.Builder
	manifest.WriteString("acronyms:\n")
	for short, long := range all {
		fmt.Fprintf(&manifest, "  %s: %s\n", short, long)
	}
	h, err := load.Handbook(fstest.MapFS{"handbook.yaml": {Data: []byte(manifest.String())}, "a.md": {Data: []byte("# A\n\nThe RPO.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAbbreviationsGolden(t *testing.T) {
	looks := map[string]theme.Options{"dark": dark, "mono": {Depth: theme.NoColour, ASCII: true}}
	screens := map[string]func(p *program){
		"box":      func(p *program) { p.press("s", "down", "down", "down") },
		"glossary": func(p *program) { p.read(p.book().Glossary.ID) },
	}
	for _, c := range []struct {
		screen, look  string
		width, height int
	}{{"box", "dark", 80, 24}, {"box", "mono", 40, 15}, {"glossary", "dark", 80, 24}, {"glossary", "mono", 40, 15}} {
		t.Run(fmt.Sprintf("%s-%s-%dx%d", c.screen, c.look, c.width, c.height), func(t *testing.T) {
			p := readingWords(t, "first", c.width, c.height)
			p.setTheme(looks[c.look])
			p.arrange()
			screens[c.screen](p)
			p.requireFits(c.width, c.height)
			golden.RequireEqual(t, p.content())
		})
	}
}

func TestOnlyTheLineThatAnswersIsCopiedFromTheGlossary(t *testing.T) {
	h := handbookWithAbbreviations(t)
	p := startOn(t, h, search.New(h), 120, 36, dark).typed("what does rpo stand for")
	c := p.excerpt(h.Glossary)
	got, what := c.Text, c.Said.Detail
	if !strings.HasPrefix(got, "Glossary\n\nRPO: recovery point objective") || !strings.HasSuffix(got, "\n\nSource: "+h.Citation(h.Glossary)+"\n") || strings.Contains(got, "API") {
		t.Errorf("%s is\n%s", what, got)
	}
}
