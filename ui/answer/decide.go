package answer

import (
	"errors"
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

func (m *model) afterSave(err error) tea.Cmd {
	m.saving = false
	switch {
	case err != nil:
		m.quitting, m.leaving, m.failed = false, false, true
		m.warn(phrases.ReviewNotStored, err)
	case m.unsaved:
		return m.save()
	case m.quitting:
		return tea.Quit
	}
	return nil
}

func (m *model) write() tea.Cmd {
	cells, count := m.Review.Cells(), m.Review.Accepted()
	edited, outdated := m.Review.Drafts()
	switch {
	case count == 0 && len(edited) > 0:
		m.warn(phrases.SayOnlyEdited, m.rowLabel(edited[0]), firstKeyName(m.keys.accept))
		return nil
	case count == 0 && len(outdated) > 0:
		m.warn(phrases.SayOnlyOutdated, m.rowLabel(outdated[0]), firstKeyName(m.keys.accept))
		return nil
	case count == 0:
		m.warn(phrases.ReviewNothingAccepted, firstKeyName(m.keys.accept))
		return nil
	}
	m.say(phrases.ReviewWriting)
	write, decisions := m.Write, maps.Clone(m.Review.Decisions)
	return func() tea.Msg {
		name, err := write(cells, decisions.AsWritten())
		return writtenMsg{name, count, decisions, err}
	}
}

// afterWrite reports the result of writing a completed copy. If the user has made decisions in the meantime, it stores
// them, because only the earlier decisions were stored with the copy.
func (m *model) afterWrite(msg writtenMsg) tea.Cmd {
	if msg.name == "" {
		m.warn(phrases.ReviewNotWritten, msg.err)
		return nil
	}
	after := msg.decisions.AsWritten()
	for key, d := range msg.decisions {
		if m.Review.Decisions[key] == d {
			m.Review.Decisions[key] = after[key]
		}
	}
	m.say(phrases.ReviewWrote, msg.name, phrases.CountAnswers(msg.count))
	if drafts := m.countDrafts(); drafts != "" {
		m.warn(phrases.SayWroteWithout, msg.name, phrases.CountAnswers(msg.count), drafts)
	}
	verdicts, sources := m.Review.Lacking(msg.decisions)
	if len(verdicts) > 0 {
		m.said += fmt.Sprintf(phrases.NoVerdictIn, phrases.FirstNames(verdicts, maxCellNames))
	}
	if len(sources) > 0 {
		m.said += fmt.Sprintf(phrases.NoSourceFor, phrases.FirstNames(sources, maxCellNames))
	}
	switch {
	case msg.err != nil:
		m.warn(phrases.ReviewWroteNotStored, msg.name, msg.err)
	case !maps.Equal(after, m.Review.Decisions):
		return m.save()
	}
	return nil
}

func (m *model) countDrafts() string {
	edited, outdated := m.Review.Drafts()
	return phrases.CountDrafts(len(edited), len(outdated))
}

// maxCellNames is the maximum number of cells that a message names.
const maxCellNames = 3

// quit ends the screen. If a completed copy lacks some of the answers, the key must be pressed twice.
func (m *model) quit() tea.Cmd {
	edited, outdated := m.Review.Drafts()
	accepted, drafts := m.Review.Unwritten(), len(edited)+len(outdated)
	if accepted+drafts == 0 || m.leaving {
		return m.quitAfterSaving()
	}
	m.leaving, m.dialog = true, nil
	m.endTyping() // typing would hide the message
	count, again := phrases.CountAnswers(accepted+drafts), phrases.PressAgain(firstKeyName(m.keys.quit))
	switch {
	case m.storesDecisions():
		m.say(phrases.ReviewKept, again, count)
	case accepted == 0:
		m.warn(phrases.SayDiscardsEdited, again, m.countDrafts(), firstKeyName(m.keys.accept))
	default:
		m.warn(phrases.ReviewDiscards, again, count, firstKeyName(m.keys.write))
	}
	return nil
}

// storesDecisions reports whether decisions are stored for the next review.
func (m *model) storesDecisions() bool { return m.Save != nil && !m.failed }

// quitNow ends the screen at once, unless answers would be lost. It keeps unfinished input.
func (m *model) quitNow() tea.Cmd {
	var save tea.Cmd
	if m.mode == modeEditing {
		save = m.saveDraft()
	}
	if !m.storesDecisions() {
		return m.quit()
	}
	return tea.Batch(save, m.quitAfterSaving())
}

// quitAfterSaving quits once the decisions are stored.
func (m *model) quitAfterSaving() tea.Cmd {
	if m.saving {
		m.quitting = true
		return nil
	}
	return tea.Quit
}

// save stores the decisions, unless they are already being stored.
func (m *model) save() tea.Cmd {
	if m.Save == nil {
		return nil
	}
	if m.saving {
		m.unsaved = true
		return nil
	}
	m.saving, m.unsaved, m.failed = true, false, false
	decisions := maps.Clone(m.Review.Decisions) // clone the decisions, which may change while they are being stored
	store := m.Save
	return func() tea.Msg { return savedMsg{store(decisions)} }
}

// acceptAnswer accepts the answer and selects the next question without a decision. To replace an answer that the
// customer's file already contains, the key must be pressed twice.
func (m *model) acceptAnswer(pressed string) tea.Cmd {
	i := m.current()
	if m.Review.Questions[i].IsAnswered() && !m.confirmsKey(pressed) {
		m.warn(phrases.ReviewReplaces, firstKeyName(m.keys.accept))
		return nil
	}
	if d, decided := m.Review.Decided(i); decided && !d.Open && !m.Review.IsEdited(i) { // the answer is already accepted
		m.next()
		return nil
	}
	switch err := m.Review.Accept(i); {
	case errors.Is(err, questionnaire.ErrNothingToWrite):
		m.warn(phrases.SayNothingToAccept, firstKeyName(m.keys.open))
		return nil
	case err != nil:
		m.warn("%v", err)
		return nil
	}
	m.next()
	return m.save()
}

// acceptReady accepts all answers that are ready. The key must be pressed twice, because there may be many of them.
func (m *model) acceptReady(pressed string) tea.Cmd {
	var ready []int
	for i := range m.Review.Questions {
		if kindOf(m.Review, i) == phrases.ReviewReady {
			ready = append(ready, i)
		}
	}
	switch {
	case len(ready) == 0:
		m.say(phrases.SayNoneReady)
		return nil
	case !m.confirmsKey(pressed):
		m.say(phrases.SayAcceptsReady, phrases.PressAgain(pressed), phrases.ReadyAnswers(len(ready)))
		return nil
	}
	for _, i := range ready {
		if err := m.Review.Accept(i); err != nil {
			m.warn("%s: %v", m.rowLabel(i), err)
		}
	}
	m.say(phrases.SayAcceptedReady, phrases.CountAnswers(len(ready)), firstKeyName(m.keys.open))
	return m.save()
}

// leaveOpen leaves the question open and goes to the next one. If the question was already decided, leaveOpen undoes
// the decision instead.
func (m *model) leaveOpen() tea.Cmd {
	i := m.current()
	m.Review.LeaveOpen(i)
	if _, decided := m.Review.Decided(i); decided {
		m.next()
	}
	return m.save()
}

// next selects the next question that the user has to decide.
func (m *model) next() {
	for step := 1; step < len(m.shown); step++ {
		if at := (m.selected + step) % len(m.shown); m.isUndecided(m.shown[at]) {
			m.selectRow(at)
			return
		}
	}
	if left := m.countUndecided(); left > 0 {
		m.say(phrases.SayListDecided, firstKeyName(m.keys.back), phrases.CountQuestions(left))
		return
	}
	m.say(phrases.ReviewAllDecided, firstKeyName(m.keys.write))
}

// isUndecided reports whether a question still has to be decided.
func (m *model) isUndecided(i int) bool {
	_, decided := m.Review.Decided(i)
	return !decided && !m.Review.Questions[i].IsAnswered()
}

// countUndecided returns the number of questions still to be decided, including those that the filter hides.
func (m *model) countUndecided() int {
	n := 0
	for i := range m.Review.Questions {
		if m.isUndecided(i) {
			n++
		}
	}
	return n
}

// edit opens the editor with the text of the draft.
func (m *model) edit() tea.Cmd {
	m.mode = modeEditing
	m.answer.SetTop(0)
	answer, source := m.Review.CutSource(m.current())
	cmd := m.editor.open(m.Theme, answer, source)
	m.resize(m.width, m.height)
	return cmd
}

// saveDraft closes the editor and makes its text the draft.
func (m *model) saveDraft() tea.Cmd {
	m.endTyping()
	if m.editor.isChanged() {
		m.Review.SetText(m.current(), m.editor.text())
		return m.storeEdit()
	}
	return nil
}

// discardDraft closes the editor and discards its text. If the text was changed, the key must be pressed twice.
func (m *model) discardDraft(pressed string) {
	if m.editor.isChanged() && !m.confirmsKey(pressed) {
		m.warn(phrases.SayDropsText, phrases.PressAgain(pressed))
		return
	}
	m.endTyping()
}

// selectOffer selects another entry as the answer. If the user has edited the answer, the key must be pressed twice.
func (m *model) selectOffer(msg tea.KeyPressMsg) tea.Cmd {
	m.answer.SetTop(0)
	i, offer := m.current(), int(msg.Code-'1')
	switch {
	case offer >= len(m.Review.Proposal(i).Offers):
		m.warn(phrases.ReviewNoOffer, msg.Code)
		return nil
	case m.Review.HasOwnText(i) && !m.confirmsKey(msg.String()):
		m.warn(phrases.SayReplacesText, phrases.PressAgain(string(msg.Code)))
		return nil
	}
	m.Review.ChooseOffer(i, offer)
	return m.storeEdit()
}

// storeEdit stores a changed answer and tells the user that it is not accepted yet.
func (m *model) storeEdit() tea.Cmd {
	if m.Review.IsEdited(m.current()) {
		m.say(phrases.SayEdited, firstKeyName(m.keys.accept))
	}
	return m.save()
}
