//go:build unix

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"trustbook/embed"
	"trustbook/ui/cli"
)

// attack is text in a handbook that could act on a terminal, or make a person see something other than what is there.
type attack struct{ name, text string }

var attacks = []attack{
	{"null", "a\x00b"},
	{"bell", "a\ab"},
	{"backspace over a word", "no\b\byes"},
	{"vertical tab", "a\vb"},
	{"form feed", "a\fb"},
	{"return to the start of the line", "not allowed\rallowed    "},
	{"shift out", "a\x0eb\x0f"},
	{"escape alone", "a\x1bb"},
	{"delete", "a\x7fb"},
	{"reset", "\x1bc"},
	{"character set", "\x1b(0lqk\x1b(B"},
	{"screen alignment", "\x1b#8"},
	{"clear the screen", "\x1b[2J\x1b[H\x1b[3J"},
	{"cursor up and over", "\x1b[1A\x1b[2Kallowed"},
	{"hidden text", "\x1b[8mhidden\x1b[m"},
	{"alternate screen", "\x1b[?1049h"},
	{"mouse reports", "\x1b[?1003h\x1b[?1006h"},
	{"bracketed paste off", "\x1b[?2004l"},
	{"title as input", "\x1b[21t"},
	{"position as input", "\x1b[6n"},
	{"attributes as input", "\x1b[c\x1b[>c\x1b[=c"},
	{"repeat", "a\x1b[9999999b"},
	{"unfinished sequence", "\x1b[31"},
	{"title", "\x1b]0;title\a"},
	{"title, other end", "\x1b]2;title\x1b\\"},
	{"palette", "\x1b]4;1;rgb:00/00/00\a"},
	{"folder", "\x1b]7;file:///etc\a"},
	{"link to a file", "\x1b]8;;file:///etc/passwd\aclick\x1b]8;;\a"},
	{"link to a script", "\x1b]8;;javascript:alert(1)\aclick\x1b]8;;\a"},
	{"notification", "\x1b]9;hello\a\x1b]777;notify;a;b\a"},
	{"background as input", "\x1b]11;?\a"},
	{"clipboard", "\x1b]52;c;Y3VybA==\a"},
	{"clipboard as input", "\x1b]52;c;?\a"},
	{"iTerm file", "\x1b]1337;File=name=eA==:eA==\a"},
	{"unfinished command", "\x1b]0;all that follows"},
	{"device control", "\x1bP$qm\x1b\\"},
	{"user keys", "\x1bP0;1|17/6c730a\x1b\\"},
	{"sixel", "\x1bPq#0;2;0;0;0~\x1b\\"},
	{"through tmux", "\x1bPtmux;\x1b\x1b]52;c;eA==\a\x1b\\"},
	{"application", "\x1b_Gf=100;AAAA\x1b\\"},
	{"privacy", "\x1b^x\x1b\\\x1bXy\x1b\\"},
	{"C1 CSI, raw", "a\x9b2Jb"},
	{"C1 OSC, raw", "a\x9d0;t\x9cb"},
	{"C1 DCS, raw", "a\x90qx\x9cb"},
	{"C1 next line, raw", "a\x85b\x84c\x8dd"},
	{"C1 CSI", "a\u009b2Jb"},
	{"C1 OSC", "a\u009d52;c;eA==\u009cb"},
	{"C1 APC", "a\u009fx\u009cb"},
	{"C1 next line", "a\u0085b"},
	{"bytes that are no text", "a\xff\xfe\xc3(b\xed\xa0\x80"},
	{"override", "a\u202egnp.exe\u202c"},
	{"embedding", "a\u202ab\u202bc\u202dd"},
	{"isolates", "a\u2066b\u2067c\u2068d\u2069"},
	{"marks", "a\u200eb\u200fc\u061cd"},
	{"zero width", "pass\u200bword"},
	{"byte order mark", "pass\ufeffword"},
	{"word joiner", "pass\u2060word\u2063"},
	{"soft hyphen", "pass\u00adword"},
	{"separators", "a\u2028b\u2029c"},
	{"tags", "a\U000e0041\U000e0042\U000e007fb"},
	{"annotation", "a\ufff9b\ufffac\ufffbd"},
	{"Mongolian separator", "a\u180eb"},
	{"entity, decimal", "&#27;]52;c;eA==&#7;"},
	{"entity, hexadecimal", "&#x1b;[2J&#X1B;c"},
	{"entity, C1", "&#155;2J&#x9d;0;t&#x9c;"},
	{"entity, return", "not allowed&#13;allowed"},
	{"entity, backspace", "no&#8;&#8;yes&#127;"},
	{"entity, override", "a&#x202e;gnp.exe&#8236;"},
	{"entity by name", "a&ZeroWidthSpace;b&shy;c&lrm;d&rlm;e&NoBreak;f"},
	{"entity in pieces", "~~&**#27;**[31mX~~"},
	{"entity twice", "&amp;#27;[2J"},
	{"escape of YAML", `a\e]0;t\a\x1b[2J\x9b2J`},
	{"escape of YAML, wide", `a\u202eb\u200bc\u009b2J\U000E0041`},
	{"escape of YAML, lines", `a\N\L\P\r\b\0b`},
	{"escape of TOML and JSON", `a\u001b]0;t\u0007\u009b2J\u202eb\r\b`},
	{"escape of an address", "%1b%5d0;t%07%9b2J%e2%80%ae"},
}

