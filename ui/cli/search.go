package cli

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
)

// defaultHits is how many answers search prints when -n does not say.
const defaultHits = 10

// maxQueryLine is how long a query on standard input may be, in bytes.
const maxQueryLine = 4 << 10

func (p *Program) search() *cobra.Command {
	var asJSON bool
	var limit int
	c := &cobra.Command{
		Use:   "search QUERY...",
		Short: "Print the texts that answer a question, the best first",
		Long: "Print the texts that answer a question, the best first. Words, \"exact phrases\", -not,\n" +
			"#label, cat:, kind:, ids and control references are understood.\n" +
			"With - as the only word, queries are read from standard input, one a line.",
		Example: "  trustbook search 2fa for admins\n  trustbook search --json -n 3 stolen laptop\n  trustbook search --json - < questions.txt",
		Args:    someQuery,
		RunE: func(_ *cobra.Command, args []string) error {
			if limit < 1 {
				return failure{fmt.Sprintf("-n takes a number from 1 on, not %d", limit), "without -n it is 10", failed}
			}
			h, err := p.load()
			if err != nil {
				return err
			}
			f := &finder{Program: p, index: search.New(h), limit: limit, out: bufio.NewWriter(p.Stdout)}
			f.printed, f.said = f.text, term.IsTerminal(p.Stdout.Fd())
			if asJSON {
				f.printed, f.said = f.json, false
			}
			return f.run(args, p.Stdin)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each query")
	c.Flags().IntVarP(&limit, "number", "n", defaultHits, "print at most this `many` texts")
	c.Flags().SetInterspersed(true)
	c.ValidArgsFunction = cobra.NoFileCompletions
	p.pagerFlag(c)
	return c
}

func someQuery(_ *cobra.Command, args []string) error {
	if strings.TrimSpace(strings.Join(args, "")) != "" {
		return nil
	}
	return failure{"search takes the words to search for", "for example `trustbook search 2fa for admins`", failed}
}

// finder answers queries one after the other from one index.
type finder struct {
	*Program
	index   *search.Index
	limit   int
	out     *bufio.Writer
	printed func(search.Result) error
	found   bool // some query had an answer
	many    bool // queries come from standard input
	said    bool // that there is no answer is said where the answers are
}

func (f *finder) run(args []string, in io.Reader) error {
	err := f.each(args, in)
	if flushed := f.out.Flush(); err == nil {
		err = flushed
	}
	switch {
	case err != nil || f.found:
	case f.said:
		err = failure{code: notFound}
	default:
		err = failure{"no text here answers that", "`trustbook list` shows what there is", notFound}
	}
	return err
}

// each answers the query in args, or every line of in when that is a single -.
func (f *finder) each(args []string, in io.Reader) error {
	if len(args) != 1 || args[0] != "-" {
		return f.answer(strings.Join(args, " "))
	}
	f.many = true
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxQueryLine)
	for lines.Scan() {
		if err := f.answer(lines.Text()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return failure{fmt.Sprintf("standard input: %v", err), fmt.Sprintf("a query has at most %d bytes", maxQueryLine), failed}
	}
	return nil
}

func (f *finder) answer(query string) error {
	r := f.index.Search(sanitize.CleanLine(query), search.Options{Limit: f.limit})
	f.found = f.found || len(r.Hits) > 0 && !r.NoAnswer
	return f.printed(r)
}

// text prints the hits for people; a query without an answer gets what is near.
func (f *finder) text(r search.Result) error {
	l := func(out output) markdown.Doc { return hits(out, r) }
	if !f.many {
		return f.put(l)
	}
	out := f.output()
	out.height = 0
	asked := &rows{out: out}
	asked.add("", out.theme.Prompt.Render("?")+" "+out.theme.Title.Render(r.Query))
	asked.blank()
	_, err := f.out.WriteString(out.text(asked.doc) + out.text(l(out)))
	return err
}

// hits lays an answer out.
func hits(out output, res search.Result) markdown.Doc {
	r := &rows{out: out}
	for _, c := range res.Filters {
		if !c.Known {
			r.add("", out.theme.Caution.Render(unfiltered(c.Label))+c.Label)
		}
	}
	if res.Corrected != "" {
		r.add("", out.theme.Quiet.Render("read as: ")+res.Corrected)
		r.blank()
	}
	if len(res.Unmatched) > 0 {
		r.add("", out.theme.Caution.Render("in no text: ")+strings.Join(res.Unmatched, ", "))
		r.blank()
	}
	if len(res.Hits) == 0 || res.NoAnswer {
		r.near(res.Suggestions)
		return r.doc
	}
	for i, h := range res.Hits {
		r.hit(i+1, h)
	}
	return r.doc
}

// unfiltered says why a filter was searched as words.
func unfiltered(label string) string {
	if slices.Contains([]string{"is:saved", "is:unread", "is:new", "is:changed"}, label) {
		return "only the screen knows what is saved, unread, new and changed; searched as words: "
	}
	return "no such filter, searched as words: "
}

func (r *rows) hit(rank int, h search.Hit) {
	th := r.out.theme
	number := strconv.Itoa(rank) + ". "
	below := strings.Repeat(" ", 3)
	r.add(th.Quiet.Render(number), marked(h.Entry.Title, h.TitleMarks, th.Title, th.Match.Bold(true))+th.Quiet.Render(" ("+h.Entry.ID+")"))
	if said := h.Entry.WithVerdict(h.Passage); said != "" {
		verdict := strings.TrimSuffix(said, h.Passage)
		lead := th.Verdict(h.Entry.Answer, false).Render(strings.TrimSpace(verdict))
		if verdict != "" {
			lead += " "
		}
		r.add(below, lead+marked(h.Passage, h.PassageMarks, th.Text, th.Match))
	}
	why := ""
	if len(h.Reasons) > 0 {
		why = ": " + strings.Join(h.Reasons, ", ")
	}
	r.add(below, th.Quiet.Render(phrases.Match(h.Confidence.String())+why))
	r.blank()
}

// marked is text with the words that were found in another style.
func marked(text string, spans []search.Span, base, match lipgloss.Style) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End > len(text) {
			continue
		}
		b.WriteString(base.Render(text[at:s.Start]) + match.Render(text[s.Start:s.End]))
		at = s.End
	}
	return b.String() + base.Render(text[at:])
}

