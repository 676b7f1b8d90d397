package trust

import "runtime"

// System is the folder in which the system's administrator keeps what counts for
// everybody. It does not depend on the environment, which the reader can change.
func System() string { return systemOn(runtime.GOOS) }

func systemOn(system string) string {
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
