package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/templates"
)

// version is that of the program; a release build may set another with -ldflags -X.
var version = "0.1.0"

// Exit codes.
const (
	exitGood        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitFindings    = 3
	exitInterrupted = 130
)

// app is what every command needs: where it reads and writes, and the flags that all share.
type app struct {
	in        io.Reader
	out       io.Writer // data
	err       io.Writer // messages
	templates fs.FS
	banks     []string // folders of the user's own banks
	noBuiltin bool

	ownTemplates string // folder of the user's own templates
}

// run runs the program and gives its exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	gathered := newOutput(out)
	a := &app{in: prompted{in, gathered}, out: gathered, err: errOut, templates: templates.FS()}
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if failed := gathered.flush(); failed != nil && err == nil {
		err = &failure{fmt.Errorf("the work is done, but its report could not be written: %w", failed)}
	}
	if ctx.Err() != nil && err != nil {
		fmt.Fprintln(errOut, "panelkit: interrupted; nothing was left behind")
		return exitInterrupted
	}
	return a.exit(err)
}

// exit prints an error and gives the exit code that goes with it.
func (a *app) exit(err error) int {
	var failure *failure
	var found findings
	switch {
	case err == nil:
		return exitGood
	case errors.As(err, &found):
		return exitFindings
	case errors.As(err, &failure):
		a.printError(failure.error)
		return exitFailed
	}
	fmt.Fprintf(a.err, "panelkit: %v\n", err)
	var h hinted
	if errors.As(err, &h) {
		fmt.Fprintln(a.err, "hint: "+h.hint)
	} else {
		fmt.Fprintln(a.err, "hint: panelkit help shows the commands; each has --help")
	}
	return exitUsage
}

func (a *app) printError(err error) {
	var many problem.Problems
	var one problem.Problem
	switch {
	case errors.As(err, &many):
		fmt.Fprintln(a.err, many.Error())
		if len(many) > 1 {
			fmt.Fprintf(a.err, "panelkit: %d problems\n", len(many))
		}
	case errors.As(err, &one):
		fmt.Fprintf(a.err, "panelkit: %v\n", err)
		if one.Hint != "" {
			fmt.Fprintln(a.err, "hint: "+one.Hint)
		}
	default:
		fmt.Fprintf(a.err, "panelkit: %v\n", err)
		var h interface{ Hint() string }
		if errors.As(err, &h) && h.Hint() != "" {
			fmt.Fprintln(a.err, "hint: "+h.Hint())
		}
	}
}

// failure is an error of the work itself, as opposed to wrong usage.
type failure struct{ error }

func (f *failure) Unwrap() error { return f.error }

// findings ends a command that did its work and has found something to act on.
type findings struct{ error }

// hinted is wrong usage with a remedy.
type hinted struct {
	error
	hint string
}

func usage(hint, format string, args ...any) error {
	return hinted{fmt.Errorf(format, args...), hint}
}

// work wraps what a command does so that its errors are told from wrong usage.
func work(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := f(cmd, args)
		var found findings
		var h hinted
		if err == nil || errors.As(err, &found) || errors.As(err, &h) {
			return err
		}
		return &failure{err}
	}
}
