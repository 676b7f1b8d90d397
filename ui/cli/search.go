package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/markdown"
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
			f := &finder{index: search.New(h), limit: limit, out: bufio.NewWriter(p.Stdout)}
			f.print = f.text
			if asJSON {
				f.print = f.json
			}
			return f.run(args, p.Stdin)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each query")
	c.Flags().IntVarP(&limit, "number", "n", defaultHits, "print at most this `many` texts")
	c.Flags().SetInterspersed(true)
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
	index *search.Index
	limit int
	out   *bufio.Writer
	print func(search.Result) error
	found bool // some query had an answer
	many  bool // queries come from standard input
}

func (f *finder) run(args []string, in io.Reader) error {
	err := f.each(args, in)
	if flushed := f.out.Flush(); err == nil {
		err = flushed
	}
	if err == nil && !f.found {
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
	r := f.index.Search(handbook.CleanLine(query), search.Options{Limit: f.limit})
	f.found = f.found || len(r.Hits) > 0 && !r.NoAnswer
	return f.print(r)
}

// text prints the hits for people; a query without an answer gets what is near.
func (f *finder) text(r search.Result) error {
	var b strings.Builder
	if f.many {
		fmt.Fprintf(&b, "? %s\n\n", r.Query)
	}
	for _, c := range r.Chips {
		if !c.Known {
			fmt.Fprintf(&b, "no such filter, searched as words: %s\n", c.Label)
		}
	}
	if r.Corrected != "" {
		fmt.Fprintf(&b, "read as: %s\n\n", r.Corrected)
	}
	if len(r.Hits) == 0 || r.NoAnswer {
		nearText(&b, r.Near)
	} else {
		for i, h := range r.Hits {
			hitText(&b, i+1, h)
		}
	}
	_, err := f.out.WriteString(markdown.Clean(b.String()))
	return err
}

func hitText(b *strings.Builder, rank int, h search.Hit) {
	fmt.Fprintf(b, "%d. %s (%s)\n", rank, h.Entry.Title, h.Entry.ID)
	if said := h.Entry.Say(h.Passage); said != "" {
		fmt.Fprintf(b, "   %s\n", said)
	}
	why := ""
	if len(h.Reasons) > 0 {
		why = ": " + strings.Join(h.Reasons, ", ")
	}
	fmt.Fprintf(b, "   %s match%s\n\n", matchWords[h.Confidence], why)
}

// matchWords say how sure an answer is, in the words of the screen.
var matchWords = map[search.Confidence]string{search.High: "strong", search.Medium: "fair", search.Low: "weak"}

func nearText(b *strings.Builder, near search.Near) {
	b.WriteString("No text here answers that.\n")
	var words []string
	for _, w := range near.Words {
		words = append(words, w.Word)
	}
	if len(words) > 0 {
		fmt.Fprintf(b, "Nearest words: %s\n", strings.Join(words, ", "))
	}
	for i, e := range near.Topics {
		if i == 0 {
			b.WriteString("Nearest topics:\n")
		}
		fmt.Fprintf(b, "  %s (%s)\n", e.Title, e.ID)
	}
	b.WriteByte('\n')
}

// found is a query and its hits in JSON.
type found struct {
	Query     string    `json:"query"`
	Corrected string    `json:"corrected"`
	NoAnswer  bool      `json:"no_answer"`         // true = the hits only share words with the query
	Unknown   []string  `json:"unknown,omitempty"` // filters that were searched as words
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
	out := found{Query: r.Query, Corrected: r.Corrected, NoAnswer: r.NoAnswer || len(r.Hits) == 0, Hits: []jsonHit{}}
	for _, c := range r.Chips {
		if !c.Known {
			out.Unknown = append(out.Unknown, c.Label)
		}
	}
	for i, h := range r.Hits {
		out.Hits = append(out.Hits, jsonOf(i+1, h))
	}
	enc := json.NewEncoder(f.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
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
