package pack

import (
	"archive/zip"
	"errors"
	"testing"
)

func TestTooManyFilesInAZipAreRefused(t *testing.T) {
	if err := checkDirectory(make([]*zip.File, MaxFiles+1)); !errors.Is(err, ErrRefused) {
		t.Error(err)
	}
}
