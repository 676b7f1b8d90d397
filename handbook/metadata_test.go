package handbook

import "testing"

func TestEdition(t *testing.T) {
	for version, want := range map[string]Edition{"1.2": {1, 2}, "v3": {3, 0}, "2.0.7": {2, 0}, "10.11": {10, 11}} {
		if got, ok := (Metadata{Version: version}).Edition(); !ok || got != want {
			t.Errorf("%q: %v, %v", version, got, ok)
		}
	}
	for _, version := range []string{"", "spring", "1.x", "-1", "1.-2", "."} {
		if got, ok := (Metadata{Version: version}).Edition(); ok {
			t.Errorf("%q: %v", version, got)
		}
	}
}

func TestMajorRaisedSince(t *testing.T) {
	for versions, want := range map[[2]string]bool{
		{"1.0", "2.0"}: true, {"1", "v10.3"}: true, {"1.0", "1.9"}: false, {"2.0", "1.0"}: false,
		{"", "2.0"}: false, {"1.0", ""}: false, {"draft", "2.0"}: false, {"1.0", "final"}: false,
	} {
		if got := (Metadata{Version: versions[1]}).MajorRaisedSince(versions[0]); got != want {
			t.Errorf("from %q to %q: %v", versions[0], versions[1], got)
		}
	}
}
