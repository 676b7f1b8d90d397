package trust

import "runtime"

// SystemFolder returns the administrator's folder, which holds the policy and the keys for all
// users. It does not depend on the environment, which users can change.
func SystemFolder() string { return systemFolderOn(runtime.GOOS) }

func systemFolderOn(system string) string {
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
