#!/usr/bin/env bash
# Package:   charm.land/fang/v2 v2.0.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# Fang styles the output of Cobra programs. It does not print errors unchanged: it capitalises each part of the
# first word, writes its other letters in lower case, and adds a period. Errors in Go often begin with a name, such
# as that of a file or a flag. The printed name is then wrong and cannot be copied from the screen: SOC2-Report.PDF
# becomes Soc2-Report.pdf, which does not exist. Descriptions of flags in the help are changed in the same way. The
# documentation only mentions styled errors.
#
# Output seen:
#   SOC2-Report.PDF is not signed: Soc2-Report.pdf is not signed.
#   --no-color takes no value: --No-Color takes no value.
#   go.mod: no version: Go.mod: no version.
#
# For us: trustbook prints errors with Cobra alone, unchanged.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	charm.land/fang/v2 v2.0.1
	github.com/spf13/cobra v1.10.2
)
GO
cat >main.go <<'GO'
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

func main() {
	for _, text := range []string{"SOC2-Report.PDF is not signed", "--no-color takes no value", "go.mod: no version"} {
		var out bytes.Buffer
		command := &cobra.Command{Use: "tool", RunE: func(*cobra.Command, []string) error { return errors.New(text) }}
		command.SetErr(&out)
		command.SetArgs(nil)
		if err := fang.Execute(context.Background(), command); err == nil {
			panic("no error")
		}
		fmt.Printf("%s: %s\n", text, strings.Join(strings.Fields(out.String())[1:], " "))
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
SOC2-Report.PDF is not signed: Soc2-Report.pdf is not signed.
--no-color takes no value: --No-Color takes no value.
go.mod: no version: Go.mod: no version.
SEEN
