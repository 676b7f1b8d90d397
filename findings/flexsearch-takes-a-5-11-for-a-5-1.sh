#!/usr/bin/env bash
# Package:   flexsearch 0.8.212 (Node.js 20)
# Seen on:   2026-11-30
#
# FlexSearch indexes a doubled letter as a single one, to find misspelt words too, according to its documentation.
# It does the same with digits: the controls A.5.1 and A.5.11 become the same word, and so do 10 days and 100 days.
# A search for one finds both, in the order in which they were added, and the ranking does not prefer the right one.
# Numbers without a doubled digit, such as A.5.12, are not affected, so the fault is easy to miss. Charset.Exact
# keeps all digits.
#
# Output seen:
#   A.5.11: [ 'Control A.5.1', 'Control A.5.11' ]
#   A.5.12: [ 'Control A.5.12' ]
#   100 days: [ 'Kept for 10 days', 'Kept for 100 days' ]
#   with Charset.Exact, 100 days: [ 'Kept for 100 days' ]
#
# For us: trustbook has its own search, which keeps all digits. A site with the same handbook may find the wrong
# control.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund flexsearch@0.8.212 >/dev/null
cat >main.mjs <<'JS'
import { Charset, Index } from 'flexsearch'
const texts = ['Control A.5.1', 'Control A.5.11', 'Control A.5.12', 'Kept for 10 days', 'Kept for 100 days']
function found(query, options) {
  const index = new Index(options)
  texts.forEach((text, i) => index.add(i, text))
  return index.search(query).map(i => texts[i])
}
console.log('A.5.11:', found('A.5.11'))
console.log('A.5.12:', found('A.5.12'))
console.log('100 days:', found('100 days'))
console.log('with Charset.Exact, 100 days:', found('100 days', { encoder: Charset.Exact }))
JS
node main.mjs | tee out
diff - out <<'SEEN'
A.5.11: [ 'Control A.5.1', 'Control A.5.11' ]
A.5.12: [ 'Control A.5.12' ]
100 days: [ 'Kept for 10 days', 'Kept for 100 days' ]
with Charset.Exact, 100 days: [ 'Kept for 100 days' ]
SEEN
