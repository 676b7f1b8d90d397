#!/usr/bin/env bash
# Packages:  espeak-ng 1.51 (package espeak-ng 1.51+dfsg-10+deb12u2 of Debian 12); Node.js 20 writes the numbers
# Seen on:   2026-12-01
#
# Many languages separate thousands with a space. eSpeak NG, the usual synthesizer of screen readers on Linux, knows
# this: 10 000 is "tio tusen" in Swedish, and 1 234 567 is read as one number. But it knows only the plain space. With
# the no-break space that Intl.NumberFormat and Go's x/text/message write, so that a number stays on one line, 10 000 is
# "tio noll noll noll", and 1 234 567 is three numbers: 1, 234 and 567. The same happens in German, French, Norwegian,
# Finnish and Polish, and with the narrow space of French. On a page both look alike, so only listeners notice.
#
# Output seen (phonemes):
#   sv, 10 000, plain space: tˈiːuː tˈʉsɛn
#   sv, 10 000, as Intl writes it (U+00A0): tˈiːuː nˈɔlnˈɔl nˈɔl
#   fr, 10 000, plain space: di mˈil
#   fr, 10 000, as Intl writes it (U+202F): dˈi zeʁozeʁo zeʁˈo
#   fi, 10 000, plain space: kˈymmenen tˌuhatːa
#   fi, 10 000, as Intl writes it (U+00A0): kˈymmenen nˈollanˈolla nˈolla
#
# For us: with --linear, which is meant for screen readers, trustbook writes plain spaces (TestThousandsHavePlainSpaces
# in ui/linear); only code keeps others.
set -euo pipefail
command -v espeak-ng >/dev/null || { echo "needs espeak-ng (Debian: espeak-ng)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >main.mjs <<'JS'
import { execFileSync } from 'node:child_process'
const read = (voice, text) =>
  execFileSync('espeak-ng', ['-b', '1', '-q', '--ipa', '-v', voice, text], { encoding: 'utf8' }).trim()
for (const voice of ['sv', 'fr', 'fi']) {
  const written = new Intl.NumberFormat(voice, { useGrouping: 'always' }).format(10000)
  const space = 'U+' + written.codePointAt(2).toString(16).toUpperCase().padStart(4, '0')
  console.log(`${voice}, 10 000, plain space: ${read(voice, '10 000')}`)
  console.log(`${voice}, 10 000, as Intl writes it (${space}): ${read(voice, written)}`)
}
JS
node main.mjs | tee out
diff - out <<'SEEN'
sv, 10 000, plain space: tˈiːuː tˈʉsɛn
sv, 10 000, as Intl writes it (U+00A0): tˈiːuː nˈɔlnˈɔl nˈɔl
fr, 10 000, plain space: di mˈil
fr, 10 000, as Intl writes it (U+202F): dˈi zeʁozeʁo zeʁˈo
fi, 10 000, plain space: kˈymmenen tˌuhatːa
fi, 10 000, as Intl writes it (U+00A0): kˈymmenen nˈollanˈolla nˈolla
SEEN
