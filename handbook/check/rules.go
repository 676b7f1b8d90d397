package check

import (
	"cmp"
	"slices"

	"trustbook/handbook"
)

// Rule describes one kind of problem.
type Rule struct {
	Code     string // stable identifier
	Severity handbook.Severity
	Summary  string // what it finds, in one line
	Text     string // explanation: what it finds, why it matters, how to fix it and, where sensible, how to suppress it

	// At most one is set: find checks the whole handbook, page a single entry. A rule without
	// either belongs to the loader.
	find func(*checker) []finding
	page func(*checker, *page) []finding
}

// Rules returns all rules, sorted by code.
func Rules() []Rule {
	all := slices.Clone(rules)
	slices.SortFunc(all, func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

var rules = slices.Concat(loadRules, namingRules, wordingRules, linkRules, dateRules, metadataRules)

// namingRules are about ids, titles, categories and file names.
var namingRules = []Rule{
	{
		Code: "missing-id", Severity: handbook.Warning, find: missingIDs,
		Summary: "an entry without an id, where most entries have one",
		Text: `Without an id, the entry gets one made from the path of its file. It changes if the file is moved or renamed, which breaks
links to the entry and loses what readers have saved and how far they have read. Add the current id to the front matter. If most
entries of a handbook have no id, nothing is reported.`,
	},
	{
		Code: "changed-id", Severity: handbook.Error, find: changedIDs,
		Summary: "an id of the earlier edition that leads nowhere (--against)",
		Text: `With --against, every id and former id of the earlier edition must still lead to an entry. Links in letters and tickets, saved
entries and reading progress depend on ids. Add the old id to former_ids of the entry that replaces it; if the path or the title is
still the same, the message says which one that is. If an entry is withdrawn, give its id to an entry that says so.`,
	},
	{
		Code: "changed-title", Severity: handbook.Error, find: changedTitle,
		Summary: "a new title of the handbook since the earlier edition (--against)",
		Text: `What readers have read, saved and acknowledged is stored under the title of the handbook. With --against, a new title must list the
earlier one in former_titles. Otherwise everyone starts over.`,
	},
	{
		Code: "missing-title", Severity: handbook.Warning, page: missingTitle,
		Summary: "a title made from the name of the file",
		Text: `Without a title or a heading, the list can only show the name of the file. Start the text with a heading, or add title to the front
matter.`,
	},
	{
		Code: "duplicate-title", Severity: handbook.Warning, find: duplicateTitles,
		Summary: "two entries with the same title",
		Text: `The list shows titles, so on a call you have to guess which of the two is right. Make the titles different. Entries in different
languages (lang) may share a title. If two entries also say nearly the same, only near-duplicate is reported.`,
	},
	{
		Code: "long-title", Severity: handbook.Warning, page: longTitle,
		Summary: "a title of more than 80 characters",
		Text:    `The list cuts titles that do not fit, in an ordinary window well before 80 characters. Move the rest into the text.`,
	},
	{
		Code: "unlisted-category", Severity: handbook.Warning, find: unlistedCategories,
		Summary: "a category missing from the manifest, which lists others",
		Text: `A folder that the manifest does not list becomes a category named after the folder, after all others. For a plain folder of
files that is right. If the manifest lists categories, one was forgotten or a file is in the wrong place. Add the category to the
manifest, or choose one that is listed. Files in the top folder, such as a README, are in the category "general".`,
	},
	{
		Code: "unread-file", Severity: handbook.Warning, find: unreadFiles,
		Summary: "a file that looks like an entry but is not read",
		Text: `Only Markdown is read (.md, .markdown, .mdx, and templates of it such as .md.erb). Other documents next to entries (.txt, .rst, .adoc,
.docx and so on), and Markdown with another extension (.mkdn, .qmd), do not appear anywhere, and nobody would notice. Save them as
Markdown, or remove them. Files that an entry links to count as downloads; licences, changelogs and the like are ignored.`,
	},
}

// wordingRules are about the text of entries.
var wordingRules = []Rule{
	{
		Code: "empty-text", Severity: handbook.Warning, page: emptyText,
		Summary: "an entry with nothing to read",
		Text:    `The file has neither a body nor a summary, so readers see an empty page. Write the entry, or remove the file.`,
	},
	{
		Code: "missing-summary", Severity: handbook.Warning, page: missingSummary,
		Summary: "an FAQ without a summary",
		Text: `The summary is read aloud on calls and shown below the title in the list. Write one plain sentence that answers the question and
claims nothing the body does not say. Policies and principles need none.`,
	},
	{
		Code: "verdict-without-question", Severity: handbook.Warning, page: verdictWithoutQuestion,
		Summary: "a verdict such as yes, but no question",
		Text:    `"Yes" is shown above the text, but not what it answers. Add the question, or remove the answer.`,
	},
	{
		Code: "contradiction", Severity: handbook.Error, find: contradictions,
		Summary: "the same question with different answers",
		Text: `Two entries ask the same question, and one says yes while the other says no, partly or na. The words of a search decide which one is
found, and a customer may get both. Questions are the same if they use the same words; word order, word endings, function words, the
name of the organisation, and the synonyms and acronyms of the manifest do not matter. Decide which answer is right. If both are, the
questions ask different things: make that clear in each.`,
	},
	{
		Code: "near-duplicate", Severity: handbook.Warning, page: nearDuplicate,
		Summary: "two entries with nearly the same wording",
		Text: `At least 80 % of all runs of three words occur in both entries. One day, one of them will be changed and the other forgotten. Keep one
and add the id of the other to its former_ids, or say in each what is different. Entries of fewer than 25 words, and entries in
different languages (lang), are not compared.`,
	},
	{
		Code: "draft-marker", Severity: handbook.Warning, page: draftMarkers,
		Summary: "TODO, [insert ...], <company name> and the like",
		Text: `Something was left to be filled in: TODO, TBD, TBC, FIXME, XXX, lorem ipsum, [insert ...], [company name], <your company> and the like.
Readers see it or, if it looks like HTML, see nothing in its place. Write what belongs there. Code is ignored, so put a word you only
mention in backquotes, and a note to yourself in a comment, <!-- ... -->, which is not shown to anyone. Each mark is one problem per
entry, at its first place.`,
	},
	{
		Code: "template-remains", Severity: handbook.Warning, find: templateRemains,
		Summary: "{{ }}, {% %} or <% %> that no template engine has filled in",
		Text: `The entry is the input of a template engine, not its output, so names and dates are missing. Run the engine and open its output with
trustbook, or write out what the tags stand for. Entries with the same first tag are one problem, at the first of them. Put tags you
only mention in backquotes.`,
	},
	{
		Code: "undefined-acronym", Severity: handbook.Warning, find: undefinedAcronyms,
		Summary: "an acronym that is never explained",
		Text: `Three to six capitals that neither an entry nor the manifest explains. New colleagues and customers' lawyers cannot know them. Write
the words out once anywhere in the handbook, followed by the acronym, as in "recovery time objective (RTO)", or add the acronym to
acronyms in the manifest, so that search knows both. Names of frameworks and control sets, the name of the organisation and common
acronyms such as PDF, URL and FAQ are known. Code, names such as AES-256, whole words in capitals and titles mostly in capitals are
ignored. Each acronym is one problem, at its first place; more than ten are one problem that names the most frequent ones. If a
handbook explains no acronym at all, it is written for people who know them, and nothing is reported.`,
	},
	{
		Code: "long-line", Severity: handbook.Warning, page: longLine,
		Summary: "a line of code that does not fit",
		Text: `Text is at most 76 columns wide, because longer lines are hard to read, and code is indented by two columns. Longer lines of code are
wrapped after 74 characters, wherever that is. Break the line yourself where the language allows it. All long lines of an entry are one
problem, at the longest.`,
	},
	{
		Code: "indented-text", Severity: handbook.Warning, page: indentedText,
		Summary: "sentences shown as code because they are indented",
		Text: `In Markdown, a line indented by four spaces or a tab is code unless it belongs to a list item: it is not wrapped, its links and bold
text do not work, and it is cut at the edge. This often happens below "a." and "i)", which do not start a list in Markdown. Use - or
1. instead, or indent less. Put code that reads like a sentence between two lines of three backquotes. All such lines of an entry are
one problem, at the first.`,
	},
	{
		Code: "long-table", Severity: handbook.Warning, page: longTables,
		Summary: "a table longer than five screens",
		Text: `A table is shown in columns if it fits into 76 columns. Otherwise each row becomes a list of its cells, followed by a blank line.
Nobody finds their row in more than 120 lines, five screens of an ordinary terminal. Split the table by topic, use fewer columns, or
shorten the cells.`,
	},
}

// linkRules are about links that the loader accepts.
var linkRules = []Rule{
	{
		Code: "bad-address", Severity: handbook.Warning, page: badAddresses,
		Summary: "a link whose address is wrong or is not followed",
		Text: `The address is empty, has no host (https:/example.org) or recipient (mailto:), or begins with a misspelt https: or mailto:. Or
trustbook does not follow it, because only links to the web, e-mail addresses and entries are safe: javascript:, data:, file:, and
user names before the host, as in https://user@example.org. Such links are shown as plain text. Each address is one problem per
entry, at its first place.`,
	},
	{
		Code: "not-a-link", Severity: handbook.Warning, page: unparsedLinks,
		Summary: "text that was meant to be a link",
		Text: `Readers see the brackets: [words][name] without a line "[name]: address", [words](an address with a space.md), or a wiki link such as
[[page]]. Write [words](path/to/page.md), with %20 for spaces. If the brackets are intended, use backquotes, or a backslash before the
bracket. Each is one problem per entry, at its first place.`,
	},
	{
		Code: "link-case", Severity: handbook.Warning, page: linkCase,
		Summary: "a link that differs from the name of the file in upper and lower case",
		Text: `trustbook finds the entry anyway. Web servers, hosted repositories and most systems other than Windows and macOS distinguish A from a,
and do not. Write the link exactly like the name of the file.`,
	},
}

// dateRules are about status and dates.
var dateRules = []Rule{
	{
		Code: "draft-status", Severity: handbook.Warning, page: draftStatus,
		Summary: "an entry with the status of a draft",
		Text: `The front matter says draft: true or status: draft, but everyone sees the entry. Finish it, or keep it out of the handbook until it is
finished.`,
	},
	{
		Code: "overdue-review", Severity: handbook.Warning, page: overdueReview,
		Summary: "an entry whose review is overdue",
		Text: `The date in reviewed plus the period in review_in has passed. Everyone who relies on the entry sees that, including auditors. Review
the entry and update the date. With --on DATE, check works as if it were that day, to see what will be due by then.`,
	},
	{
		Code: "review-period", Severity: handbook.Warning, page: badReviewPeriod,
		Summary: "a review_in that is not a length of time",
		Text: `Without a length of time, the review never becomes overdue. Write a number and a unit: 30 days, 6 months, 12 months, 1 year. These
work too: monthly, quarterly, half-yearly, yearly, annually and P1Y. A wrong value in the defaults of the manifest is reported once, there.`,
	},
	{
		Code: "no-review", Severity: handbook.Warning, page: neverReviewed,
		Summary: "a review_in without the date of a review",
		Text:    `review_in says how long a review is valid, but there is no review to count from. Add reviewed with the date of the last one.`,
	},
	{
		Code: "impossible-date", Severity: handbook.Warning, page: impossibleDates,
		Summary: "a date that cannot be right",
		Text: `A review is dated later than tomorrow, or a year is before 1970 or more than ten years ahead: a typo, or the date of the next review
instead of the last one. Set reviewed to the date of the last review, and review_in to how long it is valid.`,
	},
}

// metadataRules are about the front matter that decides who has to read and acknowledge an
// entry.
var metadataRules = []Rule{
	{
		Code: "unknown-status", Severity: handbook.Warning, find: unknownStatuses,
		Summary: "a status that trustbook does not know",
		Text: `Readers are warned only of drafts and of entries that are no longer valid, and a misspelt status warns no one. Known ones include
draft, in review, approved, published and active, and withdrawn, outdated, expired, retired, obsolete, superseded, archived and
deprecated. Each status is one problem, at its first entry.`,
	},
	{
		Code: "unknown-language", Severity: handbook.Warning, page: unknownLanguage,
		Summary: "a lang that is not a language",
		Text: `Entries in different languages may share a title, and are not compared with each other. Write the code of the language: en, sv, pt-BR.
A wrong value in the defaults of the manifest is reported once, there.`,
	},
	{
		Code: "unclear-version", Severity: handbook.Warning, find: unclearVersions,
		Summary: "a version without a major number, of an entry to acknowledge",
		Text: `A new major version asks everyone to read and acknowledge the entry again. A version that is not MAJOR.MINOR, such as "spring",
has no major number, so a small correction cannot be told from a new obligation. Write 1.0, then 1.1 for small changes, and 2.0 for
changes that everyone has to read. For entries that no one has to acknowledge, this is reported only if most versions have that
form.`,
	},
	{
		Code: "unknown-role", Severity: handbook.Warning, find: unknownRoles,
		Summary: "an audience that no reading path has, where paths have roles",
		Text: `Only the roles in audience are asked to acknowledge the entry; if one is misspelt, no one is. Write the role as in the reading paths, or
all or everyone for everybody. If no reading path has a role, nothing is reported. Each role is one problem, at its first entry.`,
	},
	{
		Code: "vain-duty", Severity: handbook.Warning, page: unusedAck,
		Summary: "a draft or withdrawn entry that readers have to acknowledge",
		Text: `The entry says of itself that it is not valid, but it or a reading path asks readers to confirm that they have read it. Finish the
entry, or take it off the path and write ack: no.`,
	},
}
