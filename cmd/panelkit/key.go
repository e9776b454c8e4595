package main

import (
	"bytes"
	"context"
	"os"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit/intake"
)

// minKey is the fewest bytes of a key that is worth having.
const minKey = 16

// keyFlag adds the flag that names a file with a key.
func keyFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "key", "",
		"`FILE` with a secret that stamps scorecards, at least 16 bytes (default: the "+
			"environment variable PANELKIT_KEY); the stamp proves the form, not its author")
}

// readKey returns the secret that a flag or the environment names; nil if neither does. White space around it is no
// part of it, wherever it stands.
func readKey(ctx context.Context, file string) ([]byte, error) {
	data, where := []byte(os.Getenv("PANELKIT_KEY")), "PANELKIT_KEY"
	if file != "" {
		var err error
		if data, err = intake.Read(ctx, file, intake.Key); err != nil {
			return nil, err
		}
		where = file
	} else if len(data) == 0 {
		return nil, nil
	}

	key := bytes.TrimSpace(data)
	switch {
	case len(key) == 0:
		return nil, problem.Problem{File: where, Fact: "key is empty", Hint: "write at least 16 bytes into it"}
	case len(key) < minKey:
		return nil, problem.Problem{
			File: where, Fact: "key is shorter than 16 bytes",
			Hint: "take a longer one, for example from `openssl rand -hex 32`",
		}
	}
	return key, nil
}
