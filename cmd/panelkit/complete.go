package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank"
)

// completeWords offers words for the value of a flag in a shell.
func (a *app) completeWords(cmd *cobra.Command, flag string, list func() []string) {
	offer := func(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
		return startingWith(list(), prefix), cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, offer); err != nil {
		panic(err) // the flag does not exist: a fault of the program
	}
}

// completeQuestions offers question ids as arguments in a shell.
func (a *app) completeQuestions(_ *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, r := range a.roles() {
		for i := range r.Questions {
			if !slices.Contains(args, r.Questions[i].ID) {
				ids = append(ids, r.Questions[i].ID)
			}
		}
	}
	return startingWith(ids, prefix), cobra.ShellCompDirectiveNoFileComp
}

// roles returns all roles, none where they cannot be read: a shell that completes shows no errors.
func (a *app) roles() []*bank.Role {
	d, err := a.desk(context.Background())
	if err != nil {
		return nil
	}
	roles, err := d.Roles("")
	if err != nil {
		return nil
	}
	return roles
}

func (a *app) roleWords() []string {
	var ids []string
	for _, r := range a.roles() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (a *app) competencyWords() []string {
	var ids []string
	for _, r := range a.roles() {
		for _, c := range r.Competencies {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (a *app) templateNames() []string {
	d, err := a.desk(context.Background())
	if err != nil {
		return nil
	}
	return d.LoopTemplates()
}

func startingWith(list []string, prefix string) []string {
	return slices.DeleteFunc(list, func(w string) bool { return !strings.HasPrefix(w, prefix) })
}