// attackedPage is a body with @@ in every place where an attack could be put.
const attackedPage = `# Heading @@

text @@ and **bold @@** and *it @@* and ~~no @@~~ and ` + "`code @@`" + `

- item @@
   1. deeper @@

> quote @@

> [!NOTE]
> callout @@

` + "```@@\nfenced @@\n```" + `

    indented @@

[link @@](https://example.org/a) [to](https://example.org/@@) [angle](<https://example.org/@@>) [script](javascript:@@) [t](https://example.org 'title @@')

[reference @@][r] <https://example.org/@@> https://example.org/@@ <someone@example.org@@>

[r]: https://example.org/@@ '@@'

![picture @@](a.png) ![p](@@)

| head @@ | b |
|---|---|
| cell @@ | ` + "`@@`" + ` |

<div title="@@">block @@</div>

inline <b title='@@' onclick="@@">html @@</b> <!-- comment @@ --> <a href="@@">a</a> <a href="https://example.org/@@">b</a> <script>@@</script>

note[^1]

[^1]: footnote @@
`

// hostileBook writes a handbook with each attack in every place that can hold one:
// bodies, front matter in two languages, the manifest, folder labels and file names.
func hostileBook(t *testing.T, attacks []attack) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "book")
	all := ""
	var categories, sets strings.Builder
	for i, a := range attacks {
		text := escapeForQuotes(a.name, a.text)
		all += text + " "
		hostile := strings.ReplaceAll(attackedPage, "@@", a.text)
		put(t, filepath.Join(folder, "bodies", fmt.Sprintf("body-%02d.md", i)), fmt.Sprintf("---\ntitle: Attack %02d\ncategory: \"%s\"\n---\n%s", i, text, hostile))
		put(t, filepath.Join(folder, "fronts", fmt.Sprintf("front-%02d.md", i)), hostileFront(i, text)+"Body of an attack.\n")
		put(t, filepath.Join(folder, "tomls", fmt.Sprintf("toml-%02d.md", i)), fmt.Sprintf("+++\ntitle = \"Toml %02d %s\"\ntags = [\"%s\"]\n+++\nBody.\n", i, text, text))
		put(t, filepath.Join(folder, fmt.Sprintf("label-%02d", i), "_category_.json"), `{"label": "Label `+text+`", "position": 3}`)
		put(t, filepath.Join(folder, fmt.Sprintf("label-%02d", i), "one.md"), "One.\n")
		fmt.Fprintf(&categories, "  - {id: category-%d, title: \"Category %s\", description: \"%s\"}\n", i, text, text)
		fmt.Fprintf(&sets, "  - {id: \"set-%d %s\", title: \"%s\", pattern: \"%s\", names: {\"%s\": \"%s\"}}\n", i, text, text, text, text, text)
		name := strings.NewReplacer("/", "-", "\x00", "0").Replace(a.text)
		_ = os.WriteFile(filepath.Join(folder, "bodies", "name "+name+".md"), []byte("# Named\n\n[broken](no-such-"+a.text+".md)\n"), 0o600) // some systems reject some names
	}
	put(t, filepath.Join(folder, "handbook.yaml"), fmt.Sprintf("title: \"Book %s\"\norganisation: \"%s\"\nversion: \"%s\"\nframeworks: [\"%s\"]\nacronyms: {ABC: \"%s\"}\ncategories:\n%scontrol_sets:\n%s",
		all, all, all, all, all, categories.String(), sets.String()))
	return folder
}

