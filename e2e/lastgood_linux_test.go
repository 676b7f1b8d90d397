package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// A pack is damaged after it was opened. The next start says so and shows the last good pack, until a good one replaces
// the damaged one.
func TestTheLastGoodPackIsShown(t *testing.T) {
	t.Parallel()
	home, dir := t.TempDir(), filepath.Join(t.TempDir(), "srv")
	secret, key := newKey(t)
	public := filepath.Join(t.TempDir(), "org.pub")
	put(t, public, key.String()+"\n")
	env := []string{"HOME=" + home}
	run := func(args ...string) {
		t.Helper()
		cmd := command(t, env...)
		cmd.Args = append(cmd.Args, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	zip := filepath.Join(dir, "handbook.zip")
	put(t, filepath.Join(dir, "texts", "handbook.yaml"), "id: desks\ntitle: Desks\n")
	put(t, filepath.Join(dir, "texts", "desk.md"), "# Clean desk\n\nNothing is left on a desk.\n")
	run("trust", "add", public, "--fingerprint", key.Fingerprint())
	run("pack", filepath.Join(dir, "texts"), "-o", zip, "--sign", secret, "--seq", "7")
	session := func(flags string) *console {
		return open(t, setup{env: env, width: 160, height: 30, shell: "cd " + dir + ` && exec "$0" --handbook handbook.zip` + flags})
	}

	c := session("")
	if s := c.shows("Clean desk", "signed by your key"); s.has("last good") {
		t.Error("a good pack is called the last good one")
	}
	c.press("ctrl+c")
	c.ends()

	// half copied
	data, err := os.ReadFile(zip)
	if err != nil {
		t.Fatal(err)
	}
	put(t, zip, string(data[:len(data)/2]))
	c = session("")
	c.shows("Caution: ", "the signature does not match", "showing the last good edition, number 7", "Clean desk", "damaged; last good shown")
	c.write("desk")
	c.shows("❯ desk", "Nothing is left on a desk.", "damaged; last good shown", "Caution: handbook.zip: the signature")
	c.press("ctrl+g")
	c.write("origin")
	c.shows("the last good edition of handbook.zip")
	c.press("esc")
	c.press("esc")

	// still damaged, then mended
	c.write("\x1b[15~") // F5
	c.shows("not reloaded: ", "the signature does not match", "damaged; last good shown")
	put(t, zip, string(data))
	c.write("\x1b[15~")
	c.awaitScreen("the banner is gone", func(s screen) bool {
		return s.has("reloaded") && s.has("signed by your key") && !s.has("last good")
	})
	c.press("ctrl+c")
	c.ends()

	// gone, until it comes back
	if err := os.Remove(zip); err != nil {
		t.Fatal(err)
	}
	c = session(" --watch")
	c.shows("no such file or directory; showing the last good edition, number 7", "missing; last good shown", "Clean desk")
	put(t, zip, string(data))
	c.awaitScreen("the banner is gone", func(s screen) bool { return s.has("signed by your key") && !s.has("last good") })
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	c.restored()
}
