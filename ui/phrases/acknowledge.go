package phrases

// Phrases about receipts.
const (
	PleaseAcknowledge = "Please acknowledge" // continues with "this entry: press a."
	NothingStored     = "nothing is stored with --no-state or without a terminal"
	NoStateFolder     = "there is no folder to store it in; set HOME or XDG_STATE_HOME"
)

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
