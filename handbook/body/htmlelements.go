package body

import "trustbook/handbook/pattern"

var nonTextElements = pattern.WordSet(`audio canvas embed form frame frameset iframe input math object script select svg textarea video`)

// nonTextTagPattern matches the beginning of a tag of such an element, and of some other tags.
var nonTextTagPattern = pattern.Lazy(`<(?i:audio|canvas|embed|form|frame|iframe|input|math|object|script|select|source|svg|textarea|video)`)

// indivisibleElements contains the elements that cannot be converted in parts.
var indivisibleElements = pattern.WordSet(`table ul ol dl svg object form select template noscript figure picture video audio`)

var inlineElements = pattern.WordSet(`a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s
samp small span strike strong sub sup time tt u var wbr`)
