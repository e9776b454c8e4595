package debrief

import (
	"strconv"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/sheet"
)

// Text is the wording of debriefs and comparisons. In a text, {...} stands for what is filled in;
// templates/text/debrief.yaml shows which words there are.
type Text struct {
	Title           string             `yaml:"title,required"`
	About           string             `yaml:"about,required"`
	Seniority       SeniorityText      `yaml:"seniority,required"`
	NoDate          string             `yaml:"no_date,required"`
	Footer          string             `yaml:"footer,required"`
	PageOf          string             `yaml:"page_of,required"`
	None            string             `yaml:"none,required"`
	And             string             `yaml:"and,required"`
	NoVerdict       string             `yaml:"no_verdict,required"`
	Status          StatusText         `yaml:"status,required"`
	Recommendations RecommendationText `yaml:"recommendations,required"`
	Settle          PartText           `yaml:"settle,required"`
	Spread          SpreadText         `yaml:"spread,required"`
	Point           PointText          `yaml:"point,required"`
	Notes           NoteText           `yaml:"notes,required"`
	Competencies    CompetencyText     `yaml:"competencies,required"`
	Every           EveryText          `yaml:"every,required"`
	Agreement       AgreementText      `yaml:"agreement,required"`
	Cautions        CautionText        `yaml:"cautions,required"`
	Decision        DecisionText       `yaml:"decision,required"`
	Sheets          SheetText          `yaml:"sheets,required"`
	Compare         CompareText        `yaml:"compare,required"`
}

// SeniorityText names the seniorities of a job.
type SeniorityText struct {
	Junior string `yaml:"junior,required"`
	Mid    string `yaml:"mid,required"`
	Senior string `yaml:"senior,required"`
	Lead   string `yaml:"lead,required"`
}

func (t SeniorityText) of(s kit.Seniority) string {
	switch s {
	case kit.Junior:
		return t.Junior
	case kit.Senior:
		return t.Senior
	case kit.Lead:
		return t.Lead
	}
	return t.Mid
}

// StatusText is the wording of which scorecards are in.
type StatusText struct {
	AllIn      string `yaml:"all_in,required"`
	In         string `yaml:"in,required"`
	Scorecard  string `yaml:"scorecard,required"`
	IsIn       string `yaml:"is_in,required"`
	Missing    string `yaml:"missing,required"`
	Conflict   string `yaml:"conflict,required"`
	Incomplete string `yaml:"incomplete,required"`
	Blank      string `yaml:"blank,required"`
	Refused    string `yaml:"refused,required"`
	SamePerson string `yaml:"same_person,required"`
	Blind      string `yaml:"blind,required"`
	Partial    string `yaml:"partial,required"`
}

// RecommendationText is the wording of what interviewers recommend.
type RecommendationText struct {
	Title          string `yaml:"title,required"`
	About          string `yaml:"about,required"`
	Interviewer    string `yaml:"interviewer,required"`
	Session        string `yaml:"session,required"`
	Recommendation string `yaml:"recommendation,required"`
	Rated          string `yaml:"rated,required"`
	Reasons        string `yaml:"reasons,required"`
	None           string `yaml:"none,required"`
	NotAttested    string `yaml:"not_attested,required"`
}

// PartText is the wording around the points of a part of the meeting.
type PartText struct {
	Title   string `yaml:"title,required"`
	About   string `yaml:"about,required"`
	Nothing string `yaml:"nothing,required"`
}

// SpreadText is the wording around the questions whose ratings lie apart.
type SpreadText struct {
	Title     string `yaml:"title,required"`
	About     string `yaml:"about,required"`
	Nothing   string `yaml:"nothing,required"`
	Close     string `yaml:"close,required"`
	NotShared string `yaml:"not_shared,required"`
}

