package phrases_test

import (
	"testing"
	"time"

	"trustbook/ui/phrases"
)

func TestCount(t *testing.T) {
	for want, got := range map[string]string{
		"1 entry":      phrases.CountEntries(1),
		"0 entries":    phrases.CountEntries(0),
		"18 entries":   phrases.CountEntries(18),
		"2 categories": phrases.CountWithNoun(2, "category"),
		"3 keys":       phrases.CountWithNoun(3, "key"),
		"7 days":       phrases.CountWithNoun(7, "day"),
		"2 matches":    phrases.CountWithNoun(2, "match"),
		"1 receipt":    phrases.CountWithNoun(1, "receipt"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"the title matches":   "The title matches",
		"åtkomst":             "Åtkomst",
		"“2FA” is listed":     "“2FA” is listed",
		"認証 is part of 多要素認証": "認証 is part of 多要素認証",
	} {
		if got := phrases.Capitalize(in); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNews(t *testing.T) {
	for want, got := range map[string]string{
		"":                         phrases.NewsSummary(0, 0, 0),
		"1 new entry, 2 updated":   phrases.NewsSummary(1, 2, 0),
		"3 updated entries":        phrases.NewsSummary(0, 3, 0),
		"1 removed entry":          phrases.NewsSummary(0, 0, 1),
		"2 new entries, 1 removed": phrases.NewsSummary(2, 0, 1),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDates(t *testing.T) {
	now := time.Date(2026, 11, 28, 23, 0, 0, 0, time.UTC)
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		day, want string
		late      bool
	}{
		{"2026-11-28", "due today", false},
		{"2026-11-29", "due 29 November", false},
		{"2026-11-27", "was due 27 November", true},
		{"2027-01-05", "due 5 January 2027", false},
	} {
		if got, late := phrases.DueText(day(c.day), now); got != c.want || late != c.late {
			t.Errorf("%s: %q, %v", c.day, got, late)
		}
	}
	for day, want := range map[string]string{
		"2025-02-01": "on 1 February 2025 since 1 February 2025", "2026-11-27": "on 27 November since 27 November",
		"2026-11-28": "today since earlier today", "soon": "on soon since soon",
	} {
		if got := phrases.OnDay("", day, now) + phrases.SinceDay("", day, now); got != " "+want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestNotMentioned(t *testing.T) {
	for want, missing := range map[string][]string{
		"does not mention: sla": {"sla"},
		"does not say when":     {"when"},
		"does not mention: vpn, and does not say how many days": {"vpn", "how many days"},
	} {
		if got := phrases.NotMentioned(missing); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
