package desk

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/scorecard"
)

// Papers lists the sizes of paper that a look may have.
func Papers() []page.Paper { return []page.Paper{page.A4, page.Letter} }

// The densities of a packet.
const (
	Full    = "full"    // room for notes
	Compact = "compact" // several questions a page
)

// guidanceOff is the guidance of packets without how to run, how to rate, and fairness.
const guidanceOff = "no"

// Densities lists the densities of a packet.
func Densities() []string { return []string{Full, Compact} }

// LookGone is the error of a kit whose look names a file that is not where it was.
type LookGone struct {
	Field string // of the look: "theme" or "font"
	problem.Problem
}

// Unwrap returns the problem.
func (e *LookGone) Unwrap() error { return e.Problem }

// lookOf returns the look for documents of a kit: that of the request, and where it says nothing the kit's own.
func (d *Desk) lookOf(k *kit.Kit, asked kit.Look) (kit.Look, error) {
	own := k.Look
	if !ownTheme(own.Theme) {
		own.Theme = ""
	}

	for _, f := range [][3]string{{"theme", asked.Theme, own.Theme}, {"font", asked.Font, own.Font}} {
		field, given, name := f[0], f[1], f[2]
		if name == "" || given != "" {
			continue
		}
		if _, err := d.file(field, name); err != nil {
			return kit.Look{}, &LookGone{field, problem.Problem{
				Fact: fmt.Sprintf("kit %s was made with a %s that cannot be read: %s", k.ID, field, cause(err)),
				Hint: "name where it is now, or another " + field,
			}}
		}
	}

	return asked.Or(k.Look), nil
}

// usualLook returns a look as a kit keeps it: what is usual is not said.
func usualLook(l kit.Look) kit.Look {
	if l.Theme == "plain" {
		l.Theme = ""
	}
	if l.Density == Full {
		l.Density = ""
	}
	if l.Guidance != guidanceOff {
		l.Guidance = ""
	}
	return l
}

// cause returns the fact of an error that blames a field.
func cause(err error) string {
	var faults Faults
	if errors.As(err, &faults) {
		return faults[0].Fact
	}
	return err.Error()
}

// pageLook reads the theme of a look and settles its paper.
func (d *Desk) pageLook(l kit.Look) (*page.Theme, page.Paper, error) {
	if faults := known("paper", "paper", l.Paper, Papers()); faults != nil {
		return nil, "", faults
	}
	theme, err := d.theme(cmp.Or(l.Theme, "plain"))
	if err != nil {
		return nil, "", err
	}

	if l.Font != "" {
		font, err := d.file("font", l.Font)
		if err != nil {
			return nil, "", err
		}
		if theme, err = theme.WithFont(l.Font, font); err != nil {
			return nil, "", err
		}
	}
	return theme, cmp.Or(page.Paper(l.Paper), theme.Paper), nil
}

// theme reads a theme of the templates, or a file of the team's own, which its name tells by a dot or a slash.
func (d *Desk) theme(name string) (*page.Theme, error) {
	own := ownTheme(name)
	file, asset := name, func(a string) ([]byte, error) {
		if a = filepath.Clean(a); !filepath.IsLocal(a) {
			return nil, errors.New("a theme takes files from its own folder only")
		}
		return d.file("theme", filepath.Join(filepath.Dir(name), a))
	}
	if !own {
		file, asset = name, func(a string) ([]byte, error) {
			_, data, err := d.template("themes/" + a)
			return data, err
		}
	}

	data, err := d.themeFile(name, own)
	if err != nil {
		return nil, err
	}
	theme, problems := page.ParseTheme(file, data, asset)
	return theme, problems.Err()
}

// ownTheme reports whether the name of a theme is that of a file of the team's own.
func ownTheme(name string) bool { return strings.ContainsAny(name, `./\`) }

func (d *Desk) themeFile(name string, own bool) ([]byte, error) {
	if own {
		return d.file("theme", name)
	}
	_, data, err := d.template("themes/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		faults := known("theme", "theme", name, d.Themes())
		return nil, faults.err()
	}
	return data, err
}

// Themes lists the names of the templates' themes.
func (d *Desk) Themes() []string { return d.templateNames("themes") }

// file reads a file of the team's own that a field of a look names.
func (d *Desk) file(field, name string) ([]byte, error) {
	if d.File == nil {
		return nil, Faults{fault(field, "", "%q is a file, and none can be read here", name)}
	}
	data, err := d.File(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Faults{fault(field, "", "%q: no such file", name)}
	}
	return data, err
}

// packetLook reads theme, fonts and wording of packets.
func (d *Desk) packetLook(l kit.Look) (packet.Options, error) {
	po := packet.Options{Compact: l.Density == Compact, NoGuidance: l.Guidance == guidanceOff}
	if faults := known("density", "density", l.Density, Densities()); faults != nil {
		return po, faults
	}

	var err error
	if po.Theme, po.Paper, err = d.pageLook(l); err != nil {
		return po, err
	}
	if po.Text, err = wording(d, "packet", packet.ParseText); err != nil {
		return po, err
	}
	po.Words, err = d.words()
	return po, err
}

// scorecardLook reads the wording of scorecards; words and paper are those of the other documents.
func (d *Desk) scorecardLook(words *kit.Words, paper page.Paper, key []byte) (scorecard.Options, error) {
	text, err := wording(d, "scorecard", scorecard.ParseText)
	return scorecard.Options{Text: text, Words: words, Paper: string(paper), Key: key}, err
}

// panelLook reads the wording of the panel workbook; words and paper are those of the other documents.
func (d *Desk) panelLook(words *kit.Words, paper page.Paper) (*debrief.PanelOptions, error) {
	text, err := wording(d, "panel", debrief.ParsePanelText)
	return &debrief.PanelOptions{Text: text, Words: words, Paper: string(paper)}, err
}

// voice reads the wording of debriefs of a kit, the theme and the paper.
func (d *Desk) voice(l kit.Look, k *kit.Kit) (debrief.Voice, *page.Theme, page.Paper, error) {
	look, err := d.lookOf(k, l)
	if err != nil {
		return debrief.Voice{}, nil, "", err
	}

	theme, paper, err := d.pageLook(look)
	if err != nil {
		return debrief.Voice{}, nil, "", err
	}

	words, err := d.words()
	if err != nil {
		return debrief.Voice{}, nil, "", err
	}

	text, err := wording(d, "debrief", debrief.ParseText)
	return debrief.Voice{Text: text, Words: words, Kit: k}, theme, paper, err
}
