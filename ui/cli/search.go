package cli

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/gaps"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
)

// defaultLimit is the number of answers that search prints without -n.
const defaultLimit = 10

// maxQueryBytes is the maximum length of a query from standard input.
const maxQueryBytes = 4 << 10

func (p *Program) searchCommand() *cobra.Command {
	var asJSON bool
	var limit int
	c := &cobra.Command{
		Use:        "search QUERY...",
		SuggestFor: []string{"ask", "find", "query"},
		Short:      "Print the entries that answer a question, best first",
		Long: "Print the entries that answer a question, best first. A query may contain words, \"exact\n" +
			"phrases\", -excluded words, #label, cat:, kind:, ids and control references.\n" +
			"With - as the only word, queries are read from standard input, one per line.\n" +
			"The exit code is 1 when nothing is found.",
		Example: "  trustbook search 2fa for admins\n  trustbook search --json -n 3 stolen laptop\n  trustbook search --json - < questions.txt",
		Args:    requireQuery,
		RunE: func(_ *cobra.Command, args []string) error {
			if limit < 1 {
				return failure{fmt.Sprintf("-n takes a number of 1 or more, not %d", limit), fmt.Sprintf("the default is %d", defaultLimit), exitFailed}
			}
			if err := p.lockDown(lockdown.Needs{Write: []string{p.gapsFolder()}}); err != nil {
				return err
			}
			h, err := p.loadHandbook()
			if err != nil {
				return err
			}
			recorder := p.recorder("search")
			defer func() { p.saveGaps(recorder) }()
			s := &searchRun{gaps: recorder, Program: p, index: search.New(h), limit: limit, out: bufio.NewWriter(p.Stdout)}
			s.write, s.saysNoAnswer = s.writeText, term.IsTerminal(p.Stdout.Fd())
			if asJSON {
				s.write, s.saysNoAnswer = s.writeJSON, false
			}
			return s.run(args, p.Stdin)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object per query")
	c.Flags().IntVarP(&limit, "number", "n", defaultLimit, "print at most `N` entries")
	c.Flags().SetInterspersed(true)
	c.ValidArgsFunction = cobra.NoFileCompletions
	p.addPagerFlag(c)
	return c
}

func requireQuery(_ *cobra.Command, args []string) error {
	if strings.TrimSpace(strings.Join(args, "")) != "" {
		return nil
	}
	return failure{"search takes the words to search for", "for example `trustbook search 2fa for admins`", exitFailed}
}

// searchRun answers one or more queries with the same index.
type searchRun struct {
	*Program
	index        *search.Index
	gaps         *gaps.Recorder
	limit        int
	out          *bufio.Writer
	write        func(search.Result) error
	found        bool // at least one query had an answer
	fromStdin    bool // queries come from standard input
	saysNoAnswer bool // write reports a query without an answer itself
}

func (s *searchRun) run(args []string, in io.Reader) error {
	err := s.answerAll(args, in)
	if flushErr := s.out.Flush(); err == nil {
		err = flushErr
	}
	switch {
	case err != nil || s.found:
		return err
	case s.saysNoAnswer:
		return failure{code: exitProblems}
	}
	return failure{"no entry here answers that", "`trustbook list` lists all entries", exitProblems}
}

// answerAll answers the query in args or, if args is a single -, each line of in.
func (s *searchRun) answerAll(args []string, in io.Reader) error {
	if len(args) != 1 || args[0] != "-" {
		return s.answer(strings.Join(args, " "))
	}
	s.fromStdin = true
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxQueryBytes)
	for lines.Scan() {
		if err := s.answer(lines.Text()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return failure{fmt.Sprintf("standard input: %v", err), fmt.Sprintf("a query can have at most %d bytes", maxQueryBytes), exitFailed}
	}
	return nil
}

func (s *searchRun) answer(query string) error {
	r := s.index.Search(sanitize.CleanLine(query), search.Options{Limit: s.limit})
	s.gaps.QuestionAsked(r.Query, gaps.IsAnswered(r))
	s.found = s.found || len(r.Hits) > 0 && !r.NoAnswer
	return s.write(r)
}

// writeText prints the hits or, if there is no answer, suggestions.
func (s *searchRun) writeText(r search.Result) error {
	l := func(out standardOutput) markdown.Doc { return resultRows(out, r, s.now()) }
	if !s.fromStdin {
		return s.print(l)
	}
	out := s.output()
	out.height = 0
	query := &rowWriter{out: out}
	query.add("", out.theme.Prompt.Render("?")+" "+out.theme.Title.Render(r.Query))
	query.addBlank()
	_, err := s.out.WriteString(out.text(query.doc) + out.text(l(out)))
	return err
}

func resultRows(out standardOutput, res search.Result, now time.Time) markdown.Doc {
	r := &rowWriter{out: out}
	for _, c := range res.Filters {
		if !c.Known {
			r.add("", out.theme.Caution.Render(unknownFilter(c.Label))+c.Label)
		}
	}
	if res.Corrected != "" {
		r.add("", out.theme.Quiet.Render(phrases.CorrectedIntro(res.IsSuggestion())+": ")+res.Corrected)
		r.addBlank()
	}
	if len(res.Unquoted) > 0 {
		r.add("", out.theme.Caution.Render(r.out.theme.TransliteratePhrase(phrases.ExactPhraseNotFound(res.Unquoted))))
		r.addBlank()
	}
	if len(res.Parts) > 0 {
		r.add("", out.theme.Caution.Render(r.out.theme.TransliteratePhrase(phrases.SeveralQuestions(len(res.Parts), res.Unanswered()))))
		r.addBlank()
	}
	if len(res.Unmatched) > 0 {
		r.add("", out.theme.Caution.Render("not in any entry: ")+strings.Join(res.Unmatched, ", "))
		if res.FuzzyOnly {
			r.add("", out.theme.Caution.Render(phrases.GuessGroup))
		}
		r.addBlank()
	}
	if len(res.Hits) == 0 || res.NoAnswer {
		r.addSuggestions(res.Suggestions)
		return r.doc
	}
	for i := range res.Hits {
		r.addHit(i+1, res, now)
	}
	return r.doc
}

// unknownFilter explains why the words of a filter were searched for instead.
func unknownFilter(label string) string {
	if slices.Contains([]string{"is:saved", "is:unread", "is:new", "is:changed"}, label) {
		return "this filter works only on the screen and with --linear, so it was searched for as words: "
	}
	return "unknown filter, searched for as words: "
}

func (r *rowWriter) addHit(rank int, res search.Result, now time.Time) {
	th, h := r.out.theme, res.Hits[rank-1]
	number := strconv.Itoa(rank) + ". "
	indent := strings.Repeat(" ", 3)
	r.add(th.Quiet.Render(number), highlightSpans(h.Entry.Title, h.TitleMarks, th.Title, th.Match.Bold(true))+th.Quiet.Render(" ("+h.Entry.ID+")"))
	if caution := h.Entry.Caution(now); caution.Word != "" {
		r.add(indent, th.Caution.Render(caution.Word)+th.Text.Render(": "+caution.Sentence))
	}
	if said := h.Answer(); said != "" {
		verdict := strings.TrimSuffix(said, h.Passage)
		lead := th.VerdictStyle(h.Entry.Answer, false).Render(strings.TrimSpace(verdict))
		if verdict != "" {
			lead += " "
		}
		passage, marks := quote.Passage(h.Entry, h.Passage), h.PassageMarks
		if passage != h.Passage {
			marks = res.Mark(passage)
		}
		r.add(indent, lead+highlightSpans(passage, marks, th.Text, th.Match))
	}
	why := ""
	if len(h.Reasons) > 0 {
		why = ": " + strings.Join(h.Reasons, "; ")
	}
	r.add(indent, th.Quiet.Render(th.TransliteratePhrase(phrases.MatchStrength(h.Confidence.String())+why)))
	switch {
	case len(h.Missing) > 0:
		r.add(indent, th.Caution.Render(phrases.NotMentioned(h.Missing)))
	case h.DiffersBy != "":
		r.add(indent, th.Caution.Render(th.TransliteratePhrase(phrases.DifferentQuestion(h.DiffersBy))))
	}
	r.addBlank()
}

func highlightSpans(text string, spans []search.Span, base, match lipgloss.Style) string {
	l := draw.NewLine(math.MaxInt)
	l.PutSnippet(draw.Snippet{Text: text, Marks: spans}, base, match)
	return l.String()
}

// addSuggestions adds the message that there is no answer, with similar words and related entries.
func (r *rowWriter) addSuggestions(s search.Suggestions) {
	th := r.out.theme
	r.add("", th.Strong.Render(th.TransliteratePhrase(phrases.NoAnswerFor(s))))
	if words := handbook.MapSlice(s.Words, func(w search.SuggestedWord) string { return w.Word }); len(words) > 0 {
		r.add("", th.Quiet.Render(phrases.SuggestedWords(s)+": ")+strings.Join(words, ", "))
	}
	for i, e := range s.Entries {
		if i == 0 {
			r.add("", th.Quiet.Render(th.TransliteratePhrase(phrases.SuggestedEntries(s))+":"))
		}
		r.add("  ", th.Text.Render(e.Title)+th.Quiet.Render(" ("+e.ID+")"))
	}
	r.addBlank()
}
