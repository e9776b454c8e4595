package debrief

import (
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit/sheet"
)

// Text is the wording of debriefs and comparisons. In a text, {...} stands for what is filled in;
// templates/text/debrief.yaml shows which words there are.
type Text struct {
	Title        string         `yaml:"title,required"`
	About        string         `yaml:"about,required"`
	NoCandidate  string         `yaml:"no_candidate,required"`
	NoDate       string         `yaml:"no_date,required"`
	Footer       string         `yaml:"footer,required"`
	PageOf       string         `yaml:"page_of,required"`
	None         string         `yaml:"none,required"`
	NoVerdict    string         `yaml:"no_verdict,required"`
	LowestFirst  string         `yaml:"lowest_first,required"`
	Status       StatusText     `yaml:"status,required"`
	Flags        FlagText       `yaml:"flags,required"`
	Overview     OverviewText   `yaml:"overview,required"`
	Competency   CompetencyText `yaml:"competency,required"`
	Interviewers PanelistText   `yaml:"interviewers,required"`
	Agreement    AgreementText  `yaml:"agreement,required"`
	Cautions     CautionText    `yaml:"cautions,required"`
	Decision     DecisionText   `yaml:"decision,required"`
	Compare      CompareText    `yaml:"compare,required"`
}

// StatusText is the wording of the list of scorecards.
type StatusText struct {
	Title       string `yaml:"title,required"`
	Interviewer string `yaml:"interviewer,required"`
	Session     string `yaml:"session,required"`
	State       string `yaml:"state,required"`
	In          string `yaml:"in,required"`
	Missing     string `yaml:"missing,required"`
	Conflict    string `yaml:"conflict,required"`
	Incomplete  string `yaml:"incomplete,required"`
	Blank       string `yaml:"blank,required"`
	Refused     string `yaml:"refused,required"`
	SamePerson  string `yaml:"same_person,required"`
	Blind       string `yaml:"blind,required"`
	Partial     string `yaml:"partial,required"`
}

// FlagText is the wording of what is flagged, by kind.
type FlagText struct {
	Title                 string `yaml:"title,required"`
	Nothing               string `yaml:"nothing,required"`
	MissingScorecard      string `yaml:"missing_scorecard,required"`
	ConflictingScorecards string `yaml:"conflicting_scorecards,required"`
	RefusedScorecard      string `yaml:"refused_scorecard,required"`
	IncompleteScorecard   string `yaml:"incomplete_scorecard,required"`
	SamePerson            string `yaml:"same_interviewer,required"`
	RedFlag               string `yaml:"red_flag,required"`
	Spread                string `yaml:"spread,required"`
	Deviation             string `yaml:"deviation,required"`
	Evidence              string `yaml:"evidence,required"`
	NotAssessed           string `yaml:"not_assessed,required"`
	NotAttested           string `yaml:"not_attested,required"`
	NoWords               string `yaml:"no_words,required"`
}

// OverviewText is the wording of the pictures.
type OverviewText struct {
	Title      string `yaml:"title,required"`
	Heat       string `yaml:"heat,required"`
	Radar      string `yaml:"radar,required"`
	Competency string `yaml:"competency,required"`
	Mean       string `yaml:"mean,required"`
	Lowest     string `yaml:"lowest,required"`
	Highest    string `yaml:"highest,required"`
}

// CompetencyText is the wording of what is said of each competency.
type CompetencyText struct {
	Title         string `yaml:"title,required"`
	Interviewer   string `yaml:"interviewer,required"`
	Mean          string `yaml:"mean,required"`
	Ratings       string `yaml:"ratings,required"`
	Sum           string `yaml:"sum,required"`
	Order         string `yaml:"order,required"`
	Evidence      string `yaml:"evidence,required"`
	NoEvidence    string `yaml:"no_evidence,required"`
	NotAssessed   string `yaml:"not_assessed,required"`
	Blank         string `yaml:"blank,required"`
	Consensus     string `yaml:"consensus,required"`
	Justification string `yaml:"justification,required"`
	Dissent       string `yaml:"dissent,required"`
	FollowUp      string `yaml:"follow_up,required"`
}

// PanelistText is the wording of what is said of each interviewer.
type PanelistText struct {
	Title          string `yaml:"title,required"`
	Overall        string `yaml:"overall,required"`
	Rated          string `yaml:"rated,required"`
	Recommendation string `yaml:"recommendation,required"`
	Severity       string `yaml:"severity,required"`
	Attested       string `yaml:"attested,required"`
	Yes            string `yaml:"yes,required"`
	No             string `yaml:"no,required"`
	None           string `yaml:"none,required"`
	Why            string `yaml:"why,required"`
}

