package importer

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

func TestSplitVerdict(t *testing.T) {
	for answer, want := range map[string]struct {
		verdict handbook.Verdict
		rest    string
	}{
		"":                        {handbook.NoVerdict, ""},
		"Yes":                     {handbook.Yes, ""},
		" yes. ":                  {handbook.Yes, ""},
		"NO!":                     {handbook.No, ""},
		"Ja":                      {handbook.Yes, ""},
		"N/A":                     {handbook.NA, ""},
		"Yes, at rest.":           {handbook.Yes, "At rest."},
		"Yes. At rest.":           {handbook.Yes, "At rest."},
		"Yes - at rest":           {handbook.Yes, "At rest"},
		"Yes – at rest":           {handbook.Yes, "At rest"},
		"Yes—at rest":             {handbook.Yes, "At rest"},
		"Yes:\nat rest":           {handbook.Yes, "At rest"},
		"Yes -at rest":            {handbook.Yes, "At rest"},
		"No-one has access.":      {handbook.NoVerdict, "No-one has access."},
		"Non-production data, no": {handbook.NoVerdict, "Non-production data, no"},
		"Nej; aldrig":             {handbook.No, "Aldrig"},
		"Ja, överallt":            {handbook.Yes, "Överallt"},
		"Partially, for now":      {handbook.Partly, "For now"},
		"Yes,":                    {handbook.Yes, ""},
		"Yes, yes":                {handbook.Yes, "Yes"},
		"Yes, partially":          {handbook.NoVerdict, "Yes, partially"},
		"Ja, delvis.":             {handbook.NoVerdict, "Ja, delvis."},
		"No - not applicable":     {handbook.NoVerdict, "No - not applicable"},
		"Yes at rest":             {handbook.NoVerdict, "Yes at rest"},
		"Yesterday, all of it":    {handbook.NoVerdict, "Yesterday, all of it"},
		"We do, yes":              {handbook.NoVerdict, "We do, yes"},
		", yes":                   {handbook.NoVerdict, ", yes"},
		"Not yet, but soon":       {handbook.NoVerdict, "Not yet, but soon"},
		"None. Nothing is stored": {handbook.NoVerdict, "None. Nothing is stored"},
	} {
		if v, rest := splitVerdict(answer); v != want.verdict || rest != want.rest {
			t.Errorf("%q: %q %q, want %q %q", answer, v, rest, want.verdict, want.rest)
		}
	}
}

func TestSplitSummary(t *testing.T) {
	long := strings.Repeat("word ", maxSummaryChars/5+1) + "end."
	for text, want := range map[string][2]string{
		"":                               {"", ""},
		"One.":                           {"One.", ""},
		"One. Two.":                      {"One.", "Two."},
		"One\n\nTwo.":                    {"One", "Two."},
		"One. Two.\n\nThree.":            {"One.", "Two.\n\nThree."},
		"- one\n- two":                   {"one; two", "- one\n- two"},
		"1. one\n2. two":                 {"one; two", "1. one\n2. two"},
		"Use TLS 1.3. Always.":           {"Use TLS 1.3.", "Always."},
		long:                             {strings.Repeat("word ", maxSummaryChars/5-2) + "word…", long},
		"Only tables\nand views. Daily.": {"Only tables and views.", "Daily."},
		"Tables\nviews\n\nDaily.":        {"Tables; views", "Tables\nviews\n\nDaily."},
		"We use:\ntables.":               {"We use:", "tables."},
		"See e.g. this page. Then.":      {"See e.g. this page.", "Then."},
	} {
		if summary, rest := splitSummary(text); summary != want[0] || rest != want[1] {
			t.Errorf("%.30q: %q, %.30q", text, summary, rest)
		}
	}
}

func TestIDAndNumber(t *testing.T) {
	for id, want := range map[string][2]string{
		"mfa": {"mfa", ""}, "mfa-2": {"mfa-2", ""}, "iam-14": {"iam-14", ""},
		"IAM-14": {"", "IAM-14"}, "IAM-14.1": {"", "IAM-14.1"}, "A.8.2": {"", "A.8.2"}, "POL 12/3": {"", "POL 12/3"}, "SEC_01": {"", "SEC_01"},
		"": {}, "7": {}, "1.2": {}, "#3": {}, "MFA": {}, "a--b": {}, "-a": {}, "A&A-01": {}, "../1a": {}, "a\nb1": {}, "1 ": {}, "Å1": {},
	} {
		if own, number := idAndNumber(id); own != want[0] || number != want[1] {
			t.Errorf("%q: %q %q, want %q", id, own, number, want)
		}
	}
}

