package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"

	"panelkit/bank/problem"
)

// useTemplates lays the user's own templates over the built-in ones.
func (a *app) useTemplates() error {
	if a.ownTemplates == "" {
		return nil
	}
	info, err := os.Stat(a.ownTemplates)
	if err != nil || !info.IsDir() {
		return &failure{problem.Problem{File: a.ownTemplates, Fact: "no folder of templates", Hint: "it may hold loops/, themes/ and text/ with files in place of the built-in ones"}}
	}
	a.templates = overlay{over: os.DirFS(a.ownTemplates), under: a.templates}
	return nil
}

// templateFile names a template as the user would: by their own folder if it is theirs.
func (a *app) templateFile(name string) string {
	if o, ok := a.templates.(overlay); ok {
		if _, err := fs.Stat(o.over, name); err == nil {
			return path.Join(a.ownTemplates, name)
		}
	}
	return "templates/" + name
}

// overlay is a file system in which the files of one stand in place of those of another.
type overlay struct{ over, under fs.FS }

// Open opens the upper file, or the lower one where there is no upper.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// ReadDir lists the files of both.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	lower, err := fs.ReadDir(o.under, name)
	upper, upperErr := fs.ReadDir(o.over, name)
	if upperErr != nil {
		return lower, err
	}
	for _, e := range lower {
		if !slices.ContainsFunc(upper, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			upper = append(upper, e)
		}
	}
	return upper, nil
}
