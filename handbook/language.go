package handbook

import (
	"cmp"
	"strings"
)

func isSameTag(a, b string) bool { return canonicalTag(a) == canonicalTag(b) }

// SameLanguage reports whether two tags or locales name the same language, even for different regions. A tag without a
// language, such as the locale C, is never the same as another.
func SameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(canonicalTag(a), "-")
	b, _, _ = strings.Cut(canonicalTag(b), "-")
	return a != "" && a == b
}

// canonicalTag returns a locale as a language tag in lower case: pt-br for pt_BR.UTF-8. All forms of Norwegian have the
// same tag, because people who read one can read the others.
func canonicalTag(s string) string {
	if end := strings.IndexAny(s, ".@"); end >= 0 {
		s = s[:end]
	}
	tag := strings.ReplaceAll(strings.ToLower(s), "_", "-")
	switch base, region, _ := strings.Cut(tag, "-"); base {
	case "c", "posix":
		return ""
	case "nb", "nn":
		return strings.TrimSuffix("no-"+region, "-")
	}
	return tag
}

// LanguageName returns the English name of a language, or the tag itself if the language is not a common one.
func LanguageName(tag string) string {
	base, _, _ := strings.Cut(canonicalTag(tag), "-")
	for name := range strings.FieldsSeq(languageNames) {
		if code, name, _ := strings.Cut(name, ":"); code == base {
			return name
		}
	}
	return cmp.Or(tag, "original")
}

const languageNames = `ar:Arabic bg:Bulgarian ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English es:Spanish et:Estonian
eu:Basque fa:Persian fi:Finnish fr:French ga:Irish gl:Galician he:Hebrew hi:Hindi hr:Croatian hu:Hungarian id:Indonesian is:Icelandic it:Italian
ja:Japanese ko:Korean lt:Lithuanian lv:Latvian nl:Dutch no:Norwegian pl:Polish pt:Portuguese ro:Romanian ru:Russian se:Sami sk:Slovak
sl:Slovenian sr:Serbian sv:Swedish th:Thai tr:Turkish uk:Ukrainian vi:Vietnamese zh:Chinese`
