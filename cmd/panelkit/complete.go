package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// completeWords offers words for the value of a flag in a shell.
func (a *app) completeWords(cmd *cobra.Command, flag string, list func() []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, prefix string) ([]string, cobra.ShellCompDirective) {
		return startingWith(list(), prefix), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag does not exist: a fault of the program
	}
}

// completeQuestions offers question ids as arguments in a shell.
func (a *app) completeQuestions(_ *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	b, err := a.loadBank()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, r := range b.Roles {
		for i := range r.Questions {
			if !slices.Contains(args, r.Questions[i].ID) {
				ids = append(ids, r.Questions[i].ID)
			}
		}
	}
	return startingWith(ids, prefix), cobra.ShellCompDirectiveNoFileComp
}

func (a *app) roleWords() []string {
	b, err := a.loadBank()
	if err != nil {
		return nil
	}
	var ids []string
	for _, r := range b.Roles {
		ids = append(ids, r.ID)
	}
	return ids
}

func startingWith(list []string, prefix string) []string {
	return slices.DeleteFunc(list, func(w string) bool { return !strings.HasPrefix(w, prefix) })
}
