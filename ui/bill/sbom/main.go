// Command sbom writes a CycloneDX bill of materials for a trustbook binary built for any system. It reads the module
// graph from standard input:
//
//	go mod graph | go run ./ui/bill/sbom -version 1.2.3 dist/trustbook.exe > sbom.json
//
// It is a separate program because the code that reads binaries would make trustbook 5% larger.
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

// release holds the properties of a release that its binary does not record.
type release struct {
	version  string
	supplier string // organisation that publishes the release; "" if unknown
	time     string // time of the commit, in RFC 3339; "" if unknown
}

func main() {
	var r release
	flag.StringVar(&r.version, "version", "(devel)", "the version of the program")
	flag.StringVar(&r.supplier, "supplier", "", "who publishes the program")
	flag.StringVar(&r.time, "time", "", "when the commit was made, as RFC 3339")
	flag.Parse()
	if err := run(os.Stdout, os.Stdin, r, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "sbom: %v\n", err)
		os.Exit(2)
	}
}

func run(w io.Writer, modules io.Reader, r release, args []string) error {
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
	needs, err := readGraph(modules)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(billOf(build, r, hash, needs))
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

// billOf returns the bill of materials of a build. It depends only on the binary, the commit and the modules, so that
// the same binary always has the same bill.
func billOf(build *debug.BuildInfo, r release, hash string, needs graph) document {
	program := component{Type: "application", Ref: bill.ProgramName, Name: bill.ProgramName, Version: r.version}
	program.Hashes = []digest{{"SHA-256", hash}}
	program.Licences = licencesOf(bill.OwnNotices())
	for _, s := range build.Settings {
		if s.Key == "GOOS" || s.Key == "GOARCH" {
			program.Properties = append(program.Properties, property{"build:" + s.Key, s.Value})
		}
	}
	d := document{Format: "CycloneDX", Spec: "1.6", Serial: serialOf(hash), Version: 1}
	if r.supplier != "" {
		program.Supplier = &organisation{r.supplier}
	}
	tool := component{Type: "application", Name: "trustbook sbom", Version: r.version}
	d.Metadata = metadata{r.time, tools{[]component{tool}}, program, program.Supplier}
	for _, p := range bill.Components(build) {
		if p.Version != "" {
			d.Components = append(d.Components, componentOf(p))
		}
	}
	d.Dependencies = needs.dependenciesAmong(d.Components)
	d.Vulnerabilities = falseAlarms(d.Components)
	return d
}

// serialOf returns a UUID of version 8 (RFC 9562), made from a hash.
func serialOf(hash string) string {
	return "urn:uuid:" + hash[:8] + "-" + hash[8:12] + "-8" + hash[13:16] + "-8" + hash[17:20] + "-" + hash[20:32]
}
