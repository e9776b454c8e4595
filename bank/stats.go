package bank

import "strings"

// Stats counts the questions of a role.
type Stats struct {
	Cells        [][]int           // by level, then category, in the orders of Levels and Categories
	Levels       []LevelStats      // in the order of Levels
	Competencies []CompetencyStats // in the order of the role
	Answers      int               // questions with a model answer
	answerWords  int
	Stars        int // questions with a story
	Anchored     int // questions with written anchors
	Original     int // questions that come from no source document
}

// LevelStats counts the questions of one level.
type LevelStats struct{ Questions, Minutes int }

// MeanMinutes gives the mean of the minutes of a question; 0 without questions.
func (l LevelStats) MeanMinutes() float64 {
	if l.Questions == 0 {
		return 0
	}
	return float64(l.Minutes) / float64(l.Questions)
}

// CompetencyStats counts the questions that show a competency: as their main one, or beside another.
type CompetencyStats struct{ Main, Also int }

// AnswerWords gives the mean number of words of a model answer, rounded down; 0 without answers.
func (s *Stats) AnswerWords() int {
	if s.Answers == 0 {
		return 0
	}
	return s.answerWords / s.Answers
}

// Count counts the questions of a valid role.
func Count(r *Role) *Stats {
	s := &Stats{Levels: make([]LevelStats, len(Levels())), Competencies: make([]CompetencyStats, len(r.Competencies))}
	for range Levels() {
		s.Cells = append(s.Cells, make([]int, len(Categories())))
	}
	index := map[string]int{}
	for i, c := range r.Competencies {
		index[c.ID] = i
	}
	for i := range r.Questions {
		s.add(&r.Questions[i], index)
	}
	return s
}

func (s *Stats) add(q *Question, index map[string]int) {
	s.Cells[q.Level.Rank()][q.Category.Rank()]++
	level := &s.Levels[q.Level.Rank()]
	level.Questions++
	level.Minutes += q.Minutes
	for i, c := range q.Competencies {
		if i == 0 {
			s.Competencies[index[c]].Main++
		} else {
			s.Competencies[index[c]].Also++
		}
	}

	if q.Answer != "" {
		s.Answers++
		s.answerWords += len(strings.Fields(q.Answer))
	}

	if q.Star != nil {
		s.Stars++
	}

	if len(q.Anchors) > 0 {
		s.Anchored++
	}

	if q.Source.Original() {
		s.Original++
	}
}
