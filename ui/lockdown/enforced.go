//go:build linux || openbsd || windows

package lockdown

import "strings"

func enforcedBy(by ...string) Guard { return Guard{Holds: true, By: strings.Join(by, ", ")} }
