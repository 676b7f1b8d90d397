#!/usr/bin/env bash
# Package:   @orama/orama 3.1.18 (Node.js 20)
# Seen on:   2026-11-30
#
# Orama also finds words that begin with a word of the query, and such a word counts as much as the exact word or
# more: it is rarer, and rare words have the highest weight. So a search for "SOC 2" ranks ISO 27001, which has
# neither word, above the entry with both, and a search for "SOC 1" ranks "Room 101" first, because 101 begins with
# 1. Its score is higher, so a minimum score does not help. The documentation of the ranking explains BM25 and does
# not mention prefixes. With the option exact or a threshold of 0, only the right entry is found.
#
# Output seen:
#   SOC 2: ISO 27001, SOC 2 Type II, 24/7 on-call, SOC 1 Type II
#   SOC 1: Room 101, SOC 1 Type II, SOC 2 Type II
#   SOC 2, threshold 0: SOC 2 Type II
#   SOC 2, exact: SOC 2 Type II
#
# For us: trustbook has its own search. A site with the same handbook that searches with Orama may rank another
# entry first.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund @orama/orama@3.1.18 >/dev/null
cat >main.mjs <<'JS'
import { create, insert, search } from '@orama/orama'
const db = create({ schema: { title: 'string' } })
for (const title of ['SOC 2 Type II', 'SOC 1 Type II', '24/7 on-call', 'ISO 27001', 'Room 101']) await insert(db, { title })
async function show(name, query) {
  console.log(name + ': ' + (await search(db, query)).hits.map(hit => hit.document.title).join(', '))
}
await show('SOC 2', { term: 'SOC 2' })
await show('SOC 1', { term: 'SOC 1' })
await show('SOC 2, threshold 0', { term: 'SOC 2', threshold: 0 })
await show('SOC 2, exact', { term: 'SOC 2', exact: true })
JS
node main.mjs | tee out
diff - out <<'SEEN'
SOC 2: ISO 27001, SOC 2 Type II, 24/7 on-call, SOC 1 Type II
SOC 1: Room 101, SOC 1 Type II, SOC 2 Type II
SOC 2, threshold 0: SOC 2 Type II
SOC 2, exact: SOC 2 Type II
SEEN
