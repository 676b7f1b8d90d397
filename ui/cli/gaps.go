package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/export"
	"trustbook/ui/gaps"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/statedir"
)

type gapsRun struct {
	*Program

	asJSON, asCSV, clear bool
	skeleton             int
}

func (p *Program) gapsCommand() *cobra.Command {
	k := gapsRun{Program: p}
	c := &cobra.Command{
		Use:   "gaps",
		Short: "Show questions that the handbook did not answer",
		Long: "Show the questions that the handbook did not answer, grouped by what they are\n" +
			"about: how often each was asked, wordings to add to an entry, and the\n" +
			"related entries. Questions are stored only if `gaps: true` is set, and only\n" +
			"in the state folder. Questions that the handbook now answers are\n" +
			"omitted. The exit code is 1 if no questions are left.",
		Example: "  trustbook gaps\n  trustbook gaps --skeleton 1 > my-handbook/new-entry.md",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := exclusiveFlags(c, []string{"json", "csv", "clear", "skeleton"}); err != nil {
				return err
			}
			return k.run(c.Flags().Changed("skeleton"))
		},
	}
	c.Flags().BoolVar(&k.asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&k.asCSV, "csv", false, "print a table")
	c.Flags().BoolVar(&k.clear, "clear", false, "forget all questions, of every handbook")
	c.Flags().IntVar(&k.skeleton, "skeleton", 0, "print a draft entry for the gap with this `number`")
	p.addPagerFlag(c)
	return c
}

func (k gapsRun) run(wantsSkeleton bool) error {
	dir := statedir.StatePath(k.Environ)
	if k.clear {
		if err := gaps.Clear(dir); err != nil {
			return gapsError(err)
		}
		k.warn("all stored questions have been deleted")
		return nil
	}
	if err := k.lockDown(lockdown.Needs{Read: []string{dir}}); err != nil {
		return err
	}
	h, err := k.loadHandbook()
	if err != nil {
		return err
	}
	questions, err := gaps.Read(dir)
	if err != nil {
		return gapsError(err)
	}
	others := otherHandbooks(questions, h)
	found := gaps.Analyse(h, questionsForHandbook(questions, h))
	switch {
	case wantsSkeleton && (k.skeleton < 1 || k.skeleton > len(found)):
		return failure{fmt.Sprintf("there is no gap %d", k.skeleton), "`trustbook gaps` lists them", exitProblems}
	case wantsSkeleton:
		return k.printText(found[k.skeleton-1].Skeleton)
	case k.asJSON:
		err = k.writeJSON(found)
	case k.asCSV:
		err = k.writeCSV(found)
	case len(found) > 0:
		err = k.print(func(out standardOutput) markdown.Doc { return gapRows(out, found, h) })
	}
	if err == nil && len(found) == 0 {
		return failure{"no unanswered questions about this handbook are stored", k.noGapsHint(others), exitProblems}
	}
	return err
}

func (k gapsRun) noGapsHint(others []string) string {
	if len(others) > 0 {
		return "there are questions about " + strings.Join(others, ", ") + ": use this command with that handbook"
	}
	if k.settings.Config.Gaps {
		return "unanswered questions are stored from now on, because gaps is on"
	}
	return "questions are stored only if `gaps: true` is in the settings"
}

func gapsError(err error) error {
	return failure{fmt.Sprintf("cannot read the questions: %v", statedir.ShortenError(err)), statedir.HintFor(err), exitFailed}
}

// questionsForHandbook returns the questions asked about a handbook, under its current title or a former one.
func questionsForHandbook(questions []gaps.Question, h *handbook.Handbook) []gaps.Question {
	titles := h.Titles()
	return slices.DeleteFunc(questions, func(q gaps.Question) bool { return !slices.Contains(titles, q.Handbook) })
}

// otherHandbooks returns the titles of other handbooks about which questions are stored, in quotation marks.
func otherHandbooks(questions []gaps.Question, h *handbook.Handbook) []string {
	var out []string
	for _, q := range questions {
		if title := sanitize.Quote(q.Handbook); !slices.Contains(h.Titles(), q.Handbook) && !slices.Contains(out, title) {
			out = append(out, title)
		}
	}
	return out
}

// maxShownQuestions is the maximum number of questions shown for each gap.
const maxShownQuestions = 4

