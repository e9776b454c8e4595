package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/page"
	"panelkit/kit/publish"
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

// debriefOptions are the flags of debrief.
type debriefOptions struct {
	cards   cardOptions
	look    lookOptions
	partial bool
	out     string
	force   bool
}

func newDebriefCmd(a *app) *cobra.Command {
	var o debriefOptions
	cmd := &cobra.Command{
		Use:   "debrief KIT_FOLDER [FILE|DIR...]",
		Short: "Turn the scorecards that came back into the panel's debrief",
		Long: `Debrief reads the scorecards that came back and writes what the panel's meeting needs: what is
flagged first, ratings side by side with their evidence, agreement, and room for the decision,
as PDF, panel workbook, Markdown and JSON. It gives no verdict. While a planned scorecard is
missing it shows no ratings and ends with exit code 3, unless --partial is given.`,
		Example: `  panelkit debrief kit-ai-incident-response returned
  panelkit debrief kit-ai-incident-response --partial --out so-far`,
		Args: cobra.MinimumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runDebrief(cmd.Context(), a, &o, args) }),
	}
	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show what is there although scorecards are missing")
	f.StringVar(&o.look.paper, "paper", "", "a4 or letter (default: the theme's)")
	f.StringVar(&o.look.theme, "theme", "plain", "plain, print (black and white), or a theme file of your own")
	f.StringVar(&o.out, "out", "", "`DIR` to make (default: debrief in the kit's folder)")
	f.BoolVar(&o.force, "force", false, "replace a debrief that exists already")
	return cmd
}

func runDebrief(ctx context.Context, a *app, o *debriefOptions, args []string) error {
	ro, err := o.cards.read(a)
	if err != nil {
		return err
	}
	rc, err := a.openKit(args[0], args[1:], ro)
	if err != nil {
		return err
	}
	report := debrief.AnalyzeReturned(rc.kit, rc.cards, debrief.Options{Partial: o.partial})
	refused := rc.report(a)
	if report.Blind {
		if err := rc.printStatus(a, report.Status); err != nil {
			return err
		}
		fmt.Fprintln(a.err, "panelkit: no ratings are shown while scorecards are missing\nhint: ask for them, or see what is there with --partial")
		return findings{errors.New("scorecards are missing")}
	}
	files, err := a.debriefFiles(o, rc, report)
	if err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = filepath.Join(rc.folder, "debrief")
	}
	if err := publish.Folder(ctx, out, o.force, files); err != nil {
		return err
	}
	if err := rc.printStatus(a, report.Status); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "\n%s, %s to discuss\n", count(len(rc.cards), "scorecard"), count(len(report.Flags), "point"))
	for _, f := range files {
		fmt.Fprintln(a.out, filepath.Join(out, f.Path))
	}
	if refused || !report.Status.Complete {
		return findings{errors.New("not all scorecards are in")}
	}
	return nil
}

// debriefFiles makes the debrief in every form.
func (a *app) debriefFiles(o *debriefOptions, rc *returnedCards, report *debrief.Report) ([]publish.File, error) {
	v, theme, err := a.voice(&o.look, rc.kit)
	if err != nil {
		return nil, err
	}
	so, err := a.panelOptions(v, paperOf(&o.look, theme))
	if err != nil {
		return nil, err
	}
	var cards []kit.Scorecard
	for _, r := range rc.cards {
		if slices.ContainsFunc(report.Status.Seats, func(s debrief.SeatStatus) bool { return s.Seat == r.Card.Seat && s.State == debrief.In }) {
			cards = append(cards, r.Card)
		}
	}
	return render(
		part{"debrief.json", func(b *bytes.Buffer) error { return debrief.JSON(b, report) }},
		part{"debrief.md", func(b *bytes.Buffer) error { return debrief.Markdown(b, report, v) }},
		part{"debrief.pdf", func(b *bytes.Buffer) error {
			_, err := debrief.PDF(b, report, v, theme, paperOf(&o.look, theme))
			return err
		}},
		part{"panel.xlsx", func(b *bytes.Buffer) error { return scorecard.WritePanel(b, rc.kit, cards, so) }})
}

// part is one document and how it is made.
type part struct {
	path  string
	write func(*bytes.Buffer) error
}

func render(parts ...part) ([]publish.File, error) {
	var files []publish.File
	for _, p := range parts {
		var b bytes.Buffer
		if err := p.write(&b); err != nil {
			return nil, fmt.Errorf("%s: %w", p.path, err)
		}
		files = append(files, publish.File{Path: p.path, Data: b.Bytes()})
	}
	return files, nil
}