func TestSplitCells(t *testing.T) {
	for cell, want := range map[string][]string{
		"": nil, " , ": nil, "a": {"a"}, "a, b": {"a", "b"}, "a; b, c": {"a", "b, c"}, ";a;;b;": {"a", "b"}, "a\nb": {"a b"},
	} {
		if got := splitList(cell, false); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	if got := splitList("Why one, two?; Why?", true); !slices.Equal(got, []string{"Why one, two?", "Why?"}) {
		t.Errorf("sentences: %q", got)
	}
}

func TestFieldOf(t *testing.T) {
	for header, want := range map[string]string{
		"Question": "question", " Question: ": "question", "Question*": "question", "Question ID": "id", "#": "id", "No.": "id", "Nr": "id",
		"Answer": "answer", "Svar": "answer", "Yes/No": "answer", "Comments": "text", "Kommentar": "text", "Domain": "category", "TAGS": "keywords",
		"review_in": "review_in", "Owner": "owner", "Fråga": "question", "Réponse": "answer",
		"": "", "Questions about us": "", "order": "", "path": "", "status": "", "source": "", "Answered by": "",
	} {
		if got := fieldForHeader(header); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}

func TestVerdictOf(t *testing.T) {
	for value, want := range map[string]handbook.Verdict{
		"Yes": handbook.Yes, "y": handbook.Yes, "JA": handbook.Yes, "Oui.": handbook.Yes, "Sí": handbook.Yes,
		"No": handbook.No, "n": handbook.No, "Nein!": handbook.No, "Partially": handbook.Partly, "delvis": handbook.Partly, "N/A": handbook.NA, "Sans objet": handbook.NA,
		"": handbook.NoVerdict, "-": handbook.NoVerdict, "Yes and no": handbook.NoVerdict, "1": handbook.NoVerdict, "J": handbook.NoVerdict,
		"Fully compliant": handbook.Yes, "not implemented": handbook.No, "Delvis uppfyllt": handbook.Partly, "true": handbook.Yes, "Compliant (mostly)": handbook.NoVerdict, "None": handbook.NoVerdict,
	} {
		if got := verdictOf(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// The id and the file name are plain and stay in the folder, whatever the title of the document.
func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Access policy": "access-policy", "1.2 Access": "access", "§ 3 Access": "access", "(2) Access": "access", "Åtkomst": "atkomst",
		"": "x", "...": "x", "1.2.3": "x", "方針": "x", "?": "x", "../../etc/passwd": "etc-passwd", "a/b\\c": "a-b-c", "CON?": "con",
		strings.Repeat("word ", 20):              strings.TrimSuffix(strings.Repeat("word-", 12), "-"),
		strings.Repeat("a", 100):                 strings.Repeat("a", maxSlugBytes),
		"a " + strings.Repeat("b", 100) + " end": "a",
	} {
		got := slugFrom(title, "x")
		if got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
		if len(got) > maxSlugBytes || strings.ContainsAny(got, `/\. `) {
			t.Errorf("%q: %q is no plain name", title, got)
		}
	}
}

func TestShortened(t *testing.T) {
	for title, want := range map[string]string{
		"":                                    "",
		"Short":                               "Short",
		strings.Repeat("a", maxTitleChars):    strings.Repeat("a", maxTitleChars),
		strings.Repeat("a", maxTitleChars+1):  strings.Repeat("a", maxTitleChars-1) + "…",
		strings.Repeat("å", maxTitleChars+1):  strings.Repeat("å", maxTitleChars-1) + "…",
		strings.Repeat("word, ", 20):          strings.TrimSuffix(strings.Repeat("word, ", 13), ", ") + "…",
		"a " + strings.Repeat("b", 200):       "a " + strings.Repeat("b", maxTitleChars-3) + "…",
		strings.Repeat("漢字", maxTitleChars/2): strings.Repeat("漢字", maxTitleChars/2),
	} {
		if got := shortenText(title, maxTitleChars); got != want {
			t.Errorf("%.20q: %q, want %q", title, got, want)
		}
	}
}

func TestTitleFromName(t *testing.T) {
	for file, want := range map[string]string{
		"Access_policy.docx": "Access policy", "in/access-policy v2.docx": "Access policy v2", `C:\docs\åtkomst.docx`: "Åtkomst", "a.b.docx": "A.b", ".docx": "Untitled", "": "Untitled", "__.html": "Untitled", "UPPER.html": "UPPER",
	} {
		if got := load.TitleFromName(fileStem(file)); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

func TestUnique(t *testing.T) {
	taken := map[string]bool{"a": true, "a-2": true, "b-2": true}
	for name, want := range map[string]string{"a": "a-3", "b": "b", "c": "c"} {
		if got := uniqueName(name, func(s string) bool { return taken[s] }); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestPartsOfPolicies(t *testing.T) {
	for title, want := range map[string]bool{
		"Scope": true, "1. Purpose": true, "2.1 Definitions and terms": true, "Syfte": true, "3 Geltungsbereich": true, "Policy": true, "CONTENTS": true, "Roles and responsibilities": true, "Policy detail": true,
		"": false, "Policy on passwords": false, "Remote work": false, "Backups": false, "The scope": false, "123": false,
	} {
		if got := isPartOfPolicy(title); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
}

func TestPlainTextBecomesMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"One line.":                         "One line.",
		"One.\n\nTwo.":                      "One.\n\nTwo.",
		"As follows:\n- a\n- b\nThen.":      "As follows:\n\n- a\n- b\n\nThen.",
		"• a\r\n• b":                        "- a\n- b",
		"3. a\n4. b":                        "3. a\n4. b",
		"1) a\n\n2) b":                      "1. a\n2. b",
		"- a\n1. b":                         "- a\n\n<!--THE END-->\n\n1. b",
		"# no heading":                      `\# no heading`,
		"*not* _emphasis_":                  `\*not* \_emphasis_`,
		"See https://example.org/a_b, yes.": `See [https://example.org/a\_b](https://example.org/a_b), yes.`,
		"(http://example.org)":              "(http://example.org)",
		"-not an item":                      "-not an item",
	} {
		got := toMarkdown(plainTree(text))
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestEscapedSummaries(t *testing.T) {
	for text, want := range map[string]string{"plain": "plain", "a*b": `a\*b`, `a\b`: `a\\b`, "[x](y)": `\[x\](y)`, "<b>": `\<b\>`, "a & b": `a \& b`, "~x~": `\~x\~`, "`c`": "\\`c\\`", "å_ö": `å\_ö`} {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestValuesAreOnOneLine(t *testing.T) {
	if got := yamlLine(" a\nb: "); got != "'a b:'" {
		t.Error(got)
	}
}

// The error for each unsupported format says what to do instead.
func TestErrorsSayWhatToDo(t *testing.T) {
	for name, want := range map[string]string{
		"a.doc": ".docx", "a.RTF": ".docx", "a.odt": ".docx", "a.pages": ".docx", "a.xls": ".xlsx", "a.xlsb": ".xlsx", "a.ods": ".xlsx",
		"a.md": "folder of the handbook", "a.mdx": "folder of the handbook", "a.pdf": "made from", "a": "supported formats", "a.pptx": "supported formats", "": "supported formats", "x/~$policy.docx": "who has the document open",
	} {
		got := Import([]File{{name, []byte("x")}}, autoOptions())[0]
		if !errors.Is(got.Err, errFormat) || !strings.Contains(got.Err.Error(), want) || len(got.Entries) > 0 || got.Name != name {
			t.Errorf("%s: %+v, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"a.docx": "", "a.xlsx": "", "a.csv": "header row"} {
		if err := Import([]File{{name, []byte("x")}}, autoOptions())[0].Err; name != "a.xlsx" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

// A file that cannot be read does not affect the others or their links.
func TestAWrongFileAmongOthers(t *testing.T) {
	out := Import([]File{{"bad.docx", []byte("PK no zip")}, {"a.html", []byte(`<h1>A</h1><p><a href="bad.docx">bad</a> <a href="b.html">b</a></p>`)}, {"b.html", []byte("<h1>B</h1><p>x</p>")}}, Options{})
	if out[0].Err == nil || out[1].Err != nil || out[2].Err != nil {
		t.Fatalf("%v %v %v", out[0].Err, out[1].Err, out[2].Err)
	}
	if got := out[1].Entries[0].Body; got != "bad (bad.docx) [b](b.md)" {
		t.Error(got)
	}
	if o := out[1].Omissions; len(o) != 1 || o[0].Sample != "bad.docx" {
		t.Errorf("%+v", o)
	}
}
