package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/signed"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/receipts"
)

// handed is a file of receipts that somebody has handed in.
type handed struct {
	name string
	data []byte
	sig  []byte // nil = there is none
	file receipts.File
	err  error // why it is refused
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
			h.err = failure{h.name + ": " + strings.TrimPrefix(brief(h.err).Error(), h.name+": "), "", notFound}
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
	case h.file.Chain.Broken != nil:
		return h.file.Chain.Broken
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
	var good []receipts.File
	var left, parts []string
	for _, one := range all {
		if one.err != nil {
			k.report(one.err)
			left = append(left, one.name)
			continue
		}
		good = append(good, one.file)
		if n := foreign(one.file.Chain); n > 0 {
			k.say(fmt.Sprintf("%s: %s of a newer trustbook, which this one cannot join", one.name, counted(n, "receipt")))
			parts = append(parts, one.name)
		}
	}
	m := receipts.Merge(good, people, h)
	if err := k.writeMerged(w, m); err != nil {
		return err
	}
	return verdictOf(m, left, parts)
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
func verdictOf(m *receipts.Merged, left, parts []string) error {
	var out []string
	if m.Missing > 0 {
		out = append(out, counted(m.Missing, "acknowledgement")+" missing")
	}
	if m.Again > 0 {
		out = append(out, counted(m.Again, "acknowledgement")+" to be given again")
	}
	if len(left) > 0 {
		out = append(out, counted(len(left), "file")+" not joined: "+some(left))
	}
	if len(parts) > 0 {
		out = append(out, counted(len(parts), "file")+" joined only in parts: "+some(parts))
	}
	if len(out) == 0 {
		return nil
	}
	return failure{strings.Join(out, "; "), "", notFound}
}

// some are the first of some names, and how many more there are.
func some(names []string) string {
	const most = 5
	if n := len(names) - most; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), n)
	}
	return strings.Join(names, ", ")
}

func (k receiptsOf) writeMerged(w io.Writer, m *receipts.Merged) error {
	out := bufio.NewWriter(w)
	var err error
	switch {
	case k.json:
		err = m.WriteJSON(out)
	case k.csv:
		err = m.Sheet().WriteCSV(out, "path")
	case k.html:
		err = m.Sheet().WriteHTML(out)
	case w == io.Writer(k.Stdout):
		err = k.put(func(o output) markdown.Doc { return mergedRows(o, m) })
	default:
		_, err = out.WriteString(output{}.text(mergedRows(output{}, m)))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// mergedRows are the paths as people read them.
func mergedRows(out output, m *receipts.Merged) markdown.Doc {
	r, th := &rows{out: out}, out.theme
	for _, p := range m.Paths {
		r.add("", th.Title.Render(p.Title))
		who, title := 0, 0
		for _, row := range p.Rows {
			who, title = max(who, cells(row.Who)), max(title, cells(row.Title))
		}
		for _, row := range p.Rows {
			style := th.Caution
			if row.State == receipts.Acknowledged {
				style = th.Text
			}
			r.hang(th.Strong.Render(row.Who) + room(row.Who, who) + th.Text.Render(row.Title) + room(row.Title, title) + style.Render(become(row)))
		}
		r.blank()
	}
	r.add("", th.Quiet.Render(receipts.Caution))
	return r.doc
}

// widestCell is the width of the widest cell that others are aligned with: one long
// title must not move what is behind all others out of sight.
const widestCell = 40

func cells(text string) int { return min(widestCell, ansi.StringWidth(text)) }

// room is what stands between a cell and the next of its row.
func room(text string, widest int) string {
	return strings.Repeat(" ", max(0, widest-ansi.StringWidth(text))+2)
}

// become is what has become of a text, in words.
func become(row receipts.Standing) string {
	if row.State == receipts.Missing {
		return row.State
	}
	day, _, _ := strings.Cut(row.When, "T")
	said := strings.TrimSpace(receipts.Acknowledged + " " + day)
	if row.Version != "" {
		said += ", version " + row.Version
	}
	said += signedBy(row.Signed)
	if row.State == receipts.Outdated {
		said += "; changed since"
	}
	return said
}
