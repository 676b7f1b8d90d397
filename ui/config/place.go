package config

import (
	"path/filepath"
	"strings"

	"trustbook/ui/statedir"
)

const fileName = "config.yaml"

// explicitVariable is the environment variable that names a configuration file.
const explicitVariable = "TRUSTBOOK_CONFIG"

// Path returns the configuration file in the given environment ("NAME=value"):
// config.yaml in [statedir.ConfigPath]. It is "" without a home folder.
func Path(environ []string) string {
	dir := statedir.ConfigPath(environ)
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, fileName)
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
	if home := statedir.Getenv(environ, "HOME"); home != "" {
		return home
	}
	return statedir.Getenv(environ, "USERPROFILE")
}
