package handbook

import (
	"strings"
	"sync"
)

// isElement says whether HTML knows an element of that name. What it does not
// know is a word between brackets, such as <your name>.
func isElement(name string) bool { return elements()[strings.ToLower(name)] }

var elements = setOf(`
a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav
nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot
small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
var video wbr`)

// unshown are the elements whose content a text cannot show.
var unshown = setOf(`audio button canvas embed form frame frameset iframe input math object script select svg textarea video`)

// oneBlock are the elements that make no sense in parts.
var oneBlock = setOf(`table ul ol dl svg object form select template noscript figure picture video audio`)

// inlineElements are those that leave no space where they stood.
var inlineElements = setOf(`a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s
samp small span strike strong sub sup time tt u var wbr`)

// setOf makes a set of words when it is first asked for.
func setOf(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			set[w] = true
		}
		return set
	})
}
