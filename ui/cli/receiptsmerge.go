package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
	"trustbook/ui/receipts/report"
	"trustbook/ui/session"
)

// submission is a file of receipts that a person handed in.
type submission struct {
	name string
	data []byte
	sig  []byte // signature of the file; nil if there is none
	file report.ReceiptFile
	err  error  // why the file was refused; nil if it was accepted
	why  string // err as a message without the file name
}

// maxSubmissionBytes limits the size of a submission.
const maxSubmissionBytes = 64 << 20

// readSubmissions reads files of receipts and verifies their chains and signatures. A file that does not verify does
// not stop it from reading the others.
func (k receiptsRun) readSubmissions(files []string, n lockdown.Needs) ([]*submission, error) {
	var all []*submission
	for _, name := range files {
		s := &submission{name: name}
		if s.data, s.err = safefile.Read(name, maxSubmissionBytes); s.err == nil {
			s.sig, s.err = safefile.Read(name+pack.SignatureSuffix, pack.MaxSignatureBytes)
			if errors.Is(s.err, fs.ErrNotExist) {
				s.err = nil
			}
		}
		all = append(all, s)
	}
	if err := k.lockDown(n); err != nil { // from here on, the program parses data from other people
		return nil, err
	}
	t, err := k.loadTrust()
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if s.err == nil {
			s.err = s.verify(t.Keys, k.now(), k.warn)
		}
		if s.err != nil {
			s.why = strings.TrimPrefix(shortenPath(s.err).Error(), s.name+": ")
			s.err = failure{s.name + ": " + s.why, "", exitProblems}
		}
	}
	return all, nil
}

// verify returns the reason for refusing a submission, or nil. A valid signature by an unknown key is not such a
// reason: the signature is ignored with a warning.
func (s *submission) verify(keys []pack.Key, now time.Time, warn func(string)) error {
	s.file = report.ReceiptFile{Name: s.name, Chain: receipts.Parse(s.data)}
	if s.sig != nil {
		claims, err := pack.Verify(s.data, s.sig, keys, now)
		if errors.Is(err, pack.ErrSignatureMismatch) { // a mail program may have changed the line endings
			claims, err = pack.Verify(receipts.NormalizeNewlines(s.data), s.sig, keys, now)
		}
		switch {
		case errors.Is(err, pack.ErrUnknownKey):
			warn(s.name + ": " + err.Error() + ", so it is ignored")
		case err != nil:
			return err
		default:
			s.file.Signer = claims.Key.ID()
		}
	}
	switch {
	case s.file.Chain.Err != nil:
		return s.file.Chain.Err
	case len(s.file.Chain.Receipts) == 0:
		return errors.New("it contains no receipts")
	}
	return nil
}

func (k receiptsRun) mergeFiles(files []string) error {
	if len(files) == 0 {
		return failure{"--merge takes the files to merge", mergeExample, exitFailed}
	}
	people, err := k.readPeople()
	if err != nil {
		return err
	}
	if k.output != "" && k.output != "-" {
		if i := slices.IndexFunc(files, func(name string) bool { return isSameFile(name, k.output) }); i >= 0 {
			return failure{"-o would overwrite " + files[i] + ", which is to be merged", "choose another name with -o", exitFailed}
		}
		if k.chain {
			return failure{"merged receipts are a table, not a chain, so they cannot be a .jsonl file", "-o takes a name that ends in .html, .csv, .json or .txt", exitFailed}
		}
	}
	return k.toOutput(func(w io.Writer, writeFolders []string) error { return k.writeMerge(files, people, w, writeFolders) })
}

// writeMerge merges the receipts in files and writes the result to w.
func (k receiptsRun) writeMerge(files []string, people []report.Person, w io.Writer, writeFolders []string) error {
	all, err := k.readSubmissions(files, lockdown.Needs{Write: writeFolders})
	if err != nil {
		return err
	}
	h, err := k.loadHandbook()
	if err != nil {
		return err
	}
	h = h.ForLanguage("") // the report must not depend on the user's language
	k.warnUnknownRolesOf(people, h)
	accepted, skipped, partial := k.acceptSubmissions(all)
	m := report.Merge(accepted, people, h, k.now())
	m.Skipped = slices.Concat(skipped, partial)
	k.warnUnsolicited(m.Unsolicited)
	if err := k.writeFormat(w, m, func(o standardOutput) markdown.Doc { return mergedRows(o, m) }); err != nil {
		return err
	}
	if !m.Asks && len(accepted) > 0 {
		k.warn(sanitize.CleanLine(h.Title) + " requires no acknowledgements; use --handbook to name one that does")
	}
	return mergeError(m, people, skipped, partial)
}

