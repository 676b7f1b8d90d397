#!/usr/bin/env bash
# Packages:  pandoc 2.17.1.1 (package pandoc 2.17.1.1-2~deb12u1 of Debian 12); Python 3 only makes
#            the document
# Seen on:   2026-11-30
#
# In a Word document, "a." is the second level of one list, the numbers below it are the first level of another
# list, and "b." continues the first list. Many policies are written in this way, because the lists were created one
# by one, and Word shows a., 1., 2., b. Pandoc compares the levels as if they belonged to one list: "b." becomes
# part of number 2, and because that is a new list, its letter is "a." again. A reference to "4.1 b" is then wrong.
#
# Output seen, without blank lines:
#   a.  Owner
#   1.  Delegates
#   2.  Reviews
#       a.  Manager
#
# For us: the import of Word documents counts as Word does and nests different lists by their indentation, so its
# numbers differ from pandoc's when the two are compared.
set -euo pipefail
command -v pandoc >/dev/null || { echo "needs pandoc (Debian: pandoc)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >make.py <<'PY'
import zipfile

office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
media = "application/vnd.openxmlformats-"
word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(n, form, text, indent):
    return (f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>')


def item(number, n, text):
    return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            f'<w:r><w:t>{text}</w:t></w:r></w:p>')


parts = {
    "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
    f'<Default Extension="rels" ContentType="{media}package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{media}officedocument.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{media}officedocument.wordprocessingml.numbering+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="a" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="a" Type="{office}/numbering" Target="numbering.xml"/></Relationships>',
    "word/numbering.xml": f'<w:numbering {word}>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.", 360)}{level(1, "lowerLetter", "%2.", 900)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.", 1350)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>',
    "word/document.xml": f'<w:document {word}><w:body>{item(1, 1, "Owner")}{item(2, 0, "Delegates")}'
    f'{item(2, 0, "Reviews")}{item(1, 1, "Manager")}</w:body></w:document>',
}
with zipfile.ZipFile("lists.docx", "w") as z:
    for name, text in parts.items():
        z.writestr(name, text)
PY
python3 make.py
pandoc --to plain lists.docx | sed '/^$/d' | tee out.txt
grep -q '^    a\.  Manager$' out.txt