// PointText is the wording of a question that the meeting takes up.
type PointText struct {
	Where        string `yaml:"where,required"`
	RedFlag      string `yaml:"red_flag,required"`
	Apart        string `yaml:"apart,required"`
	First        string `yaml:"first,required"`
	Capped       string `yaml:"capped,required"`
	Raised       string `yaml:"raised,required"`
	RaisedOneOf  string `yaml:"raised_one_of,required"`
	Heard        string `yaml:"heard,required"`
	HeardAll     string `yaml:"heard_all,required"`
	HeardAsTyped string `yaml:"heard_as_typed,required"`
	Criteria     string `yaml:"criteria,required"`
	HeardBy      string `yaml:"heard_by,required"`
	Essential    string `yaml:"essential,required"`
	Everyone     string `yaml:"everyone,required"`
	Nobody       string `yaml:"nobody,required"`
	NoEvidence   string `yaml:"no_evidence,required"`
	Consensus    string `yaml:"consensus,required"`
	Because      string `yaml:"because,required"`
	Blank        string `yaml:"blank,required"`
}

// NoteText is the wording of what is incomplete or unusual, by kind.
type NoteText struct {
	Title                 string `yaml:"title,required"`
	MissingScorecard      string `yaml:"missing_scorecard,required"`
	ConflictingScorecards string `yaml:"conflicting_scorecards,required"`
	RefusedScorecard      string `yaml:"refused_scorecard,required"`
	IncompleteScorecard   string `yaml:"incomplete_scorecard,required"`
	NotRated              string `yaml:"not_rated,required"`
	NotRatedMust          string `yaml:"not_rated_must,required"`
	NotAssessed           string `yaml:"not_assessed,required"`
	SamePerson            string `yaml:"same_person,required"`
	CutShort              string `yaml:"cut_short,required"`
	CutWhere              string `yaml:"cut_where,required"`
}

// CompetencyText is the wording of the map of competencies.
type CompetencyText struct {
	Title         string `yaml:"title,required"`
	About         string `yaml:"about,required"`
	Competency    string `yaml:"competency,required"`
	Panel         string `yaml:"panel,required"`
	Consensus     string `yaml:"consensus,required"`
	Justification string `yaml:"justification,required"`
	Apart         string `yaml:"apart,required"`
	By            string `yaml:"by,required"`
	Median        string `yaml:"median,required"`
	Range         string `yaml:"range,required"`
}

// EveryText is the wording of the list of every rating.
type EveryText struct {
	Title       string `yaml:"title,required"`
	About       string `yaml:"about,required"`
	Question    string `yaml:"question,required"`
	Rating      string `yaml:"rating,required"`
	Counts      string `yaml:"counts,required"`
	Interviewer string `yaml:"interviewer,required"`
	Heard       string `yaml:"heard,required"`
	Evidence    string `yaml:"evidence,required"`
	See         string `yaml:"see,required"`
	MustAsk     string `yaml:"must_ask,required"`
	NotAsked    string `yaml:"not_asked,required"`
}

// AgreementText is the wording of the statistics.
type AgreementText struct {
	Title             string `yaml:"title,required"`
	TooFew            string `yaml:"too_few,required"`
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
	Severity          string `yaml:"severity,required"`
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
	Title    string   `yaml:"title,required"`
	About    string   `yaml:"about,required"`
	Decision string   `yaml:"decision,required"`
	Choices  []string `yaml:"choices,required"`
	Reasons  string   `yaml:"reasons,required"`
	Dissent  string   `yaml:"dissent,required"`
	FollowUp string   `yaml:"follow_up,required"`
	Members  string   `yaml:"members,required"`
}

// SheetText names the sheets of a debrief.
type SheetText struct {
	Agenda       string     `yaml:"agenda,required"`
	Competencies string     `yaml:"competencies,required"`
	Ratings      string     `yaml:"ratings,required"`
	Decision     string     `yaml:"decision,required"`
	Pos          strict.Pos `yaml:"-"`
}

