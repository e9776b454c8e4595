package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/desk"
	"panelkit/kit/intake"
	"panelkit/kit/page"
	"panelkit/kit/publish"
	"panelkit/templates"
)

// app is what every command needs: where it reads and writes, and the flags that all share.
type app struct {
	in        io.Reader
	out       io.Writer // data
	err       io.Writer // messages
	banks     []string  // folders of the user's own banks
	noBuiltin bool
	templates string // folder of the user's own templates; "": none
}

func newApp(in io.Reader, out, errOut io.Writer) *app { return &app{in: in, out: out, err: errOut} }

func (a *app) flags(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.StringArrayVar(&a.banks, "bank", nil, "`DIR` of a bank of your own, beside the built-in ones; repeatable")
	f.BoolVar(&a.noBuiltin, "no-builtin", false, "leave the built-in banks out")
	f.StringVar(&a.templates, "templates", "",
		"`DIR` of loops/, themes/ and text/ files of your own, in place of the built-in ones")
}

// desk returns the desk at which the flags sit down. The context ends whatever it reads.
func (a *app) desk(ctx context.Context) (*desk.Desk, error) {
	d := &desk.Desk{
		Version: version,
		Kit:     func(name string) (*kit.Kit, error) { return namedKit(ctx, name) },
		File: func(name string) ([]byte, error) {
			return intake.Read(ctx, name, intake.KindOf(name, intake.Theme))
		},
	}
	if !a.noBuiltin {
		d.Banks = append(d.Banks, bank.Builtin())
	}
	for _, dir := range a.banks {
		name := strings.TrimSuffix(path.Clean(dir), "/")
		d.Banks = append(d.Banks, bank.Folder{Name: name, FS: intake.NewFolder(ctx, dir, intake.Bank)})
	}

	if a.templates != "" {
		info, err := os.Stat(a.templates)
		if err != nil || !info.IsDir() {
			return nil, problem.Problem{
				File: a.templates, Fact: "no folder of templates",
				Hint: "it may hold loops/, themes/, text/ and help/ with files in place of the built-in ones",
			}
		}
		own := desk.Folder{Name: a.templates, FS: intake.NewFolder(ctx, a.templates, intake.Template)}
		d.Templates = append(d.Templates, own)
	}
	d.Templates = append(d.Templates, desk.Folder{Name: "templates", FS: templates.FS()})
	return d, nil
}

// namedKit reads the kit that a flag names by its folder or manifest.
func namedKit(ctx context.Context, name string) (*kit.Kit, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, err
	}
	return publish.ReadManifest(ctx, name)
}

// kitFolder returns the folder of a kit that an argument names by it or by its manifest.
func kitFolder(name string) string {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return filepath.Dir(name)
	}
	return name
}

// warn prints warnings of documents, and what would mend those that have a remedy.
func (a *app) warn(warnings []page.Warning) {
	lacking := false
	for _, w := range warnings {
		a.tell("warning: %s\n", w)
		lacking = lacking || w.Lacking
	}
	if lacking {
		fmt.Fprintln(a.err, "hint: name a font that has them with --font FILE.ttf")
	}
}

// missing reports whether an error says that there is no such file.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
