package kit

import (
	"slices"

	"panelkit/bank"
)

// Coverage is what a kit asks against what its blueprint demands.
type Coverage struct {
	Sessions     []SessionCoverage    `json:"sessions"`
	Competencies []CompetencyCoverage `json:"competencies"` // in the order of the role
}

// SessionCoverage is that of one session.
type SessionCoverage struct {
	Session    string `json:"session"`
	Questions  Met    `json:"questions"`
	Minutes    Met    `json:"minutes"`
	Levels     []Met  `json:"levels"`     // in the order of bank.Levels
	Categories []Met  `json:"categories"` // in the order of bank.Categories
}

// Met is a demand and what there is.
type Met struct {
	Name string `json:"name,omitempty"`
	Want Bounds `json:"want"`
	Have int    `json:"have"`
}

// CompetencyCoverage is how often a competency is asked for.
type CompetencyCoverage struct {
	Competency string `json:"competency"`
	Sessions   []int  `json:"sessions"` // number of questions in each session
	Total      int    `json:"total"`    // of all sessions
	In         int    `json:"in"`       // number of sessions with at least one
}

func (k *Kit) coverage() Coverage {
	var c Coverage
	for i := range k.Loop.Sessions {
		c.Sessions = append(c.Sessions, k.sessionCoverage(i))
	}

	for _, comp := range k.Role.Competencies {
		cc := CompetencyCoverage{Competency: comp.ID, Sessions: make([]int, len(k.Sessions))}
		for i, s := range k.Sessions {
			for _, a := range s.Asked {
				if slices.Contains(k.Question(a.ID).Competencies, comp.ID) {
					cc.Sessions[i]++
					cc.Total++
				}
			}
			if cc.Sessions[i] > 0 {
				cc.In++
			}
		}
		c.Competencies = append(c.Competencies, cc)
	}

	return c
}

func (k *Kit) sessionCoverage(i int) SessionCoverage {
	s := &k.Loop.Sessions[i]
	sc := SessionCoverage{
		Session:   s.ID,
		Questions: Met{Want: Bounds{s.Questions, s.Questions}, Have: len(k.Sessions[i].Asked)},
		Minutes:   Met{Want: s.QuestionMinutes()},
	}

	levels, categories := map[bank.Level]int{}, map[bank.Category]int{}
	for _, a := range k.Sessions[i].Asked {
		q := k.Question(a.ID)
		sc.Minutes.Have += q.Minutes
		levels[q.Level]++
		categories[q.Category]++
	}

	for _, l := range bank.Levels() {
		sc.Levels = append(sc.Levels, Met{Name: string(l), Want: s.Levels[l], Have: levels[l]})
	}

	for _, c := range bank.Categories() {
		sc.Categories = append(sc.Categories, Met{Name: string(c), Want: s.Categories[c], Have: categories[c]})
	}

	return sc
}
