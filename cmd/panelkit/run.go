package main

import (
	"errors"
	"fmt"
	"io"

	"panelkit/bank/problem"
)

// version is that of the program; a release build may set another with -ldflags -X.
var version = "0.1.0"

// Exit codes.
const (
	exitGood        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitFindings    = 3
	exitInterrupted = 130 // by SIGINT
	exitTerminated  = 143 // by SIGTERM
)

// run runs the program and returns its exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := untilStopped()
	defer stop()
	gathered := newOutput(out)
	a := newApp(prompted{in, gathered}, gathered, errOut)

	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if code := stopCode(ctx, err); code != exitGood {
		_ = gathered.flush() // what was reported before the signal came
		fmt.Fprintln(errOut, "panelkit: interrupted; nothing is left half done")
		return code
	}

	var found findings
	if failed := gathered.flush(); failed != nil && (err == nil || errors.As(err, &found)) {
		err = fmt.Errorf("the work is done, but its report could not be written: %w", failed)
	}
	return a.exit(err)
}

// exit prints an error and returns the exit code that goes with it: an error is a failure of the work unless it was
// made as something else.
func (a *app) exit(err error) int {
	var found findings
	var wrong *usageError
	switch {
	case err == nil:
		return exitGood
	case errors.As(err, &found):
		return exitFindings
	case errors.As(err, &wrong):
		a.printUsage(wrong)
		return exitUsage
	}

	a.printFailure(err)
	return exitFailed
}

// printFailure prints an error of the work with its hints.
func (a *app) printFailure(err error) {
	var many problem.Problems
	if errors.As(err, &many) {
		fmt.Fprintln(a.err, shown(err))
		if len(many) > 1 {
			a.tell("panelkit: %d problems\n", len(many))
		}
		return
	}

	a.tell("panelkit: %v\n", err)
	if hint := hintOf(err); hint != "" {
		a.tell("hint: %s\n", lines(hint))
	}
}

func (a *app) printUsage(wrong *usageError) {
	for _, f := range wrong.faults {
		a.tell("panelkit: %s\n", f.fact)
		if f.hint != "" {
			a.tell("hint: %s\n", lines(f.hint))
		}
	}
	if n := len(wrong.faults); n > 1 {
		a.tell("panelkit: %d problems\n", n)
	}
}

// findings ends a command that did its work and has found something to act on.
type findings struct{ error }

// usageError is a command line that cannot be carried out as it stands.
type usageError struct{ faults []usageFault }

type usageFault struct{ fact, hint string }

func (e *usageError) Error() string { return e.faults[0].fact }

// usage makes an error of wrong usage. An empty hint names the help.
func usage(hint, format string, args ...any) error {
	return &usageError{[]usageFault{{fmt.Sprintf(format, args...), hint}}}
}
