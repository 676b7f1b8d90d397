//go:build unix

package e2e

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The commands in the README work in their order, with the program in the path. The build commands run only in a full
// run, in a copy of the repository, because they compile the program again.
func TestReadmeCommandsWork(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"sh", "zip"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("there is no %s here", name)
		}
	}
	bin, dir := t.TempDir(), t.TempDir()
	if err := os.Symlink(binary(t), filepath.Join(bin, "trustbook")); err != nil {
		t.Fatal(err)
	}
	if runsAllCases {
		copyTree(t, dir)
	}
	blocks := shellBlocks(t, "## Make it your own")
	if len(blocks) != 4 {
		t.Fatalf("%d blocks of commands in the README, want 4: %q", len(blocks), blocks)
	}
	for _, block := range blocks {
		if strings.Contains(block, "go build") && !runsAllCases {
			continue
		}
		cmd := exec.Command("sh", "-ec", block)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GOFLAGS=-buildvcs=false", "XDG_STATE_HOME="+bin)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "Example handbook") {
			t.Fatalf("%s\nends with %v and says\n%s", block, err, out)
		}
	}
}

// The README's commands for signing work with the real tool.
func TestReadmeSigningWorks(t *testing.T) {
	if _, err := exec.LookPath("minisign"); err != nil {
		t.Skip("minisign is not installed")
	}
	t.Parallel()
	bin, dir := t.TempDir(), t.TempDir()
	if err := os.Symlink(binary(t), filepath.Join(bin, "trustbook")); err != nil {
		t.Fatal(err)
	}
	blocks := shellBlocks(t, "## Who signed it")
	if len(blocks) != 1 {
		t.Fatalf("%d blocks of commands in the README, want 1: %q", len(blocks), blocks)
	}
	const rest = `
minisign -Vm handbook.zip -p org.pub
! trustbook list --handbook handbook.zip
fingerprint=$(trustbook trust add org.pub --fingerprint x 2>&1 | sed -n 's/.*a different fingerprint: //p')
trustbook trust add org.pub --fingerprint "$fingerprint"
trustbook verify handbook.zip`
	cmd := exec.Command("sh", "-ec", "trustbook init my-handbook\n"+blocks[0]+rest)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "(org, added by you), edition 7, valid until 2030-12-31") {
		t.Fatalf("it ends with %v and says\n%s", err, out)
	}
}

// shellBlocks returns the blocks of commands in a section of the README.
func shellBlocks(t *testing.T, heading string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "\n"+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var blocks []string
	for _, m := range regexp.MustCompile("(?ms)^```\n(.*?)^```$").FindAllStringSubmatch(section, -1) {
		blocks = append(blocks, m[1])
	}
	return blocks
}

// copyTree copies what is needed to build the program into dir.
func copyTree(t *testing.T, dir string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(dir, path), 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, path), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
