package message

import "testing"

func TestOutboxKeepsTheOrder(t *testing.T) {
	var o Outbox
	o.Post(OpenHelp{})
	o.Post(Reload{})
	first, _ := o.Next()
	o.Post(CloseReader{})
	second, _ := o.Next()
	third, _ := o.Next()
	if first != (OpenHelp{}) || second != (Reload{}) || third != (CloseReader{}) {
		t.Errorf("got %T, %T, %T", first, second, third)
	}
	if msg, ok := o.Next(); ok {
		t.Errorf("an empty outbox gave %T", msg)
	}
}
