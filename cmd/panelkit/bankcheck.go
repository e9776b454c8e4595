package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/strict"
)

func newBankCheckCmd(a *app) *cobra.Command {
	var thorough bool
	cmd := &cobra.Command{
		Use:   "check [DIR...]",
		Short: "Check banks: every problem with its file and line",
		Long: `Check reads the built-in banks and those named and prints every problem that it finds.
With --strict it also prints what is weak: thin coverage, long questions, hints apart from
their criteria, near-duplicates that are not enemies, missing answers and anchors.
It ends with exit code 3 if there was anything to print.`,
		Example: "  panelkit bank check my-bank\n  panelkit bank check --strict",
		RunE: work(func(_ *cobra.Command, args []string) error {
			a.banks = append(a.banks, args...)
			return runBankCheck(a, thorough)
		}),
	}
	cmd.Flags().BoolVar(&thorough, "strict", false, "also print what is weak")
	return cmd
}

func runBankCheck(a *app, thorough bool) error {
	b, err := a.loadBank()
	var problems strict.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	if err == nil && thorough {
		problems = bank.Review(b)
	}
	if len(problems) > 0 {
		fmt.Fprintln(a.out, problems.Error())
		fmt.Fprintf(a.err, "%s\n", count(len(problems), "problem"))
		return findings{errors.New("problems found")}
	}
	for _, r := range b.Roles {
		fmt.Fprintf(a.out, "%s: %s, no problems, digest %s\n", r.ID, count(len(r.Questions), "question"), r.Digest()[:12])
	}
	return nil
}
