package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/practice"
)

// mockLoop chooses the questions of a mock loop by the rules of the real one, from what is not live.
// Where too few are left, sessions become shorter and demands weaker, and it says so.
func (o *practiceOptions) mockLoop(ctx context.Context, a *app, loop *kit.Loop, role *bank.Role, live []string) (*kit.Kit, error) {
	free := practice.Free(role, live)
	req := &assemble.Request{Loop: *loop, Role: role, Forms: 1, Seed: o.seed, Effort: assemble.Quick, Relax: true}
	req.Loop.Include, req.Loop.Exclude, req.Loop.Candidate = nil, nil, ""
	req.Loop.Sessions = nil
	left := map[bank.Category]int{}
	for i := range role.Questions {
		q := &role.Questions[i]
		if slices.Contains(free, q.ID) {
			left[q.Category]++
		} else {
			req.Exclude = append(req.Exclude, q.ID)
		}
	}
	for _, s := range loop.Sessions {
		if fitSession(&s, left) {
			req.Loop.Sessions = append(req.Loop.Sessions, s)
		}
	}
	if len(req.Loop.Sessions) == 0 {
		return nil, problem.Problem{Fact: "no question is left for a mock interview", Hint: "leave out --mock"}
	}
	for {
		k, _, err := a.assemble(ctx, req, nil)
		if err == nil {
			a.warnMock(loop, k)
			return k, nil
		}
		if !errors.Is(err, assemble.ErrInfeasible) && !errors.Is(err, assemble.ErrUnknown) || !trimAll(req.Loop.Sessions) {
			return nil, err
		}
	}
}

// fitSession shortens a session to the questions that its categories have left, and takes these; false
// if there are none.
func fitSession(s *kit.Session, left map[bank.Category]int) bool {
	room := 0
	for _, c := range s.CategoryList() {
		room += min(left[c], s.Categories[c].Hi)
	}
	if room == 0 {
		return false
	}
	trimSession(s, min(s.Questions, room))
	taken := s.Questions
	for _, c := range s.CategoryList() {
		n := min(taken, left[c], s.Categories[c].Hi)
		left[c], taken = left[c]-n, taken-n
	}
	return true
}

// trimAll takes a question from every session that has more than one; false if none has.
func trimAll(sessions []kit.Session) bool {
	any := false
	for i := range sessions {
		if s := &sessions[i]; s.Questions > 1 {
			trimSession(s, s.Questions-1)
			any = true
		}
	}
	return any
}

// trimSession makes a session one of n questions, with at least as many of each level as the
// proportion that they had allows.
func trimSession(s *kit.Session, n int) {
	if n >= s.Questions {
		return
	}
	s.Minutes = max(10, s.Minutes*n/s.Questions)
	var shares []int
	for _, l := range bank.Levels() {
		shares = append(shares, s.Levels[l].Lo+s.Levels[l].Hi)
	}
	levels, categories := map[bank.Level]kit.Bounds{}, map[bank.Category]kit.Bounds{}
	if slices.Max(shares) > 0 {
		for i, m := range kit.LargestRemainder(n, shares) {
			levels[bank.Levels()[i]] = kit.Bounds{Lo: m, Hi: n}
		}
	}
	for _, c := range s.CategoryList() {
		b := s.Categories[c]
		categories[c] = kit.Bounds{Lo: b.Lo * n / s.Questions, Hi: min(b.Hi, n)}
	}
	s.Questions, s.Levels, s.Categories, s.Cells, s.Competencies = n, levels, categories, nil, nil
}

// warnMock says where the mock loop is less than the real one.
func (a *app) warnMock(loop *kit.Loop, k *kit.Kit) {
	asked := map[string]int{}
	for _, s := range k.Sessions {
		asked[s.Session] = len(s.Asked)
	}
	for _, s := range loop.Sessions {
		if have := asked[s.ID]; have < s.Questions {
			fmt.Fprintf(a.err, "warning: mock interview: session %q has %s, the real one %d; too few are left\n", s.Title, count(have, "question"), s.Questions)
		}
	}
	for _, r := range k.Selection.Relaxed {
		fmt.Fprintf(a.err, "warning: mock interview: %s\n", r)
	}
}
