package statedir

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestStatePath(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("the paths of the table are absolute elsewhere")
	}
	for _, test := range []struct{ system, environ, want string }{
		{"linux", "HOME=/home/ann", "/home/ann/.local/state/trustbook"},
		{"linux", "HOME=/home/ann XDG_STATE_HOME=/state/", "/state/trustbook"},
		{"linux", "HOME=/home/ann XDG_STATE_HOME=", "/home/ann/.local/state/trustbook"},
		{"linux", "HOME=/home/ann XDG_STATE_HOME=state", "/home/ann/.local/state/trustbook"},
		{"linux", "XDG_STATE_HOME=/state", "/state/trustbook"},
		{"linux", "HOME=/home/ann HOME=/home/bob", "/home/ann/.local/state/trustbook"},
		{"linux", "home=/home/ann LOCALAPPDATA=/local", ""},
		{"linux", "HOME=relative", ""},
		{"linux", "HOME", ""},
		{"linux", "", ""},
		{"openbsd", "HOME=/home/ann", "/home/ann/.local/state/trustbook"},
		{"darwin", "HOME=/Users/ann", "/Users/ann/Library/Application Support/trustbook"},
		{"darwin", "HOME=/Users/ann XDG_STATE_HOME=/state", "/state/trustbook"},
		{"windows", "LocalAppData=/ann/local USERPROFILE=/ann", "/ann/local/trustbook"},
		{"windows", "UserProfile=/ann", "/ann/AppData/Local/trustbook"},
		{"windows", "HOME=/home/ann", ""},
	} {
		if got := programFolder(test.system, strings.Fields(test.environ), stateBases(test.system)); got != test.want {
			t.Errorf("%s with %q: %q, want %q", test.system, test.environ, got, test.want)
		}
	}
}

func TestConfigPath(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("the paths of the table are absolute elsewhere")
	}
	for _, test := range []struct{ system, environ, want string }{
		{"linux", "HOME=/home/a", "/home/a/.config/trustbook"},
		{"linux", "HOME=/home/a XDG_CONFIG_HOME=/etc/a", "/etc/a/trustbook"},
		{"linux", "HOME=/home/a XDG_CONFIG_HOME=etc", "/home/a/.config/trustbook"},
		{"linux", "HOME=a", ""},
		{"linux", "", ""},
		{"darwin", "HOME=/Users/a", "/Users/a/Library/Application Support/trustbook"},
		{"darwin", "HOME=/Users/a XDG_CONFIG_HOME=/x", "/x/trustbook"},
		{"windows", "HOME=/home/a APPDATA=/roaming", "/roaming/trustbook"},
		{"plan9", "home=/usr/a", "/usr/a/lib/trustbook"},
	} {
		if got := programFolder(test.system, strings.Fields(test.environ), configBases(test.system)); got != test.want {
			t.Errorf("%s with %q: %q, want %q", test.system, test.environ, got, test.want)
		}
	}
}

func TestPathsHere(t *testing.T) {
	home := t.TempDir()
	if got := StatePath([]string{"XDG_STATE_HOME=" + home}); got != filepath.Join(home, "trustbook") {
		t.Error(got)
	}
	if got := ConfigPath([]string{"XDG_CONFIG_HOME=" + home}); got != filepath.Join(home, "trustbook") {
		t.Error(got)
	}
}
