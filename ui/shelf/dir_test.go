package shelf

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestDir(t *testing.T) {
	tests := []struct{ system, environ, want string }{
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
	}
	for _, test := range tests {
		if filepath.Separator != '/' {
			t.Skip("the paths of the table are absolute elsewhere")
		}
		if got := dir(test.system, strings.Fields(test.environ)); got != test.want {
			t.Errorf("%s with %q: %q, want %q", test.system, test.environ, got, test.want)
		}
	}
}

func TestDirHere(t *testing.T) {
	home := t.TempDir()
	if got := Dir([]string{"XDG_STATE_HOME=" + home}); got != filepath.Join(home, "trustbook") {
		t.Error(got)
	}
}