// escapeForQuotes escapes an attack for double quotes, except those that rely on escapes.
func escapeForQuotes(name, text string) string {
	if strings.HasPrefix(name, "escape of") {
		return text
	}
	return strings.ReplaceAll(text, `\`, `\\`)
}

func hostileFront(i int, text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: \"front-%02d\"\n", i)
	for _, key := range []string{"title", "question", "summary", "owner", "approver", "version", "status", "classification", "audience", "lang", "source_version"} {
		fmt.Fprintf(&b, "%s: \"Front %02d %s\"\n", key, i, text)
	}
	for _, key := range []string{"frameworks", "keywords", "controls", "related", "former_ids"} {
		fmt.Fprintf(&b, "%s: [\"%s\"]\n", key, text)
	}
	fmt.Fprintf(&b, "category: category-%d\nkind: faq\nanswer: \"%s\"\n\"key %s\": 1\n---\n", i, text, text)
	return b.String()
}

// isInvisible reports whether a character controls, reorders or hides something instead of showing it.
func isInvisible(r rune) bool {
	switch {
	case r == '\u200c', r == '\u200d': // emoji and several scripts need them
		return false
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return true
	}
	return r == '\u180e'
}

// requireHarmless fails unless output consists of text and line breaks, as a pipe should get it.
func requireHarmless(t *testing.T, what string, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Errorf("%s: it is no UTF-8", what)
	}
	said := 0
	for line := range bytes.Lines(bytes.TrimPrefix(out, []byte("\ufeffid,"))) { // CSV begins with a byte order mark
		if i := bytes.IndexFunc(bytes.TrimSuffix(line, []byte("\n")), isInvisible); i >= 0 && said < 3 {
			said++
			t.Errorf("%s: %q", what, line[max(0, i-40):min(len(line), i+20)])
		}
	}
}

// A runner runs the program with arguments and returns what it prints.
type runner func(t *testing.T, env []string, stdin string, args ...string) (stdout, stderr []byte)

// inProcess runs the program in this process as main does, but without the lock-down and with a built-in handbook of
// one entry. Starting a process for each of thousands of runs would take most of the time.
func inProcess(t *testing.T, env []string, stdin string, args ...string) (stdout, stderr []byte) {
	t.Helper()
	in, typed := pipe(t)
	printed, out := pipe(t)
	var said, got bytes.Buffer
	var copying sync.WaitGroup
	copying.Go(func() {
		_, _ = io.WriteString(typed, stdin)
		_ = typed.Close()
	})
	copying.Go(func() { _, _ = got.ReadFrom(printed) })
	programOn(t, in, out, &said, env...).Run(args) // some commands find nothing
	_, _ = in.Close(), out.Close()
	copying.Wait()
	return got.Bytes(), said.Bytes()
}

// programOn returns the program with a built-in handbook of one entry and without the lock-down.
func programOn(t *testing.T, stdin, stdout *os.File, stderr io.Writer, env ...string) *cli.Program {
	t.Helper()
	return &cli.Program{
		Version: testVersion, Commit: testCommit, Date: testDate, Build: debug.ReadBuildInfo,
		Embedded: fstest.MapFS{"one.md": {Data: []byte("---\nid: " + mfa + "\n---\n# One\n\nA text.\n")}}, Starter: embed.Starter(), Keys: embed.Keys(),
		Stdin: stdin, Stdout: stdout, Stderr: stderr, Environ: environ(t, env),
	}
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	return r, w
}

// endToEnd runs the built program.
func endToEnd(t *testing.T, env []string, stdin string, args ...string) (stdout, stderr []byte) {
	t.Helper()
	cmd := command(t, env...)
	cmd.Args = append(cmd.Args, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	_ = cmd.Run() // some commands find nothing
	return out.Bytes(), said.Bytes()
}

// everyNth returns the attacks at the multiples of n.
func everyNth(n int) []attack {
	var some []attack
	for i := 0; i < len(attacks); i += n {
		some = append(some, attacks[i])
	}
	return some
}

// eachWay runs f in this process and on the built program, which differs only by its lock-down. If TRUSTBOOK_FULL is
// set, as in CI, the process gets all attacks and the program every eighth. Otherwise, the process gets every twelfth
// and the program none.
func eachWay(t *testing.T, f func(t *testing.T, run runner, attacks []attack)) {
	t.Helper()
	t.Parallel()
	inside, built := everyNth(12), []attack(nil)
	switch {
	case testing.Short(): // for the race detector, a few attacks are as good as all
		inside = everyNth(16)
	case runsAllCases:
		inside, built = attacks, everyNth(8)
	}
	t.Run("end to end", func(t *testing.T) {
		t.Parallel()
		if len(built) == 0 {
			t.Skip("a process for each command takes seconds: TRUSTBOOK_FULL=1 runs them")
		}
		f(t, endToEnd, built)
	})
	t.Run("in process", func(t *testing.T) {
		t.Parallel()
		f(t, inProcess, inside)
	})
}

func (run runner) check(t *testing.T, env []string, stdin string, args ...string) {
	t.Helper()
	out, said := run(t, env, stdin, args...)
	what := fmt.Sprintf("%q", args)
	switch {
	case slices.Contains(args, "csv"): // its standard ends lines with CR LF
		out = bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n"))
	case slices.Contains(args, "__complete"): // a tab separates a word from its description
		out = bytes.ReplaceAll(out, []byte("\t"), nil)
	}
	if len(out)+len(said) == 0 {
		t.Errorf("%s says nothing at all", what)
	}
	requireHarmless(t, what+" prints", out)
	requireHarmless(t, what+" says", said)
}

// Whatever a handbook contains, no command prints it unfiltered.
func TestHostileHandbook(t *testing.T) {
	eachWay(t, func(t *testing.T, run runner, attacks []attack) {
		env := []string{"TRUSTBOOK_HANDBOOK=" + hostileBook(t, attacks), "NO_COLOR=1"}
		for _, args := range [][]string{
			{},
			{"list"},
			{"list", "--json"},
			{"search", "attack"},
			{"search", "--json", "-n", "500", "attack"},
			{"search", "front body one named"},
			{"show", "nothing like it"},
			{"list", "--category", "nothing"},
			{"list", "--framework", "nothing"},
			{"check"},
			{"check", "--json"},
			{"check", "--strict"},
			{"export"},
			{"export", "--format", "markdown"},
			{"export", "--format", "json"},
			{"export", "--format", "csv"},
			{"doctor"},
			{"doctor", "--json"},
			{"config"},
			{"__complete", "show", ""},
			{"__complete", "list", "--category", ""},
			{"__complete", "list", "--framework", ""},
		} {
			run.check(t, env, "", args...)
		}
		if out, _ := run(t, env, "", "list"); !bytes.HasPrefix(out, []byte("Book ")) || !bytes.Contains(out, []byte("Category ")) {
			t.Errorf("the manifest was not read: %s", out[:min(len(out), 400)])
		}
		var lines strings.Builder
		for _, a := range attacks {
			lines.WriteString(strings.ReplaceAll(a.text, "\n", "") + "\n")
		}
		run.check(t, env, "attack\n1\nl\nback\n?\nc 1\n"+lines.String(), "--linear")
		run.check(t, env, lines.String(), "search", "-")
		run.check(t, env, lines.String(), "search", "--json", "-")
	})
}

// Every format prints an entry without the attack in it.
func TestHostileEntries(t *testing.T) {
	formats := []string{"text", "markdown", "json"}
	eachWay(t, func(t *testing.T, run runner, attacks []attack) {
		for i, a := range attacks {
			env := []string{"TRUSTBOOK_HANDBOOK=" + hostileBook(t, []attack{a}), "NO_COLOR=1"}
			for j, id := range hostileIDs(t, run, env) {
				if strings.HasPrefix(id, "bodies-body") {
					run.check(t, env, "", "show", id)
				}
				run.check(t, env, "", "show", "--format", formats[(i+j)%len(formats)], id)
			}
		}
	})
}

// With colours, the output may also contain styles and web links, but nothing else.
func TestHostileColours(t *testing.T) {
	look := regexp.MustCompile(`^\x1b\[[\d;:]*m$`)
	eachWay(t, func(t *testing.T, run runner, attacks []attack) {
		for _, a := range attacks {
			env := []string{"TRUSTBOOK_HANDBOOK=" + hostileBook(t, []attack{a}), "CLICOLOR_FORCE=1", "COLORTERM=truecolor"}
			out, _ := run(t, env, "", "show", "--format", "term", "bodies-body-00")
			styled := 0
			for seq := range sequences(out) {
				if look.MatchString(seq) || webLink.MatchString(seq) {
					styled++
					continue
				}
				requireHarmless(t, a.name, []byte(seq))
			}
			if styled == 0 {
				t.Errorf("%s has no colours", a.name)
			}
		}
	})
}

// hostileIDs returns the ids of the entries with attacks.
func hostileIDs(t *testing.T, run runner, env []string) []string {
	t.Helper()
	out, _ := run(t, env, "", "list", "--json")
	var list struct{ Entries []struct{ ID string } }
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var ids []string
	for _, e := range list.Entries {
		if !strings.HasPrefix(e.ID, "label") {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) < 3 {
		t.Fatalf("there are %d texts of an attack in three languages", len(ids))
	}
	return ids
}

// A path may be an attack, and may be the only name of a handbook.
func TestHostilePath(t *testing.T) {
	eachWay(t, func(t *testing.T, run runner, attacks []attack) {
		for i, a := range attacks {
			folder := filepath.Join(t.TempDir(), strings.NewReplacer("/", "-", "\x00", "0").Replace(a.text))
			if err := os.Mkdir(folder, 0o700); err != nil {
				continue // some systems reject some names
			}
			put(t, filepath.Join(folder, "one.md"), "---\norder: first\n---\n# One\n\nA [broken](link.md).\n")
			commands := [][]string{{"list"}, {"check"}, {"doctor"}, {"list", "--json"}, {"check", "--json"}, {"doctor", "--json"}, {"config"}, {"show", "one"}, {"export"}}
			if !runsAllCases { // a third of the commands for each attack
				commands = commands[i%3*3:][:3]
			}
			for _, args := range commands {
				run.check(t, []string{"TRUSTBOOK_HANDBOOK=" + folder}, "", args...)
			}
		}
	})
}

// Arguments and settings are filtered when they are quoted in messages. Each attack is tried on every fourth command,
// starting one command after that of the previous attack.
func TestHostileArguments(t *testing.T) {
	const turns = 4
	eachWay(t, func(t *testing.T, run runner, attacks []attack) {
		for i, a := range attacks {
			text := strings.NewReplacer("\x00", "0").Replace(a.text) // no argument can contain one
			for j, args := range [][]string{
				{text},
				{"--" + text},
				{"-" + text},
				{"help", text},
				{"show", text},
				{"show", "--format", text, mfa},
				{"search", text},
				{"search", "--json", text},
				{"search", "-n", text, "x"},
				{"list", "--category", text},
				{"list", "--kind", text},
				{"list", "--framework", text},
				{"list", "--theme", text},
				{"list", "--handbook", text},
				{"list", "--config", text},
				{"config", "--handbook", text},
				{"config", "--keys", text},
				{"check", text},
				{"check", "--against", text},
				{"check", "--on", text},
				{"check", "--ignore", text},
				{"check", "--rules", text},
				{"export", "--format", text},
				{"export", "-o", "no-such/" + text},
				{"completion", text},
				{"open", text},
			} {
				if (i+j)%turns == 0 {
					run.check(t, nil, "", args...)
				}
			}
			if i%turns != 0 {
				continue
			}
			run.check(t, []string{"TRUSTBOOK_THEME=" + text, "TRUSTBOOK_SPLIT=" + text, "TRUSTBOOK_KEYS=" + text, "TERM=" + text, "LANG=" + text}, "", "doctor")
			checkSettings(t, run, text)
		}
	})
}

// checkSettings puts an attack into the keys and values of a configuration.
func checkSettings(t *testing.T, run runner, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.yaml")
	for _, yaml := range []string{
		"theme: \"@@\"\n", "\"@@\": 1\n", "tab: \"@@\"\n", "handbook: \"@@\"\n", "keys: {browse: {open: \"@@\"}}\n", "keys: {\"@@\": {open: x}}\n", "@@\n", "# @@\ntheme: @@\n",
	} {
		put(t, file, strings.ReplaceAll(yaml, "@@", text))
		env := []string{"TRUSTBOOK_CONFIG=" + file}
		for _, command := range []string{"config", "list"} {
			run.check(t, env, "", command)
		}
	}
}

// screenSequence matches the sequences that the screen itself is drawn with: colours, cursor
// movement and erasing.
var (
	screenSequence = regexp.MustCompile(`^\x1b(M|\[[\d;:]*[A-HJKLMPSTXZ@` + "`" + `abdefgmr])$`)
	webLink        = regexp.MustCompile(`^\x1b\]8;(id=\w+)?;((https?|mailto):[!-~]*)?(\a|\x1b\\)$`)
	title          = regexp.MustCompile(`^\x1b\]2;([^\a\x1b]*)(?:\a|\x1b\\)$`)
	numbers        = regexp.MustCompile(`\d+`)
	cursorMoves    = "\r\n\b\t" // cursor movements of one character
)

// sequenceShapes returns the sequences of a screen with their numbers removed.
func sequenceShapes(t *testing.T, written []byte) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for seq := range sequences(written) {
		switch {
		case title.MatchString(seq):
			requireHarmless(t, "the title of the window", title.FindSubmatch([]byte(seq))[1])
		case len(seq) == 1 && strings.Contains(cursorMoves, seq), screenSequence.MatchString(seq), webLink.MatchString(seq):
		case seq[0] == 0x1b || seq[0] < 0x20:
			out[numbers.ReplaceAllString(seq, "N")] = true
		default:
			requireHarmless(t, "the screen", []byte(seq))
		}
	}
	return out
}

// The screen meets every attack in the list, in the reader, in menus and in typed text, and writes no sequence that it
// would not also write without the attacks.
func TestHostileScreen(t *testing.T) {
	t.Parallel()
	hostile := walk(t, hostileBook(t, attacks), true)
	peaceful := walk(t, peacefulBook(t), false)
	for shape := range hostile {
		if !peaceful[shape] {
			t.Errorf("the screen writes %q", shape)
		}
	}
	if len(peaceful) == 0 {
		t.Error("nothing was seen")
	}
}

func peacefulBook(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "book")
	for i := range attacks {
		put(t, filepath.Join(folder, "bodies", fmt.Sprintf("body-%02d.md", i)), fmt.Sprintf("---\ntitle: Attack %02d\n---\n%s", i, attackedPage))
	}
	return folder
}

// walk uses the screen on a handbook and returns the sequences that it wrote.
func walk(t *testing.T, folder string, hostile bool) map[string]bool {
	t.Helper()
	c := open(t, setup{env: []string{"TRUSTBOOK_HANDBOOK=" + folder, "COLORTERM=truecolor"}, width: 110, height: 50})
	c.shows("❯ Search", "All ")
	if hostile {
		for _, a := range attacks {
			c.write("\x1b[200~" + a.text + "\x1b[201~")
		}
		c.press("esc")
		c.press("esc")
	}
	c.awaitScreen("the search is empty", func(s screen) bool { return s.has("❯ Search") })
	c.write("\x1b[200~cat:bodies attack\x1b[201~")
	c.shows("❯ cat:bodies attack", fmt.Sprintf("All %d", len(attacks)))
	c.press("enter")
	head := c.shows("Bodies › Attack ")[0]
	for _, keys := range []string{"c", "Y"} {
		c.write(keys)
		c.shows("╭")
		c.press("esc")
		c.awaitScreen("the menu is closed", func(s screen) bool { return !s.has("╭") })
	}
	c.write("y")
	c.shows("copied the ")
	last := len(attacks) - 1
	if !runsAllCases {
		last = 2
	}
	for range last {
		c.write("]")
		head = c.awaitScreen("the next text is open", func(s screen) bool { return s.has("Bodies › Attack ") && s[0] != head })[0]
		c.write("G")
		c.press("tab")
	}
	c.press("ctrl+c")
	c.ends()
	c.restored()
	return sequenceShapes(t, withoutCopies(t, c.bytes()))
}

// withoutCopies removes the clipboard copies from what was written, and checks that each contains only text.
func withoutCopies(t *testing.T, written []byte) []byte {
	t.Helper()
	copies := clipboard.FindAllSubmatch(written, -1)
	if len(copies) == 0 {
		t.Error("nothing was copied")
	}
	for _, m := range copies {
		requireHarmless(t, "a copy", decoded(t, m[1]))
	}
	return clipboard.ReplaceAll(written, nil)
}

func decoded(t *testing.T, base []byte) []byte {
	t.Helper()
	text, err := base64.StdEncoding.DecodeString(string(base))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// sequences yields the sequences and characters of what was written.
func sequences(written []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		var state byte
		for len(written) > 0 {
			seq, _, n, next := ansi.DecodeSequence(written, state, nil)
			if !yield(string(seq)) {
				return
			}
			written, state = written[n:], next
		}
	}
}

// runsAllCases enables all cases, even slow ones. CI sets it.
var runsAllCases = os.Getenv("TRUSTBOOK_FULL") != ""
