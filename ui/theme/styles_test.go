package theme

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
)

// everyOption maps each palette to options that select it.
var everyOption = map[paletteID]Options{
	paletteMono:             {Name: Mono, Depth: TrueColour},
	paletteSixteen:          {Name: Auto, Depth: Colours16},
	paletteLight:            {Name: Light, Depth: TrueColour},
	paletteDark:             {Name: Dark, Depth: TrueColour},
	paletteLight256:         {Name: Light, Depth: Colours256},
	paletteDark256:          {Name: Dark, Depth: Colours256},
	paletteContrastLight:    {Name: Contrast, Depth: TrueColour, Background: LightBackground},
	paletteContrastDark:     {Name: Contrast, Depth: TrueColour, Background: DarkBackground},
	paletteContrastLight256: {Name: Contrast, Depth: Colours256, Background: LightBackground},
	paletteContrastDark256:  {Name: Contrast, Depth: Colours256, Background: DarkBackground},
}

var verdicts = []handbook.Verdict{handbook.NoVerdict, handbook.Yes, handbook.No, handbook.Partly, handbook.NA}

// everyStyle returns each style of a theme by name.
func everyStyle(t *Theme) map[string]lipgloss.Style {
	styles := map[string]lipgloss.Style{}
	v := reflect.ValueOf(t).Elem()
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Type == reflect.TypeFor[lipgloss.Style]() {
			styles[f.Name] = v.Field(i).Interface().(lipgloss.Style)
		}
	}
	for _, verdict := range verdicts {
		styles["Chip "+string(verdict)] = t.BadgeStyle(verdict)
		styles["VerdictBar "+string(verdict)] = t.VerdictBar(verdict)
		styles["Verdict "+string(verdict)] = t.VerdictStyle(verdict, false)
		styles["Verdict selected "+string(verdict)] = t.VerdictStyle(verdict, true)
	}
	return styles
}

// forEachTheme runs a test for every palette.
func forEachTheme(t *testing.T, test func(*testing.T, *Theme)) {
	for c, o := range everyOption {
		t.Run(c.String(), func(t *testing.T) { test(t, New(o)) })
	}
}

// sgr returns the SGR parameters of a style in order.
func sgr(s lipgloss.Style) []string {
	out, _, _ := strings.Cut(s.Render("x"), "x")
	var all []string
	for seq := range strings.SplitSeq(out, "\x1b[") {
		if seq = strings.TrimSuffix(seq, "m"); seq != "" {
			all = append(all, strings.Split(seq, ";")...)
		}
	}
	return all
}

// parts holds the parts of an SGR sequence.
type parts struct{ attributes, text, fill []string }

func partsOf(s lipgloss.Style) parts {
	var p parts
	all := sgr(s)
	for i := 0; i < len(all); {
		n, into := 1, &p.attributes
		switch {
		case all[i] == "38" || all[i] == "48":
			n = map[string]int{"2": 5, "5": 3}[all[i+1]]
			into = &p.text
			if all[i] == "48" {
				into = &p.fill
			}
		case len(all[i]) == 2 && (all[i][0] == '3' || all[i][0] == '9'):
			into = &p.text
		case len(all[i]) >= 2 && (all[i][0] == '4' || all[i][0] == '1'):
			into = &p.fill
		}
		*into = append(*into, all[i:i+n]...)
		i += n
	}
	return p
}

func TestNoStyleIsFaintOrColourEight(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		for name, s := range everyStyle(th) {
			p := partsOf(s)
			if slices.Contains(p.attributes, "2") {
				t.Errorf("%s is faint", name)
			}
			for _, colour := range [][]string{p.text, p.fill} {
				joined := strings.Join(colour, ";")
				if joined == "90" || joined == "100" || strings.HasSuffix(joined, "8;5;8") {
					t.Errorf("%s uses colour 8", name)
				}
			}
		}
	})
}

func TestFillsSetTheTextColour(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		for name, s := range everyStyle(th) {
			if p := partsOf(s); len(p.fill) > 0 && len(p.text) == 0 {
				t.Errorf("%s sets a fill but not the text on it", name)
			}
		}
	})
}

// With sixteen colours only bars and rules have a hue.
func TestSixteenColoursKeepHuesOffWords(t *testing.T) {
	th := New(everyOption[paletteSixteen])
	hued := []string{"Prompt", "Bar", "CautionBar", "Heavy", "SelectionAccent"}
	for name, s := range everyStyle(th) {
		p := partsOf(s)
		allowed := slices.Contains(hued, name) || strings.HasPrefix(name, "VerdictBar")
		if !allowed && len(p.text)+len(p.fill) > 0 {
			t.Errorf("%s has a hue: %v %v", name, p.text, p.fill)
		}
	}
}

