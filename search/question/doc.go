// Package question reads what the text of a question says about itself, before anything is searched for: which questions
// it consists of, which of its words are form or only give the reason for asking, what turns its answer around
// (polarity), whether it asks for an amount, and where its sentences end. English and Swedish are understood; in other
// languages all words are the topic.
package question