// acceptSubmissions divides submissions into accepted, refused and partly accepted ones. It warns about the last two.
func (k receiptsRun) acceptSubmissions(all []*submission) (accepted []report.ReceiptFile, skipped, partial []report.SkippedFile) {
	for _, s := range all {
		if s.err != nil {
			k.report(s.err)
			skipped = append(skipped, report.SkippedFile{File: s.name, Why: s.why})
			continue
		}
		accepted = append(accepted, s.file)
		if n := countNewerReceipts(s.file.Chain); n > 0 {
			why := phrases.CountWithNoun(n, "receipt") + " from a newer trustbook, which this one cannot merge"
			k.warn(s.name + ": " + why)
			partial = append(partial, report.SkippedFile{File: s.name, Why: why})
		}
	}
	return accepted, skipped, partial
}

func (k receiptsRun) warnUnsolicited(files []report.Unsolicited) {
	for _, s := range files {
		what := phrases.CountWithNoun(s.Receipts, "receipt") + " of another handbook, " + cmp.Or(s.Handbook, "without a title")
		if s.Own {
			what = phrases.CountWithNoun(s.Receipts, "receipt") + " for entries that " + s.Handbook + " does not require to be acknowledged"
		}
		k.warn(s.File + ": " + what + "; listed separately")
	}
}

// countNewerReceipts counts the receipts in a chain whose format this version does not support.
func countNewerReceipts(c receipts.Chain) int {
	n := 0
	for _, r := range c.Receipts {
		if r.Who == "" || r.Entry == "" {
			n++
		}
	}
	return n
}

// mergeError returns the failure that describes what people still have to acknowledge and which files were merged only
// in part or not at all.
func mergeError(m *report.Report, people []report.Person, skipped, partial []report.SkippedFile) error {
	var out []string
	if !m.Asks && len(people) > 0 {
		out = append(out, "no one on the list has to acknowledge anything, so nothing is missing")
	}
	if m.Missing > 0 {
		out = append(out, phrases.CountWithNoun(m.Missing, "acknowledgement")+" missing")
	}
	if m.Again > 0 {
		out = append(out, phrases.CountWithNoun(m.Again, "acknowledgement")+" outdated")
	}
	if len(skipped) > 0 {
		out = append(out, phrases.CountWithNoun(len(skipped), "file")+" not merged: "+firstNames(skipped))
	}
	if len(partial) > 0 {
		out = append(out, phrases.CountWithNoun(len(partial), "file")+" merged only in part: "+firstNames(partial))
	}
	if len(out) == 0 {
		return nil
	}
	return failure{strings.Join(out, "; "), "", exitProblems}
}

func firstNames(files []report.SkippedFile) string {
	const limit = 5
	return phrases.FirstNames(handbook.MapSlice(files, func(f report.SkippedFile) string { return f.File }), limit)
}

// readPeople returns the people in the file given with --people, or nil without that flag.
func (k receiptsRun) readPeople() ([]report.Person, error) {
	if k.people == "" {
		return nil, nil
	}
	const hint = "write one person per line, such as `Ada Lovelace: engineer, manager` (roles are optional), or a table whose first line is name,roles"
	data, err := safefile.Read(k.people, maxSubmissionBytes)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot read the list of people: %v", shortenPath(err)), hint, exitFailed}
	}
	text, how := sanitize.Decode(data)
	if how != "" {
		k.warn(k.people + ": it is not UTF-8, " + how + "; save it as UTF-8")
	}
	people, err := report.ParsePeople(text, strings.EqualFold(filepath.Ext(k.people), ".csv"))
	if err != nil {
		return nil, failure{fmt.Sprintf("%s:%v", k.people, err), hint, exitFailed}
	}
	if len(people) == 0 {
		return nil, failure{k.people + ": the list is empty", hint, exitFailed}
	}
	return people, nil
}

// warnUnknownRolesOf warns once about each role that the handbook does not use, with the line of its first use. A
// person with such a role may have to acknowledge more than intended.
func (k receiptsRun) warnUnknownRolesOf(people []report.Person, h *handbook.Handbook) {
	var seen handbook.Roles
	for _, p := range people {
		fresh := slices.DeleteFunc(slices.Clone(p.Roles), seen.Has)
		if what, rest := session.UnknownRoles(h, fresh, false); what != "" {
			k.warn(fmt.Sprintf("%s:%d: %s%s; people with an unknown role have to acknowledge everything", k.people, p.Line, what, rest))
		}
		seen = append(seen, fresh...)
	}
}
