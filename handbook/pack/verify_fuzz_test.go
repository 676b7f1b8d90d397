package pack

import (
	"testing"
)

// FuzzVerify verifies arbitrary signatures with arbitrary keys: none is valid.
func FuzzVerify(f *testing.F) {
	f.Add("untrusted comment: x\nRUQFRaG6ccOUdTYw9f2bQ6mpOjDN39zVAVSQpXsvne7CoCquvmwTjEg3zHU2ehVkBjo9MdDsBApmi+5JIo/oVnMCUGPJgIoYmAM=\n"+
		"trusted comment: seq=3 expires=2027-12-31\nociJrqJE7flJ8fgUEmumn2Xj2aVwnRwtbX2YyLe9gCRmu0yMgAgpTBwN+lCU8xk6cATCYSIS3Cot8/dSQHW5Ag==\n",
		"RWQFRaG6ccOUdQhPabNoYaQYl1XnCxQwuYtyWNnw6OlRtxflaKAxmnob", "a zip")
	f.Add("", "untrusted comment: x\n", "")
	f.Fuzz(func(t *testing.T, signature, key, pack string) {
		var keys []Key
		if k, err := ParseKey("x", []byte(key), ReaderKey); err == nil {
			keys = append(keys, k)
			if len(k.ID()) != 16 || len(k.Fingerprint()) != 39 {
				t.Fatalf("%q %q", k.ID(), k.Fingerprint())
			}
		}
		if claims, err := Verify([]byte(pack), []byte(signature), keys, day); err == nil {
			t.Fatalf("a signature holds that nobody made: %+v", claims)
		}
	})
}

// FuzzComment parses arbitrary trusted comments. A sequence number is never negative.
func FuzzComment(f *testing.F) {
	f.Add("timestamp:1 seq=3 expires=2027-12-31")
	f.Add("seq=-1 seq=99999999999999999999 expires=")
	f.Fuzz(func(t *testing.T, comment string) {
		s, err := parseTrustedComment(comment)
		if err == nil && s.Seq < 0 {
			t.Fatal(s)
		}
	})
}
