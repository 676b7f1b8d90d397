package terminal

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLibraryErrorsAreTranslated(t *testing.T) {
	other := errors.New("other")
	for _, tt := range []struct{ err, want error }{
		{nil, nil},
		{other, other},
		{tea.ErrInterrupted, ErrInterrupted},
		{fmt.Errorf("%w: %w", tea.ErrProgramKilled, tea.ErrProgramPanic), ErrCrashed},
	} {
		if got := exitError(tt.err); !errors.Is(got, tt.want) || (tt.want == nil) != (got == nil) {
			t.Errorf("%v became %v, want %v", tt.err, got, tt.want)
		}
	}
}

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
