package check

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// Rules returns all rules, sorted by code.
func Rules() []Rule {
	return slices.SortedFunc(slices.Values(rules()), func(a, b Rule) int { return cmp.Compare(a.Code, b.Code) })
}

// rulesText describes the rules in the order in which they are applied, separated by blank lines. The first line of
// each is "code: severity: summary", and the other lines are its explanation.
//
//go:embed rules.txt
var rulesText string

var rules = sync.OnceValue(func() []Rule {
	var out []Rule
	for block := range strings.SplitSeq(rulesText, "\n\n") {
		head, text, _ := strings.Cut(strings.TrimSpace(block), "\n")
		code, head, _ := strings.Cut(head, ": ")
		severity, summary, _ := strings.Cut(head, ": ")
		r := Rule{Code: code, Summary: summary, Text: text, Proven: reliableRules()[code], find: handbookRules[code], page: pageRules[code]}
		if severity == handbook.SeverityError.String() {
			r.Severity = handbook.SeverityError
		}
		out = append(out, r)
	}
	return out
})

var handbookRules = map[string]func(*checker){
	"missing-id":        missingIDs,
	"changed-id":        changedIDs,
	"changed-title":     changedTitle,
	"duplicate-title":   duplicateTitles,
	"unlisted-category": unlistedCategories,
	"unread-file":       unreadFiles,
	"contradiction":     findContradictions,
	"template-remains":  templateRemains,
	"undefined-acronym": undefinedAcronyms,
	"unknown-status":    unknownStatuses,
	"unclear-version":   unclearVersions,
	"unknown-role":      unknownRoles,

	"translation-missing": missingTranslations,
	"unknown-language":    unknownManifestLanguages,
}

// pageRules are the functions that check a single entry, by the code of the rule.
var pageRules = map[string]func(*checker, *checkedPage){
	"missing-title":            missingTitle,
	"long-title":               longTitle,
	"empty-text":               emptyText,
	"missing-summary":          missingSummary,
	"verdict-without-question": verdictWithoutQuestion,
	"near-duplicate":           nearDuplicate,
	"draft-marker":             draftMarkers,
	"long-line":                longLine,
	"indented-text":            indentedText,
	"long-table":               longTables,
	"bad-address":              badAddresses,
	"not-a-link":               unparsedLinks,
	"link-case":                wrongCaseLinks,
	"draft-status":             draftStatus,
	"overdue-review":           overdueReview,
	"review-period":            badReviewPeriod,
	"no-review":                neverReviewed,
	"impossible-date":          impossibleDates,
	"unknown-language":         unknownLanguage,
	"vain-duty":                unusedAck,
	"unraised-version":         unraisedVersion,
	"unused-footnote":          unusedFootnotes,
	"single-tilde":             singleTildes,
	"surplus-cell":             surplusCells,
	"failed-table":             failedTables,
	"failed-heading":           failedHeadings,
	"translation-behind":       translationBehind,
	"translation-link":         linksToOtherLanguage,
}

// manifestRules contains the rules that are not applied if the manifest cannot be parsed, because what they miss may be
// in it.
var manifestRules = map[string]bool{
	"missing-id": true, "undefined-acronym": true, "unknown-role": true, "translation-missing": true, "template-remains": true, "changed-title": true,
}

// originalsOnlyRules contains the rules that skip translations, because translations inherit what these rules check.
var originalsOnlyRules = map[string]bool{
	"near-duplicate": true, "verdict-without-question": true, "draft-status": true, "overdue-review": true, "review-period": true,
	"no-review": true, "impossible-date": true, "vain-duty": true, "unraised-version": true,
}