// AgreementText is the wording of the statistics.
type AgreementText struct {
	Title             string `yaml:"title,required"`
	Statistic         string `yaml:"statistic,required"`
	Value             string `yaml:"value,required"`
	Interval          string `yaml:"interval,required"`
	Items             string `yaml:"items,required"`
	Raters            string `yaml:"raters,required"`
	Caution           string `yaml:"caution,required"`
	AlphaQuestions    string `yaml:"alpha_questions,required"`
	AlphaCompetencies string `yaml:"alpha_competencies,required"`
	ICCSingle         string `yaml:"icc_single,required"`
	ICCMean           string `yaml:"icc_mean,required"`
	Kappa             string `yaml:"kappa,required"`
	Why               string `yaml:"why,required"`
}

// CautionText is the wording of why a statistic is missing or must not be relied on.
type CautionText struct {
	FewItems   string `yaml:"few_items,required"`
	FewRaters  string `yaml:"few_raters,required"`
	Small      string `yaml:"small,required"`
	NoVariance string `yaml:"no_variance,required"`
	Incomplete string `yaml:"incomplete,required"`
	NotShared  string `yaml:"not_shared,required"`
	Negative   string `yaml:"negative,required"`
}

// DecisionText is the wording of the room for the decision.
type DecisionText struct {
	Title          string `yaml:"title,required"`
	Recommendation string `yaml:"recommendation,required"`
	Reasons        string `yaml:"reasons,required"`
	Dissent        string `yaml:"dissent,required"`
	FollowUp       string `yaml:"follow_up,required"`
	Members        string `yaml:"members,required"`
}

// CompareText is the wording of comparisons of candidates.
type CompareText struct {
	Title             string     `yaml:"title,required"`
	Candidate         string     `yaml:"candidate,required"`
	Kit               string     `yaml:"kit,required"`
	Overall           string     `yaml:"overall,required"`
	Scorecards        string     `yaml:"scorecards,required"`
	Parallel          string     `yaml:"parallel,required"`
	PartlyParallel    string     `yaml:"partly_parallel,required"`
	NotParallel       string     `yaml:"not_parallel,required"`
	DifferentRole     string     `yaml:"different_role,required"`
	DifferentScale    string     `yaml:"different_scale,required"`
	DifferentSessions string     `yaml:"different_sessions,required"`
	DifferentForm     string     `yaml:"different_form,required"`
	DifferentWeights  string     `yaml:"different_weights,required"`
	Incomplete        string     `yaml:"incomplete,required"`
	Warning           string     `yaml:"warning,required"`
	MeanSheet         string     `yaml:"mean_sheet,required"`
	ImpactSheet       string     `yaml:"impact_sheet,required"`
	Impact            string     `yaml:"impact,required"`
	Group             string     `yaml:"group,required"`
	Applicants        string     `yaml:"applicants,required"`
	Selected          string     `yaml:"selected,required"`
	Rate              string     `yaml:"rate,required"`
	Ratio             string     `yaml:"ratio,required"`
	Flag              string     `yaml:"flag,required"`
	Flagged           string     `yaml:"flagged,required"`
	Reverses          string     `yaml:"reverses,required"`
	Reference         string     `yaml:"reference,required"`
	Z                 string     `yaml:"z,required"`
	Fisher            string     `yaml:"fisher,required"`
	ImpactNote        string     `yaml:"impact_note,required"`
	Pos               strict.Pos `yaml:"-"`
}

// ParseText reads the wording of debriefs and checks the names of sheets.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	ps := strict.Parse(file, data, t)
	for _, c := range [][2]string{{"mean_sheet", t.Compare.MeanSheet}, {"impact_sheet", t.Compare.ImpactSheet}} {
		if err := sheet.CheckName(c[1]); err != nil && t.Compare.Pos.Has(c[0]) {
			ps = append(ps, t.Compare.Pos.Problem(c[0], "", err.Error(), ""))
		}
	}
	if t.Compare.Pos.Has("impact_sheet") && strings.EqualFold(t.Compare.MeanSheet, t.Compare.ImpactSheet) {
		ps = append(ps, t.Compare.Pos.Problem("impact_sheet", "", "both sheets have one name", "give each sheet a name of its own"))
	}
	return t, ps
}
