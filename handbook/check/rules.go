package check

import (
	"cmp"
	"slices"

	"trustbook/handbook"
)

// Rule is one kind of problem.
type Rule struct {
	Code     string // stable name
	Severity handbook.Severity
	Summary  string // what it finds, in one line
	Text     string // what it finds, why that matters, how to mend it and, where that is sensible, how to silence it

	// What finds it, in the whole handbook or in one text. Neither: the loader.
	find func(*checker) []finding
	page func(*checker, *page) []finding
}

// Rules are all kinds of problem that a handbook can have, by code.
func Rules() []Rule {
	all := slices.Clone(rules)
	slices.SortFunc(all, func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// rules are the loader's and those of this package.
var rules = slices.Concat(loadRules, namingRules, wordingRules, linkRules, dateRules, metadataRules)

// namingRules are about how texts are called and found.
var namingRules = []Rule{
	{
		Code: "missing-id", Severity: handbook.Warning, find: missingIDs,
		Summary: "a text without an id among texts that have one",
		Text: `An id that is not written is made of the file's path. It changes when the file is moved or renamed, and then links to it,
saved texts and the place people had reached in it are lost. Write the id that it has now. In a handbook where most texts have no
id, nothing is reported.`,
	},
	{
		Code: "changed-id", Severity: handbook.Error, find: changedIDs,
		Summary: "an id of the earlier edition that leads nowhere (--against)",
		Text: `With --against, every id and former id of the earlier edition has to lead to a text still. Links in letters and tickets, saved
texts and notes of what was read hold on to ids. Write the old id into former_ids of the text that took its place; the message
says where when the path or the title is still the same. A text that is withdrawn can give its id to one that says so.`,
	},
	{
		Code: "changed-title", Severity: handbook.Error, find: changedTitle,
		Summary: "a handbook with another title than the earlier edition (--against)",
		Text: `What people have read, saved and acknowledged is kept under the title of the handbook. With --against, a title that is not that
of the earlier edition has to be followed by that one in former_titles; otherwise everybody begins anew.`,
	},
	{
		Code: "missing-title", Severity: handbook.Warning, page: missingTitle,
		Summary: "a title that is made of the file's name",
		Text: `Without a title and without a heading, the list can only show the file's name. Begin the text with a heading, or write title
in the front matter.`,
	},
	{
		Code: "duplicate-title", Severity: handbook.Warning, find: duplicateTitles,
		Summary: "two texts with the same title",
		Text: `The list shows titles, so two texts under one title are a guess for whoever is on a call. Say in the titles what is different.
Texts of different languages (lang) may share a title. Texts that also say nearly the same are near-duplicates only.`,
	},
	{
		Code: "long-title", Severity: handbook.Warning, page: longTitle,
		Summary: "a title of more than 80 characters",
		Text:    `The list cuts what it has no room for, in an ordinary window well before 80 characters. Say the rest in the text.`,
	},
	{
		Code: "unlisted-category", Severity: handbook.Warning, find: unlistedCategories,
		Summary: "a category that the manifest does not list, while it lists others",
		Text: `A folder that the manifest does not list becomes a category of its own, behind the others and named after the folder. That is
right for a plain folder of texts; where the manifest lists categories, one was forgotten or a file lies in the wrong place. List
the category, or give the text one that is listed. Files at the root, such as a README, are in the category "general".`,
	},
	{
		Code: "unread-file", Severity: handbook.Warning, find: unreadFiles,
		Summary: "a file that looks like a text and is not read",
		Text: `Only Markdown is read (.md, .markdown, .mdx, and templates of it such as .md.erb). Documents of other kinds beside texts (.txt, .rst,
.adoc, .docx and such), and Markdown under another name anywhere (.mkdn, .qmd), are on no tab, and nobody would miss them. Save them as Markdown,
or take them away. A file that a text links to is taken for a download, and licences, change logs and the like are left alone.`,
	},
}

// wordingRules are about what texts say.
var wordingRules = []Rule{
	{
		Code: "empty-text", Severity: handbook.Warning, page: emptyText,
		Summary: "a text with nothing to read",
		Text:    `The file has neither a body nor a summary, so who opens it sees an empty page. Write the text, or take the file away.`,
	},
	{
		Code: "missing-summary", Severity: handbook.Warning, page: missingSummary,
		Summary: "a faq without a summary",
		Text: `The summary is what is read aloud on a call and what the list shows below the title. Write one plain sentence that answers and
claims nothing that the text does not. A text that is no faq needs none.`,
	},
	{
		Code: "verdict-without-question", Severity: handbook.Warning, page: verdictWithoutQuestion,
		Summary: "an answer such as yes, and no question",
		Text:    `"Yes" is shown before the text, and nothing says to what. Write the question as it is asked, or take the answer out.`,
	},
	{
		Code: "contradiction", Severity: handbook.Error, find: contradictions,
		Summary: "the same question with two answers",
		Text: `Two texts ask the same, and one says yes where the other says no, partly or na. Which of them is found depends on the words of
the search, and a customer may get both. Questions are the same when they ask the same words: order, endings, small words, the
organisation's own name and the synonyms and acronyms of the manifest make no difference. Settle which answer is right. Where both
are, the questions ask different things: say in each what that is.`,
	},
	{
		Code: "near-duplicate", Severity: handbook.Warning, page: nearDuplicate,
		Summary: "two texts that say nearly the same in the same words",
		Text: `At least 80 % of the runs of three words are in both texts. One of them will be changed some day and the other forgotten.
Keep one, and let the other's id lead there (former_ids); or say in each what is different. Texts of fewer than 25 words are not
compared, nor are texts of different languages (lang).`,
	},
	{
		Code: "draft-marker", Severity: handbook.Warning, page: draftMarkers,
		Summary: "TODO, [insert ...], <company name> and the like",
		Text: `Something was to be filled in: TODO, TBD, TBC, FIXME, XXX, lorem ipsum, [insert ...], [company name], <your company> and the
like. Readers see it, or, when it looks like HTML, they see nothing in its place. Write what belongs there. Code is not looked at, so
a word that is spoken of goes between backquotes; a note to yourself goes into a comment, <!-- ... -->, which nobody is shown. One
problem for each mark in a text, at the first place.`,
	},
	{
		Code: "template-remains", Severity: handbook.Warning, find: templateRemains,
		Summary: "{{ }}, {% %} or <% %>, which a program was to fill in",
		Text: `The text is the input of a template program and not its output, so names and dates are missing from it. Run that program and
point trustbook at what it writes, or write out what the marks stand for. Texts whose first mark is the same are one problem, at the
first of them. Marks that are spoken of go between backquotes.`,
	},
	{
		Code: "undefined-acronym", Severity: handbook.Warning, find: undefinedAcronyms,
		Summary: "a short form that nothing explains",
		Text: `Three to six capitals that no text and no list of the manifest explains: a new colleague, or a customer's lawyer, cannot know
them. Write the words out once, anywhere in the handbook, with the short form in brackets behind them, as in "recovery time
objective (RTO)"; or list it under acronyms in the manifest, which also makes search know both. Known are also the names of
frameworks and control sets, the organisation's own name and everyday forms such as PDF, URL and FAQ. Code, names such as AES-256,
whole words in capitals and titles that are mostly capitals are left alone. One problem for each short form, at its first place; more
than ten are one problem together, which names those first that most texts have. A handbook that explains no short form at all is
written for people who know them, and nothing is reported.`,
	},
	{
		Code: "long-line", Severity: handbook.Warning, page: longLine,
		Summary: "a line of code that does not fit",
		Text: `Text is set at most 76 columns wide, because longer lines are hard to read, and code two columns to the right of it. A longer
line of code is broken after 74 characters, where nobody meant it to break. Break it yourself, where the language lets you. One
problem for each text, at its widest line.`,
	},
	{
		Code: "indented-text", Severity: handbook.Warning, page: indentedText,
		Summary: "sentences that are shown as code because they are indented",
		Text: `In Markdown, four blanks or a tab before a line make it code when no list above it reaches so far: lines are not wrapped, links
and bold are not seen, and the sentence is cut at the edge. It happens below "a." and "i)", which begin no list in Markdown. Begin the
points with - or 1., or indent less. Code that reads like a sentence goes between two lines of three backquotes. One problem for each
text, at the first place.`,
	},
	{
		Code: "long-table", Severity: handbook.Warning, page: longTables,
		Summary: "a table of more than five screens",
		Text: `A table is set in columns where it fits into 76; otherwise each row becomes a list of its cells, with a blank between two. Over
120 lines, which are five screens of an ordinary terminal, nobody finds the row they need. Split the table by topic, give it fewer
columns, or put shorter words into its cells.`,
	},
}

// linkRules are about links that the loader takes as they stand.
var linkRules = []Rule{
	{
		Code: "bad-address", Severity: handbook.Warning, page: badAddresses,
		Summary: "a link whose address cannot be right, or that is not followed",
		Text: `The address is empty, has no host (https:/example.org), names nobody (mailto:), or begins with a misspelt https: or mailto:. Or it
is one that trustbook does not lead to, because only the web, mail and texts are safe to follow: javascript:, data:, file:, and a name
before the host, as in https://user@example.org. The words of such a link are shown, and lead nowhere. One problem for each address in a
text, at the first place.`,
	},
	{
		Code: "not-a-link", Severity: handbook.Warning, page: unparsedLinks,
		Summary: "what was meant as a link and is shown as it was typed",
		Text: `Readers see the brackets: [words][name] without a line "[name]: address", [words](an address with a blank.md), or [[a link of a
wiki]]. Write [words](path/to/text.md), with %20 for blanks. What is meant as it stands goes between backquotes, or has a backslash
before the bracket. One problem for each in a text, at the first place.`,
	},
	{
		Code: "link-case", Severity: handbook.Warning, page: linkCase,
		Summary: "a link that has other large and small letters than the file",
		Text: `trustbook finds the text all the same. A web server, a repository on the web and most systems but Windows and macOS tell a from
A, and lead nowhere. Write the link as the file is called.`,
	},
}

// lifeRules are about the dates of a text.
var dateRules = []Rule{
	{
		Code: "draft-status", Severity: handbook.Warning, page: draftStatus,
		Summary: "a text that says of itself that it is a draft",
		Text: `The front matter says draft: true or status: draft, and the text is shown to everybody all the same. Finish it, or keep it
outside of the handbook until it is finished.`,
	},
	{
		Code: "overdue-review", Severity: handbook.Warning, page: overdueReview,
		Summary: "a text whose last review is too long ago",
		Text: `The date of reviewed and the time of review_in together are in the past. Who relies on the text, an auditor among them, sees
that too. Review it and write the new date. --on DATE checks as if it were that day, which tells what falls due until then.`,
	},
	{
		Code: "review-period", Severity: handbook.Warning, page: badReviewPeriod,
		Summary: "a review_in that is no length of time",
		Text: `Nothing is ever overdue where the time cannot be counted. Write a number and a unit: 30 days, 6 months, 12 months, 1 year. Also
understood are monthly, quarterly, half-yearly, yearly, annually and P1Y. One that the defaults of the manifest give is one problem,
there.`,
	},
	{
		Code: "no-review", Severity: handbook.Warning, page: neverReviewed,
		Summary: "a review_in without the date of a review",
		Text:    `review_in says how long a review holds, and there is none to count from. Write the day of the last one as reviewed.`,
	},
	{
		Code: "impossible-date", Severity: handbook.Warning, page: impossibleDates,
		Summary: "a date that cannot be right",
		Text: `A review is dated later than tomorrow, or a year is before 1970 or more than ten years ahead: a slip of the pen, or the date of
the next review where that of the last one belongs. Write the day on which the text was reviewed as reviewed, and how long that holds
as review_in.`,
	},
}

// dutyRules are about values that decide who has to read a text, and who has to
// acknowledge it.
var metadataRules = []Rule{
	{
		Code: "unknown-status", Severity: handbook.Warning, find: unknownStatuses,
		Summary: "a status that means nothing to trustbook",
		Text: `Only a text that says so is shown as a draft, or as one that does not hold any more; a misspelt word is no warning to anybody.
Known are, among others, draft, in review, approved, published and active, and withdrawn, outdated, expired, retired, obsolete,
superseded, archived and deprecated. One problem for each word, at its first text.`,
	},
	{
		Code: "unknown-language", Severity: handbook.Warning, page: unknownLanguage,
		Summary: "a lang that is no language",
		Text: `Texts of different languages may share a title, and are not compared with each other. Write the short form of the language: en,
sv, pt-BR. Where the defaults of the manifest give it, it is one problem, there.`,
	},
	{
		Code: "unclear-version", Severity: handbook.Warning, find: unclearVersions,
		Summary: "a version that tells no new MAJOR, of a text that is acknowledged",
		Text: `A text is to be read anew, and acknowledged anew, when its version gets a new MAJOR. A version that is not MAJOR.MINOR, such as
"spring", has none, so a small correction cannot be told from a new duty. Write 1.0, then 1.1 for what changes little and 2.0 for what
everybody has to read again. Of texts that nobody is asked to acknowledge it is reported only where most versions are of that form.`,
	},
	{
		Code: "unknown-role", Severity: handbook.Warning, find: unknownRoles,
		Summary: "an audience that no reading path is for, while paths name roles",
		Text: `A text that asks to be acknowledged asks only those whom audience names; where that is misspelt, it asks nobody. Write the role as
the reading paths do. all and everyone name everybody. Where no path names a role, nothing is reported. One problem for each role, at
its first text.`,
	},
	{
		Code: "vain-duty", Severity: handbook.Warning, page: unusedAck,
		Summary: "a draft, or a text that is withdrawn, which people are to acknowledge",
		Text: `The text says of itself that it does not hold, and a reading path or the text asks people to state that they have read it. Finish
the text, or take it off the path and write ack: no.`,
	},
}
