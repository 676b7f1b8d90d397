package load

import (
	"context"
	"io/fs"
	"maps"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
)

// loaded is a handbook with the loader's cache.
type loaded struct {
	*handbook.Handbook
	cache cache
}

// reload loads files after previous was loaded from the same place.
func reload(t *testing.T, files map[string]string, previous loaded) loaded {
	t.Helper()
	return reloadFS(t, mapFS(files), previous)
}

func reloadFS(t *testing.T, fsys fs.FS, previous loaded) loaded {
	t.Helper()
	h, next, err := load(context.Background(), fsys, &previous.cache, nil)
	if err != nil {
		t.Fatal(err)
	}
	return loaded{h, next}
}

func loadCached(t *testing.T, files map[string]string) loaded {
	t.Helper()
	return reload(t, files, loaded{})
}

var reloaded = map[string]string{
	"handbook.yaml": "title: Texts\ncategories:\n  - {id: keys, title: Keys}\nframeworks: [NIS2]\n",
	"keys/a.md":     "---\nid: a\ntags: [NIS2, door]\nredirect_from: [/old/a]\nrelated: [b]\n---\n# A\n\nSee [the part](b.md#part).\n",
	"keys/b.md":     "---\nid: b\ncategory: nowhere\n---\n# B\n\n## Part\n\nWords.\n",
	"other/c.md":    "---\nformer_ids: [a, elder]\n---\n# C\n\nBack to [a](/keys/a.md) and [nobody](d.md).\n",
}

// withFile returns files with one of them changed, or removed if text is "".
func withFile(files map[string]string, name, text string) map[string]string {
	out := maps.Clone(files)
	if out[name] = text; text == "" {
		delete(out, name)
	}
	return out
}

// requireSame fails unless two handbooks have the same content.
func requireSame(t *testing.T, got, want loaded) {
	t.Helper()
	if !reflect.DeepEqual(got.Parts, want.Parts) {
		t.Errorf("got  %+v\nwant %+v", got.Parts, want.Parts)
	}
	for i, e := range want.Entries {
		if !reflect.DeepEqual(got.Entries[i], e) {
			t.Errorf("got  %+v\nwant %+v", got.Entries[i], e)
		}
		if !reflect.DeepEqual(got.Related(got.Entries[i]), want.Related(e)) {
			t.Errorf("other related entries of %s", e.ID)
		}
	}
}

// Reloading gives the same result as a first load, whatever was loaded before, and does not change the handbook that
// was loaded before.
func TestReloadingEqualsLoading(t *testing.T) {
	changes := map[string]map[string]string{
		"nothing":     reloaded,
		"a page":      withFile(reloaded, "keys/b.md", "# B\n\n## Other\n\nWords.\n"),
		"a new page":  withFile(reloaded, "other/d.md", "---\nid: a\n---\n# D\n"),
		"no page":     withFile(reloaded, "keys/b.md", ""),
		"manifest":    withFile(reloaded, "handbook.yaml", "title: Others\n"),
		"no manifest": withFile(reloaded, "handbook.yaml", ""),
	}
	for name, files := range changes {
		t.Run(name, func(t *testing.T) {
			first := loadCached(t, reloaded)
			second := reload(t, files, first)
			requireSame(t, second, loadCached(t, files))
			requireSame(t, first, loadCached(t, reloaded))
			requireSame(t, reload(t, reloaded, second), first)
		})
	}
}

// Parsing a page again would create a new parsedPage.
func TestUnchangedPagesAreNotParsedAgain(t *testing.T) {
	first := loadCached(t, reloaded)
	second := reload(t, withFile(reloaded, "keys/b.md", "# B\n\nOther words.\n"), first)
	for name, d := range second.cache.pages {
		if same := d == first.cache.pages[name]; same != (name != "keys/b.md") {
			t.Errorf("%s: not parsed again is %t", name, same)
		}
	}
	if n := second.ChangedFiles(first.Handbook); n != 1 {
		t.Errorf("%d files have changed", n)
	}
	if n := reload(t, withFile(withFile(reloaded, "other/c.md", ""), "handbook.yaml", "title: T\n"), first).ChangedFiles(first.Handbook); n != 2 {
		t.Errorf("%d files have changed or gone", n)
	}
}

