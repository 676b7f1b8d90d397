//go:build unix

package trust_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"trustbook/handbook/safefile"
	"trustbook/ui/trust"
)

func TestPipeAsPolicyIsAnError(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "policy.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := trust.Load(trust.FolderPaths{System: dir}, nil); !errors.Is(err, safefile.ErrNotRegular) {
		t.Error(err)
	}
}