func gapRows(out standardOutput, found []gaps.Gap, h *handbook.Handbook) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for i := range found {
		g := &found[i]
		shown := g.Questions[:min(len(g.Questions), maxShownQuestions)]
		more := ""
		if n := len(g.Questions) - len(shown); n > 0 {
			more = fmt.Sprintf(" … and %d more", n)
		}
		r.add(th.Quiet.Render(strconv.Itoa(i+1)+". "), th.Title.Render(sanitize.CleanLine(strings.Join(shown, " · ")))+th.Quiet.Render(more+" ("+phrases.CountWithNoun(g.Count, "time")+")"))
		for _, s := range g.Synonyms {
			r.add("   ", th.Text.Render(th.TransliteratePhrase(entryAdvice(s))))
		}
		isKnown := slices.ContainsFunc(g.Synonyms, func(s gaps.Synonym) bool { return s.Count > 1 })
		if len(g.Synonyms) == 0 && len(g.Nearest) > 0 {
			r.add("   ", th.Quiet.Render(phrases.RelatedEntries+": ")+titlesWithIDs(h, g.Nearest))
		}
		if !isKnown {
			r.add("   ", th.Quiet.Render(fmt.Sprintf("`trustbook gaps --skeleton %d` prints a draft entry", i+1)))
		}
		r.addBlank()
	}
	return r.doc
}

// entryAdvice returns advice about an entry that readers opened after an unanswered question. A single opening may be a
// coincidence: the reader may have moved on to another question, or found no answer in the entry.
func entryAdvice(s gaps.Synonym) string {
	word := sanitize.CleanLine(s.Word)
	if s.Count == 1 {
		return fmt.Sprintf("after “%s” a reader opened %s: if that entry is the answer, add the question to its %s", word, s.Entry, s.Field)
	}
	return fmt.Sprintf("“%s” led to %s %s: add the word to its %s", word, s.Entry, phrases.CountWithNoun(s.Count, "time"), s.Field)
}

func titlesWithIDs(h *handbook.Handbook, ids []string) string {
	var out []string
	for _, id := range ids {
		if e := h.Entry(id); e != nil {
			out = append(out, fmt.Sprintf("%s (%s)", e.Title, id))
		}
	}
	return strings.Join(out, ", ")
}

func (k gapsRun) writeJSON(found []gaps.Gap) error {
	out := struct {
		Schema int        `json:"schema"`
		Gaps   []gaps.Gap `json:"gaps"`
	}{1, append([]gaps.Gap{}, found...)}
	return sanitize.WriteJSON(k.Stdout, out, "")
}

func (k gapsRun) writeCSV(found []gaps.Gap) error {
	return export.WriteTable(sanitize.Writer{Writer: k.Stdout}, []string{"count", "questions", "words", "synonyms", "nearest"}, func(yield func([]string) bool) {
		for i := range found {
			g := &found[i]
			synonyms := handbook.MapSlice(g.Synonyms, func(s gaps.Synonym) string { return s.Word + ": " + s.Entry })
			if !yield([]string{strconv.Itoa(g.Count), strings.Join(g.Questions, "; "), strings.Join(g.Words, " "), strings.Join(synonyms, "; "), strings.Join(g.Nearest, "; ")}) {
				return
			}
		}
	})
}

// storesGaps reports whether unanswered questions are stored.
func (p *Program) storesGaps() bool {
	c := p.settings.Config
	return c.Gaps && !c.NoState && statedir.StatePath(p.Environ) != ""
}

// recorder returns a recorder of unanswered questions, or nil if they are not stored. source describes where the
// questions are asked.
func (p *Program) recorder(source string) *gaps.Recorder {
	if !p.storesGaps() {
		return nil
	}
	return gaps.NewRecorder(source)
}

// gapsFolder returns the folder of the unanswered questions, or "" if they are not stored. It creates the folder if
// possible.
func (p *Program) gapsFolder() string {
	if !p.storesGaps() {
		return ""
	}
	dir := statedir.StatePath(p.Environ)
	_ = statedir.Dir{Path: dir}.Create() // if this fails, saving will report the reason
	return dir
}

func (p *Program) saveGaps(r *gaps.Recorder) {
	if err := gaps.AddQuestions(statedir.StatePath(p.Environ), p.inUse, p.now(), r.Questions()); err != nil {
		p.warn(fmt.Sprintf("the unanswered questions were not stored: %v", statedir.ShortenError(err)))
	}
}
