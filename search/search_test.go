package search

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"trustbook/handbook"
)

func TestShippedHandbook(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, c := range []struct {
		query  string
		first  []string // any of these
		reason string   // prefix of one of the reasons
	}{
		{"2fa", []string{"mfa-production-admin"}, "“2fa” is a synonym of “multi-factor authentication”"},
		{"sla ", []string{"high-availability"}, "a search for “sla” also finds “availability”"},
		{"two factor ", []string{"mfa-production-admin"}, "“two factor” is a synonym of “"},
		{"laptop stolen", []string{"mobile-device-policy"}, "a search for “laptop” also finds “device”"},
		{"whos allowed prod", []string{"remote-work-production-access", "mfa-production-admin", "privileged-access"}, ""},
		{"passowrd", []string{"secret-handling", "user-secret-duties"}, "“passowrd” is read as “password”"},
		{"A.9.2.3", []string{"privileged-access"}, "it lists control A.9.2.3"},
		{"#nis2 admin", []string{"mfa-production-admin"}, "the title matches"},
		{"criminal check", []string{"background-checks"}, "the title matches"},
		{"mobile device policy", []string{"mobile-device-policy"}, "the title or question is the same"},
		{"Are staff background-checked?", []string{"background-checks"}, "the title or question is the same"},
		{"data-stays-in-sweden", []string{"data-stays-in-sweden"}, ""},
		{"rmtprd", []string{"remote-work-production-access"}, "its title or id has these letters in this order"},
	} {
		r := ix.Search(c.query, Options{})
		if !slices.Contains(c.first, firstID(r)) || r.NoAnswer {
			t.Errorf("%s: got %s, want one of %v", c.query, summarize(r), c.first)
			continue
		}
		if !slices.ContainsFunc(r.Hits[0].Reasons, func(s string) bool { return strings.HasPrefix(s, c.reason) }) {
			t.Errorf("%s: reasons %q lack %q", c.query, r.Hits[0].Reasons, c.reason)
		}
	}
}

// Every title, id, former id and control finds its entry.
func TestEveryTitleFindsItself(t *testing.T) {
	h := shippedHandbook(t)
	ix := New(h)
	for _, e := range h.Entries {
		for _, name := range append([]string{e.Title, strings.ToUpper(e.Title), e.ID}, e.FormerIDs...) {
			r := ix.Search(name, Options{Limit: 1})
			if firstID(r) != e.ID || r.Hits[0].Confidence != High {
				t.Errorf("%s: got %s", name, summarize(r))
			}
		}
		for _, c := range e.Controls {
			if r := ix.Search(c.String(), Options{}); !slices.ContainsFunc(r.Hits, func(x Hit) bool { return x.Entry == e && x.Score >= tierStep }) {
				t.Errorf("%s does not find %s", c, e.ID)
			}
		}
	}
}

func TestEmptyQueries(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"", "  ", "\t\n", "?!", `"`, `""`, "-", "#", "cat:", "\xff"} {
		r := ix.Search(query, Options{})
		if len(r.Hits) != 0 || r.NoAnswer || r.FuzzyOnly || len(r.Unmatched) != 0 || r.Corrected != "" || r.Query != query {
			t.Errorf("%q: got %+v", query, r)
		}
	}
}

func TestEmptyHandbook(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{}))
	for _, query := range []string{"", "mfa", "passowrd", "#nis2", `"a b"`, "-x", "A.9.2.3", "rmtprd"} {
		if r := ix.Search(query, Options{}); len(r.Hits)+len(r.Suggestions.Words)+len(r.Suggestions.Entries) != 0 {
			t.Errorf("%q: got %+v", query, r)
		}
	}
}

func TestRanking(t *testing.T) {
	for _, c := range []struct {
		name  string
		book  []string
		query string
		want  string
	}{
		{"title above body", []string{"Other | Of encryption.", "Encryption | Of other."}, "encryption", "b a"},
		{"rare above frequent", []string{"A | disk.", "B | disk.", "C | disk.", "D | key.", "E | None."}, "disk key", "d a b c"},
		{"all words above some", []string{"One | least.", "Two | least privilege.", "Three | privilege."}, "least privilege", "b"},
		{"short above long", []string{"One | keys and " + strings.Repeat("many other words ", 30), "Two | keys."}, "keys", "b a"},
		{"exact title above a longer one", []string{"Remote access for guests and partners | X.", "Remote access | X."}, "access remote", "b a"},
		{"complete word above its prefix", []string{"One | production.", "Two | prod."}, "prod", "b a"},
		{"ties in reading order", []string{"One | key.", "Two | key.", "Six | key."}, "key", "a b c"},
		{"stop words decide nothing alone", []string{"One | What is it.", "Two | Encryption."}, "what is encryption", "b"},
		{"but do among equals", []string{"What is encryption | X.", "Use of encryption | X."}, "what is encryption?", "a b"},
	} {
		got := ids(New(handbookWith(c.book...)).Search(c.query, Options{}))
		if !strings.HasPrefix(got+" ", c.want+" ") {
			t.Errorf("%s: %s gives %q, want %q", c.name, c.query, got, c.want)
		}
	}
}

