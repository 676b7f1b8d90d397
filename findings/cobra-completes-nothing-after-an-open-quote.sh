#!/usr/bin/env bash
# Packages:  github.com/spf13/cobra v1.10.2 (Go 1.26.8), Bash 5.2, bash-completion 2.11 of Debian 12
# Seen on:   2026-11-29
#
# The completion script for Bash offers nothing if the word has an open quote. It asks the program by evaluating the
# command line typed so far, which Bash rejects because of the open quote. There is no message, because the script
# discards errors. The same word without the quote is completed, and so are file names after an open quote.
#
# Output seen:
#   tool open acc: access-policy
#   tool open "acc:
#   tool open 'acc:
#
# For us: values with spaces are typed in quotes. bashCompletion in ui/cli adds a line to the script that closes the
# quote.
set -euo pipefail
helpers=/usr/share/bash-completion/bash_completion
[[ -r $helpers ]] || { echo "needs bash-completion" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/spf13/cobra v1.10.2
GO
cat >main.go <<'GO'
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	tool := &cobra.Command{Use: "tool"}
	tool.AddCommand(&cobra.Command{Use: "open ID", ValidArgs: []string{"access-policy", "backups"}, Run: func(*cobra.Command, []string) {}})
	if tool.Execute() != nil {
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go build -o tool .
./tool completion bash >completion
for word in acc '"acc' "'acc"; do
	echo "tool open $word: $(PATH=$PWD:$PATH bash -c '
		source "$1"
		source ./completion
		COMP_WORDS=(tool open "$2") COMP_CWORD=2 COMP_TYPE=9 COMP_KEY=9
		COMP_LINE="tool open $2" COMP_POINT=${#COMP_LINE}
		__start_tool
		echo "${COMPREPLY[*]}"' - "$helpers" "$word" 2>errors)" | sed 's/ *$//'
done | tee out
diff - out <<'SEEN'
tool open acc: access-policy
tool open "acc:
tool open 'acc:
SEEN
