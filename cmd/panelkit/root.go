package main

import (
	"github.com/spf13/cobra"
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
	cmd.SetHelpTemplate(helpTemplate)
	a.flags(cmd)
	cmd.AddCommand(
		newBuildCmd(a), newSelectCmd(a), newLoopCmd(a), newBankCmd(a), newSwapCmd(a), newPacketCmd(a), newPreviewCmd(a),
		newStatusCmd(a), newDebriefCmd(a), newCompareCmd(a), newPracticeCmd(a), newDrillCmd(a), newManCmd())
	cmd.AddCommand(
		newTopicCmd(a, "plan", "Every key of a plan"),
		newTopicCmd(a, "scorecards", "How scorecards come back, and what becomes of them"),
		newTopicCmd(a, "law", "What this program is and is not under some laws; not legal advice"))

	cmd.SetHelpCommand(newHelpCmd(a))
	cmd.InitDefaultHelpCmd()
	cmd.InitDefaultCompletionCmd()
	settle(cmd)
	return cmd
}

// helpTemplate shows examples before flags, since they are what one looks for.
const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if .HasExample}}Examples:
{{.Example}}

{{end}}Usage:{{if and .Runnable (not .HasAvailableSubCommands)}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasHelpSubCommands}}

Pages (help PAGE; there is one on bank and on practice, too):{{range .Commands}}{{if .IsAdditionalHelpTopicCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
