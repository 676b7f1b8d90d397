package shelf

import (
	"path/filepath"
	"runtime"
	"strings"
)

// folderName is the program's own folder in the reader's state folder.
const folderName = "trustbook"

// Dir is the folder for [Open] in the given environment ("NAME=value"):
// $XDG_STATE_HOME/trustbook, or else ~/.local/state/trustbook, on macOS
// ~/Library/Application Support/trustbook and on Windows
// %LOCALAPPDATA%\trustbook. It is "" when there is no home. As the XDG base
// directory specification demands, a path that is not absolute does not count.
func Dir(environ []string) string { return dir(runtime.GOOS, environ) }

// dir is Dir for any system. A library for these folders would read the
// variables and files of its own at every start, asked or not.
func dir(system string, environ []string) string {
	for _, base := range bases(system) {
		value, below, _ := strings.Cut(base, "/")
		if path := lookup(environ, value, system == "windows"); filepath.IsAbs(path) {
			return filepath.Join(path, filepath.FromSlash(below), folderName)
		}
	}
	return ""
}

// bases are the folders that may hold the program's own, best first: a variable
// and what follows it.
func bases(system string) []string {
	switch system {
	case "windows":
		return []string{"XDG_STATE_HOME", "LOCALAPPDATA", "USERPROFILE/AppData/Local"}
	case "darwin", "ios":
		return []string{"XDG_STATE_HOME", "HOME/Library/Application Support"}
	}
	return []string{"XDG_STATE_HOME", "HOME/.local/state"}
}

// lookup is the value of a variable, "" when it is not set. The first counts, as in os.Getenv.
func lookup(environ []string, name string, fold bool) string {
	for _, e := range environ {
		key, value, _ := strings.Cut(e, "=")
		if key == name || fold && strings.EqualFold(key, name) {
			return value
		}
	}
	return ""
}
