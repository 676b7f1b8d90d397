package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/ui/phrases"
)

// showEntry prints an entry: its position, question, answer, body, related entries and source.
func (c *conversation) showEntry(e *handbook.Entry) {
	c.closeEntry()
	c.open = e
	c.Gaps.RecordEntryUse(e.ID)
	if !e.Derived.Generated { // a generated entry has no position in the reading order
		c.position = c.Handbook.ListedTranslation(e)
	}
	c.reply.say("%s", e.Title)
	c.reply.say("%s", c.location(e))
	caution, blocks := quote.BodyLines(e, c.Now(), c.linkSuffix(e))
	c.reply.say("%s", caution)
	doubt := phrases.DoubtAbout(e, c.found)
	if doubt != "" {
		c.reply.sayNotice(phrases.CautionIntro, phrases.ReadFirstAdvice(doubt))
	}
	c.reply.sayNotice(c.ChangeText(e, c.Store.Record(e.ID), c.Progress.Status(e), "v"))
	c.reply.blank()
	c.sayAnswer(e, doubt == "")
	c.reply.blank()
	c.reply.addBlocks(blocks)
	c.listRelated(e)
	c.reply.blank()
	for _, f := range e.Metadata.Fields(c.Roles) {
		c.reply.say("%s: %s", f.Name, f.Value)
	}
	c.reply.say("%s", c.Handbook.SourceLine(e))
	if e.RequiresAck() {
		c.readReceipts()
		c.reply.sayNotice(c.AckText(e, phrases.TypeA))
	}
	c.Progress.RecordOpened(e)
}

func (c *conversation) location(e *handbook.Entry) string {
	parts := []string{strings.Join(c.Handbook.Breadcrumb(e), " / "), e.Kind.Label()}
	if lang := c.Handbook.ForeignLanguage(e); lang != "" {
		parts = append(parts, phrases.InLanguage(lang))
	}
	parts = append(parts, e.Frameworks...)
	if n := slices.Index(c.Handbook.Entries, c.Handbook.ListedTranslation(e)) + 1; n > 0 {
		parts = append(parts, fmt.Sprintf(phrases.LinearEntryOf, n, len(c.Handbook.Entries)))
	}
	if c.path != nil && slices.Contains(c.path.Entries, e) {
		parts = append(parts, c.path.Title+" "+phrases.CountOf(slices.Index(c.path.Entries, e)+1, len(c.path.Entries)))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// switchLanguage shows the open entry in its next language.
func (c *conversation) switchLanguage(e *handbook.Entry) {
	all := e.Languages()
	if len(all) == 0 {
		c.reply.say("%s.", phrases.Capitalize(phrases.NoOtherLanguage(e)))
		return
	}
	c.showEntry(all[(slices.Index(all, e)+1)%len(all)])
}

// sayAnswer prints the question and the verdict, or the summary.
func (c *conversation) sayAnswer(e *handbook.Entry, certain bool) {
	label := phrases.LinearSummary
	if e.Question != "" {
		c.reply.say(phrases.LinearQuestion, e.Question)
		label = phrases.LinearAnswer
	}
	lead := e.LeadAnswer()
	if !certain {
		lead = e.Lead()
	}
	if lead != "" {
		c.reply.say("%s%s", label, lead)
	}
}

// listRelated lists the entries related to e, including those its body links to. Links in the body are printed with the
// same numbers.
func (c *conversation) listRelated(e *handbook.Entry) {
	related := c.Handbook.Related(e)
	if len(related) > 0 {
		c.reply.say(phrases.LinearRelated)
	}
	for _, to := range related {
		ch := c.entryChoice(to)
		c.related = append(c.related, ch)
		c.reply.printHanging(relatedPrefix+choiceMarker(len(c.related)), ch.label)
	}
}

// stepEntry shows the entry by steps later in reading order, or earlier if by is negative.
func (c *conversation) stepEntry(by int) {
	at := by - 1 // the position before the first entry, so that a step leads to that entry
	if c.position != nil {
		at = slices.Index(c.Handbook.Entries, c.position) + by
	}
	switch {
	case at < 0:
		c.closeEntry()
		c.reply.say(phrases.LinearFirstEntry)
	case at >= len(c.Handbook.Entries):
		c.closeEntry()
		c.reply.say(phrases.LinearLastEntry)
	default:
		c.showEntry(c.Handbook.Entries[at])
	}
}

func (c *conversation) explainAbbreviations(e *handbook.Entry) {
	abbreviations := c.Handbook.AcronymsIn(e)
	if len(abbreviations) == 0 {
		c.reply.say(phrases.LinearNoAbbreviations)
	}
	for _, a := range abbreviations {
		c.reply.say("%s: %s", a.Short, a.Long)
	}
}

// linkSuffix returns a function that returns the text to print after a link in the body of e: the number of the related
// entry that the link points to, or the URL.
func (c *conversation) linkSuffix(e *handbook.Entry) func(target, words string) string {
	address := body.Addresses(e)
	return func(target, words string) string {
		if l, ok := e.LinkTo(target); ok {
			known := c.Handbook.Entry(l.Entry)
			leadsThere := func(to *handbook.Entry) bool { return known != nil && to.ID == known.ID }
			if n := slices.IndexFunc(c.Handbook.Related(e), leadsThere) + 1; n > 0 {
				return fmt.Sprintf(phrases.LinearSeeRelated, relatedPrefix, n)
			}
		}
		return address(target, words)
	}
}

func (c *conversation) entryChoice(e *handbook.Entry) choice {
	label := e.NumberedTitle()
	if e.RelevanceTo(c.Roles) == handbook.RelevantForYou {
		label = phrases.JoinParts(label, phrases.StatusForYou)
	}
	return choice{label: label, entry: e, pick: func() { c.showEntry(e) }}
}
