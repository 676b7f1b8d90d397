package check

import "trustbook/handbook"

// loaderRules are what the loader reports while it reads a handbook. Every
// command knows of them; the others are found by a check only.
var loadRules = []Rule{
	{
		Code: "unreadable", Severity: handbook.Error,
		Summary: "a file or folder that cannot be read",
		Text:    `The system refuses it, or the file is larger than 256 KiB. It is missing from the handbook. Mend the permissions, or split the text.`,
	},
	{
		Code: "not-a-file", Severity: handbook.Warning,
		Summary: "a link, pipe or device where a text should be",
		Text: `A symbolic link could lead out of the handbook and a pipe could wait for ever, so neither is opened. Put the text itself
there.`,
	},
	{
		Code: "manifest-name", Severity: handbook.Error,
		Summary: "a manifest under another name",
		Text: `The manifest is called handbook.yaml, in small letters. Under another name nothing in it holds: no reading path, no category,
no statement to acknowledge.`,
	},
	{
		Code: "file-name", Severity: handbook.Error,
		Summary: "a file name that cannot be taken",
		Text: `The name has control characters, a backslash or a colon, its path is over 200 bytes long, or it lies more than sixteen folders
deep. Such names break in one system or another, or hide what they are. Rename it.`,
	},
	{
		Code: "unclosed-fence", Severity: handbook.Warning,
		Summary: "a code block that is never closed",
		Text: "All that follows it is shown as code, headings and lists included. Close it with the same marks that open it, ``` or ~~~, on a\n" +
			"line of their own.",
	},
	{
		Code: "front-matter", Severity: handbook.Error,
		Summary: "front matter or a manifest that is neither YAML nor TOML",
		Text: `What stands between the two --- lines, or in handbook.yaml, cannot be read, so nothing of it counts. The message says where the
reader stumbled, what that means most likely, and in brackets the words of the reader. Often a value with a colon in it lacks quotes,
a line is indented by a tab, or the closing --- is missing.`,
	},
	{
		Code: "value", Severity: handbook.Error,
		Summary: "a value of the wrong form",
		Text: `A date is no date, a kind is none of faq, policy and principle, and so on. The value is left out, and what stands beside it counts;
the message says what is expected. What decides who is to acknowledge a text is never taken for less than was meant: until it is
mended, an ack that is neither required nor no counts as required, acknowledge of a reading path as true, and entries that cannot be
read as every text. roles that cannot be read leave the path to everybody. A path whose entries are empty is left out, because everybody would have finished it.`,
	},
	{
		Code: "duplicate-key", Severity: handbook.Error,
		Summary: "a key that stands twice in one text",
		Text:    `The first one counts, and whoever changes the second wonders why nothing happens. Take one out.`,
	},
	{
		Code: "unknown-key", Severity: handbook.Warning,
		Summary: "a key that trustbook does not know",
		Text: `It may be misspelt, and then its value is missing; the message names the key that is near, if there is one. Or another program reads it, and then --ignore unknown-key leaves this rule
out. A key that several texts have is one problem, at its first place.`,
	},
	{
		Code: "misspelt-key", Severity: handbook.Error,
		Summary: "a key that decides who has to read what, misspelt",
		Text: `role for roles, entry for entries, due for due_days: the key is ignored, and then the path asks the wrong people, or for something
else than was meant. The message says what holds until it is mended, and which key is near. Only reading_paths and the keys of a path
are looked at in this way; any other is an unknown-key.`,
	},
	{
		Code: "taken-former-id", Severity: handbook.Warning,
		Summary: "a former id that leads to another text",
		Text: `A former id of this text is the id of another, or a former id of another too. The id that a text has now wins over former ones,
and among those the first, so who follows it comes to the other text. Take it out of former_ids, or give the other text another id.`,
	},
	{
		Code: "duplicate-path-title", Severity: handbook.Warning,
		Summary: "two reading paths with the same title",
		Text:    `Nobody can tell the two apart where paths are listed. Say in the titles what is different, such as whom each is for.`,
	},
	{
		Code: "duplicate-path-entry", Severity: handbook.Warning,
		Summary: "a text that stands twice on a reading path",
		Text: `A path leads to each text once, where it is named first; under a former id it is the same text. Take the second one out. Where
it was another text that was meant, that one is missing from the path.`,
	},
	{
		Code: "duplicate-id", Severity: handbook.Error,
		Summary: "two texts with the same id",
		Text: `Only one of them can be reached by it; the other got a number behind its id, which may be another one tomorrow. Give the younger
text an id of its own.`,
	},
	{
		Code: "unknown-category", Severity: handbook.Error,
		Summary: "a category that the manifest does not list",
		Text:    `The text is in the category of its folder instead. Write the id of a category that handbook.yaml lists, or list this one.`,
	},
	{
		Code: "unknown-control", Severity: handbook.Warning,
		Summary: "a control that its set cannot have",
		Text: `The set is not in control_sets of the manifest, or the reference does not match the pattern of its set: a slip that an auditor
would find. Mend the reference, or the pattern.`,
	},
	{
		Code: "unknown-related", Severity: handbook.Warning,
		Summary: "a related text that does not exist",
		Text:    `No text has this id, or had it. Write the id that it has now; former_ids of that text keep old ones working.`,
	},
	{
		Code: "unknown-path-entry", Severity: handbook.Error,
		Summary: "a reading path that leads to a text that does not exist",
		Text: `No text has this id, or had it, so whoever follows the path misses a text and is told that all is read. Write the id that the
text has now in reading_paths of the manifest, or take it out.`,
	},
	{
		Code: "broken-link", Severity: handbook.Warning,
		Summary: "a link that leads to no text",
		Text: `Who follows the link is told that it leads nowhere. Mend the path; it counts from the file that the link is in. An address on the
web needs its https://, an e-mail address its mailto:.`,
	},
	{
		Code: "broken-fragment", Severity: handbook.Warning,
		Summary: "a link to a heading that does not exist",
		Text: `The text is there, the heading behind # is not: it was reworded, most likely. The fragment is the heading in small letters, with
hyphens for blanks and without other signs.`,
	},
	{
		Code: "raw-html", Severity: handbook.Warning,
		Summary: "HTML that is not shown",
		Text: `A terminal shows text, so HTML for which Markdown has no counterpart is dropped, and readers miss what it said. Write it as
Markdown. Comments, <!-- ... -->, are left alone.`,
	},
	{
		Code: "control-character", Severity: handbook.Warning,
		Summary: "control, direction or invisible characters",
		Text: `Such characters can act on a terminal or make a text read other than it is, so they are taken out before anything is shown.
Where nobody put them on purpose, the file is not UTF-8 or came from a word processor. Save it as plain UTF-8.`,
	},
	{
		Code: "encoding", Severity: handbook.Warning,
		Summary: "a text that is not UTF-8",
		Text: `A file without one letter outside of ASCII in UTF-8 is read as Windows-1252, which old programs on Windows write; in any other
what cannot be read is shown as a box or a question mark. Save it as UTF-8.`,
	},
	{
		Code: "unclosed-comment", Severity: handbook.Warning,
		Summary: "a comment that is never closed",
		Text: "Other programs hide all that follows a <!-- without its -->, to the end of the text. A policy is never hidden here, so the\n" +
			"comment is shown instead. Close it.",
	},
	{
		Code: "plain-text", Severity: handbook.Warning,
		Summary: "a text that is shown without its form",
		Text: `Something in it would keep a Markdown parser busy for too long: a line over 16 KiB, very deep nesting, an enormous table. It is
shown as it was typed. The message says what; split it.`,
	},
}
