package page

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool finds a program that judges documents. Where it is absent the test is skipped, on CI it fails.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

// judge has qpdf and Ghostscript read a document to its end.
func judge(t testing.TB, pdf []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "judged.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"qpdf", "--check", "--no-warn", file},
		{"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", file},
	} {
		out, err := exec.Command(tool(t, args[0]), args[1:]...).CombinedOutput()
		if err != nil || bytes.Contains(out, []byte("WARNING")) {
			t.Errorf("%s: %v\n%s", args[0], err, out)
		}
	}
}

// pdfText gives the text of a document as a reader finds it.
func pdfText(t testing.TB, pdf []byte) string {
	t.Helper()
	cmd := exec.Command(tool(t, "pdftotext"), "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// squeezed leaves out all white space, as lines may end anywhere.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func theme(t testing.TB, name string) *Theme {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../templates/themes", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	th, ps := ParseTheme(name+".yaml", data, nil)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return th
}

// written writes a document of some blocks and gives it with its warnings.
func written(t testing.TB, d *Doc, blocks ...Block) ([]byte, []Warning) {
	t.Helper()
	d.Add(blocks...)
	var b bytes.Buffer
	ws, err := d.Write(&b)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), ws
}
