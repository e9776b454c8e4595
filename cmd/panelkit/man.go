package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newManCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write man pages into a folder",
		Example: "  panelkit man ~/.local/share/man/man1",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
			if d, err := time.Parse(time.DateOnly, sourceDate()); err == nil {
				day = d
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{
				Title: "PANELKIT", Section: "1", Date: &day, Source: "panelkit " + version, Manual: "panelkit manual",
			}, args[0])
		},
	}
}
