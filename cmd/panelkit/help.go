package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// newTopicCmd is a page of help that is no command: help NAME shows it, and so does the name alone.
func newTopicCmd(a *app, name, short string) *cobra.Command {
	cmd := &cobra.Command{Use: name, Short: short}
	cmd.SetHelpFunc(func(*cobra.Command, []string) {
		page, err := a.topic(name)
		if err != nil {
			a.tell("panelkit: %v\n", err) // cobra lets help return nothing
			return
		}
		fmt.Fprint(a.out, page)
	})
	return cmd
}

// topic reads a page of help.
func (a *app) topic(name string) (string, error) {
	d, err := a.desk(context.Background())
	if err != nil {
		return "", err
	}
	return d.Topic(name)
}

// newHelpCmd shows the help of a command, and of some the page that goes with it.
func newHelpCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: "Show the help of a command, or a page on plan, bank, scorecards, practice or law",
		Example: `  panelkit help build
  panelkit help plan`,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
			at, _, err := cmd.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range at.Commands() {
				names = append(names, c.Name())
			}
			return startingWith(names, prefix), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runHelp(a, cmd.Root(), args) },
	}
}

func runHelp(a *app, root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return unknownCommand(cmd, rest[0])
	}
	cmd.InitDefaultHelpFlag() // it is there only once a command ran
	if err := cmd.Help(); err != nil {
		return err
	}

	if cmd.Parent() != root || !cmd.Runnable() {
		return nil
	}
	page, err := a.topic(cmd.Name())
	if err == nil { // few commands have one
		fmt.Fprint(a.out, "\n"+page)
	}
	return nil
}
