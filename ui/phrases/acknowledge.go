package phrases

// What is said about receipts.
const (
	NoStateFolder = "there is no folder to store it in; set HOME or XDG_STATE_HOME"
	NotAskedFor   = "this entry does not ask to be acknowledged"
)

// PleaseAcknowledge asks the reader to acknowledge an entry, and says how: "press a".
func PleaseAcknowledge(how string) string { return "Please acknowledge this entry: " + how + "." }

// PleaseAcknowledgeAgain does so for an entry that was acknowledged before.
func PleaseAcknowledgeAgain(how, why string) string {
	return "Please acknowledge this entry again: " + how + ". " + why
}

// ReceiptContents says what a receipt contains and where it is stored.
func ReceiptContents(path string) string {
	return "Your name, the time and a hash of the text are stored in " + path + "; the name is not verified."
}

// Version returns "version 1.2", or "" for an entry without a version.
func Version(version string) string {
	if version == "" {
		return ""
	}
	return "version " + version
}
