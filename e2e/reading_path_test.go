//go:build unix

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A path is read over several days while its entries change.
func TestAPathIsReadOverSeveralDays(t *testing.T) {
	t.Parallel()
	folder := course(t)
	home := "XDG_STATE_HOME=" + t.TempDir()
	start := func() *console {
		c := open(t, setup{silent: true, width: 80, height: 16, env: []string{home, "TRUSTBOOK_HANDBOOK=" + folder}})
		c.shows("Search", "For keepers")
		return c
	}
	edit := func(pairs ...string) {
		path := filepath.Join(folder, "lamp.md")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		put(t, path, strings.NewReplacer(pairs...).Replace(string(text)))
	}
	leave := func(c *console) {
		c.press("ctrl+c")
		if code := c.ends(); code != 0 {
			t.Fatalf("the exit code is %d", code)
		}
	}

	c := start() // day one: two entries, and half of the third
	c.press("tab")
	c.shows("For keepers 0/3", "0 of 3 read", "◦ Welcome")
	for i, title := range []string{"Welcome", "The lamp"} {
		c.press("enter")
		c.shows(fmt.Sprintf("For keepers %d of 3 › %s", i+1, title))
		c.write("\x0f")
		c.shows("marked as read")
		c.press("esc")
		c.shows("✓ "+title, "enter read")
	}
	c.press("enter")
	c.shows("The log", "1-12 of")
	c.write("d")
	top := c.shows("7-18 of")[2]
	leave(c)

	c = start() // day two continues at the line
	c.press("tab")
	c.shows("2 of 3 read", "about a minute left")
	c.press("enter")
	if s := c.shows("The log", "7-18 of"); s[2] != top {
		t.Errorf("it goes on at %q, was left at %q", s[2], top)
	}
	leave(c)

	edit("brass", "steel", `"1.0"`, `"1.1"`)
	c = start()
	c.shows("1 updated entry since earlier today")
	c.press("tab")
	c.shows("2 of 3 read", "~ The lamp")
	c.press("up")
	c.shows("Changed since you marked it as read today")
	c.press("enter")
	c.shows("D shows what changed.")
	c.write("D")
	c.shows("[-brass-] {+steel+}")
	leave(c)

	edit(`"1.1"`, `"2.0"`)
	c = start()
	c.press("tab")
	c.shows("1 of 3 read")
	c.awaitScreen("the lamp is the next entry to read", func(s screen) bool { return s.selected() == "◦ The lamp" })
	c.press("enter")
	c.shows("Read again: version 2.0 requires it", "read today in version")
	leave(c)

	state := filepath.Join(strings.TrimPrefix(home, "XDG_STATE_HOME="), "trustbook", "shelf.json")
	data, err := os.ReadFile(state)
	if kept := regexp.MustCompile(`"lamp": "\d{4}-\d\d-\d\d [0-9a-f]{32} by-hand 1\.0"`); err != nil || !kept.Match(data) {
		t.Errorf("%v: what is kept of the lamp is not there:\n%s", err, data)
	}
}