// voice reads the wording of debriefs and the theme.
func (a *app) voice(look *lookOptions, k *kit.Kit) (debrief.Voice, *page.Theme, error) {
	if !slices.Contains([]string{"", "a4", "letter"}, look.paper) {
		return debrief.Voice{}, nil, usage("a4 or letter", "paper %q unknown", look.paper)
	}
	theme, err := look.loadTheme(a)
	if err != nil {
		return debrief.Voice{}, nil, err
	}
	words, err := a.words()
	if err != nil {
		return debrief.Voice{}, nil, err
	}
	text, err := parseTemplate(a, "text/debrief.yaml", debrief.ParseText)
	return debrief.Voice{Text: text, Words: words, Kit: k}, theme, err
}

func paperOf(look *lookOptions, theme *page.Theme) page.Paper {
	if look.paper != "" {
		return page.Paper(look.paper)
	}
	return theme.Paper
}

func (a *app) panelOptions(v debrief.Voice, paper page.Paper) (scorecard.Options, error) {
	text, err := parseTemplate(a, "text/scorecard.yaml", scorecard.ParseText)
	return scorecard.Options{Text: text, Words: v.Words, Paper: string(paper)}, err
}

// compareOptions are the flags of compare.
type compareOptions struct {
	cards   cardOptions
	look    lookOptions
	partial bool
	groups  string
	out     string
	force   bool
}

func newCompareCmd(a *app) *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare KIT_FOLDER...",
		Short: "Set candidates of the same loop side by side",
		Long: `Compare reads the scorecards in the folders of several kits of one loop and sets the candidates
side by side, in the order given, over the sessions whose forms are parallel; it says where they
are not. With --groups it checks selection rates by the four-fifths rule; those counts come from
a file of their own (group,applicants,selected), never from candidates' files.`,
		Example: `  panelkit compare kit-alex kit-kim --out comparison
  panelkit compare kit-alex kit-kim --groups counts.csv --out comparison`,
		Args: cobra.MinimumNArgs(2),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runCompare(cmd.Context(), a, &o, args) }),
	}
	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show candidates although scorecards are missing")
	f.StringVar(&o.groups, "groups", "", "CSV `FILE` of counts by group, for the four-fifths check")
	f.StringVar(&o.look.paper, "paper", "", "a4 or letter (default: the theme's)")
	f.StringVar(&o.look.theme, "theme", "plain", "plain, print (black and white), or a theme file of your own")
	f.StringVar(&o.out, "out", "comparison", "`DIR` to make")
	f.BoolVar(&o.force, "force", false, "replace a comparison that exists already")
	return cmd
}

func runCompare(ctx context.Context, a *app, o *compareOptions, args []string) error {
	ro, err := o.cards.read(a)
	if err != nil {
		return err
	}
	groups, err := readGroups(o.groups)
	if err != nil {
		return err
	}
	var in []debrief.Input
	refused := false
	for _, folder := range args {
		rc, err := a.openKit(folder, nil, ro)
		if err != nil {
			return err
		}
		refused = rc.report(a) || refused
		in = append(in, debrief.Input{Kit: rc.kit, Cards: rc.cards})
	}
	c := debrief.Compare(in, groups, debrief.Options{Partial: o.partial})
	v, theme, err := a.voice(&o.look, in[0].Kit)
	if err != nil {
		return err
	}
	paper := paperOf(&o.look, theme)
	files, err := render(
		part{"compare.json", func(b *bytes.Buffer) error { return debrief.CompareJSON(b, c) }},
		part{"compare.xlsx", func(b *bytes.Buffer) error { return debrief.CompareXLSX(b, c, v, string(paper)) }},
		part{"compare.pdf", func(b *bytes.Buffer) error { _, err := debrief.ComparePDF(b, c, v, theme, paper); return err }})
	if err != nil {
		return err
	}
	if err := publish.Folder(ctx, o.out, o.force, files); err != nil {
		return err
	}
	complete := a.printComparison(c)
	for _, f := range files {
		fmt.Fprintln(a.out, filepath.Join(o.out, f.Path))
	}
	if refused || !complete {
		return findings{errors.New("not all candidates can be compared")}
	}
	return nil
}

// printComparison says who is compared over what, and whether that is all.
func (a *app) printComparison(c *debrief.Comparison) (complete bool) {
	complete = c.Parallel
	for _, cand := range c.Candidates {
		name := cand.Name
		if name == "" {
			name = "kit " + cand.Kit
		}
		fmt.Fprintf(a.out, "%s: %d of %s in\n", name, cand.In, count(cand.Planned, "scorecard"))
		complete = complete && cand.Shown
	}
	for _, d := range c.Reasons {
		where := ""
		if d.Session != "" {
			where = " in session " + d.Session
		}
		fmt.Fprintf(a.out, "not parallel%s: kits %s and %s differ in %s\n", where, d.A, d.B, d.Kind)
	}
	return complete
}

func readGroups(file string) ([]debrief.Group, error) {
	if file == "" {
		return nil, nil
	}
	data, err := readSmall(file)
	if err != nil {
		return nil, err
	}
	groups, problems := debrief.ParseGroups(file, bytes.NewReader(data))
	return groups, strict.Problems(problems).Err()
}
