package debrief

import (
	"fmt"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit/sheet"
)

// PanelText is the wording of the panel workbook. In a text, {...} stands for what is filled in;
// templates/text/panel.yaml shows which words there are.
type PanelText struct {
	Sheets         PanelSheets `yaml:"sheets,required"`
	Yes            string      `yaml:"yes,required"`
	None           string      `yaml:"none,required"` // in place of a number that cannot be computed
	Footer         string      `yaml:"footer,required"`
	NoCandidate    string      `yaml:"no_candidate,required"`
	Title          string      `yaml:"title,required"`
	About          string      `yaml:"about,required"`
	Chair          string      `yaml:"chair,required"`
	Members        string      `yaml:"members,required"`
	Date           string      `yaml:"date,required"`
	Competency     string      `yaml:"competency,required"`
	Median         string      `yaml:"median,required"`
	Mean           string      `yaml:"mean,required"`
	Range          string      `yaml:"range,required"`
	Deviation      string      `yaml:"deviation,required"`
	Flag           string      `yaml:"flag,required"`
	Discuss        string      `yaml:"discuss,required"`
	Single         string      `yaml:"single,required"`
	Consensus      string      `yaml:"consensus,required"`
	Justification  string      `yaml:"justification,required"`
	Dissent        string      `yaml:"dissent,required"`
	Overall        string      `yaml:"overall,required"`
	Recommendation string      `yaml:"recommendation,required"`
	Attested       string      `yaml:"attested,required"`
	Decision       string      `yaml:"decision,required"`
	FollowUp       string      `yaml:"follow_up,required"`
	Rule           string      `yaml:"rule,required"`
	Chart          string      `yaml:"chart,required"`
	RatingsTitle   string      `yaml:"ratings_title,required"`
	RatingsAbout   string      `yaml:"ratings_about,required"`
	EvidenceTitle  string      `yaml:"evidence_title,required"`
	Number         string      `yaml:"number,required"`
	ID             string      `yaml:"id,required"`
	Question       string      `yaml:"question,required"`
	Weight         string      `yaml:"weight,required"`
	Rating         string      `yaml:"rating,required"`
	Heard          string      `yaml:"heard,required"`
	Evidence       string      `yaml:"evidence,required"`
	NoEvidence     string      `yaml:"no_evidence,required"`
	RedFlag        string      `yaml:"red_flag,required"`
	Seat           string      `yaml:"seat,required"`
	Unnamed        string      `yaml:"unnamed,required"`
	Notes          PanelNotes  `yaml:"notes,required"`
	Pos            strict.Pos  `yaml:"-"`
}

// PanelSheets names the sheets of the panel workbook.
type PanelSheets struct {
	Panel    string     `yaml:"panel,required"`
	Ratings  string     `yaml:"ratings,required"`
	Evidence string     `yaml:"evidence,required"`
	Lists    string     `yaml:"lists,required"`
	Pos      strict.Pos `yaml:"-"`
}

// PanelNotes is what shows beside the inputs of the panel workbook.
type PanelNotes struct {
	Consensus      sheet.Note `yaml:"consensus,required"`
	Rating         sheet.Note `yaml:"rating,required"`
	Recommendation sheet.Note `yaml:"recommendation,required"`
	Attested       sheet.Note `yaml:"attested,required"`
	Refused        sheet.Note `yaml:"refused,required"`
	Pos            strict.Pos `yaml:"-"`
}

// ParsePanelText reads the wording of the panel workbook and checks what Excel sets limits to: names of sheets and
// the length of notes.
func ParsePanelText(file string, data []byte) (*PanelText, problem.Problems) {
	t := &PanelText{}
	ps := strict.Parse(file, data, t)
	if len(ps) > 0 {
		return t, ps
	}

	seen, s := map[string]bool{}, &t.Sheets
	for _, c := range [][2]string{
		{"panel", s.Panel}, {"ratings", s.Ratings}, {"evidence", s.Evidence}, {"lists", s.Lists},
	} {
		name := strings.ToLower(c[1])
		if err := sheet.CheckName(c[1]); err != nil {
			ps = append(ps, s.Pos.Problem(c[0], "", err.Error(), ""))
		}
		if seen[name] {
			ps = append(ps, s.Pos.Problem(c[0], "", fmt.Sprintf("sheet name %q stands twice", c[1]),
				"give each sheet a name of its own"))
		}
		seen[name] = true
	}

	n := &t.Notes
	for _, c := range []struct {
		key  string
		note sheet.Note
	}{
		{"consensus", n.Consensus},
		{"rating", n.Rating},
		{"recommendation", n.Recommendation},
		{"attested", n.Attested},
		{"refused", n.Refused},
	} {
		if err := sheet.CheckNote(c.note); err != nil {
			ps = append(ps, n.Pos.Problem(c.key, "", err.Error(), "shorten it"))
		}
	}
	return t, ps
}
