//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// Reading continues where it stopped, even on a terminal that answers no query.
func TestReadingContinuesAfterARestart(t *testing.T) {
	t.Parallel()
	home := "XDG_STATE_HOME=" + t.TempDir()
	const id = "remote-work-production-access"
	title := book(t).Entry(id).Title

	c := open(t, setup{silent: true, width: 80, height: 16, env: []string{home}})
	c.shows("Search, for example")
	c.write("remote")
	c.shows(title)
	c.press("enter")
	c.shows("1-12 of")
	c.write("jjj")
	c.shows("4-15 of")
	c.press("ctrl+s")
	c.shows("saved " + title)
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Fatalf("the exit code is %d", code)
	}

	c = open(t, setup{silent: true, width: 80, height: 16, env: []string{home}})
	c.shows("Saved 1")
	c.press("enter")
	c.shows(title, "4-15 of")
}

// A support call takes three steps: type words, read the answer, copy it.
func TestASupportCallTakesThreeSteps(t *testing.T) {
	t.Parallel()
	c := open(t, setup{silent: true, width: 80, height: 24})
	c.shows("Search, for example")
	c.write("stolen laptop")
	c.shows("❯ stolen laptop", "Mobile device policy", "wipe of a device that is lost or stolen")
	c.press("ctrl+y")
	c.shows("copied the answer with its source")
	if !c.eventually(func() bool { return clipboard.Match(c.bytes()) }) {
		t.Error("nothing was sent to the clipboard")
	}
}

// A home that cannot be written is reported, and everything else works.
func TestAnUnwritableHomeIsReported(t *testing.T) {
	t.Parallel()
	c := open(t, setup{env: []string{"XDG_STATE_HOME=/dev/null"}})
	c.shows("not saved")
	c.write("mfa")
	c.shows(book(t).Entry(mfa).Question)
}

// Find highlights a word and counts its matches; links can be selected and followed.
func TestFindAndLinksInAnEntry(t *testing.T) {
	t.Parallel()
	c := open(t, setup{width: 100, height: 30})
	c.shows("Search, for example")
	c.write("remote")
	c.press("enter")
	c.shows("OOB VPN")
	c.write("/vpn")
	c.shows("/ vpn", "1 of 3")
	c.press("enter")
	c.write("n")
	c.shows("2 of 3", "back to reading")
	c.press("esc")
	c.press("tab")
	_, target, _ := strings.Cut(strings.Join(c.shows("enter open "), "\n"), "enter open ")
	c.press("enter")
	c.awaitScreen("the link is open", func(s screen) bool { return strings.Contains(s[0], "› "+target[:10]) })
}
