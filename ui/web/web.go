// Package web writes HTML pages that load nothing and run nothing. Text becomes HTML only through [Text] and the
// attributes of [Tag], which escape it.
package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"

	"trustbook/ui/theme"
)

// HTML is markup. Only constants may be converted to it directly; other strings become HTML through [Text] or a
// renderer that escapes its input.
type HTML string

// EscapeText escapes a string as HTML.
func EscapeText(s string) HTML { return HTML(html.EscapeString(s)) }

// Attrs contains attributes: each name is followed by its value. Names must be constants. Attributes with empty values
// are omitted.
type Attrs []string

func (a Attrs) String() string {
	var b strings.Builder
	for i := 0; i+1 < len(a); i += 2 {
		if a[i+1] != "" {
			b.WriteString(" " + a[i] + `="` + html.EscapeString(a[i+1]) + `"`)
		}
	}
	return b.String()
}

// Element returns an HTML element.
func Element(name string, attrs Attrs, content ...HTML) HTML {
	var b strings.Builder
	b.WriteString("<" + name + attrs.String() + ">")
	for _, c := range content {
		b.WriteString(string(c))
	}
	b.WriteString("</" + name + ">")
	return HTML(b.String())
}

// ElementLine returns an element on a separate line, to keep the source of the page readable.
func ElementLine(name string, attrs Attrs, content ...HTML) HTML {
	return "\n" + Element(name, attrs, content...)
}

// ElementBlock returns an element whose content is on separate lines.
func ElementBlock(name string, attrs Attrs, content ...HTML) HTML {
	return "\n" + Element(name, attrs, append(content, "\n")...)
}

// URLFragment returns the URL, within a page, of the element with the given id.
func URLFragment(id string) string { return (&url.URL{Fragment: id}).String() }

// Page is an HTML page.
type Page struct {
	Lang  string // language tag; "" for English
	Title string
	Style string // CSS of the page; strings from a handbook must pass through [CSSString]
	Body  HTML
}

// contentSecurityPolicy is the Content-Security-Policy of a page. It allows only the page's own style.
const contentSecurityPolicy = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"

// WriteTo writes the page.
func (p Page) WriteTo(w io.Writer) (int64, error) {
	sum := sha256.Sum256([]byte(p.Style))
	lang := cmp.Or(p.Lang, "en")
	head := Element("head", nil,
		"\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"", HTML(fmt.Sprintf(contentSecurityPolicy, base64.StdEncoding.EncodeToString(sum[:]))), "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
		Element("title", nil, EscapeText(p.Title)), "\n<style>", HTML(p.Style), "</style>\n")
	page := "<!DOCTYPE html>\n" + Element("html", Attrs{"lang", lang, "dir", "auto"}, "\n", head, "\n", Element("body", nil, p.Body, "\n"), "\n") + "\n"
	n, err := io.WriteString(w, string(page))
	return int64(n), err
}

// Colours returns a style sheet that defines the palette of the screen as custom properties, light or dark according to
// the browser's setting. A printed page is always light.
func Colours() string {
	return ":root{" + theme.CSSVariables(theme.LightBackground) + "}\n" +
		"@media screen{:root{color-scheme:light dark}}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + theme.CSSVariables(theme.DarkBackground) + "}}\n"
}

// CSSString quotes a string for CSS, so that it is safe in a style element.
func CSSString(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == ' ' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%x `, r)
		}
	}
	return `"` + b.String() + `"`
}
