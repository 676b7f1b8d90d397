package markdown

import (
	"strings"
	"testing"
)

func TestIsSpoofed(t *testing.T) {
	for _, c := range []struct {
		words, target string
		want          bool
	}{
		{"our page", "https://example.org/page", false},
		{"example.org", "https://example.org/", false},
		{"www.Example.org", "https://example.org/a?b", false},
		{"example.org", "https://www.example.org", false},
		{"see https://example.org/a for more", "http://example.org:8080/b", false},
		{"https://example.org", "https://example.com", true},
		{"example.org", "https://example.org.example.com", true},
		{"example.org and example.com", "https://example.org", true},
		{"https://example.org/login", "https://example.com/?https://example.org/login", true},
		{"https://example․org", "https://example.com", true}, // the dot is a different character
		{"example。org", "https://example.com", true},
		{"аррle.com", "https://apple.com", true}, // its first letters are Cyrillic
		{"our page", "https://xn--80ak6aa92e.com", false},
		{"our page", "https://%D0%B0%D1%80%D1%80%D3%8F%D0%B5.com", true},
		{"räksmörgås.se", "https://r%C3%A4ksm%C3%B6rg%C3%A5s.se", true}, // the host is not decoded
		{"someone@example.org", "mailto:someone@example.org", false},
		{"example.org", "mailto:someone@example.org", false},
		{"someone@example.org", "mailto:nobody@example.org", true},
		{"someone@example.org", "mailto:someone@example.com", true},
		{"someone@example.org", "mailto:someone@example.org,nobody@example.com", true},
		{"write to us", "mailto:someone@example.org?bcc=nobody@example.com", true},
		{"someone@example.org", "https://example.com", true},
		{"version 1.2", "https://example.org", false},
		{"e.g. this", "https://example.org", false},
	} {
		if got := IsSpoofed(c.words, c.target); got != c.want {
			t.Errorf("%q to %s: %v, want %v", c.words, c.target, got, c.want)
		}
	}
}

// A link whose text names another host shows its target, in any block and any markup. Other links stay short.
func TestSpoofedLinksShowTheirTarget(t *testing.T) {
	for source, want := range map[string]string{
		"[https://bank.example](https://example.com/x)":              "(https://example.com/x)",
		"# [bank.example](https://example.com/x)":                    "(https://example.com/x)",
		"- [**bank**.`example`](https://example.com/x)":              "(https://example.com/x)",
		"| a |\n|---|\n| [bank.example](https://example.com/x) |":    "(https://example.com/x)",
		"> [bank.example][1]\n\n[1]: https://example.com/x":          "(https://example.com/x)",
		"[![bank.example](a.png)](https://example.com/x)":            "(https://example.com/x)",
		"[b&#97;nk.example](https://example.com/x)":                  "(https://example.com/x)",
		"[boss@bank.example](mailto:someone@example.com)":            "(mailto:someone@example.com)",
		"[the bank](https://example.com/x)":                          "",
		"[example.com](https://example.com/x)":                       "",
		"<https://example.com/x>":                                    "",
		"[bank.example](other.md)":                                   "",
		"[https://bank.example@example.com](https://b@example.com/)": "",
	} {
		got := strings.Join(strings.Fields(New(darkTheme, 76).Render(source).Text()), " ")
		if shown := strings.Contains(got, " ("); shown != (want != "") || !strings.Contains(got, want) {
			t.Errorf("%q is shown as %q, want %q in it", source, got, want)
		}
	}
}