// The problem is reported, and the previous version shown, until the page is fixed.
func TestABrokenPageKeepsItsLastGoodVersion(t *testing.T) {
	first := loadCached(t, reloaded)
	for name, text := range map[string]string{
		"broken front matter": "---\nid: [\n---\n# B\n\nNew words.\n",
		"never closed":        "---\nid: b\n\n# B\n\nNew words.\n",
		"a wrong value":       "---\nid: b\nkind: essay\n---\n# B\n\nNew words.\n",
		"empty":               " \n",
	} {
		t.Run(name, func(t *testing.T) {
			broken := reload(t, withFile(reloaded, "keys/b.md", text), first)
			twice := reload(t, withFile(withFile(reloaded, "keys/b.md", text), "other/c.md", "# C\n"), broken)
			for _, h := range []loaded{broken, twice} {
				if e := h.Entry("b"); e == nil || e.Text() != "Part\nWords." || len(h.Entries) != 3 {
					t.Fatalf("the text is %+v", e)
				}
			}
			fresh := broken.ProblemsSince(first.Handbook)
			if len(fresh) != 1 || fresh[0].Path != "keys/b.md" || fresh[0].Severity != handbook.SeverityError {
				t.Errorf("new problems: %v", fresh)
			}
			mended := reload(t, withFile(reloaded, "keys/b.md", "# B\n\nMended.\n"), twice)
			if e := mended.Entry("keys-b"); e == nil || e.Text() != "Mended." {
				t.Errorf("the mended text is %+v", e)
			}
		})
	}
}

// A problem that the previous version already had does not keep that version.
func TestAnOldMistakeDoesNotHideNewText(t *testing.T) {
	first := loadCached(t, map[string]string{"a.md": "---\nkind: essay\n---\n# A\n\nOld.\n"})
	second := reload(t, map[string]string{"a.md": "---\ntitle: A\nkind: essay\n---\n\nNew.\n"}, first)
	if got := second.Entries[0].Text(); got != "New." {
		t.Errorf("the text is %q", got)
	}
	if fresh := second.ProblemsSince(first.Handbook); len(fresh) > 0 {
		t.Errorf("a problem that only moved is called new: %v", fresh)
	}
}

func TestABrokenManifestKeepsItsLastGoodVersion(t *testing.T) {
	first := loadCached(t, reloaded)
	broken := reload(t, withFile(reloaded, "handbook.yaml", "title: [Texts\n"), first)
	if broken.Title != "Texts" || broken.Categories[0].Title != "Keys" {
		t.Errorf("the title is %q, the categories %+v", broken.Title, broken.Categories)
	}
	if fresh := broken.ProblemsSince(first.Handbook); len(fresh) != 1 || fresh[0].Path != "handbook.yaml" {
		t.Errorf("new problems: %v", fresh)
	}
	if h := reload(t, reloaded, broken); len(h.ProblemsSince(first.Handbook)) > 0 {
		t.Errorf("the problem stays: %v", h.Problems)
	}
}

// closed is a file system in which everything at or below a path is unreadable.
type closed struct {
	fstest.MapFS
	path string
}

func (c closed) Open(name string) (fs.File, error) {
	if name == c.path || strings.HasPrefix(name, c.path+"/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.path {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

func TestUnreadableFilesKeepTheirLastGoodVersion(t *testing.T) {
	first := loadCached(t, reloaded)
	for _, path := range []string{"keys/b.md", "keys", "handbook.yaml"} {
		h := reloadFS(t, closed{mapFS(reloaded), path}, first)
		if len(h.Entries) != 3 || h.Title != "Texts" {
			t.Errorf("without %s there are %d texts in %q", path, len(h.Entries), h.Title)
		}
		if fresh := h.ProblemsSince(first.Handbook); len(fresh) != 1 || fresh[0].Path != path {
			t.Errorf("without %s the new problems are %v", path, fresh)
		}
	}
}

// The target of [[name]] depends on which files exist.
func TestANewFileIsFoundByItsName(t *testing.T) {
	files := map[string]string{"a.md": "# A\n\nSee [[first]] and [[second]].\n", "first.md": "# First\n\nWords.\n"}
	previous := loadCached(t, files)
	files = withFile(files, "second.md", "# Second\n\nWords.\n")
	now := reload(t, files, previous)
	requireSame(t, now, loadCached(t, files))
	if links := now.Entry("a").Links; len(links) != 2 || links[1].Entry != "second" {
		t.Errorf("links: %+v", links)
	}
}
