package main

import (
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank"
)

func newRootCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "panelkit",
		Short: "Make interview-panel kits: balanced questions, packets and scorecards",
		Long: `panelkit makes all that an interview panel needs out of a bank of questions:
balanced sets for every session, packets with scoring rubrics, and scorecards.`,
		Example: `  panelkit build --role ai-incident-response --seniority senior --template standard
  panelkit build loop.yaml --out kit
  panelkit bank list --role ai-incident-response --level advanced --category scenario`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	cmd.PersistentPreRunE = func(*cobra.Command, []string) error { return a.useTemplates() }
	cmd.SetHelpTemplate(helpTemplate)
	cmd.PersistentFlags().StringArrayVar(&a.banks, "bank", nil, "`DIR` of a bank of your own, beside the built-in ones; repeatable")
	cmd.PersistentFlags().BoolVar(&a.noBuiltin, "no-builtin", false, "leave the built-in banks out")
	cmd.PersistentFlags().StringVar(&a.ownTemplates, "templates", "", "`DIR` of loops/, themes/ and text/ files of your own, in place of the built-in ones")
	cmd.AddCommand(newBuildCmd(a), newSelectCmd(a), newLoopCmd(a), newBankCmd(a),
		newSwapCmd(a), newPacketCmd(a), newPreviewCmd(a), newStatusCmd(a), newDebriefCmd(a), newCompareCmd(a), newPracticeCmd(a), newDrillCmd(a), newManCmd())
	return cmd
}

// helpTemplate shows examples before flags, since they are what one looks for.
const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if .HasExample}}Examples:
{{.Example}}

{{end}}Usage:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

// loadBank reads the built-in banks and those that the flags name.
func (a *app) loadBank() (*bank.Bank, error) {
	folders, err := a.folders()
	if err != nil {
		return nil, err
	}
	return bank.Load(folders...)
}

// loadRole reads one role of the banks.
func (a *app) loadRole(id string) (*bank.Bank, error) {
	folders, err := a.folders()
	if err != nil {
		return nil, err
	}
	return bank.LoadRole(id, folders...)
}

func (a *app) folders() ([]bank.Folder, error) {
	var folders []bank.Folder
	if !a.noBuiltin {
		folders = append(folders, bank.Builtin())
	}
	for _, dir := range a.banks {
		folders = append(folders, bank.Folder{Name: strings.TrimSuffix(path.Clean(dir), "/"), FS: os.DirFS(dir)})
	}
	if len(folders) == 0 {
		return nil, usage("name a folder with --bank", "no bank: --no-builtin leaves none")
	}
	return folders, nil
}
