package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

// handed is a file of receipts that somebody has handed in.
type handed struct {
	name string
	data []byte
	sig  []byte // nil = there is none
	file receipts.File
	err  error // why it is refused
	why  string
}

// maxHandedIn is the size of the largest file that is looked at.
const maxHandedIn = 64 << 20

// handedIn reads files of receipts and checks their chains and signatures. A file
// that cannot be believed is refused alone.
func (k receiptsOf) handedIn(files []string, n lockdown.Needs) ([]*handed, error) {
	var all []*handed
	for _, name := range files {
		h := &handed{name: name}
		if h.data, h.err = readUpTo(name, maxHandedIn); h.err == nil {
			h.sig, h.err = readUpTo(name+signed.Suffix, signed.MaxSignatureBytes)
			if errors.Is(h.err, fs.ErrNotExist) {
				h.err = nil
			}
		}
		all = append(all, h)
	}
	if err := k.lock(n); err != nil { // what comes next was written by others
		return nil, err
	}
	t, err := k.trusts()
	if err != nil {
		return nil, err
	}
	for _, h := range all {
		if h.err == nil {
			h.err = h.check(t.Keys, k.now(), k.say)
		}
		if h.err != nil {
			h.why = strings.TrimPrefix(brief(h.err).Error(), h.name+": ")
			h.err = failure{h.name + ": " + h.why, "", notFound}
		}
	}
	return all, nil
}

// readUpTo reads a file that may have any size.
func readUpTo(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("it is larger than %d KiB", most>>10)
	}
	return data, err
}

// check says why a file is not to be believed. A good signature by a key that
// nobody knows here is no reason, and counts for nothing.
func (h *handed) check(keys []signed.Key, now time.Time, say func(string)) error {
	h.file = receipts.File{Name: h.name, Chain: receipts.Parse(h.data)}
	if h.sig != nil {
		seal, err := signed.Verify(h.data, h.sig, keys, now)
		if errors.Is(err, signed.ErrMismatch) { // it is of the file as it was kept
			seal, err = signed.Verify(receipts.NormalizeNewlines(h.data), h.sig, keys, now)
		}
		switch {
		case errors.Is(err, signed.ErrUnknownKey):
			say(h.name + ": " + err.Error() + ", so it counts for nothing")
		case err != nil:
			return err
		default:
			h.file.Signer = seal.Key.ID()
		}
	}
	switch {
	case h.file.Chain.Err != nil:
		return h.file.Chain.Err
	case len(h.file.Chain.Receipts) == 0:
		return errors.New("it holds no receipts")
	}
	return nil
}

// join joins files that many people have handed in.
func (k receiptsOf) join(files []string) error {
	if len(files) == 0 {
		return failure{"--merge takes the files to join", usageOfMerge, failed}
	}
	people, err := k.list()
	if err != nil {
		return err
	}
	if k.output == "" || k.output == "-" {
		return k.joined(files, people, k.Stdout, nil)
	}
	if i := slices.IndexFunc(files, func(name string) bool { return sameFile(name, k.output) }); i >= 0 {
		return failure{"-o would write over " + files[i] + ", which is to be joined", "-o takes another name", failed}
	}
	if k.chain {
		return failure{"what is joined is a table and no chain, so it does not go into a .jsonl", "-o takes a name that ends in .html, .csv, .json or .txt", failed}
	}
	out, err := k.create(k.output)
	if err != nil {
		return err
	}
	err = k.joined(files, people, out, []string{out.folder()})
	if isVerdict(err) {
		if lost := out.finish(nil); lost != nil {
			return lost
		}
		return err
	}
	return out.finish(err)
}

// sameFile says whether two names are of one file that is there.
func sameFile(one, other string) bool {
	a, err := os.Stat(one)
	b, lost := os.Stat(other)
	return err == nil && lost == nil && os.SameFile(a, b)
}

// joined writes what is in the files to what is open already.
func (k receiptsOf) joined(files []string, people []receipts.Person, w io.Writer, write []string) error {
	all, err := k.handedIn(files, lockdown.Needs{Write: write})
	if err != nil {
		return err
	}
	h, err := k.load()
	if err != nil {
		return err
	}
	k.sayStrangeOf(people, h)
	good, left, parts := k.believed(all)
	m := receipts.Merge(good, people, h, k.now())
	m.Skipped = slices.Concat(left, parts)
	k.sayStrays(m.Unsolicited)
	if err := k.writeMerged(w, m); err != nil {
		return err
	}
	if !m.Asks {
		k.say(sanitize.CleanLine(h.Title) + " asks nobody to acknowledge anything; --handbook names the handbook that does")
	}
	return verdictOf(m, people, left, parts)
}

// believed are the files that can be joined; left are those that cannot, and parts
// those of which something cannot.
func (k receiptsOf) believed(all []*handed) (good []receipts.File, left, parts []receipts.SkippedFile) {
	for _, one := range all {
		if one.err != nil {
			k.report(one.err)
			left = append(left, receipts.SkippedFile{File: one.name, Why: one.why})
			continue
		}
		good = append(good, one.file)
		if n := foreign(one.file.Chain); n > 0 {
			why := phrases.Count(n, "receipt") + " of a newer trustbook, which this one cannot join"
			k.say(one.name + ": " + why)
			parts = append(parts, receipts.SkippedFile{File: one.name, Why: why})
		}
	}
	return good, left, parts
}

// sayStrays names the files with receipts that nobody asks for here.
func (k receiptsOf) sayStrays(strays []receipts.Unsolicited) {
	for _, s := range strays {
		what := phrases.Count(s.Receipts, "receipt") + " of another handbook, " + cmp.Or(s.Handbook, "without a title")
		if s.Own {
			what = phrases.Count(s.Receipts, "receipt") + " of texts that " + s.Handbook + " does not ask to acknowledge"
		}
		k.say(s.File + ": " + what + "; set apart")
	}
}

// foreign is how many receipts of a chain do not say who and what in a way that is
// understood here.
func foreign(c receipts.Chain) int {
	n := 0
	for _, r := range c.Receipts {
		if r.Who == "" || r.Entry == "" {
			n++
		}
	}
	return n
}

// verdictOf is what the exit code says of a merge: what people have to do, and which
// files were left out, or joined only in parts.
func verdictOf(m *receipts.Report, people []receipts.Person, left, parts []receipts.SkippedFile) error {
	var out []string
	if !m.Asks && len(people) > 0 {
		out = append(out, "nothing is asked of the people on the list, so nothing can be missing")
	}
	if m.Missing > 0 {
		out = append(out, phrases.Count(m.Missing, "acknowledgement")+" missing")
	}
	if m.Again > 0 {
		out = append(out, phrases.Count(m.Again, "acknowledgement")+" to be given again")
	}
	if len(left) > 0 {
		out = append(out, phrases.Count(len(left), "file")+" not joined: "+some(left))
	}
	if len(parts) > 0 {
		out = append(out, phrases.Count(len(parts), "file")+" joined only in parts: "+some(parts))
	}
	if len(out) == 0 {
		return nil
	}
	return failure{strings.Join(out, "; "), "", notFound}
}

// some are the first of some files, and how many more there are.
func some(files []receipts.SkippedFile) string {
	const most = 5
	var names []string
	for _, f := range files[:min(most, len(files))] {
		names = append(names, f.File)
	}
	out := strings.Join(names, ", ")
	if n := len(files) - most; n > 0 {
		return fmt.Sprintf("%s and %d more", out, n)
	}
	return out
}
