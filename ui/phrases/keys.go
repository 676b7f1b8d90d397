package phrases

// KeyHelp describes the effect of a key. Words are additional words that find the key in the help.
type KeyHelp struct{ Does, Words string }

// Effects of the keys, for the help.
var (
	KeyCopyWithSource          = KeyHelp{"copy with its source", "answer clipboard share"}
	KeyCopyOneSentence         = KeyHelp{"copy one sentence", "clipboard share summary"}
	KeyQuit                    = KeyHelp{"quit", "exit leave close end stop"}
	KeyShowHelp                = KeyHelp{"show this help", "keys shortcuts"}
	KeyHelpInEmptySearch       = KeyHelp{"help in empty search", ""}
	KeySaveOrUnsave            = KeyHelp{"save or unsave", "bookmark favourite star"}
	KeyOpenRecent              = KeyHelp{"open a recent entry", "history"}
	KeyReloadFromDisk          = KeyHelp{"reload from disk", "refresh update"}
	KeyNextTheme               = KeyHelp{"next theme", "colour color dark light contrast"}
	KeyTurnMouseOnOff          = KeyHelp{"turn mouse on or off", "click select"}
	KeyRedrawEverything        = KeyHelp{"redraw everything", "redraw refresh clear"}
	KeySuspend                 = KeyHelp{"suspend", "background shell"}
	KeyScroll                  = KeyHelp{"scroll", "move line"}
	KeyScrollHalfPage          = KeyHelp{"scroll half a page", ""}
	KeyScrollPage              = KeyHelp{"scroll a page", ""}
	KeyGoToTopBottom           = KeyHelp{"go to top, bottom", ""}
	KeyChoose                  = KeyHelp{"choose", "move select next previous scroll"}
	KeyScrollAnswer            = KeyHelp{"scroll the answer", ""}
	KeyGoToFirstLast           = KeyHelp{"go to first, last", ""}
	KeyReadFullSize            = KeyHelp{"read full-size", "show full screen"}
	KeyUseSuggestedWord        = KeyHelp{"use suggested word", ""}
	KeyMarkReadOrUnread        = KeyHelp{"mark read or unread", "done tick"}
	KeyNextCategory            = KeyHelp{"next category", "tabs section path"}
	KeyPreviousCategory        = KeyHelp{"previous category", "tabs section path"}
	KeyClear                   = KeyHelp{"clear, one step back", "delete reset search leave"}
	KeyStopLoadingEntries      = KeyHelp{"stop loading entries", ""}
	KeyShowContents            = KeyHelp{"show contents", "outline headings sections"}
	KeyShowAbbreviations       = KeyHelp{"show abbreviations", "acronyms"}
	KeyNextLink                = KeyHelp{"next link", ""}
	KeyPreviousLink            = KeyHelp{"previous link", ""}
	KeyOpenLink                = KeyHelp{"open the link", "reference"}
	KeyPreviousNextEntry       = KeyHelp{"previous, next entry", ""}
	KeyGoBackForward           = KeyHelp{"go back, forward", "history"}
	KeyShowWhatChanged         = KeyHelp{"show what changed", "differences compare"}
	KeyNextLanguage            = KeyHelp{"next language", "translation"}
	KeyChooseWhatToCopy        = KeyHelp{"choose what to copy", "clipboard share part"}
	KeyShowAsPlainText         = KeyHelp{"show as plain text", "select mouse raw"}
	KeyHelpHere                = KeyHelp{"show this help", ""}
	KeyBackToList              = KeyHelp{"back to the list", "quit close exit leave return"}
	KeyAcknowledgeIfAsked      = KeyHelp{"acknowledge, if asked", "accept sign confirm"}
	KeyFindInEntry             = KeyHelp{"find in this entry", ""}
	KeyNextPreviousMatch       = KeyHelp{"next, previous match", ""}
	KeyKeepMatches             = KeyHelp{"keep the matches", ""}
	KeyBackToReading           = KeyHelp{"back to reading", ""}
	KeyScrollOrChoose          = KeyHelp{"scroll or choose", ""}
	KeyOpenOrAccept            = KeyHelp{"open or accept", ""}
	KeyClose                   = KeyHelp{"close", ""}
	KeyCloseOnceScrolled       = KeyHelp{"close, after scrolling", "quit exit leave"}
	KeyScrollRow               = KeyHelp{"scroll", ""}
	KeyQuitPager               = KeyHelp{"quit", ""}
	KeyTakeAnotherEntry        = KeyHelp{"use another entry", "other offer"}
	KeyAcceptAndGoOn           = KeyHelp{"accept, go to the next", "take ok"}
	KeyAcceptReady             = KeyHelp{"accept all that are ready", "take ok high"}
	KeyShowOnly                = KeyHelp{"show only one kind", "filter ready look edited accepted"}
	KeyEditText                = KeyHelp{"edit the text", "change write"}
	KeySetOrClearYes           = KeyHelp{"set or clear yes", "verdict"}
	KeySetOrClearNo            = KeyHelp{"set or clear no", "verdict"}
	KeySetOrClearPartly        = KeyHelp{"set or clear partly", "verdict"}
	KeySetOrClearNotApplicable = KeyHelp{"set or clear n/a", "verdict not applicable"}
	KeyLeaveOpen               = KeyHelp{"leave open, or undo", "skip undo"}
	KeyFindQuestion            = KeyHelp{"find a question", "search filter"}
	KeyShowAllQuestions        = KeyHelp{"show all questions", "clear"}
	KeyWriteCopy               = KeyHelp{"write a copy", "save file"}
	KeyQuitReview              = KeyHelp{"quit", "exit leave close"}
)
