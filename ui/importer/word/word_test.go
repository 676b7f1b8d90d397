package word

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"paragraph":        {para("", run("", "One")), "<p>One</p>"},
		"runs are joined":  {para("", run("<w:b/>", "Ac"), run("<w:b/>", "cess"), run("", " now")), "<p><strong>Access</strong> now</p>"},
		"spaces move out":  {para("", run("", "a"), run("<w:b/>", " b "), run("<w:i/>", "  "), run("", "c")), "<p>a <strong>b</strong>   c</p>"},
		"formats":          {para("", run("<w:i/>", "i"), run("<w:strike/>", "s"), run(`<w:b w:val="0"/>`, "p"), run(`<w:rStyle w:val="Strong"/>`, "b")), "<p><em>i</em><del>s</del>p<strong>b</strong></p>"},
		"scripts":          {para("", run("", "10"), run(`<w:vertAlign w:val="superscript"/>`, "9")), "<p>10<sup>9</sup></p>"},
		"ring of styles":   {para("", run(`<w:rStyle w:val="Ring1"/>`, "r")), "<p>r</p>"},
		"capitals":         {para("", run("<w:caps/>", "as typed")), "<p>as typed</p>"},
		"hyphens, tab":     {para("", `<w:r><w:t>a`+"\u00ad"+`b</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:br/><w:t>e</w:t><w:br w:type="page"/></w:r>`), "<p>ab\u2011c d<br/>e </p>"},
		"symbols":          {para("", `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>yes</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Webdings" w:char="F061"/></w:r>`), "<p>☑yes☐≥•</p>"},
		"ordinary symbol":  {para("", `<w:r><w:sym w:font="MS Gothic" w:char="2612"/><w:t xml:space="preserve"> done</w:t></w:r>`), "<p>☒ done</p>"},
		"private use":      {para("", run(`<w:rFonts w:ascii="Wingdings"/>`, "\uf0fe")), "<p>☑</p>"},
		"insertion":        {para("", run("", "Kept "), "<w:del>"+strings.ReplaceAll(run("", "30"), "w:t", "w:delText")+"</w:del><w:ins>"+run("", "90")+"</w:ins>", run("", " days")), "<p>Kept 90 days</p>"},
		"moved":            {para("", "<w:moveFrom>"+run("", "away")+"</w:moveFrom><w:moveTo>"+run("", "here")+"</w:moveTo>"), "<p>here</p>"},
		"deleted mark":     {para("<w:rPr><w:del/></w:rPr>", run("", "One")) + para("", run("", "Two")), "<p>One Two</p>"},
		"deleted last one": {para("<w:rPr><w:del/></w:rPr>", run("", "One")), "<p>One </p>"},
		"drop cap":         {para(`<w:framePr w:dropCap="drop"/>`, run("", "D")) + para("", run("", "rop")), "<p>Drop</p>"},
		"hidden":           {para("", run("<w:vanish/>", "secret"), run("", "open")) + styled("Hidden", "gone"), "<p>open</p>"},
		"smart tags":       {para("", "<w:smartTag><w:customXml>"+run("", "a")+"</w:customXml></w:smartTag>"), "<p>a</p>"},
		"content controls": {"<w:sdt><w:sdtContent>" + para("", "<w:sdt><w:sdtContent>"+run("", "in")+"</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>", "<p>in</p>"},
		"placeholder":      {para("", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"+run("", "Click here")+"</w:sdtContent></w:sdt>", run("", "x")), "<p>x</p>"},
		"quote":            {styled("Quote", "q"), "<blockquote><p>q</p></blockquote>"},
		"formula":          {para("", `<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), "<p>x=1</p>"},
		"ruby":             {para("", `<w:r><w:ruby><w:rt>`+run("", "kan")+`</w:rt><w:rubyBase>`+run("", "漢")+`</w:rubyBase></w:ruby></w:r>`), "<p>漢</p>"},
		"empty paragraphs": {para("") + para("", run("", "  ")) + para("", run("", "x")), "<p>x</p>"},
		"text box": {
			para("", run("", "before"), `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+para("", run("", "boxed"))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+para("", run("", "boxed"))+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
			"<p>before</p><p>boxed</p>",
		},
	} {
		if got := rendered(t, read(t, c.body).Body); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestHeadings(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"style in Swedish":    {styled("Rubrik1", "Åtkomst"), "<h1>1 Åtkomst</h1>"},
		"numbers by style":    {styled("Rubrik1", "A") + styled("Rubrik2", "B") + styled("Rubrik2", "C") + styled("Rubrik1", "D") + styled("Rubrik2", "E"), "<h1>1 A</h1><h2>1.1 B</h2><h2>1.2 C</h2><h1>2 D</h1><h2>2.1 E</h2>"},
		"based on a heading":  {styled("Own", "A"), "<h3>A</h3>"},
		"outline of style":    {styled("Outline", "A"), "<h4>A</h4>"},
		"outline of its own":  {para(`<w:outlineLvl w:val="1"/>`, run("<w:b/>", "A")), "<h2>A</h2>"},
		"no outline":          {styled("Body9", "A") + para(`<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>`, run("", "B")), "<p>A</p><p>B</p>"},
		"deep":                {para(`<w:outlineLvl w:val="8"/>`, run("", "A")), "<h6>A</h6>"},
		"title within a text": {styled("Own", "A") + styled("Title", "B"), "<h3>A</h3><h1>B</h1>"},
	} {
		if got := rendered(t, read(t, c.body).Body); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if d := read(t, styled("Title", "Access")+styled("Title", "policy")+styled("Own", "A")); d.Title != "Access policy" || d.Lang != "sv-SE" {
		t.Errorf("%q %q", d.Title, d.Lang)
	}
}

func TestLists(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"nested":              {item(1, 0, "a") + item(1, 1, "b") + item(1, 0, "c"), "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
		"numbers":             {item(2, 0, "a") + item(2, 0, "b"), `<ol start="1"><li>a</li><li>b</li></ol>`},
		"pause":               {item(2, 0, "a") + para("", run("", "x")) + item(2, 0, "b"), `<ol start="1"><li>a</li></ol><p>x</p><ol start="2"><li>b</li></ol>`},
		"same definition":     {item(2, 0, "a") + item(12, 0, "b"), `<ol start="1"><li>a</li><li>b</li></ol>`},
		"start again":         {item(2, 0, "a") + item(22, 0, "b"), `<ol start="1"><li>a</li></ol><ol start="1"><li>b</li></ol>`},
		"letters":             {item(2, 0, "a") + item(2, 1, "b") + item(2, 1, "c") + item(2, 0, "d") + item(2, 1, "e"), `<ol start="1"><li>a<ul><li>a) b</li><li>b) c</li></ul></li><li>d<ul><li>a) e</li></ul></li></ol>`},
		"legal":               {item(3, 0, "a") + item(3, 1, "b"), `<ol start="1"><li>a<ul><li>1.1 b</li></ul></li></ol>`},
		"roman":               {item(4, 0, "a") + item(4, 1, "b"), "<ul><li>Article I a<ul><li>(i) b</li></ul></li></ul>"},
		"boxes":               {item(5, 0, "a") + item(5, 1, "b"), "<ul><li>☐ a<ul><li>☒ b</li></ul></li></ul>"},
		"starts at level two": {item(1, 1, "a") + item(1, 0, "b"), "<ul><li>a</li></ul><ul><li>b</li></ul>"},
		"kinds differ":        {item(1, 0, "a") + item(2, 0, "b"), `<ul><li>a</li></ul><ol start="1"><li>b</li></ol>`},
		"in another list":     {itemAt(4, 1, 900, "a") + itemAt(2, 0, 1350, "b") + itemAt(2, 0, 1300, "c") + itemAt(4, 1, 950, "d"), `<ul><li>(i) a<ol start="1"><li>b</li><li>c</li></ol></li><li>(ii) d</li></ul>`},
		"nearly as deep":      {itemAt(1, 0, 720, "a") + itemAt(5, 0, 800, "b"), "<ul><li>a</li><li>☐ b</li></ul>"},
		"continued":           {item(1, 0, "a") + styled("LP", "more") + item(1, 0, "b"), "<ul><li>a<p>more</p></li><li>b</li></ul>"},
		"indented":            {item(1, 0, "a") + para(`<w:ind w:left="720"/>`, run("", "more")), "<ul><li>a<p>more</p></li></ul>"},
		"no list":             {styled("LP", "p") + item(0, 0, "q") + item(77, 0, "r"), "<p>p</p><p>q</p><p>r</p>"},
	} {
		if got := rendered(t, read(t, c.body).Body); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for format, want := range map[string]string{
		"decimal": "1 4 27 4000", "lowerLetter": "a d aa 4000", "upperLetter": "A D AA 4000", "lowerRoman": "i iv xxvii 4000", "upperRoman": "I IV XXVII 4000", "decimalZero": "01 04 27 4000", "bullet": "   ",
	} {
		var got []string
		for _, n := range []int{1, 4, 27, 4000} {
			got = append(got, formatNumber(n, format))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", format, s, want)
		}
	}
}

func TestTables(t *testing.T) {
	bold := func(text string) string { return cellOf("", para("", run("<w:b/>", text))) }
	long := strings.Repeat("word ", 30)
	for name, c := range map[string]struct{ body, want string }{
		"plain":          {tableOf("", cellsOf("a", "b"), cellsOf("c", "d")), "<tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td><td><p>d</p></td></tr>"},
		"marked header":  {tableOf("", "<w:trPr><w:tblHeader/></w:trPr>"+cellsOf("a"), cellsOf("b")), "<tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr>"},
		"bold header":    {tableOf("", bold("a"), cellsOf("b")), "<tr><th><p><span>a</span></p></th></tr><tr><td><p>b</p></td></tr>"},
		"all bold":       {tableOf("", bold("a"), bold("b")), "<tr><td><p><strong>a</strong></p></td></tr><tr><td><p><strong>b</strong></p></td></tr>"},
		"header by look": {tableOf(`<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>`, cellsOf("a"), cellsOf("b")), "<tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr>"},
		"without style":  {tableOf(`<w:tblLook w:val="04A0" w:firstRow="1"/>`, cellsOf("a"), cellsOf("b")), "<tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr>"},
		"long cells":     {tableOf(`<w:tblLook w:firstRow="1"/>`, cellsOf(long), cellsOf("b")), "<tr><td><p>" + long + "</p></td></tr><tr><td><p>b</p></td></tr>"},
		"look is off":    {tableOf(`<w:tblStyle w:val="Grid"/><w:tblLook w:val="0480"/>`, cellsOf("a"), cellsOf("b")), "<tr><td><p>a</p></td></tr><tr><td><p>b</p></td></tr>"},
		"spans": {
			tableOf("", cellOf(`<w:gridSpan w:val="2"/>`, para("", run("", "a")))+cellsOf("b"), "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>"+cellOf(`<w:vMerge/>`, para(""))+cellsOf("c")),
			"<tr><td><p>a</p></td><td></td><td><p>b</p></td></tr><tr><td></td><td></td><td><p>c</p></td></tr>",
		},
		"deleted row":  {tableOf("", cellsOf("a", "b"), "<w:trPr><w:del/></w:trPr>"+cellsOf("c", "d")), "<tr><td><p>a</p></td><td><p>b</p></td></tr>"},
		"list in cell": {tableOf("", cellOf("", item(1, 0, "a")+item(2, 0, "b")+styled("Own", "c"))+cellsOf("d")), "<tr><td><p>- a</p><p>1. b</p><p><strong>c</strong></p></td><td><p>d</p></td></tr>"},
		"controls":     {tableOf("", "<w:sdt><w:sdtContent>"+cellsOf("a")+"</w:sdtContent></w:sdt>"+cellsOf("b")), "<tr><td><p>a</p></td><td><p>b</p></td></tr>"},
		"nested":       {tableOf("", cellsOf("a")+cellOf("", tableOf("", cellsOf("b")))), "<tr><td><p>a</p></td><td><table><tbody><tr><td><p>b</p></td></tr></tbody></table></td></tr>"},
	} {
		got := strings.TrimSuffix(strings.TrimPrefix(rendered(t, read(t, c.body).Body), "<table><tbody>"), "</tbody></table>")
		if got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
	if got := rendered(t, read(t, tableOf("", cellOf("", item(1, 0, "a"))+"")).Body); got != "<blockquote><ul><li>a</li></ul></blockquote>" {
		t.Error("a box:", got)
	}
	if got := rendered(t, read(t, tableOf("", cellsOf("", ""))).Body); got != "" {
		t.Error("an empty table:", got)
	}
}

func TestLinksAndFields(t *testing.T) {
	link := func(attributes, text string) string {
		return "<w:hyperlink " + attributes + ">" + run("", text) + "</w:hyperlink>"
	}
	check := func(kind, value string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>` + kind + `</w:ffData></w:fldChar></w:r><w:r><w:instrText>` + value + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	for name, c := range map[string]struct{ body, want string }{
		"relationship":    {para("", link(`r:id="L"`, "a")), `<p><a href="https://example.org/a">a</a></p>`},
		"anchor":          {para("", `<w:bookmarkStart w:name="x"/>`, link(`w:anchor="x"`, "a")), `<p><span id="x"></span><a href="#x">a</a></p>`},
		"both":            {para("", link(`r:id="L" w:anchor="y"`, "a")), `<p><a href="https://example.org/a#y">a</a></p>`},
		"not there":       {para("", link(`r:id="Z"`, "a")), `<p>a</p>`},
		"field":           {para("", fieldOf(`HYPERLINK "https://example.org/b" \l "c" \o "tip"`, run("", "b"))), `<p><a href="https://example.org/b#c">b</a></p>`},
		"cached text":     {para("", fieldOf(`DATE \@ "yyyy"`, run("", "2019")), `<w:fldSimple w:instr=" DATE ">`+run("", "!")+`</w:fldSimple>`), `<p>2019!</p>`},
		"nested":          {para("", fieldOf("IF "+"</w:instrText></w:r>"+fieldOf("REF x", run("", "no"))+"<w:r><w:instrText>", run("", "yes"))), `<p>yes</p>`},
		"tick":            {para("", check("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>", "FORMCHECKBOX"), check("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", "FORMCHECKBOX"), run("", "x")), "<p>☒☐x</p>"},
		"choice":          {para("", check(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>`, "FORMDROPDOWN")), "<p>b</p>"},
		"contents":        {styled("TOC1", "Scope 1") + "<w:p>" + fieldOf(`TOC \o "1-3"`, run("", "Scope")) + run("", "after") + "</w:p>", "<p>after</p>"},
		"stray marks":     {para("", `<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>`, run("", "x")), "<p>x</p>"},
		"footnotes":       {para("", run("", "a"), `<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/><w:footnoteReference w:id="1"/><w:footnoteReference w:id="5"/></w:r>`), `<p>a<footnote-ref name="1"></footnote-ref><footnote-ref name="2"></footnote-ref><footnote-ref name="1"></footnote-ref></p>`},
		"goes on in next": {"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK https://example.org</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("", "a") + "</w:p><w:p>" + run("", "b") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("", "c") + "</w:p>", `<p><a href="https://example.org">a</a></p><p><a href="https://example.org">b</a>c</p>`},
	} {
		if got := rendered(t, read(t, c.body).Body); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
	d := read(t, tableOf("", cellOf("", para("", `<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/></w:r>`))+cellsOf("a")))
	if len(d.Footnotes) != 2 || rendered(t, d.Footnotes[0].Blocks) != "<p>Within a day.</p>" || rendered(t, d.Footnotes[1].Blocks) != "<p>See annex.</p>" {
		t.Errorf("%+v", d.Footnotes)
	}
}

func TestOmissions(t *testing.T) {
	d := read(t, styled("Own", "Scope")+para("", run("<w:vanish/>", "Q3 figures"), `<w:r><w:commentReference w:id="7"/></w:r>`,
		`<w:r><w:drawing><wp:inline><wp:docPr descr="a map"/></wp:inline></w:drawing></w:r>`, `<w:r><w:object/></w:r>`, "<w:ins>"+run("", "x")+"</w:ins>")+
		"<w:altChunk/>"+styled("TOC1", "a")+styled("TOC1", "b"))
	var got []string
	for _, o := range d.Omissions {
		got = append(got, o.What+"|"+o.Sample+"|"+o.Where)
	}
	want := "hidden text|Q3 figures|Scope\ncomment|Really?|Scope\npicture|a map|Scope\nembedded object||Scope\nembedded document||Scope\n" +
		"table of contents or index||Scope\nheader|Internal|\ntracked changes were accepted: 1 insertion, 0 deletions||Scope"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
}

// A document from another program can use the strict namespaces, other prefixes and other part names.
func TestStrictDocument(t *testing.T) {
	d, err := Read(file(t, map[string]string{
		"_rels/.rels":  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Doc/Text.xml"/></Relationships>`,
		"doc/text.xml": `<x:document ` + strict + `><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>A</x:t></x:r></x:p></x:body></x:document>`,
	}))
	if err != nil || rendered(t, d.Body) != "<h1>A</h1>" {
		t.Errorf("%+v %v", d, err)
	}
}

func TestFilesThatAreNoDocuments(t *testing.T) {
	broken := documentWith("<w:p>")
	var manyPrefixes strings.Builder
	for i := range maxDeclarations {
		manyPrefixes.WriteString(" xmlns:p" + strconv.Itoa(i) + `="x"`)
	}
	deep := documentWith(strings.Repeat("<w:sdt><w:sdtContent>", 200) + strings.Repeat("</w:sdtContent></w:sdt>", 200))
	for want, data := range map[string][]byte{
		"not a Word document (.docx)":     []byte("Dear all"),
		"it is an old Word document":      []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
		"the file is damaged, perhaps":    []byte("PK\x03\x04rest"),
		"a Word document (.docx)":         file(t, map[string]string{"xl/workbook.xml": "<a/>"}),
		`part "word/document.xml" is dam`: file(t, broken),
		"too many elements":               file(t, deep),
		"it has too many ":                file(t, documentWith("<w:p"+manyPrefixes.String()+"/>")),
		"unpacks to more than 96 MiB":     fileOfSize(t, maxUnpackedBytes+1),
		"not UTF-8":                       file(t, map[string]string{"word/document.xml": `<?xml version="1.0" encoding="latin1"?><a>` + "\xe5</a>"}),
		"Word document (.docx)":           file(t, map[string]string{"word/document.xml": "<a/>"}),
	} {
		if _, err := Read(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// The running time for text in many pieces is linear in its length.
func TestTextInManyPieces(t *testing.T) {
	const n = 20_000
	for name, c := range map[string]struct{ piece, before, after, want string }{
		"comments":           {"a<!---->", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", strings.Repeat("a", n)},
		"runs":               {"<w:r><w:t>a</w:t></w:r>", "<w:p>", "</w:p>", strings.Repeat("a", n)},
		"deleted paragraphs": {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "", "", strings.Repeat("a ", n)},
	} {
		data := file(t, documentWith(c.before+strings.Repeat(c.piece, n)+c.after))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, err := Read(data)
		runtime.ReadMemStats(&after)
		if err != nil || rendered(t, d.Body) != "<p>"+c.want+"</p>" {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 150<<20 {
			t.Errorf("%s: %d MiB", name, used>>20)
		}
	}
}

// Notes that refer to each other do not overflow the stack, however many there are.
func TestNotesInNotes(t *testing.T) {
	const n = 2_000
	parts := documentWith(para("", run("", "a"), `<w:r><w:footnoteReference w:id="0"/></w:r>`))
	var notes strings.Builder
	for i := range n {
		notes.WriteString(`<w:footnote w:id="` + strconv.Itoa(i) + `">` + para("", run("", "b"), `<w:r><w:footnoteReference w:id="`+strconv.Itoa(i+1)+`"/></w:r>`) + "</w:footnote>")
	}
	parts["word/footnotes.xml"] = "<w:footnotes " + transitional + ">" + notes.String() + "</w:footnotes>"
	d, err := Read(file(t, parts))
	if err != nil || len(d.Footnotes) != maxNoteDepth || len(d.Omissions) != 2 || d.Omissions[0].What != "note within notes" {
		t.Errorf("%v: %d notes, %+v", err, len(d.Footnotes), d.Omissions)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(para("", run("<w:b/>", "a"), fieldOf("TOC", run("", "b"))) + tableOf("", cellsOf("a", "b")) + item(2, 1, "c"))
	f.Add(styled("Rubrik2", "a") + para("<w:rPr><w:del/></w:rPr>", `<w:r><w:footnoteReference w:id="1"/></w:r>`))
	f.Add(tableOf("", "<w:trPr><w:gridBefore w:val=\"99999999\"/></w:trPr>"+cellOf(`<w:gridSpan w:val="9"/>`, tableOf("", cellsOf("x")))))
	f.Fuzz(func(t *testing.T, body string) {
		d, err := Read(file(t, documentWith(body)))
		if err != nil {
			return
		}
		var b strings.Builder
		for _, n := range d.Body {
			if err := html.Render(&b, n); err != nil {
				t.Fatal(err)
			}
		}
		if strings.Count(b.String(), "<td") > 64*len(body) {
			t.Errorf("%d bytes become %d cells", len(body), strings.Count(b.String(), "<td"))
		}
	})
}
