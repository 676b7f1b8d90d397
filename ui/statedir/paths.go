package statedir

import (
	"path/filepath"
	"runtime"
	"strings"
)

// folderName is the name of the program's folder below a base folder.
const folderName = "trustbook"

// baseFolder is a folder that may contain the program's folder. Its path is the value of an environment variable
// followed by below.
type baseFolder struct{ variable, below string }

// StatePath returns the path of the state folder: $XDG_STATE_HOME/trustbook if that variable is set. The default is
// ~/.local/state/trustbook, on macOS ~/Library/Application Support/trustbook, and on Windows %LOCALAPPDATA%\trustbook.
// Without a home folder, StatePath returns "". environ contains strings of the form NAME=value.
func StatePath(environ []string) string {
	return programFolder(runtime.GOOS, environ, stateBases(runtime.GOOS))
}

// ConfigPath returns the path of the configuration folder: $XDG_CONFIG_HOME/trustbook if that variable is set. The
// default is ~/.config/trustbook, on macOS ~/Library/Application Support/trustbook, and on Windows %AppData%\trustbook.
// Without a home folder, ConfigPath returns "". environ contains strings of the form NAME=value.
func ConfigPath(environ []string) string {
	return programFolder(runtime.GOOS, environ, configBases(runtime.GOOS))
}

// programFolder returns the path of the program's folder in the first usable base folder. Relative paths are ignored,
// as required by the XDG base directory specification.
func programFolder(system string, environ []string, bases []baseFolder) string {
	for _, b := range bases {
		if dir := getenv(system, environ, b.variable); filepath.IsAbs(dir) {
			return filepath.Join(dir, filepath.FromSlash(b.below), folderName)
		}
	}
	return ""
}

// stateBases lists the base folders for state on an operating system, in order of preference.
func stateBases(system string) []baseFolder {
	switch system {
	case "windows":
		return []baseFolder{{"XDG_STATE_HOME", ""}, {"LOCALAPPDATA", ""}, {"USERPROFILE", "AppData/Local"}}
	case "darwin", "ios":
		return []baseFolder{{"XDG_STATE_HOME", ""}, {"HOME", "Library/Application Support"}}
	}
	return []baseFolder{{"XDG_STATE_HOME", ""}, {"HOME", ".local/state"}}
}

// configBases lists the base folders for configuration on an operating system, in order of preference.
func configBases(system string) []baseFolder {
	switch system {
	case "windows":
		return []baseFolder{{"XDG_CONFIG_HOME", ""}, {"AppData", ""}}
	case "darwin", "ios":
		return []baseFolder{{"XDG_CONFIG_HOME", ""}, {"HOME", "Library/Application Support"}}
	case "plan9":
		return []baseFolder{{"XDG_CONFIG_HOME", ""}, {"home", "lib"}}
	}
	return []baseFolder{{"XDG_CONFIG_HOME", ""}, {"HOME", ".config"}}
}

// Getenv returns the value of a variable in an environment, or "". If it is set several times, the first value counts,
// as in [os.Getenv]. On Windows, case is ignored.
func Getenv(environ []string, name string) string { return getenv(runtime.GOOS, environ, name) }

func getenv(system string, environ []string, name string) string {
	for _, e := range environ {
		key, value, _ := strings.Cut(e, "=")
		if key == name || system == "windows" && strings.EqualFold(key, name) {
			return value
		}
	}
	return ""
}
