//go:build unix

package e2e

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// texts writes a folder of n Markdown files.
func texts(t *testing.T, n int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "texts")
	for i := range n {
		put(t, filepath.Join(folder, fmt.Sprintf("part %02d", i%40), fmt.Sprintf("text-%05d.md", i)), fmt.Sprintf("# Text %05d\n\nWords of number %d.\n", i, i))
	}
	return folder
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Edits appear on the screen when they are saved.
func TestWatchFollowsTheFiles(t *testing.T) {
	t.Parallel()
	folder := texts(t, 3)
	one := filepath.Join(folder, "part 01", "text-00001.md")
	c := open(t, setup{shell: `exec "$0" --watch --handbook ` + `"` + folder + `"`})
	c.shows("All 3", "Text 00001")
	c.write("number 1")
	c.press("enter")
	c.shows("Words of number 1.")

	put(t, one, "# Text 00001\n\nWords of number 1, and more of them.\n")
	c.shows("and more of them.", "reloaded: 1 changed file")
	put(t, one, "---\norder: first\n---\n# Text 00001\n\nLess.\n")
	c.shows("part 01/text-00001.md:2: order: expected a whole number", "and more of them.")
	put(t, filepath.Join(folder, "new", "one.md"), "# Quite new\n")
	c.press("esc")
	c.press("esc")
	c.shows("All 4", "Quite new")

	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	c.shows("not reloaded: cannot open the handbook", "Quite new")
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
	c.restored()
}

// slowTexts writes a folder that takes seconds to load: one long file under many names.
func slowTexts(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "texts")
	first := filepath.Join(folder, "text-0000.md")
	put(t, first, "# Text\n\n"+strings.Repeat("Words with **weight** and a [link](https://example.org).\n\n", 1000))
	for i := range 1000 {
		if err := os.Link(first, filepath.Join(folder, fmt.Sprintf("text-%04d.md", i+1))); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// A folder is loaded while the screen is open, and esc or Ctrl+C stops that.
func TestEscStopsLoading(t *testing.T) {
	t.Parallel()
	folder := slowTexts(t)
	for name, key := range map[string]string{"esc": "esc", "interrupt": "ctrl+c"} {
		t.Run(name, func(t *testing.T) {
			c := open(t, setup{shell: `exec "$0" --handbook ` + `"` + folder + `"`})
			c.shows("Loading")
			c.press(key)
			if code := c.ends(); code != 0 {
				t.Errorf("the exit code is %d, want 0", code)
			}
			c.restored()
		})
	}
}

// A folder without a handbook is reported on the restored terminal, with a hint.
func TestAFolderWithoutEntriesIsReported(t *testing.T) {
	t.Parallel()
	folder := texts(t, 0)
	put(t, filepath.Join(folder, "notes.txt"), "Not a text.")
	for name, path := range map[string]string{"no text": folder, "no folder": folder + "-nowhere"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{width: 200, height: 30, shell: `"$0" --handbook ` + `"` + path + `"; echo "ended $?"`})
			s := c.shows("trustbook: ", "hint: a handbook is a folder of Markdown files", "ended 2")
			if strings.Contains(strings.Join(s, "\n"), "Search") {
				t.Error("the screen of the program is still there")
			}
		})
	}
}

// A zip contains the entries of its folder. Without a title it is called by its file name.
func TestAZipOpensLikeItsFolder(t *testing.T) {
	t.Parallel()
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	if err := w.AddFS(os.DirFS(texts(t, 3))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	pack := filepath.Join(t.TempDir(), "our texts.zip")
	put(t, pack, data.String())
	cmd := command(t)
	cmd.Args = append(cmd.Args, "list", "--handbook", pack)
	out, err := cmd.CombinedOutput()
	if want := "our texts\n\nPart 00 (part-00)\n"; err != nil || !strings.HasPrefix(string(out), want) || !strings.Contains(string(out), "Text 00002") {
		t.Errorf("it ends with %v and prints %q", err, out)
	}
	c := open(t, setup{shell: `exec "$0" --handbook ` + `"` + pack + `"`})
	c.shows("our texts", "All 3")
	put(t, pack, "not a zip file any more")
	c.press("enter")
	c.write("r")
	c.shows("not reloaded: cannot open the handbook", "Words of number 0.")
}
