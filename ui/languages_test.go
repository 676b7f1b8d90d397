package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/exp/golden"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/reader"
)

func inTwoLanguages(t *testing.T) *handbook.Handbook {
	t.Helper()
	long := strings.Repeat("Word after word after word. ", 40)
	ord := strings.Repeat("Ord efter ord efter ord. ", 60)
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"handbook.yaml": "title: Rules\nlanguages: [en, sv]\ncategories: [{id: rules, title: Rules}]\ntranslations: {sv: {title: Regler, categories: [{id: rules, title: Regler}]}}\n",
		"rules/a.md":    "---\nid: a\ntitle: Boats\nversion: 2.0\n---\n" + long + "\n\n## Second\n\n" + long + "\n\n## Third\n\n" + long,
		"rules/a.sv.md": "---\ntitle: Båtar\nsource_version: 1.2\n---\n" + ord + "\n\n## Andra\n\n" + ord + "\n\n## Tredje\n\n" + ord,
		"rules/b.md":    "---\nid: b\ntitle: Anchors\nlang: en\n---\nOnly in English, with a [boat](a.md).",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func startIn(t *testing.T, lang string) *program {
	t.Helper()
	h := inTwoLanguages(t).ForLanguage(lang)
	return startOn(t, h, search.New(h), 100, 24, dark)
}

// A Swedish reader sees the list, an entry, the same entry in English, and an entry that is only in English.
func TestLanguagesGolden(t *testing.T) {
	for name, lead := range map[string]func(p *program){
		"list":    func(*program) {},
		"reader":  func(p *program) { p.read("a") },
		"english": func(p *program) { p.read("a"); p.press("L") },
		"only":    func(p *program) { p.read("b") },
		"found":   func(p *program) { p.typed("anchors") },
	} {
		t.Run(name, func(t *testing.T) {
			p := startIn(t, "sv_SE.UTF-8")
			lead(p)
			golden.RequireEqual(t, p.screen())
		})
	}
}

// All parts of a copy are in one language.
func TestACopyIsInTheLanguageOfTheEntry(t *testing.T) {
	p := startIn(t, "sv_SE.UTF-8")
	for lang, source := range map[string]string{"sv": "\nKälla: ", "en": "\nSource: "} {
		if text := p.excerpt(p.book().Entry("a").InLanguage(lang)).Text; !strings.Contains(text, source) {
			t.Errorf("%s: %q", lang, text)
		}
	}
}

// L keeps the section and the position in it.
func TestLanguageSwitchKeepsThePlace(t *testing.T) {
	p := startIn(t, "sv")
	p.read("a")
	for range 25 {
		p.press("j")
	}
	part, place := p.readerPart(), p.m.reader.PortablePosition()
	if part == 0 || place.Section == 0 {
		t.Fatal("not scrolled to a section")
	}
	p.press("L")
	if p.open().Metadata.Lang != "en" || p.readerPart() != part {
		t.Errorf("%s in part %d, want %d", p.open().Title, p.readerPart(), part)
	}
	p.press("L")
	if back := p.m.reader.PortablePosition(); p.open().Metadata.Lang != "sv" || back.Section != place.Section || back.Part-place.Part > .1 || place.Part-back.Part > .1 {
		t.Errorf("%+v, want %+v", back, place)
	}
	p.press("esc")
	if p.selected().Metadata.Lang != "sv" {
		t.Error("the list changed its language")
	}
}

// The place is also kept when switching from the differences, and stays within its section.
func TestLanguageSwitchKeepsThePlaceOfTheDifferences(t *testing.T) {
	p := startIn(t, "sv")
	p.read("a")
	for range 30 {
		p.press("j")
	}
	place := p.m.reader.PortablePosition()
	if place.Section == 0 {
		t.Fatal("not scrolled to a section")
	}
	p.send(reader.EarlierText{Text: "Other words."})
	p.shows("Changed in the English entry from version 1.2 to 2.0: [-removed-] {+added+}")
	if got := p.m.reader.PortablePosition(); got != place {
		t.Errorf("in the differences %+v, want %+v", got, place)
	}
	p.press("L")
	if got := p.m.reader.PortablePosition(); got.Section != place.Section || got.Part < 0 || got.Part > 1 {
		t.Errorf("in English %+v, want %+v", got, place)
	}
}

// The screen reports that the differences in an original are unknown if the original has never been read.
func TestUnknownSourceIsSaid(t *testing.T) {
	p := startIn(t, "sv")
	p.read("a")
	p.openDiff()
	p.shows("nothing to compare: the English entry in version 1.2 is not stored here", "a while; L shows it as it is now")
	p.m.keys.reader.Language.SetKeys()
	p.m.keys.reader.Language.SetHelp("", "")
	p.openDiff()
	p.shows("nothing to compare")
	p.lacks("shows it as it is now")
}

// An entry that was left in one language opens at the same place in another.
func TestPlaceIsFoundInAnotherLanguage(t *testing.T) {
	p := startIn(t, "sv")
	p.read("a")
	p.press("L")
	for range 25 {
		p.press("j")
	}
	left := p.m.reader.PortablePosition()
	if left.Section == 0 {
		t.Fatal("not scrolled to a section")
	}
	p.press("esc")
	p.read("a")
	if at := p.m.reader.PortablePosition(); p.open().Metadata.Lang != "sv" || at.Section != left.Section || at.Part-left.Part > .1 || left.Part-at.Part > .1 {
		t.Errorf("opened in %s at %+v, left in English at %+v", p.open().Metadata.Lang, at, left)
	}
}

// A link in an entry opens the other entry in the language of the page, if it exists in that language.
func TestLinksStayInTheLanguage(t *testing.T) {
	p := startIn(t, "sv")
	p.read("b")
	p.press("tab", "enter")
	if p.open().Title != "Boats" {
		t.Errorf("%s is open", p.open().Title)
	}
}

func TestEntryInOneLanguageSaysSo(t *testing.T) {
	p := startIn(t, "en")
	p.read("b")
	p.press("L")
	p.shows("no other language")
}
