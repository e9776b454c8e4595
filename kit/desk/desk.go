// Package desk is what a hiring team does: it chooses questions and makes kits of them, swaps a question, makes
// documents anew, collects the scorecards that come back, makes debriefs and comparisons, packs for candidates
// and drills. Each task has a file of its own.
//
// A request and its result are plain data. The desk writes nothing and prints nothing: it returns files as bytes,
// facts as values, and errors that name the field of the request which is to blame, see [Faults]. Whoever asks,
// a command line or a page, decides where files go and what a fact looks like.
package desk

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
)

// Desk is where a team works: the banks that it chooses from, the templates that it writes with, and where it
// finds what a request names. It may serve many requests at once.
type Desk struct {
	Version   string        // of the program; manifests bear it
	Banks     []bank.Folder // as [bank.Load] takes them
	Templates []Folder      // loops/, themes/, text/; the first that has a file counts

	// Kit finds the kit of a name that a request gives. The error is [fs.ErrNotExist] where there is none.
	// nil: requests name no kits.
	Kit func(name string) (*kit.Kit, error)

	// File reads a file of the team's own, a font or a theme, that a look names; nil: looks name none.
	File func(name string) ([]byte, error)
}

// Folder is a tree of templates and its name in messages.
type Folder struct {
	Name string
	FS   fs.FS
}

// bank reads all roles.
func (d *Desk) bank() (*bank.Bank, error) {
	if len(d.Banks) == 0 {
		return nil, ErrNoBank
	}
	return bank.Load(d.Banks...)
}

// ErrNoBank is the error of a desk without banks.
var ErrNoBank = errors.New("no bank to choose questions from")

// role reads one role alone, which takes less time. Its guide and plan for candidates are left out.
func (d *Desk) role(id string) (*bank.Bank, error) {
	if len(d.Banks) == 0 {
		return nil, ErrNoBank
	}
	return bank.LoadRole(id, d.Banks...)
}

// template reads a template and returns its name in messages. The error is [fs.ErrNotExist] if no folder has it.
func (d *Desk) template(name string) (file string, data []byte, err error) {
	for _, f := range d.Templates {
		data, err = fs.ReadFile(f.FS, name)
		if !errors.Is(err, fs.ErrNotExist) {
			return path.Join(f.Name, name), data, err
		}
	}
	return name, nil, fs.ErrNotExist
}

// templateNames lists the files of one folder of the templates, without their ending.
func (d *Desk) templateNames(folder string) []string {
	var names []string
	for _, f := range d.Templates {
		entries, err := fs.ReadDir(f.FS, folder)
		if err != nil {
			continue // a team's own templates need not have every folder
		}
		for _, e := range entries {
			if ext := path.Ext(e.Name()); !e.IsDir() && ext != "" {
				names = append(names, e.Name()[:len(e.Name())-len(ext)])
			}
		}
	}

	slices.Sort(names)
	return slices.Compact(names)
}

// wording reads a file of texts with its parser.
func wording[T any](d *Desk, name string, parse func(string, []byte) (*T, problem.Problems)) (*T, error) {
	file, data, err := d.template("text/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.Problem{File: file, Fact: "no such template"}
	} else if err != nil {
		return nil, err
	}

	v, problems := parse(file, data)
	return v, problems.Err()
}

// words reads the wording that all documents share.
func (d *Desk) words() (*kit.Words, error) { return wording(d, "words", kit.ParseWords) }
