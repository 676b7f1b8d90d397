package body

import "golang.org/x/text/language"

// LanguageTag returns a language tag in the form that browsers expect: sv-SE for sv_SE, en-GB for en-UK. ok is false
// if s is not a tag.
func LanguageTag(s string) (tag string, ok bool) {
	t, err := (language.DeprecatedBase | language.DeprecatedRegion | language.DeprecatedScript).Parse(s)
	if err != nil || s == "" {
		return "", false
	}
	return t.String(), true
}
