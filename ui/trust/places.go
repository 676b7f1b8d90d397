package trust

import "runtime"

// SystemFolder returns the path of the administrator's folder, which contains the policy and the keys for all users. It
// does not depend on the environment, which users can change.
func SystemFolder() string { return systemFolderForOS(runtime.GOOS) }

// SystemHandbook returns the path of the zip that is read if no handbook is named. An organisation's package can
// install a zip there. Only an administrator can write to this path.
func SystemHandbook() string { return systemHandbookOn(runtime.GOOS) }

func systemHandbookOn(system string) string {
	switch system {
	case "windows":
		return `C:\Program Files\trustbook\handbook.zip`
	case "darwin":
		return "/Library/Application Support/trustbook/handbook.zip"
	case "freebsd", "openbsd", "netbsd", "dragonfly":
		return "/usr/local/share/trustbook/handbook.zip"
	case "plan9", "js", "wasip1":
		return ""
	}
	return "/usr/share/trustbook/handbook.zip"
}

func systemFolderForOS(system string) string {
	switch system {
	case "windows":
		return `C:\ProgramData\trustbook`
	case "darwin":
		return "/Library/Application Support/trustbook"
	case "plan9", "js", "wasip1":
		return ""
	}
	return "/etc/trustbook"
}
