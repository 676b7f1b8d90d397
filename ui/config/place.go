package config

import (
	"path/filepath"
	"runtime"
	"strings"
)

// The program's folder among the configuration folders, and its file in there.
const folderName, fileName = "trustbook", "config.yaml"

// explicitVariable is the environment variable that names a configuration file.
const explicitVariable = "TRUSTBOOK_CONFIG"

// Path returns the configuration file in the given environment ("NAME=value"):
// $XDG_CONFIG_HOME/trustbook/config.yaml, or else in ~/.config, on macOS in
// ~/Library/Application Support and on Windows in %AppData%. It is "" without a
// home folder. Relative paths are ignored, as the XDG specification demands.
func Path(environ []string) string { return pathOn(runtime.GOOS, environ) }

func pathOn(system string, environ []string) string {
	for _, base := range bases(system) {
		value, below, _ := strings.Cut(base, "/")
		if path := lookup(environ, value, system == "windows"); filepath.IsAbs(path) {
			return filepath.Join(path, filepath.FromSlash(below), folderName, fileName)
		}
	}
	return ""
}

// bases returns the folders that may hold the program's own, best first: each is
// a variable and the path below it.
func bases(system string) []string {
	switch system {
	case "windows":
		return []string{"XDG_CONFIG_HOME", "AppData"}
	case "darwin", "ios":
		return []string{"XDG_CONFIG_HOME", "HOME/Library/Application Support"}
	case "plan9":
		return []string{"XDG_CONFIG_HOME", "home/lib"}
	}
	return []string{"XDG_CONFIG_HOME", "HOME/.config"}
}

// lookup returns the last value of a variable, "" when it is not set.
func lookup(environ []string, name string, fold bool) string {
	value := ""
	for _, e := range environ {
		if k, v, _ := strings.Cut(e, "="); k == name || fold && strings.EqualFold(k, name) {
			value = v
		}
	}
	return value
}

// env returns a variable, ignoring case where the running system does.
func env(environ []string, name string) string {
	return lookup(environ, name, runtime.GOOS == "windows")
}

// resolveHandbook resolves the handbook's folder as a configuration file names it:
// ~ is the home folder, and a relative path starts at the folder of the file.
func resolveHandbook(folder, path string, environ []string) string {
	home := homeDir(environ)
	switch rest, below := strings.CutPrefix(folder, "~/"); {
	case folder == "":
		return ""
	case below && home != "":
		return filepath.Join(home, rest)
	case filepath.IsAbs(folder):
		return folder
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return filepath.Join(filepath.Dir(path), folder)
}

func homeDir(environ []string) string {
	if home := env(environ, "HOME"); home != "" {
		return home
	}
	return env(environ, "USERPROFILE")
}
