package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"

	"trustbook/ui/ooxml"
)

// maxFormats is the maximum number of cell formats to read. Excel allows about 65,000.
const maxFormats = 1 << 17

// dateFormat describes how a cell format shows a number: as its digits, as a date, or as a percentage. A percentage is
// percentage plus the number of decimals, plus spaceBeforePercent if there is a space before the sign.
type dateFormat byte

const (
	noDate dateFormat = iota
	dateOnly
	dateAndTime
	percentage
)

const (
	maxDecimals        = 30 // maximum number of decimals that Excel shows
	spaceBeforePercent = 32
)

// readStyles determines which cell formats show a date or a percentage. Without the styles part, such cells are read as
// the stored numbers.
func (r *bookReader) readStyles(part string) error {
	if part == "" {
		return nil
	}
	codes := map[string]string{}
	return r.pkg.ScanPart(part, func(d *ooxml.Scanner, e *ooxml.Element) error {
		switch e.Local {
		case "numFmts":
			return d.Children(func(format *ooxml.Element) error {
				if len(codes) < maxFormats {
					codes[format.Attr("numFmtId")] = format.Attr("formatCode")
				}
				return d.Skip()
			})
		case "cellXfs":
			return d.Children(func(format *ooxml.Element) error {
				if len(r.formats) < maxFormats {
					r.formats = append(r.formats, dateFormatOf(format.Attr("numFmtId"), codes))
				}
				return d.Skip()
			})
		}
		return d.Skip()
	})
}

// dateFormatOf returns the parts of a date shown by the number format with the given id. Formats with ids up to 22 and
// those of East Asian calendars are built in. Times of day and durations are not dates.
func dateFormatOf(id string, codes map[string]string) dateFormat {
	if code, ok := codes[id]; ok {
		return parseDateFormat(code)
	}
	switch n, _ := strconv.Atoi(id); {
	case n == 9:
		return percentage
	case n == 10:
		return percentage + 2
	case n == 22:
		return dateAndTime
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n >= 57 && n <= 58:
		return dateOnly
	}
	return noDate
}

// parseDateFormat looks for days, months and years in a number format, outside quoted text.
func parseDateFormat(code string) dateFormat {
	var letters strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch code[i] {
		case '\\', '_', '*': // the next character is literal, or sets the width or the filling of a space
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[code[i]])
			if end < 0 {
				return noDate
			}
			i += end + 1
		default:
			letters.WriteByte(code[i] | 0x20)
		}
	}
	shown := letters.String()
	hours := strings.ContainsAny(shown, "hs")
	switch {
	case strings.HasSuffix(shown, "%"):
		_, decimals, _ := strings.Cut(shown, ".")
		format := percentage + dateFormat(min(strings.Count(decimals, "0"), maxDecimals))
		if strings.HasSuffix(shown, " %") {
			format += spaceBeforePercent
		}
		return format
	case strings.ContainsAny(shown, "0#?"):
		return noDate
	case strings.ContainsAny(shown, "yd") && hours:
		return dateAndTime
	case strings.ContainsAny(shown, "yd"), strings.Contains(shown, "mmm") && !hours:
		return dateOnly
	}
	return noDate
}

// formatNumber returns a number as the percentage or date that its cell shows, and reports whether the cell shows
// either. Dates are in ISO 8601 order.
func (r *bookReader) formatNumber(value, style string) (string, bool) {
	i, err := strconv.Atoi(style)
	if style == "" {
		i, err = 0, nil
	}
	if err != nil || i < 0 || i >= len(r.formats) || r.formats[i] == noDate {
		return "", false
	}
	const firstOfMarch1900, lastDay = 61, 2_958_465 // Excel counts a 29 February 1900, which did not exist
	days, err := strconv.ParseFloat(value, 64)
	if err == nil && r.formats[i] >= percentage {
		decimals, sign := r.formats[i]-percentage, "%"
		if decimals >= spaceBeforePercent {
			decimals, sign = decimals-spaceBeforePercent, " %"
		}
		return strconv.FormatFloat(days*100, 'f', int(decimals), 64) + sign, true
	}
	if err != nil || days < firstOfMarch1900 && !r.from1904 || days < 0 || days > lastDay {
		return "", false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if r.from1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	whole, part := math.Modf(days)
	t := start.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*24*60*60)) * time.Second)
	if r.formats[i] == dateAndTime {
		return t.Format("2006-01-02 15:04"), true
	}
	return t.Format("2006-01-02"), true
}
