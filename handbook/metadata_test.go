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

func TestPeriods(t *testing.T) {
	year, month := Period{Years: 1}, Period{Months: 1}
	for s, want := range map[string]Period{
		"12 months": {Months: 12}, " Every 2 Years ": {Years: 2}, "annually": year, "P1Y": year, "p18m": {Months: 18}, "P2W": {Days: 14},
		"a month": month, "every month": month, "every six months": {Months: 6}, "an year": year, "90days": {Days: 90}, "1 week": {Days: 7},
		"": {}, "month": {}, "0 years": {}, "every": {}, "every every year": {}, "12345 days": {}, "+1 year": {}, "1  year": {}, "-1 day": {},
		"P": {}, "PY": {}, "P1": {}, "P1Years": {}, "Pa y": {}, "P1D ago": {}, "two or three weeks": {}, "1 yearss": {}, "1 years ago": {}, "١ day": {},
	} {
		if got, ok := ParsePeriod(s); got != want || ok != (want != Period{}) {
			t.Errorf("%q is %v (%v), want %v", s, got, ok, want)
		}
	}
}
