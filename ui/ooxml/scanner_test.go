package ooxml

import (
	"errors"
	"strings"
	"testing"
)

// tokens returns the tokens of a scanner as <name attr=value>, text and </name>.
func tokens(text string) (string, error) {
	s := NewScanner([]byte(text))
	var out strings.Builder
	for {
		if err := s.Next(); err != nil {
			return out.String(), err
		}
		switch s.Kind {
		case StartTag:
			out.WriteString("<" + s.Element.Prefix + s.Element.Local)
			for _, a := range s.Element.Attrs {
				out.WriteString(" " + a.Name + "=" + s.Element.Attr(a.Name))
			}
			out.WriteString(">")
		case EndTag:
			out.WriteString("</>")
		case CharData:
			value, err := s.decodedValue()
			if err != nil {
				return out.String(), err
			}
			out.WriteString(value)
		case EndOfFile:
			return out.String(), nil
		}
	}
}

func TestScanner(t *testing.T) {
	for text, want := range map[string]string{
		"<a/>":                              "<a></>",
		"<a></a>":                           "<a></>",
		"<a></a >":                          "<a></>",
		"\ufeff<a/>":                        "<a></>",
		"<?xml version='1.0'?>\n<a/>":       "\n<a></>",
		"<a><!-- <b> --></a>":               "<a></>",
		"<a><![CDATA[<b>&amp;]]></a>":       "<a><b>&amp;</>",
		"<x:a x:b='1' c=\"2\"/>":            "<x:a x:b=1 c=2></>",
		"<a\n b = '1'\t/>":                  "<a b=1></>",
		"<a b='\"' c=\"'\"/>":               "<a b=\" c='></>",
		"<a b='>'/>":                        "<a b=>></>",
		"<a>&lt;&gt;&amp;&quot;&apos;</a>":  "<a><>&\"'</>",
		"<a>&#229;&#xE5;&#x1F600;</a>":      "<a>åå😀</>",
		"<a>1\r\n2\r3\n</a>":                "<a>1\n2\n3\n</>",
		"<a>&#13;</a>":                      "<a>\r</>",
		"<a b='1&amp;2'/>":                  "<a b=1&2></>",
		"<a><b/><b>x</b></a>":               "<a><b></><b>x</></>",
		"<a><?target data?></a>":            "<a></>",
		"<a>]]&gt;</a>":                     "<a>]]></>",
		"<élan/>":                           "<élan></>",
		"<a><a><a/></a></a>":                "<a><a><a></></></>",
		"<a>before<![CDATA[]]>behind</a>":   "<a>beforebehind</>",
		"<a b='&unknown;'/>":                "<a b=></>", // left out, because it is undefined
		"<a>x</a><!-- after the root -->\n": "<a>x</>\n",
	} {
		if got, err := tokens(text); got != want || err != nil {
			t.Errorf("%q: %q %v, want %q", text, got, err, want)
		}
	}
}

func TestScannerRefusesMalformedXML(t *testing.T) {
	for text, want := range map[string]error{
		"<a>":                                  errUnexpectedEnd,
		"<a":                                   errUnexpectedEnd,
		"<a ":                                  errUnexpectedEnd,
		"<a b='1'":                             errUnexpectedEnd,
		"<a b='1":                              errUnexpectedEnd,
		"<a><!-- ":                             errUnexpectedEnd,
		"<a><![CDATA[ ]]":                      errUnexpectedEnd,
		"<?xml":                                errUnexpectedEnd,
		"<a></b>":                              errSyntax,
		"<a></a":                               errSyntax,
		"</a>":                                 errSyntax,
		"<a/></a>":                             errSyntax,
		"<x:a></a>":                            errSyntax,
		"<>":                                   errSyntax,
		"< a/>":                                errSyntax,
		"<a/ >":                                errSyntax,
		"<a b/>":                               errSyntax,
		"<a b=1/>":                             errSyntax,
		"<a ='1'/>":                            errSyntax,
		"<a b='<'/>":                           errSyntax,
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>":   errSyntax,
		"<!ELEMENT a>":                         errSyntax,
		"<a>&b;</a>":                           errSyntax,
		"<a>&amp</a>":                          errSyntax,
		"<a>& </a>":                            errSyntax,
		"<a>&#0;</a>":                          errSyntax,
		"<a>&#xD800;</a>":                      errSyntax,
		"<a>&#x110000;</a>":                    errSyntax,
		"<a>&#;</a>":                           errSyntax,
		"<a>&#-1;</a>":                         errSyntax,
		"<a>&#99999999999999999999;</a>":       errSyntax,
		"<a>&;</a>":                            errSyntax,
		strings.Repeat("<a>", 1000):            errUnexpectedEnd,
		strings.Repeat("<a>", 1000) + "</b>":   errSyntax,
		"<a>" + strings.Repeat("&#x41", 1000):  errSyntax,
		"<a b='1' " + strings.Repeat("c ", 50): errSyntax,
	} {
		if got, err := tokens(text); !errors.Is(err, want) {
			t.Errorf("%.40q: %.40q %v, want %v", text, got, err, want)
		}
	}
}

// An attribute is found by its local name, regardless of its prefix, but not by the end of a longer name.
func TestAttributes(t *testing.T) {
	s := NewScanner([]byte(`<sheet sheetId="1" r:id="rId7" mid="x" name="a &amp; b"/>`))
	if err := s.Next(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"id": "rId7", "sheetId": "1", "name": "a & b", "Id": "", "d": "", "": ""} {
		if got := s.Element.Attr(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
