package check

import "trustbook/handbook"

// loadRules are the problems the loader reports while it reads a handbook. Every
// command shows them; the others are found only by check.
var loadRules = []Rule{
	{
		Code: "unreadable", Severity: handbook.Error,
		Summary: "a file or folder that cannot be read",
		Text:    `The system denies access, or the file is larger than 256 KiB. It is missing from the handbook. Fix the permissions, or split the file.`,
	},
	{
		Code: "not-a-file", Severity: handbook.Warning,
		Summary: "a link, pipe or device instead of a file",
		Text:    `A symbolic link could lead out of the handbook, and a pipe could block forever, so neither is opened. Put the file itself there.`,
	},
	{
		Code: "manifest-name", Severity: handbook.Error,
		Summary: "a manifest with a wrong name",
		Text: `The manifest must be called handbook.yaml, in lower case. With another name it has no effect: no reading paths, no categories, no
statement to acknowledge.`,
	},
	{
		Code: "file-name", Severity: handbook.Error,
		Summary: "a file name that is not supported",
		Text: `The name contains control characters, a backslash or a colon, its path is longer than 200 bytes, or it is more than sixteen folders deep.
Such names break on some systems, or hide what they are. Rename the file.`,
	},
	{
		Code: "unclosed-fence", Severity: handbook.Warning,
		Summary: "a code block that is never closed",
		Text: "Everything after it is shown as code, including headings and lists. Close it with the same characters that open it, ``` or ~~~, on a\n" +
			"line of their own.",
	},
	{
		Code: "front-matter", Severity: handbook.Error,
		Summary: "front matter or a manifest that cannot be parsed",
		Text: `What is between the two --- lines, or in handbook.yaml, is neither valid YAML nor TOML, so all of it is ignored. The message says where
parsing failed, what probably caused it and, in brackets, what the parser said. Often a value with a colon needs quotes, a line is
indented with a tab, or the closing --- is missing.`,
	},
	{
		Code: "value", Severity: handbook.Error,
		Summary: "an invalid value",
		Text: `For example, a date is not a date, or kind is not faq, policy or principle. The value is ignored, and the other fields of the entry
apply; the message says what is expected. Fields that decide who has to acknowledge an entry err on the side of asking: until they are
fixed, an ack other than required or no counts as required, acknowledge of a reading path as true, invalid entries of a path as all
entries, and invalid roles as everyone. A path with an empty list of entries is ignored, because everyone would have finished it.`,
	},
	{
		Code: "duplicate-key", Severity: handbook.Error,
		Summary: "a field that occurs twice in an entry",
		Text:    `The first one counts, so changing the second has no effect. Remove one.`,
	},
	{
		Code: "unknown-key", Severity: handbook.Warning,
		Summary: "a field that trustbook does not know",
		Text: `It may be misspelt, and then its value is missing; if there is a similar field, the message names it. If the field is for another
program, --ignore unknown-key turns this rule off. A field that several entries have is one problem, at its first place.`,
	},
	{
		Code: "misspelt-key", Severity: handbook.Error,
		Summary: "a misspelt field that decides who has to read what",
		Text: `For example role for roles, entry for entries, or due for due_days. The field is ignored, so the path asks the wrong people, or for the
wrong thing. The message says what applies until it is fixed, and which field is similar. This concerns only reading_paths and the
fields of a path; all others are unknown-key.`,
	},
	{
		Code: "taken-former-id", Severity: handbook.Warning,
		Summary: "a former id that leads to another entry",
		Text: `A former id of this entry is the id, or also a former id, of another. Current ids win over former ones, and among those the first wins,
so the link leads to the other entry. Remove it from former_ids, or give the other entry a different id.`,
	},
	{
		Code: "duplicate-path-title", Severity: handbook.Warning,
		Summary: "two reading paths with the same title",
		Text:    `Readers cannot tell them apart in the list of paths. Make the titles different, for example by naming the readers.`,
	},
	{
		Code: "duplicate-path-entry", Severity: handbook.Warning,
		Summary: "an entry that is twice on a reading path",
		Text: `Each entry is on a path once, at its first place; a former id means the same entry. Remove the second one. If another entry was meant,
it is missing from the path.`,
	},
	{
		Code: "duplicate-id", Severity: handbook.Error,
		Summary: "two entries with the same id",
		Text:    `Only one of them can have it. The other got a number appended to its id, which may change. Give the newer entry an id of its own.`,
	},
	{
		Code: "unknown-category", Severity: handbook.Error,
		Summary: "a category that is not in the manifest",
		Text:    `The category of the folder is used instead. Write the id of a category in handbook.yaml, or add this one there.`,
	},
	{
		Code: "unknown-control", Severity: handbook.Warning,
		Summary: "a control that its set does not have",
		Text: `The set is not in control_sets of the manifest, or the reference does not match the pattern of the set. An auditor would notice. Fix the
reference or the pattern.`,
	},
	{
		Code: "unknown-related", Severity: handbook.Warning,
		Summary: "a related entry that does not exist",
		Text:    `No entry has or had this id. Write its current id; former_ids of that entry keep old ones working.`,
	},
	{
		Code: "unknown-path-entry", Severity: handbook.Error,
		Summary: "a reading path with an entry that does not exist",
		Text: `No entry has or had this id, so readers of the path miss an entry and are told they have finished. Write the current id of the entry in
reading_paths of the manifest, or remove it.`,
	},
	{
		Code: "broken-link", Severity: handbook.Warning,
		Summary: "a link that leads to no entry",
		Text: `Readers who follow the link are told that it leads nowhere. Fix the path; it is relative to the file with the link. Links to the web need
https://, and e-mail addresses need mailto:.`,
	},
	{
		Code: "broken-fragment", Severity: handbook.Warning,
		Summary: "a link to a heading that does not exist",
		Text: `The entry exists, but not the heading after #, which was probably reworded. The fragment is the heading in lower case, with hyphens for
spaces and without punctuation.`,
	},
	{
		Code: "raw-html", Severity: handbook.Warning,
		Summary: "HTML that is not shown",
		Text: `A terminal shows text, so HTML without an equivalent in Markdown is dropped, and readers miss its content. Write it as Markdown. Comments,
<!-- ... -->, are fine.`,
	},
	{
		Code: "control-character", Severity: handbook.Warning,
		Summary: "control, direction or invisible characters",
		Text: `Such characters can control a terminal, or make a text look different from what it is, so they are removed before anything is shown.
If they are not intentional, the file is not UTF-8 or comes from a word processor. Save it as plain UTF-8.`,
	},
	{
		Code: "encoding", Severity: handbook.Warning,
		Summary: "a file that is not UTF-8",
		Text: `A file whose non-ASCII letters are all invalid UTF-8 is read as Windows-1252, the encoding of old Windows programs. In any other file,
invalid characters are shown as a box or a question mark. Save it as UTF-8.`,
	},
	{
		Code: "unclosed-comment", Severity: handbook.Warning,
		Summary: "a comment that is never closed",
		Text: `Other programs hide everything after a <!-- without a -->, up to the end of the file. Here no policy is ever hidden, so the comment is
shown instead. Close it.`,
	},
	{
		Code: "plain-text", Severity: handbook.Warning,
		Summary: "an entry that is shown without formatting",
		Text: `Parsing it would take too long: it has a line of more than 16 KiB, very deep nesting or an enormous table. It is shown as it was
typed. The message says which; split it.`,
	},
}
