package desk

import (
	"context"
	"errors"
	"slices"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/practice"
)

// ShortMock is a session of a mock loop for which too few questions were left.
type ShortMock struct {
	Title      string
	Have, Real int // questions of the mock and of the real session
}

// mockRequest is what a mock loop is chosen from.
type mockRequest struct {
	loop   *kit.Loop
	role   *bank.Role
	secret []string // ids of live questions
	seed   uint64
}

// mock chooses the questions of a mock loop by the rules of the real one, from what is not live. Where too few are
// left, sessions become shorter and demands weaker, and the result says so.
func (d *Desk) mock(ctx context.Context, r *mockRequest, out *Practiced) (*kit.Kit, error) {
	req := r.request()
	if len(req.Loop.Sessions) == 0 {
		return nil, Faults{fault("mock", "make the pack without a mock", "no question is left for a mock interview")}
	}

	c := &choosing{resolved: &resolved{loop: &req.Loop, role: r.role}, request: *req}
	for {
		_, kits, err := d.assemble(ctx, c)
		if err == nil {
			out.Short, out.Weakened = shorter(r.loop, kits[0]), kits[0].Selection.Relaxed
			return kits[0], nil
		}
		none := errors.Is(err, assemble.ErrInfeasible) || errors.Is(err, assemble.ErrUnknown)
		if !none || !trimAll(c.request.Loop.Sessions) {
			return nil, err
		}
	}
}

// request asks for a loop like the real one, of sessions that the questions left can fill.
func (r *mockRequest) request() *assemble.Request {
	req := &assemble.Request{
		Loop: *r.loop, Role: r.role, Forms: 1, Seed: r.seed, Effort: assemble.Quick, Relax: true,
	}
	req.Loop.Include, req.Loop.Exclude, req.Loop.Candidate = nil, nil, ""
	req.Loop.Sessions = nil

	free, left := practice.Free(r.role, r.secret), map[bank.Category]int{}
	for i := range r.role.Questions {
		q := &r.role.Questions[i]
		if _, found := slices.BinarySearch(free, q.ID); found {
			left[q.Category]++
		} else {
			req.Exclude = append(req.Exclude, q.ID)
		}
	}
	for _, s := range r.loop.Sessions {
		if fitSession(&s, left) {
			req.Loop.Sessions = append(req.Loop.Sessions, s)
		}
	}
	return req
}

// fitSession shortens a session to the questions that its categories have left, and takes these; it returns false
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

// trimAll takes a question from every session that has more than one; it returns false if none has.
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

// trimSession makes a session one of n questions, with at least as many of each level as the proportion that they
// had allows.
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

// shorter lists the sessions of a loop of which a mock asks fewer questions.
func shorter(loop *kit.Loop, k *kit.Kit) []ShortMock {
	asked := map[string]int{}
	for _, s := range k.Sessions {
		asked[s.Session] = len(s.Asked)
	}

	var out []ShortMock
	for _, s := range loop.Sessions {
		if have := asked[s.ID]; have < s.Questions {
			out = append(out, ShortMock{s.Title, have, s.Questions})
		}
	}
	return out
}
