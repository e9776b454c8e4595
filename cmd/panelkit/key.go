package main

import (
	"bytes"
	"os"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
)

// minKey is the fewest bytes of a key that is worth having.
const minKey = 16

// keyFlag adds the flag that names a file with a key.
func keyFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "key", "", "`FILE` with a secret that stamps scorecards, at least 16 bytes (default: the environment variable PANELKIT_KEY); the stamp proves the form, not its author")
}

// readKey returns the secret that a flag or the environment names; nil if neither does.
func readKey(file string) ([]byte, error) {
	key, where := []byte(os.Getenv("PANELKIT_KEY")), "PANELKIT_KEY"
	if file != "" {
		data, err := readSmall(file)
		if err != nil {
			return nil, err
		}
		key, where = bytes.TrimSpace(data), file
		if len(key) == 0 {
			return nil, problem.Problem{File: file, Fact: "key is empty", Hint: "write at least 16 bytes into it"}
		}
	}
	if len(key) > 0 && len(key) < minKey {
		return nil, problem.Problem{File: where, Fact: "key is shorter than 16 bytes", Hint: "take a longer one, for example from `openssl rand -hex 32`"}
	}
	if len(key) == 0 {
		return nil, nil
	}
	return key, nil
}
