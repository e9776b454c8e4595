package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// house lists the rooms from the ground floor up: a package may import those of floors below it.
var house = [][]string{
	{"panelkit/bank/problem", "panelkit/kit/assemble/mip", "panelkit/kit/mark"},
	{"panelkit/bank/strict"},
	{"panelkit/bank"},
	{"panelkit/kit"},
	{"panelkit/kit/plan", "panelkit/kit/intake"},
	{"panelkit/kit/page", "panelkit/kit/sheet", "panelkit/kit/stats", "panelkit/kit/assemble", "panelkit/kit/drill"},
	{"panelkit/kit/render"},
	{
		"panelkit/kit/packet", "panelkit/kit/handout", "panelkit/kit/validity", "panelkit/kit/practice",
		"panelkit/kit/scorecard", "panelkit/kit/debrief",
	},
	{"panelkit/kit/publish"},
	{"panelkit/kit/desk"},
	{"panelkit/cmd/panelkit"},
}

// neighbors are the imports on one floor, or past it, that the house allows beside its rule.
var neighbors = map[string][]string{
	"panelkit/templates": nil, // it holds files and imports nothing
}

// owners says which packages alone import a library.
var owners = map[string][]string{
	"gopkg.in/yaml.v3":              {"panelkit/bank/strict"},
	"github.com/jung-kurt/gofpdf":   {"panelkit/kit/page"},
	"github.com/xuri/excelize/v2":   {"panelkit/kit/sheet"},
	"github.com/spf13/cobra":        {"panelkit/cmd/panelkit"},
	"github.com/spf13/cobra/doc":    {"panelkit/cmd/panelkit"},
	"panelkit/templates":            {"panelkit/cmd/panelkit"},
	"golang.org/x/image/font/sfnt":  {"panelkit/kit/page"},
	"github.com/arran4/golang-ical": {"panelkit/kit/practice"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "panelkit/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsRunDownwards(t *testing.T) {
	floor := map[string]int{}
	for n, rooms := range house {
		for _, r := range rooms {
			floor[r] = n
		}
	}
	for _, p := range packages(t) {
		n, known := floor[p.ImportPath]
		if _, ok := neighbors[p.ImportPath]; !known && !ok {
			t.Errorf("%s has no room in the house", p.ImportPath)
		}
		for _, im := range p.Imports {
			below, ours := floor[im]
			if ours && known && below >= n {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, im)
			}
			if own, ok := owners[im]; ok && !slices.Contains(own, p.ImportPath) {
				t.Errorf("%s imports %s, which only %s may", p.ImportPath, im, strings.Join(own, ", "))
			}
		}
	}
}

// TestTopLevel holds that nothing but the fixed names stands at the top.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	fixed := []string{
		"cmd", "kit", "templates", "bank", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE", "out", "bin",
	}
	for _, e := range entries {
		made := strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), ".test")
		if !made && !slices.Contains(fixed, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

// TestNoFlagsBelow holds that no room below the command line speaks of a flag: whoever comes by another door has none.
func TestNoFlagsBelow(t *testing.T) {
	flag := regexp.MustCompile("\"[^\"\n]*--[a-z][^\"\n]*\"")
	for _, top := range []string{"../../bank", "../../kit"} {
		err := filepath.WalkDir(top, func(path string, _ os.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if found := flag.Find(source); found != nil {
				t.Errorf("%s speaks of a flag: %s", path, found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
