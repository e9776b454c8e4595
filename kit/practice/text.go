package practice

import (
	"panelkit/bank"
	"panelkit/bank/strict"
	"panelkit/kit"
)

// Text is the wording of pack and booklet. A team may reword or translate it. Words in {braces} are
// filled in.
type Text struct {
	Lang            string         `yaml:"lang,required"` // as in HTML and PDF: en, de, pt-BR
	Pack            string         `yaml:"pack,required"`
	Booklet         string         `yaml:"booklet,required"`
	Seniorities     Seniorities    `yaml:"seniorities,required"`
	For             string         `yaml:"for,required"`
	Span            string         `yaml:"span,required"`
	Hours           string         `yaml:"hours,required"`
	HourMinutes     string         `yaml:"hour_minutes,required"`
	Minutes         string         `yaml:"minutes,required"`
	Weekdays        []string       `yaml:"weekdays,required"` // short, from Sunday
	Contents        string         `yaml:"contents,required"`
	Use             string         `yaml:"use,required"`
	HowToUse        []string       `yaml:"how_to_use,required"`
	UseApart        string         `yaml:"use_apart,required"` // where live questions were left out
	UseOpen         string         `yaml:"use_open,required"`  // where none are known
	Interview       InterviewText  `yaml:"interview,required"`
	Role            RoleText       `yaml:"role,required"`
	Skills          Titled         `yaml:"skills,required"`
	Strategy        Titled         `yaml:"strategy,required"`
	Edge            Titled         `yaml:"edge,required"`
	Cases           Titled         `yaml:"cases,required"`
	DefaultStrategy []bank.Topic   `yaml:"default_strategy,required"`
	PlanText        PlanText       `yaml:"plan,required"`
	Mocks           MockNames      `yaml:"mocks,required"`
	Deepen          []string       `yaml:"deepen,required"`
	BeforeMock      []string       `yaml:"before_mock,required"`
	Questions       QuestionsText  `yaml:"questions,required"`
	Labs            LabsText       `yaml:"labs,required"`
	Worksheets      WorksheetsText `yaml:"stories,required"`
	Partner         PartnerText    `yaml:"partner,required"`
	MockLoop        TableText      `yaml:"mock_loop,required"`
	Rating          TableText      `yaml:"rating,required"`
	Chart           ChartText      `yaml:"chart,required"`
	Resources       ResourcesText  `yaml:"resources,required"`
	Checklist       ChecklistText  `yaml:"checklist,required"`
	BookletText     BookletText    `yaml:"booklet_text,required"`
	Calendar        CalendarText   `yaml:"calendar,required"`
	Cards           CardsText      `yaml:"cards,required"`
	PageOf          string         `yaml:"page_of,required"`
	Saved           string         `yaml:"saved,required"`
	LeftOut         LeftOutText    `yaml:"left_out,required"`
	Plan            bank.Plan      `yaml:"plan_for_all,required"` // of roles that have none
	Pos             strict.Pos     `yaml:"-"`
}

// Seniorities names the seniorities of a job.
type Seniorities struct {
	Junior string `yaml:"junior,required"`
	Mid    string `yaml:"mid,required"`
	Senior string `yaml:"senior,required"`
	Lead   string `yaml:"lead,required"`
}

// Titled is a section's title and, where it has one, its introduction.
type Titled struct {
	Title string `yaml:"title,required"`
	Intro string `yaml:"intro"`
}

// InterviewText words the section on the interview.
type InterviewText struct {
	Title       string   `yaml:"title,required"`
	Intro       string   `yaml:"intro,required"`
	Columns     []string `yaml:"columns,required"` // 4
	About       string   `yaml:"about,required"`
	All         string   `yaml:"all,required"`
	Kinds       string   `yaml:"kinds,required"`
	Levels      string   `yaml:"levels,required"`
	Assessed    string   `yaml:"assessed,required"`
	Adjustments string   `yaml:"adjustments,required"`
}

// RoleText words the section on the role.
type RoleText struct {
	Title       string `yaml:"title,required"`
	Threats     string `yaml:"threats,required"`
	Preparation string `yaml:"preparation,required"`
}

// PlanText words the day plan.
type PlanText struct {
	Title          string `yaml:"title,required"`
	Intro          string `yaml:"intro,required"`
	Habits         string `yaml:"habits,required"`
	Phase          string `yaml:"phase,required"`
	OneDay         string `yaml:"one_day,required"`
	Day            string `yaml:"day,required"`
	Part           string `yaml:"part,required"`
	Rest           string `yaml:"rest,required"`
	Study          string `yaml:"study,required"`
	Lab            string `yaml:"lab,required"`
	New            string `yaml:"new,required"`
	Repeat         string `yaml:"repeat,required"`
	Drill          string `yaml:"drill,required"`
	Mock           string `yaml:"mock,required"`
	Limit          string `yaml:"limit,required"`
	Limits         string `yaml:"limits,required"`
	Total          string `yaml:"total,required"`
	Self           string `yaml:"self,required"`
	LeftOut        string `yaml:"left_out,required"`
	NothingLeftOut string `yaml:"nothing_left_out,required"`
}

// MockNames names the kinds of mock interviews.
type MockNames struct {
	Technical  string `yaml:"technical,required"`
	Scenario   string `yaml:"scenario,required"`
	Behavioral string `yaml:"behavioral,required"`
	Mixed      string `yaml:"mixed,required"`
	Review     string `yaml:"review,required"`
	Other      string `yaml:"other,required"`
}

// LabsText words the practical work.
type LabsText struct {
	Title    string `yaml:"title,required"`
	Intro    string `yaml:"intro,required"`
	OnDay    string `yaml:"on_day,required"`
	AnyDay   string `yaml:"any_day,required"`
	Needs    string `yaml:"needs,required"`
	Commands string `yaml:"commands,required"`
	Expect   string `yaml:"expect,required"`
}

// PartnerText words the script of whoever plays the interviewer.
type PartnerText struct {
	Title string       `yaml:"title,required"`
	Intro string       `yaml:"intro,required"`
	Parts []bank.Topic `yaml:"parts,required"`
}

// QuestionsText words the list of questions.
type QuestionsText struct {
	Title string `yaml:"title,required"`
	Intro string `yaml:"intro,required"`
	First string `yaml:"first,required"`
	Extra string `yaml:"extra,required"`
	Time  string `yaml:"time,required"`

	Exhibit string `yaml:"exhibit,required"`
}

// WorksheetsText words the matrix of stories and their worksheets.
type WorksheetsText struct {
	Title     string    `yaml:"title,required"`
	Intro     string    `yaml:"intro,required"`
	Invented  string    `yaml:"invented,required"` // that printed stories are not one's own
	Corner    string    `yaml:"corner,required"`
	Story     string    `yaml:"story,required"`
	Sheets    string    `yaml:"sheets,required"`
	Sheet     string    `yaml:"sheet,required"`
	Situation kit.Named `yaml:"situation,required"`
	Task      kit.Named `yaml:"task,required"`
	Action    kit.Named `yaml:"action,required"`
	Result    kit.Named `yaml:"result,required"`

	SheetsIntro string `yaml:"sheets_intro,required"`
}

// TableText words a section that is a table.
type TableText struct {
	Title   string   `yaml:"title,required"`
	Intro   string   `yaml:"intro,required"`
	Columns []string `yaml:"columns,required"`
}

// ChartText words the progress chart.
type ChartText struct {
	Title string `yaml:"title,required"`
	Intro string `yaml:"intro,required"`
	X     string `yaml:"x,required"`
	Y     string `yaml:"y,required"`
}
