package main

import (
	"errors"

	"github.com/spf13/cobra"

	"panelkit/kit/debrief"
	"panelkit/kit/scorecard"
)

// cardOptions are the flags of the commands that read scorecards back.
type cardOptions struct {
	key         string
	substitutes bool
}

func (o *cardOptions) flags(cmd *cobra.Command) {
	keyFlag(cmd, &o.key)
	cmd.Flags().BoolVar(&o.substitutes, "substitutes", false, "take scorecards from interviewers whom the plan does not name there")
}

// read gives the options of the reader.
func (o *cardOptions) read(a *app) (scorecard.ReadOptions, error) {
	key, err := readKey(o.key)
	if err != nil {
		return scorecard.ReadOptions{}, err
	}
	words, err := a.words()
	if err != nil {
		return scorecard.ReadOptions{}, err
	}
	text, err := parseTemplate(a, "text/scorecard.yaml", scorecard.ParseText)
	return scorecard.ReadOptions{Text: text, Words: words, Key: key, Substitutes: o.substitutes}, err
}

func newStatusCmd(a *app) *cobra.Command {
	var o cardOptions
	cmd := &cobra.Command{
		Use:   "status KIT_FOLDER [FILE|DIR...]",
		Short: "Show which scorecards are in, valid, or missing",
		Long: `Status reads the scorecards that came back and says which are in, which are missing and which
were refused, and why. It shows no ratings. Without files it reads those in the kit's folder.`,
		Example: "  panelkit status kit-ai-incident-response\n  panelkit status kit-ai-incident-response returned",
		Args:    cobra.MinimumNArgs(1),
		RunE:    work(func(_ *cobra.Command, args []string) error { return runStatus(a, &o, args) }),
	}
	o.flags(cmd)
	return cmd
}

func runStatus(a *app, o *cardOptions, args []string) error {
	ro, err := o.read(a)
	if err != nil {
		return err
	}
	rc, err := a.openKit(args[0], args[1:], ro)
	if err != nil {
		return err
	}
	st := debrief.NewStatus(rc.kit, rc.cards)
	if err := rc.printStatus(a, st); err != nil {
		return err
	}
	if rc.report(a) || !st.Complete {
		return findings{errors.New("not all scorecards are in")}
	}
	return nil
}
