// Package question analyses the text of a question before anything is searched for. It divides the text into questions
// and sentences. It finds the words that belong to a form or only give the reason for asking, the words that reverse
// the answer (polarity), what is asked for in particular, and who does what to whom (relations). It understands English
// and Swedish; in other languages it treats all words as the topic.
package question
