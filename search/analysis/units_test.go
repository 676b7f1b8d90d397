package analysis

import (
	"strings"
	"testing"
)

func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"30min":      "30min=30min (30=30) (min=min)",
		"24h/7":      "24h=24h (24=24) (h=h) 7=7",
		"TLSv1.2":    "tlsv1=TLSv1 (tls=TLS) (1=1) 2=2",
		"IPv6 NIS2":  "ipv6=IPv6 nis2=NIS2",
		"1,000":      "1=1 000=000 (1000=1,000)",
		"1 500 000":  "1=1 500=500 000=000 (1500000=1 500 000)",
		"1\u202f500": "1=1 500=500 (1500=1\u202f500)",
		"1’500":      "1=1 500=500 (1500=1’500)",
		"1,50 1 50":  "1=1 50=50 1=1 50=50",
		"27001 2022": "27001=27001 2022=2022",
		"1.2.3":      "1=1 2=2 3=3",
		"Node.js":    "node=Node js=js (nodejs=Node.js)",
		"end. Begin": "end=end begin=Begin",
		"v2 3x4":     "v2=v2 3x4=3x4",
	} {
		if got := strings.Join(allWords(text), " "); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
