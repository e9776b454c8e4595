package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
)

// bankCheckOptions are the flags of bank check.
type bankCheckOptions struct {
	strict bool
	stress int
}

func newBankCheckCmd(a *app) *cobra.Command {
	var o bankCheckOptions
	cmd := &cobra.Command{
		Use:   "check [DIR...]",
		Short: "Check banks: every problem with its file and line",
		Long: `Check reads the built-in banks and those named and prints every problem that it finds.
With --strict it also prints what is weak: thin coverage, long questions, hints apart from
their criteria, near-duplicates that are not enemies, missing answers and anchors. With
--stress N it fills every built-in loop with each of N seeds and prints what failed and
which questions were never used. It ends with exit code 3 if it found a problem.`,
		Example: "  panelkit bank check my-bank\n  panelkit bank check --strict\n  panelkit bank check --stress 100",
		RunE: work(func(cmd *cobra.Command, args []string) error {
			a.banks = append(a.banks, args...)
			return runBankCheck(cmd.Context(), a, &o)
		}),
	}
	cmd.Flags().BoolVar(&o.strict, "strict", false, "also print what is weak")
	cmd.Flags().IntVar(&o.stress, "stress", 0, "fill every built-in loop with each of `N` seeds")
	return cmd
}

func runBankCheck(ctx context.Context, a *app, o *bankCheckOptions) error {
	b, err := a.loadBank()
	var problems problem.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	if err == nil && o.strict {
		problems = bank.Review(b)
	}
	if err := a.reportProblems(problems); err != nil {
		return err
	}
	for _, r := range b.Roles {
		fmt.Fprintf(a.out, "%s: %s, no problems, digest %s\n", r.ID, count(len(r.Questions), "question"), r.Digest()[:12])
	}
	if o.stress > 0 {
		return a.stress(ctx, b, o.stress)
	}
	return nil
}

// reportProblems prints problems as data and turns them into findings.
func (a *app) reportProblems(problems problem.Problems) error {
	if len(problems) == 0 {
		return nil
	}
	fmt.Fprintln(a.out, problems.Error())
	fmt.Fprintf(a.err, "%s\n", count(len(problems), "problem"))
	return findings{errors.New("problems found")}
}
