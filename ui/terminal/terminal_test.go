package terminal

import (
	"strings"
	"testing"
)

func TestLocaleDecidesOnASCII(t *testing.T) {
	for env, want := range map[string]bool{
		"": false, "LANG=C.UTF-8": false, "LANG=sv_SE.utf8": false, "LANG=C": true, "LANG=sv_SE.ISO-8859-1": true,
		"LANG=ja_JP.UTF-8": true, "LC_ALL=en_GB.UTF-8 LANG=C": false, "TERM=linux LANG=C.UTF-8": true,
	} {
		if got := (Terminal{Environ: strings.Fields(env)}).WantsASCII(); got != want {
			t.Errorf("%q: %v, want %v", env, got, want)
		}
	}
}