// CompareText is the wording of comparisons of candidates.
type CompareText struct {
	Title             string           `yaml:"title,required"`
	Candidate         string           `yaml:"candidate,required"`
	Kit               string           `yaml:"kit,required"`
	Overall           string           `yaml:"overall,required"`
	Scorecards        string           `yaml:"scorecards,required"`
	Parallel          string           `yaml:"parallel,required"`
	PartlyParallel    string           `yaml:"partly_parallel,required"`
	NotParallel       string           `yaml:"not_parallel,required"`
	DifferentRole     string           `yaml:"different_role,required"`
	DifferentScale    string           `yaml:"different_scale,required"`
	DifferentSessions string           `yaml:"different_sessions,required"`
	DifferentForm     string           `yaml:"different_form,required"`
	DifferentWeights  string           `yaml:"different_weights,required"`
	Incomplete        string           `yaml:"incomplete,required"`
	IncompleteShown   string           `yaml:"incomplete_shown,required"`
	Recommendations   string           `yaml:"recommendations,required"`
	RecommendedAbout  string           `yaml:"recommendations_about,required"`
	Hidden            string           `yaml:"hidden,required"`
	RedFlags          string           `yaml:"red_flags,required"`
	NoRedFlags        string           `yaml:"no_red_flags,required"`
	NoRedFlagsShown   string           `yaml:"no_red_flags_shown,required"`
	RedFlag           string           `yaml:"red_flag,required"`
	Asked             string           `yaml:"asked,required"`
	AskedAbout        string           `yaml:"asked_about,required"`
	Question          string           `yaml:"question,required"`
	Level             string           `yaml:"level,required"`
	Means             string           `yaml:"means,required"`
	MeansAbout        string           `yaml:"means_about,required"`
	Sheets            CompareSheetText `yaml:"sheets,required"`
	Impact            string           `yaml:"impact,required"`
	Group             string           `yaml:"group,required"`
	Applicants        string           `yaml:"applicants,required"`
	Selected          string           `yaml:"selected,required"`
	Rate              string           `yaml:"rate,required"`
	Ratio             string           `yaml:"ratio,required"`
	Flag              string           `yaml:"flag,required"`
	Flagged           string           `yaml:"flagged,required"`
	Reverses          string           `yaml:"reverses,required"`
	Reference         string           `yaml:"reference,required"`
	Z                 string           `yaml:"z,required"`
	Fisher            string           `yaml:"fisher,required"`
	ImpactNote        string           `yaml:"impact_note,required"`
}

// CompareSheetText names the sheets of a comparison.
type CompareSheetText struct {
	Overview string     `yaml:"overview,required"`
	Asked    string     `yaml:"asked,required"`
	Means    string     `yaml:"means,required"`
	Impact   string     `yaml:"impact,required"`
	Pos      strict.Pos `yaml:"-"`
}

// ParseText reads the wording of debriefs and checks the names of sheets.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	ps := strict.Parse(file, data, t)

	s, c := &t.Sheets, &t.Compare.Sheets
	ps = append(ps, sheetNames(s.Pos, [][2]string{
		{"agenda", s.Agenda}, {"competencies", s.Competencies}, {"ratings", s.Ratings}, {"decision", s.Decision},
	})...)
	ps = append(ps, sheetNames(c.Pos, [][2]string{
		{"overview", c.Overview}, {"asked", c.Asked}, {"means", c.Means}, {"impact", c.Impact},
	})...)
	return t, ps
}

// sheetNames returns what is wrong with the names of a workbook's sheets, each given by its key.
func sheetNames(pos strict.Pos, names [][2]string) problem.Problems {
	var ps problem.Problems
	seen := map[string]string{}
	for _, n := range names {
		key, name := n[0], n[1]
		if !pos.Has(key) {
			continue
		}
		if err := sheet.CheckName(name); err != nil {
			ps = append(ps, pos.Problem(key, "", err.Error(), ""))
		}

		folded := strings.ToLower(name)
		if other, twice := seen[folded]; twice {
			fact := key + " is named " + strconv.Quote(name) + ", as " + other + " is"
			ps = append(ps, pos.Problem(key, "", fact, "give each sheet a name of its own"))
		}
		seen[folded] = key
	}
	return ps
}
