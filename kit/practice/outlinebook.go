package practice

import (
	"panelkit/bank"
	"panelkit/kit"
)

// stages returns the sections of a booklet to turn the pages of: all hints, then all criteria, then all answers, so
// that a reader who needs one does not see the next.
func (o *outline) stages() []section {
	t := o.t.BookletText
	out := []section{{ID: "use", Title: o.t.Use, Blocks: []block{para{t.Intro}}}}
	for _, p := range []struct {
		id    string
		text  Titled
		stage bookStage
	}{{"hints", t.Hints, hintStage}, {"criteria", t.Criteria, criteriaStage}, {"answers", t.Answers, answerStage}} {
		s := section{ID: p.id, Title: p.text.Title, Intro: p.text.Intro}
		s.Blocks = o.staged(p.stage)
		out = append(out, s)
	}
	return out
}

// folded returns the sections of a booklet on a screen: by category, with the stages of each question behind one
// another, closed.
func (o *outline) folded() []section {
	t := o.t.BookletText
	use := []block{para{t.Intro}, para{t.Criteria.Intro}, para{o.t.Worksheets.Invented}}
	out := []section{{ID: "use", Title: o.t.Use, Blocks: use}}
	blocks := o.staged(allStages)
	for i, q := range o.Questions {
		if i == 0 || q.Category != o.Questions[i-1].Category {
			out = append(out, section{ID: q.Category, Title: o.w.Category(bank.Category(q.Category)).Name})
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, blocks[i])
	}
	return out
}

func (o *outline) staged(s bookStage) []block {
	var out []block
	for i, a := range o.Answers {
		out = append(out, staged{a, o.Questions[i].Text, s})
	}
	return out
}

// story returns an answer told as a story, part by part.
func (o *outline) story(s *Star) []kit.Named {
	t := o.t.Worksheets
	return []kit.Named{
		{Name: t.Situation.Name, Meaning: s.Situation},
		{Name: t.Task.Name, Meaning: s.Task},
		{Name: t.Action.Name, Meaning: s.Action},
		{Name: t.Result.Name, Meaning: s.Result},
	}
}

// fact words what a partner adds to a scenario.
func (o *outline) fact(f Fact) string {
	return fill(o.t.BookletText.Fact, "minute", f.Minute, "fact", f.Text)
}