func TestSixteenColoursStayTheUsersOwn(t *testing.T) {
	th := New(everyOption[paletteSixteen])
	for name, want := range map[string]string{
		"Bar": "36", "VerdictBar yes": "32", "VerdictBar no": "31", "VerdictBar partly": "33", "VerdictBar ": "36",
		"Chip yes": "1;7", "Chip no": "1;7", "Chip partly": "1;7", "Chip na": "1;7",
		"Yes": "1", "Match": "1;4;4", "Hit": "7", "SelectionTitle": "1", "Selection": "", "Quiet": "", "Rule": "", "Link": "4;4",
	} {
		if got := strings.Join(sgr(everyStyle(th)[name]), ";"); got != want {
			t.Errorf("%s is SGR %q, want %q", name, got, want)
		}
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for name, s := range everyStyle(New(everyOption[paletteMono])) {
		if p := partsOf(s); len(p.text)+len(p.fill) > 0 {
			t.Errorf("%s has a colour: %v %v", name, p.text, p.fill)
		}
	}
}

func TestMonoUsesWeight(t *testing.T) {
	th := New(everyOption[paletteMono])
	for name, want := range map[string]string{
		"Bar": "1", "VerdictBar no": "1", "Prompt": "1", "Saved": "1", "Accent": "1", "Caution": "1", "Chip yes": "1;7",
		"Match": "1;4;4", "Hit": "7", "Link": "4;4", "Title": "1", "Quiet": "", "Rule": "", "Selection": "",
	} {
		if got := strings.Join(sgr(everyStyle(th)[name]), ";"); got != want {
			t.Errorf("%s is SGR %q, want %q", name, got, want)
		}
	}
}

// Colours reach the terminal without conversion.
func TestColoursAreNotConverted(t *testing.T) {
	for c, want := range map[paletteID]map[string]string{
		paletteDark: {
			"Quiet": "38;2;154;165;180", "Selection": "38;2;242;246;251;48;2;34;52;76", "Text": "",
			"Chip yes": "1;38;2;13;17;23;48;2;134;232;171", "Match": "4;38;2;243;207;107;4", "Code": "38;2;211;218;228;48;2;43;49;60",
		},
		paletteDark256:  {"Quiet": "38;5;248", "Selection": "38;5;255;48;5;237", "Yes": "1;38;5;114", "Hit": "38;5;232;48;5;220"},
		paletteLight256: {"Rule": "38;5;251", "SelectionNo": "1;38;5;124;48;5;254", "Chip no": "1;38;5;231;48;5;124"},
		paletteContrastDark: {
			"Text": "38;2;255;255;255", "SelectionYes": "1;38;2;0;0;0;48;2;255;255;255",
			"Match": "1;4;38;2;255;230;0;4", "Code": "38;2;255;255;255",
		},
	} {
		styles := everyStyle(New(everyOption[c]))
		for name, sequence := range want {
			if got := strings.Join(sgr(styles[name]), ";"); got != sequence {
				t.Errorf("%v: %s is SGR %q, want %q", c, name, got, sequence)
			}
		}
	}
}

func TestOnlyContrastSetsTheTextColour(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		if got, want := len(partsOf(th.Text).text) > 0, th.id >= paletteContrastLight; got != want {
			t.Errorf("text colour set: %v, want %v", got, want)
		}
	})
}

func TestMatchKeepsItsWeightUnlessColourIsNotEnough(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		want := th.id <= paletteSixteen || th.id >= paletteContrastLight
		for _, s := range []lipgloss.Style{th.Match, th.SelectionMatch} {
			if s.GetBold() != want || !s.GetUnderline() {
				t.Errorf("bold %v, want %v; underline %v, want true", s.GetBold(), want, s.GetUnderline())
			}
		}
	})
}

func TestVerdictsDifferAndNeverOnlyByHue(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		for _, v := range []handbook.Verdict{handbook.Yes, handbook.No, handbook.Partly} {
			if !th.VerdictStyle(v, false).GetBold() || !th.VerdictStyle(v, true).GetBold() {
				t.Errorf("the word %s is not bold", v)
			}
		}
		if got := th.VerdictBar(handbook.NoVerdict).Render("x"); got != th.Bar.Render("x") {
			t.Errorf("without a verdict the bar is %q", got)
		}
	})
}

func TestGlyphsAreOneColumnWide(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		g := reflect.ValueOf(glyphsFor(ascii))
		for i := range g.NumField() {
			name, s := g.Type().Field(i).Name, g.Field(i).String()
			want := 1
			if ascii && name == "Ellipsis" {
				want = 2
			}
			if got := ansi.StringWidth(s); got != want {
				t.Errorf("%s %q is %d cells, want %d", name, s, got, want)
			}
			if ascii && strings.ContainsFunc(s, func(r rune) bool { return r > '~' }) {
				t.Errorf("%s %q is not ASCII", name, s)
			}
		}
	}
}

// With sixteen colours, words have no shade; otherwise they have the shades of the palette.
func TestWordShades(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *Theme) {
		s, c := th.TextColours(), th.colours
		want := TextColours{Text: c.text, Quiet: c.quiet, Accent: c.accent, Code: c.code, CodeFill: c.codeFill}
		if th.id == paletteSixteen {
			want = TextColours{Code: c.code, CodeFill: c.codeFill}
		}
		if s != want {
			t.Errorf("%+v, want %+v", s, want)
		}
	})
}
