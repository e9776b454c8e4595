package main

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit/desk"
)

// validityOptions are the flags of bank validity.
type validityOptions struct{ role, format, out string }

func newBankValidityCmd(a *app) *cobra.Command {
	var o validityOptions
	cmd := &cobra.Command{
		Use:   "validity",
		Short: "Write the record of why a bank asks what it asks",
		Long: `Validity follows each task of the job over the competencies that it needs to the questions that
rate those, and leaves room for experts of the job to judge each question and sign. It names
competencies that no task needs and those that no question rates.`,
		Example: `  panelkit bank validity --role ai-security-engineer
  panelkit bank validity --role ai-security-engineer --out validity.xlsx`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBankValidity(cmd.Context(), a, &o) },
	}

	f := cmd.Flags()
	f.StringVar(&o.role, "role", "", "role to record")
	f.StringVar(&o.format, "format", "", "md or xlsx (default: by the ending of --out, or md)")
	f.StringVar(&o.out, "out", "", "`FILE` to write, which must not exist yet; otherwise the record is printed")
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "format", desk.ValidityFormats)
	return cmd
}

func runBankValidity(ctx context.Context, a *app, o *validityOptions) error {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.out), "."))
	if ending != "xlsx" {
		ending = "md"
	}
	format := cmp.Or(o.format, ending)
	switch {
	case o.role == "":
		return usage("for example --role ai-incident-response; panelkit bank stats lists the roles",
			"no --role is named")
	case format == "xlsx" && o.out == "":
		return usage("name it with --out FILE.xlsx", "a workbook needs a file")
	}

	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	data, err := d.Validity(o.role, format)
	if err != nil {
		return err
	}
	return a.writeNew(o.out, data)
}
