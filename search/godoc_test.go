package search_test

import (
	"fmt"

	"trustbook/handbook"
	"trustbook/search"
)

func smallHandbook() *handbook.Handbook {
	return handbook.New(handbook.Parts{Title: "Example", Entries: []*handbook.Entry{{
		ID: "signing-in", Title: "Signing in", Kind: handbook.FAQ, Frameworks: []string{"NIS2"},
		Summary:  "Everyone signs in with multi-factor authentication.",
		Controls: []handbook.Control{{Set: "iso27002-2022", Ref: "8.5"}},
		Sections: []handbook.Section{{Text: "Passwords alone are not enough. A hardware token is the second factor."}},
	}, {
		ID: "lost-devices", Title: "Lost devices", Kind: handbook.Policy,
		Sections: []handbook.Section{{Text: "A device that is lost or stolen is wiped at once."}},
	}}})
}

func ExampleIndex_Search() {
	ix := search.New(smallHandbook())
	for _, query := range []string{"2fa", "laptop stoeln ", "8.5", "#nis2 token", "lunch menu"} {
		r := ix.Search(query, search.Options{Limit: 1})
		if len(r.Hits) == 0 {
			fmt.Printf("%s: nothing\n", query)
			continue
		}
		h := r.Hits[0]
		fmt.Printf("%s: %s, %s\n", query, h.Entry.ID, h.Passage)
	}
	// Output:
	// 2fa: signing-in, Everyone signs in with multi-factor authentication.
	// laptop stoeln : lost-devices, A device that is lost or stolen is wiped at once.
	// 8.5: signing-in, Everyone signs in with multi-factor authentication.
	// #nis2 token: signing-in, A hardware token is the second factor.
	// lunch menu: nothing
}

func ExampleResult_Mark() {
	r := search.New(smallHandbook()).Search("2fa", search.Options{})
	text := "It takes multi-factor\nauthentication."
	for _, s := range r.Mark(text) {
		fmt.Printf("%d to %d: %s\n", s.Start, s.End, text[s.Start:s.End])
	}
	// Output:
	// 9 to 21: multi-factor
	// 22 to 36: authentication
}

func ExampleResult_corrected() {
	r := search.New(smallHandbook()).Search("passowrds", search.Options{})
	fmt.Println(r.Corrected, r.Hits[0].Reasons)
	// Output: passwords [“passowrds” is read as “passwords”]
}

func ExampleFilter() {
	r := search.New(smallHandbook()).Search("#nis kind:recipe token", search.Options{})
	for _, c := range r.Filters {
		fmt.Println(c.Label, c.Known)
	}
	// Output:
	// NIS2 true
	// kind:recipe false
}

func ExampleSuggestions() {
	r := search.New(smallHandbook()).Search("passwrods123 ", search.Options{})
	for _, w := range r.Suggestions.Words {
		fmt.Println(w.Word, w.Count)
	}
	// Output: password 1
}
