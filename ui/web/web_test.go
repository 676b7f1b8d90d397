package web

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestTextsAreEscaped(t *testing.T) {
	const hostile = `"><script>alert('1')</script>&amp;`
	element := Element("p", Attrs{"title", hostile, "lang", ""}, EscapeText(hostile))
	nodes, err := html.ParseFragment(strings.NewReader(string(element)), nil)
	if err != nil {
		t.Fatal(err)
	}
	body := nodes[0].LastChild
	if body.FirstChild != body.LastChild || body.FirstChild.Data != "p" {
		t.Fatalf("%s is more than a paragraph", element)
	}
	p := body.FirstChild
	if len(p.Attr) != 1 || p.Attr[0].Val != hostile {
		t.Errorf("%s has the attributes %v", element, p.Attr)
	}
	if p.FirstChild.Data != hostile {
		t.Errorf("%s has the text %q", element, p.FirstChild.Data)
	}
}

func TestFragment(t *testing.T) {
	for id, want := range map[string]string{"about": "#about", "a.24–7 \"x": "#a.24%E2%80%937%20%22x"} {
		if got := URLFragment(id); got != want {
			t.Errorf("the address of %q is %q, want %q", id, got, want)
		}
	}
}

// No text can end the CSS string or the style element around it.
func TestCSSString(t *testing.T) {
	for text, want := range map[string]string{
		"Edition 7":  `"Edition 7"`,
		`"}</style>`: `"\22 \7d \3c \2f style\3e "`,
		"\\a\n":      `"\5c a\a "`,
		"Å":          `"\c5 "`,
	} {
		if got := CSSString(text); got != want {
			t.Errorf("CSSString(%q) is %s, want %s", text, got, want)
		}
	}
}

func TestOnlyTheStyleOfThePageCounts(t *testing.T) {
	var b strings.Builder
	if _, err := (Page{Title: "<T>", Style: Colours() + "p{margin:0}", Body: "<p>x</p>"}).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	_, rest, _ := strings.Cut(page, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(style))
	want := `content="` + "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; "
	if !strings.Contains(page, want) {
		t.Errorf("the page does not have the policy %s\n%s", want, page)
	}
	for _, want := range []string{`<html lang="en" dir="auto">`, "<title>&lt;T&gt;</title>", "<body><p>x</p>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s\n%s", want, page)
		}
	}
}
