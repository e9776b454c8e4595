package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit/desk"
)

// bankCheckOptions are the flags of bank check.
type bankCheckOptions struct {
	strict bool
	stress int
	stale  string
	date   string
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
which questions were never used. With --stale AGE it prints the questions whose last reading
(reviewed) is older than that or not noted. It ends with exit code 3 if it found a problem.`,
		Example: `  panelkit bank check my-bank
  panelkit bank check --strict
  panelkit bank check --stale 12m
  panelkit bank check --stress 100`,
		RunE: func(cmd *cobra.Command, args []string) error {
			a.banks = append(a.banks, args...)
			return runBankCheck(cmd.Context(), a, &o)
		},
	}

	cmd.Flags().BoolVar(&o.strict, "strict", false, "also print what is weak")
	cmd.Flags().IntVar(&o.stress, "stress", 0, "fill every built-in loop with each of `N` seeds")
	cmd.Flags().StringVar(&o.stale, "stale", "",
		"print the questions last read longer ago than an `AGE` such as 90d, 12m or 2y")
	cmd.Flags().StringVar(&o.date, "date", "", "day that --stale counts from, YYYY-MM-DD (default: today)")
	return cmd
}

func runBankCheck(ctx context.Context, a *app, o *bankCheckOptions) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	roles, problems, err := d.CheckBanks(o.strict)
	if err != nil {
		return err
	}
	if o.stale != "" && roles != nil {
		stale, err := desk.Stale(roles, cmp.Or(o.date, today().Format(time.DateOnly)), o.stale)
		if err != nil {
			return err
		}
		problems = append(problems, stale...)
	}
	if err := a.reportProblems(problems); err != nil {
		return err
	}
	for _, r := range roles {
		a.say("%s: %s, no problems, digest %s\n", r.ID, count(len(r.Questions), "question"), r.Digest()[:12])
	}

	if o.stress <= 0 {
		return nil
	}
	stressed, err := d.Stress(ctx, o.stress)
	if err != nil {
		return err
	}
	return a.printStress(stressed)
}

// printStress shows what became of the sets of every role; what failed and what was never used are problems.
func (a *app) printStress(stressed []*desk.Stressed) error {
	t := newTable(a.out)
	t.row("ROLE", "SETS", "FAILED", "PROVEN BEST", "QUESTIONS", "NEVER USED", "LEAST USED", "MOST USED")
	var problems problem.Problems
	for _, s := range stressed {
		uses, never := slices.Sorted(maps.Values(s.Uses)), s.Never()
		row := []string{s.Role}
		for _, n := range []int{s.Sets, len(s.Failed), s.Optimal, len(uses), len(never), uses[0], uses[len(uses)-1]} {
			row = append(row, strconv.Itoa(n))
		}
		t.row(row...)
		for _, f := range s.Failed {
			problems = append(problems, problem.Problem{ID: s.Role, Fact: f})
		}
		if len(s.Unfit) > 0 {
			a.tell("%s: has too few questions for the loops %s, which are left out\n", s.Role, join(s.Unfit))
		}
		if len(never) > 0 {
			problems = append(problems, problem.Problem{ID: s.Role, Fact: "never used: " + join(never)})
		}
	}

	if err := t.flush(); err != nil {
		return err
	}
	return a.reportProblems(problems)
}

// reportProblems prints problems as data and turns them into findings.
func (a *app) reportProblems(problems problem.Problems) error {
	if len(problems) == 0 {
		return nil
	}
	fmt.Fprintln(a.out, shown(problems))
	a.tell("%s\n", count(len(problems), "problem"))
	return findings{errors.New("problems found")}
}
