package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Namespaces of a transitional document, and of a strict one with other prefixes.
const (
	transitional = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	strict = `xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"`
)

// file returns a document with the given parts, by name.
func file(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// documentWith returns a document's parts, including one of every kind.
func documentWith(body string) map[string]string {
	rel := func(id, kind, target, mode string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" %s/>`, id, kind, target, mode)
	}
	part := func(name, inner string) string {
		return fmt.Sprintf(`<?xml version="1.0"?><w:%s %s>%s</w:%[1]s>`, name, transitional, inner)
	}
	return map[string]string{
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rel("a", "officeDocument", "word/document.xml", "") + `</Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			rel("s", "styles", "styles.xml", "") + rel("n", "numbering", "/word/Numbering.xml", "") + rel("f", "footnotes", "footnotes.xml", "") +
			rel("e", "endnotes", "endnotes.xml", "") + rel("c", "comments", "comments.xml", "") + rel("h", "header", "header1.xml", "") +
			rel("L", "hyperlink", "https://example.org/a", `TargetMode="External"`) + `</Relationships>`,
		"word/document.xml": part("document", "<w:body>"+body+"</w:body>"),
		"word/styles.xml": part("styles", `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="Plain3"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain3"><w:name w:val="Heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Body9"><w:name w:val="Quiet"/><w:basedOn w:val="Plain3"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="LP"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="paragraph" w:styleId="Hidden"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Ring1"><w:name w:val="One"/><w:basedOn w:val="Ring2"/></w:style>
<w:style w:type="character" w:styleId="Ring2"><w:name w:val="Two"/><w:basedOn w:val="Ring1"/></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Fancy"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>`),
		"word/numbering.xml": part("numbering", abstractNumbering(1, "bullet", "•", "bullet", "o")+abstractNumbering(2, "decimal", "%1.", "lowerLetter", "%2)")+
			abstractNumbering(3, "decimal", "%1.", "decimal", "%1.%2")+abstractNumbering(4, "upperRoman", "Article %1", "lowerRoman", "(%2)")+abstractNumbering(5, "bullet", "\uf0a8", "bullet", "☒")+
			`<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:pStyle w:val="Rubrik2"/></w:lvl></w:abstractNum>`+
			num(1, 1, "")+num(2, 2, "")+num(3, 3, "")+num(4, 4, "")+num(5, 5, "")+num(9, 9, "")+num(12, 2, "")+
			num(22, 2, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`)),
		"word/footnotes.xml": part("footnotes", `<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="1">`+para("", run("", "Within a day."))+`</w:footnote>`),
		"word/endnotes.xml":  part("endnotes", `<w:endnote w:id="1">`+para("", run("", "See annex."))+`</w:endnote>`),
		"word/comments.xml":  part("comments", `<w:comment w:id="7">`+para("", run("", "Really?"))+`</w:comment>`),
		"word/header1.xml":   part("hdr", para("", run("", "Internal"))),
	}
}

func abstractNumbering(id int, format0, text0, format1, text1 string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl></w:abstractNum>`, id, format0, text0, format1, text1)
}

func num(id, abstract int, override string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, override)
}

func para(properties string, runs ...string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
}

func styled(style, text string) string { return para(`<w:pStyle w:val="`+style+`"/>`, run("", text)) }

func run(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// itemAt returns a list item with its own indentation.
func itemAt(list, level, indent int, text string) string {
	return strings.Replace(item(list, level, text), "</w:numPr>", fmt.Sprintf(`</w:numPr><w:ind w:left="%d"/>`, indent), 1)
}

func item(list, level int, text string) string {
	return para(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list), run("", text))
}

func cellOf(properties, inner string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + inner + "</w:tc>"
}

func tableOf(properties string, rows ...string) string {
	return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tr>" + strings.Join(rows, "</w:tr><w:tr>") + "</w:tr></w:tbl>"
}

func cellsOf(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(cellOf("", para("", run("", text))))
	}
	return b.String()
}

// fieldOf returns a complex field.
func fieldOf(code, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return mark("begin") + `<w:r><w:instrText> ` + code + ` </w:instrText></w:r>` + mark("separate") + result + mark("end")
}

func read(t testing.TB, body string) *Document {
	t.Helper()
	d, err := Read(file(t, documentWith(body)))
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	return d
}

// rendered returns the body as HTML.
func rendered(t testing.TB, blocks []*html.Node) string {
	t.Helper()
	var b strings.Builder
	for _, n := range blocks {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// fileOfSize returns a document that claims to unpack to size bytes.
func fileOfSize(t *testing.T, size uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: 4})
	if err == nil {
		_, err = w.Write([]byte("abcd"))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