func TestKeywordsAndLabelsAreFound(t *testing.T) {
	h := handbookWith("One | Text.", "Two | Text.")
	h.Entries[0].Keywords = []string{"yubikey"}
	h.Entries[1].Frameworks = []string{"NIS2"}
	ix := New(h)
	if got := ids(ix.Search("yubikey", Options{})); got != "a" {
		t.Errorf("keyword: %q", got)
	}
	if got := ids(ix.Search("nis 2", Options{})); got != "b" {
		t.Errorf("label: %q", got)
	}
}

func TestLimitAndCounts(t *testing.T) {
	ix := New(shippedHandbook(t))
	all := ix.Search("access", Options{})
	if all.Total != len(all.Hits) || all.Total < 5 {
		t.Fatalf("%d hits, total %d", len(all.Hits), all.Total)
	}
	sum := 0
	for _, n := range all.Counts {
		sum += n
	}
	if sum != all.Total {
		t.Errorf("counts %v do not add up to %d", all.Counts, all.Total)
	}
	for limit := 1; limit <= all.Total+1; limit++ {
		r := ix.Search("access", Options{Limit: limit})
		if len(r.Hits) != min(limit, all.Total) || r.Total != all.Total {
			t.Fatalf("limit %d: %d hits, total %d", limit, len(r.Hits), r.Total)
		}
		for i, h := range r.Hits {
			if h.Entry != all.Hits[i].Entry || h.Score != all.Hits[i].Score || h.Confidence != all.Hits[i].Confidence {
				t.Fatalf("limit %d: hit %d is %s %s, without limit %s %s", limit, i, h.Entry.ID, h.Confidence, all.Hits[i].Entry.ID, all.Hits[i].Confidence)
			}
		}
	}
}

func TestHitsAreSortedByScore(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"access", "8.5 mfa", "production", "who are you", "permission life cycle"} {
		hits := ix.Search(query, Options{}).Hits
		if !slices.IsSortedFunc(hits, func(a, b Hit) int { return int(1000 * (b.Score - a.Score)) }) {
			t.Errorf("%s: hits are not sorted by score", query)
		}
	}
}

func TestTopCandidatesEqualsSorting(t *testing.T) {
	g := newGenerator(10)
	var cs []candidate
	for i := range 500 {
		cs = append(cs, candidate{uint32(i), float32(g.rand.IntN(90))})
	}
	sorted := slices.Clone(cs)
	slices.SortFunc(sorted, compareCandidates)
	for _, limit := range []int{1, 2, 10, 249, 250, 499, 500, 600} {
		if got := topCandidates(slices.Clone(cs), limit); !slices.Equal(got, sorted[:min(limit, 500)]) {
			t.Errorf("limit %d differs", limit)
		}
	}
	if got := topCandidates(slices.Clone(cs), 0); !slices.Equal(got, sorted) {
		t.Error("no limit differs")
	}
}

func TestConcurrentSearches(t *testing.T) {
	ix := New(shippedHandbook(t))
	queries := []string{"mfa", "passowrd", "laptop stolen", "8.5", `"least privilege"`, "rmtprd", "salary", "#nis2"}
	var want []string
	for _, q := range queries {
		want = append(want, fmt.Sprintf("%+v", ix.Search(q, Options{}).Hits))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for n := range 40 {
				i := n % len(queries)
				r := ix.Search(queries[i], Options{})
				r.Mark("MFA for production administration")
				if got := fmt.Sprintf("%+v", r.Hits); got != want[i] {
					t.Errorf("%s: different hits in a concurrent search", queries[i])
				}
			}
		})
	}
	wg.Wait()
}

func TestLongBodiesAndQueries(t *testing.T) {
	body := strings.Repeat("Nothing of interest in this sentence at all. ", 3000) + "The quorum is seven members. " + strings.Repeat("More of the same. ", 3000)
	h := handbookWith("Board | "+body, "Other | Text.")
	hit := New(h).Search("quorum members", Options{}).Hits[0]
	if got := marked(hit.Passage, hit.PassageMarks); got != "The [quorum] is seven [members]." {
		t.Errorf("got %q", got)
	}
	long := strings.Repeat("x", 1<<16)
	if r := New(h).Search(long, Options{}); len(r.Hits) != 0 {
		t.Error("found a word of 65,536 letters")
	}
	if r := New(h).Search(strings.Repeat("quorum ", 2000), Options{}); firstID(r) != "a" {
		t.Errorf("got %s", summarize(r))
	}
}
