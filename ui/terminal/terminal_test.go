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

func TestSizeIsBounded(t *testing.T) {
	silent := Terminal{Environ: []string{"COLUMNS=100", "LINES=-1"}}
	for _, c := range []struct {
		terminal                  Terminal
		width, height             int
		wantedWidth, wantedHeight int
	}{
		{silent, 80, 24, 80, 24},
		{silent, maxWidth, maxHeight, maxWidth, maxHeight},
		{silent, maxWidth + 1, 10, maxWidth, 10},
		{silent, 65_535, 65_535, maxWidth, maxHeight},
		{silent, 0, 0, 100, 24},
		{Terminal{}, 0, -1, 80, 24},
	} {
		if w, h := c.terminal.usableSize(c.width, c.height); w != c.wantedWidth || h != c.wantedHeight {
			t.Errorf("%dx%d is used as %dx%d, want %dx%d", c.width, c.height, w, h, c.wantedWidth, c.wantedHeight)
		}
	}
}

// If one multiplexer runs inside another, no multiplexer gets a sequence that it would print.
func TestNestedMultiplexers(t *testing.T) {
	for name, want := range map[string]Multiplexer{"screen": GNUScreenInTmux, "screen.xterm": GNUScreenInTmux, "tmux-256color": Tmux} {
		nested := Terminal{Environ: []string{"TMUX=/tmp/x,1,0", "STY=1.pts", "TERM=" + name}}
		if got := nested.Multiplexer(); got != want {
			t.Errorf("TERM=%s: %v, want %v", name, got, want)
		}
	}
}