func (r *rows) near(near search.Suggestions) {
	th := r.out.theme
	r.add("", th.Strong.Render("No text here answers that."))
	var words []string
	for _, w := range near.Words {
		words = append(words, w.Word)
	}
	if len(words) > 0 {
		r.add("", th.Quiet.Render("Nearest words: ")+strings.Join(words, ", "))
	}
	for i, e := range near.Entries {
		if i == 0 {
			r.add("", th.Quiet.Render("Nearest topics:"))
		}
		r.add("  ", th.Text.Render(e.Title)+th.Quiet.Render(" ("+e.ID+")"))
	}
	r.blank()
}

// found is a query and its hits in JSON.
type found struct {
	Query     string    `json:"query"`
	Corrected string    `json:"corrected"`
	NoAnswer  bool      `json:"no_answer"`         // true = the hits only share words with the query
	Unknown   []string  `json:"unknown,omitempty"` // filters that were searched as words
	Missing   []string  `json:"missing,omitempty"` // words of the query that no text has
	Hits      []jsonHit `json:"hits"`
}

type jsonHit struct {
	Rank       int      `json:"rank"` // from 1
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Question   string   `json:"question"`
	Answer     string   `json:"answer"`
	Category   string   `json:"category"`
	Kind       string   `json:"kind"`
	Frameworks []string `json:"frameworks"`
	Section    string   `json:"section"` // the heading under which the answer stands
	Score      float64  `json:"score"`   // comparable within one query
	Confidence string   `json:"confidence"`
	Why        string   `json:"why"`
	Snippet    string   `json:"snippet"`
}

func (f *finder) json(r search.Result) error {
	out := found{Query: r.Query, Corrected: r.Corrected, NoAnswer: r.NoAnswer || len(r.Hits) == 0, Missing: r.Unmatched, Hits: []jsonHit{}}
	for _, c := range r.Filters {
		if !c.Known {
			out.Unknown = append(out.Unknown, c.Label)
		}
	}
	for i, h := range r.Hits {
		out.Hits = append(out.Hits, jsonOf(i+1, h))
	}
	return sanitize.WriteJSON(f.out, out, "")
}

func jsonOf(rank int, h search.Hit) jsonHit {
	e := h.Entry
	section := ""
	if h.Section < len(e.Sections) {
		section = e.Sections[h.Section].Heading
	}
	return jsonHit{
		Rank: rank, ID: e.ID, Title: e.Title, Question: e.Question, Answer: string(e.Answer),
		Category: e.Category, Kind: string(e.Kind), Frameworks: append([]string{}, e.Frameworks...),
		Section: section, Score: h.Score, Confidence: h.Confidence.String(),
		Why: strings.Join(h.Reasons, ", "), Snippet: h.Passage,
	}
}
