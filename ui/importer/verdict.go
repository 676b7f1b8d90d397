package importer

import (
	"strings"

	"trustbook/handbook"
)

// verdictOf returns the verdict that a value stands for; "" if it stands for none.
func verdictOf(value string) handbook.Verdict {
	switch strings.ToLower(strings.Trim(value, " .!")) {
	case "yes", "y", "ja", "oui", "sí":
		return handbook.Yes
	case "no", "n", "nej", "nein", "non":
		return handbook.No
	case "partly", "partial", "partially", "delvis", "teilweise", "partiellement":
		return handbook.Partly
	case "na", "n/a", "not applicable", "ej tillämpligt", "nicht zutreffend", "sans objet":
		return handbook.NA
	}
	return handbook.NoVerdict
}
