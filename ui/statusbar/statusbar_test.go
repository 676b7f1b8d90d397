package statusbar

import (
	"testing"

	"trustbook/ui/message"
)

func TestAnOldTimerEndsNoNewMessage(t *testing.T) {
	var m Model
	m.Say(message.Say{Word: "first"})
	old := MessageExpired{m.number}
	m.DismissOnKey(true)
	m.Say(message.Say{Word: "second"})
	m.Expire(old)
	if _, shown := m.CurrentMessage(); !shown {
		t.Error("the timer of the first message ended the second")
	}
	m.Expire(MessageExpired{m.number})
	if _, shown := m.CurrentMessage(); shown {
		t.Error("its own timer must end it")
	}
}
