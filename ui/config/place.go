package config

import (
	"path/filepath"
	"runtime"
	"strings"
)

// The program's own folder among the configurations, and its file in there.
const folderName, fileName = "trustbook", "config.yaml"

// explicitVariable names a file in the environment, as --config does on the command line.
const explicitVariable = "TRUSTBOOK_CONFIG"

// Path is the configuration file in the given environment ("NAME=value"):
// $XDG_CONFIG_HOME/trustbook/config.yaml, or else in ~/.config, on macOS in
// ~/Library/Application Support and on Windows in %AppData%. It is "" when there
// is no home. As the XDG base directory specification demands, a path that is not
// absolute does not count.
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

// bases are the folders that may hold the program's own, best first: a variable
// and what follows it.
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

// lookup is the last value of a variable, "" when it is not set.
func lookup(environ []string, name string, fold bool) string {
	value := ""
	for _, e := range environ {
		if k, v, _ := strings.Cut(e, "="); k == name || fold && strings.EqualFold(k, name) {
			value = v
		}
	}
	return value
}

// env is a variable in the environment of the running system.
func env(environ []string, name string) string {
	return lookup(environ, name, runtime.GOOS == "windows")
}

// fromFolder is a handbook's folder as the file at path means it: ~ is the home,
// and what is not absolute stands beside the file.
func fromFolder(folder, path string, environ []string) string {
	home := homeOf(environ)
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

func homeOf(environ []string) string {
	if home := env(environ, "HOME"); home != "" {
		return home
	}
	return env(environ, "USERPROFILE")
}
