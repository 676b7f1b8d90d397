package receipts

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readDocument(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/receipts.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestDocumentNamesEveryField(t *testing.T) {
	yes, all := true, 100
	line, err := encodeRecord(Receipt{Edition: "x", Digest: "x", Path: "x", Version: "x", Shown: &all, ByHand: &yes})
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(line, &keys); err != nil {
		t.Fatal(err)
	}
	text := readDocument(t)
	for key := range keys {
		if !strings.Contains(text, "`"+key+"`") {
			t.Errorf("docs/receipts.md does not name %s", key)
		}
	}
}

// The commands in the document report nothing for an intact file, and the change in an altered one.
func TestCommandsInTheDocumentCheckAFile(t *testing.T) {
	for _, tool := range []string{"sh", "sha256sum", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s here", tool)
		}
	}
	blocks := regexp.MustCompile("(?ms)^```\n(.*?)^```$").FindAllStringSubmatch(readDocument(t), -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks", len(blocks))
	}
	dir := t.TempDir()
	l := ledgerWith(t, dir, 3)
	sh := func(script string) string {
		cmd := exec.Command("sh", "-ec", script)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(out)
	}
	c, _, _ := l.Read()
	if out := sh(blocks[0][1]); !strings.HasPrefix(out, c.Receipts[0].Hash) {
		t.Errorf("%s, want %s", out, c.Receipts[0].Hash)
	}
	if out := sh(blocks[1][1]); out != "" {
		t.Error(out)
	}
	good := string(ledgerBytes(t, l))
	writeTestFile(t, filepath.Clean(dir), FileName, strings.Replace(good, "Text t1", "Text t9", 1))
	if out := sh(blocks[1][1]); !strings.HasPrefix(out, "changed: ") {
		t.Error(out)
	}
	writeTestFile(t, dir, FileName, strings.Join(append(splitAfterNewlines([]byte(good))[:1], splitAfterNewlines([]byte(good))[2]), "")+"\n")
	if out := sh(blocks[1][1]); !strings.HasPrefix(out, "does not follow: ") {
		t.Error(out)
	}
}
