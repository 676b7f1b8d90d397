// Command sbom writes the bill of materials of a trustbook binary for any system as
// CycloneDX:
//
//	go run ./ui/bill/sbom -version 1.2.3 dist/trustbook.exe > sbom.json
//
// It is a separate program because the code that reads binaries would make trustbook
// 5% larger.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"trustbook/ui/bill"
)

func main() {
	version := flag.String("version", "(devel)", "the version of the program")
	flag.Parse()
	if err := run(os.Stdout, *version, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "sbom: %v\n", err)
		os.Exit(2)
	}
}

func run(w io.Writer, version string, args []string) error {
	if len(args) != 1 {
		return errors.New("sbom takes the path of one trustbook binary")
	}
	build, err := buildinfo.ReadFile(args[0])
	if err != nil {
		return err
	}
	hash, err := hashOf(args[0])
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(billOf(build, version, hash))
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), errors.Join(err, f.Close())
}

// billOf returns the bill of a build. It has no timestamp and no serial number, so that
// the same binary always has the same bill.
func billOf(build *debug.BuildInfo, version, hash string) document {
	program := component{Type: "application", Ref: bill.Own, Name: bill.Own, Version: version}
	program.Hashes = []digest{{"SHA-256", hash}}
	program.Licences = licencesOf(bill.OwnNotices())
	for _, s := range build.Settings {
		if s.Key == "GOOS" || s.Key == "GOARCH" {
			program.Properties = append(program.Properties, property{"build:" + s.Key, s.Value})
		}
	}
	d := document{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{program}}
	for _, p := range bill.Components(build) {
		if p.Version != "" {
			d.Components = append(d.Components, componentOf(p))
		}
	}
	return d
}
