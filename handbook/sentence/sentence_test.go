package sentence

import "testing"

func TestFirst(t *testing.T) {
	for text, want := range map[string]string{
		"Yes. We do.": "Yes.", "We use e.g. TLS 1.3. Always.": "We use e.g. TLS 1.3.", "No full stop": "No full stop", "See art. 5 of it. Then": "See art. 5 of it.",
		"“Never.” Then": "“Never.”", "(So it is.) Then": "(So it is.)", "はい。そうです。": "はい。", "Really? Yes!": "Really?", "v1.2 is out": "v1.2 is out", "Ask J. Doe. Now": "Ask J. Doe.",
		"We are outside the U.S. CLOUD Act. Always.": "We are outside the U.S. CLOUD Act.", "Is it shared? No.": "Is it shared?", "The answer is no. We never do.": "The answer is no.", "See no. 57. It has more": "See no. 57.",
		"Disks, etc. Also others. And": "Disks, etc. Also others.", "no stop. lower case": "no stop. lower case", "It is! 2 keys": "It is!", "": "", "Ends.": "Ends.", "Ends. ": "Ends. ",
	} {
		if got := First(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
