package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"panelkit/bank/problem"
	"panelkit/kit/desk"
	"panelkit/kit/publish"
)

// group makes a command that only holds others show its help, and a word that is none of its commands wrong usage.
func group(cmd *cobra.Command) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return unknownCommand(cmd, args[0])
	}
}

func unknownCommand(cmd *cobra.Command, word string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
			names = append(names, c.Name())
		}
	}
	hint := problem.Suggest(word, names)
	if hint == "" {
		hint = cmd.CommandPath() + " --help shows the commands"
	}
	return usage(hint, "unknown command %q for %q", word, cmd.CommandPath())
}

// settle makes what commands return into usage errors where the command line is to blame.
func settle(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(wrongFlag)
	if cmd.HasSubCommands() && !cmd.Runnable() {
		group(cmd)
	}

	for _, c := range cmd.Commands() {
		settle(c)
	}

	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usage(cmd.UseLine(), "%v", err)
			}
			return nil
		}
	}

	if do := cmd.RunE; do != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if err := gate(cmd, args); err != nil {
				return err
			}
			return blamed(cmd, do(cmd, args))
		}
	}
}

// wrongFlag says what is wrong with a flag, in the words of whoever typed it.
func wrongFlag(cmd *cobra.Command, err error) error {
	help := cmd.CommandPath() + " --help shows the flags"
	var unknown *pflag.NotExistError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		hint := help
		if name := unknown.GetSpecifiedName(); unknown.GetSpecifiedShortnames() == "" {
			if near := nearestFlag(cmd, name); near != "" {
				hint = near
			}
		}
		return usage(hint, "%v", err)
	case errors.As(err, &value):
		return usage(help, "--%s: %q is not %s", value.GetFlag().Name, value.GetValue(), kindOf(value.GetFlag()))
	}

	return usage(help, "%v", err)
}

func nearestFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	if hint := problem.Suggest("--"+name, known); strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return ""
}

// kindOf says what a flag's value must be.
func kindOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "uint64":
		return "a whole number from 0 up"
	case "int":
		return "a whole number"
	case "float64":
		return "a number"
	case "bool":
		return "true or false"
	}
	return "a " + f.Value.Type()
}

// blamed lays the faults of a request at the doors of the flags that made it.
func blamed(cmd *cobra.Command, err error) error {
	var faults desk.Faults
	if errors.Is(err, desk.ErrNoBank) {
		return usage("name a folder with --bank", "no bank: --no-builtin leaves none")
	}
	if !errors.As(err, &faults) {
		return err
	}

	out := &usageError{}
	for _, f := range faults {
		name := strings.ReplaceAll(f.Field, " ", "-")
		fact := f.Fact
		if cmd.Flags().Lookup(name) != nil {
			fact = "--" + name + ": " + fact
		}
		out.faults = append(out.faults, usageFault{fact, flagHint(name, f.Hint)})
	}
	return out
}

// flagHint adds to a hint what only the command line knows.
func flagHint(flag, hint string) string {
	more := map[string]string{
		"role":    ownBank,
		"exclude": "panelkit bank list shows the ids of questions",
		"theme":   "a theme of your own is a file with its ending, such as ./house.yaml",
		"mock":    "leave out --mock",
	}[flag]
	switch {
	case hint == "":
		return more
	case more == "" || flag != "role" && strings.HasPrefix(hint, "did you mean"):
		return hint
	}

	return hint + "; " + more
}

// ownBank is what to do where a role of a team's own is not found.
const ownBank = "--bank DIR reads a bank of your own"

// hintOf returns what can be done about a failure, with what only the command line knows.
func hintOf(err error) string {
	var hint string
	var one problem.Problem
	var can interface{ Hint() string }
	switch {
	case errors.As(err, &one):
		hint = one.Hint
	case errors.As(err, &can):
		hint = can.Hint()
	}

	var other *desk.OtherBank
	var role *desk.UnknownRole
	var filled *desk.Filled
	var exists *publish.Exists
	var key *desk.KeyMissing
	var gone *desk.LookGone
	switch {
	case errors.As(err, &role) && role.Hint == "":
		return ownBank
	case errors.As(err, &role):
		return role.Hint + "; " + ownBank
	case errors.As(err, &key):
		return "give it with --key FILE or in PANELKIT_KEY"
	case errors.As(err, &gone):
		return fmt.Sprintf("%s with --%s", gone.Hint, gone.Field)
	case errors.As(err, &other):
		return fmt.Sprintf("%s; --bank DIR reads it", other.Hint)
	case errors.As(err, &filled):
		return "keep a copy of it elsewhere and give --force"
	case errors.As(err, &exists):
		return "choose another with --out, or make it anew with --force"
	}
	return hint
}
