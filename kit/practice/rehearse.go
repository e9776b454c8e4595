package practice

import (
	"cmp"
	"hash/fnv"
	"slices"

	"panelkit/bank"
	"panelkit/kit"
)

// The kinds of mock interviews.
const (
	MockTechnical  = "technical"  // technical and tools questions
	MockScenario   = "scenario"   //
	MockBehavioral = "behavioral" // behavioral and governance questions
	MockMixed      = "mixed"      // rapid fire over all categories
	MockReview     = "review"     // the last look
)

// Numbers of questions of a mock interview.
const (
	usualMock               = 12
	technicalMock           = 20
	leastMixed, mostMixed   = 15, 20
	reviewMock              = 10
	consolidating           = 8    // questions that a day of the base plan names to bring a category together
	drillMinutes            = 1    // of a timed answer beyond its limit: to set the clock and note a mark
	repeatMinutes           = 2    // of a repeat beyond its limit: to compare with the criteria
	mockShare               = 3    // a mock interview beside other things takes at most this part of a day
	drillShare, drillShares = 2, 3 // of what new questions leave of a day, a drill takes up to two thirds
)

// reserveMocks decides how many questions the mock interviews of each slot have. On a day that has nothing else they
// may take all of it, otherwise a third.
func (p *planner) reserveMocks() {
	for i := range p.slots {
		s := &p.slots[i]
		room, natural, sum := p.minutes, []int{}, 0
		if s.learns {
			room = p.minutes / mockShare
		}
		for _, b := range s.mocks {
			m := p.mockSize(b) * p.mockMinutes(p.base.days[b].Mock)
			natural, sum = append(natural, m), sum+m
		}
		if sum > room {
			natural = kit.LargestRemainder(room, natural)
		}

		for k, b := range s.mocks {
			each := p.mockMinutes(p.base.days[b].Mock)
			n := natural[k] / each
			s.mockSizes = append(s.mockSizes, n)
			s.mockRoom += n * each
			p.report.wanted += p.mockSize(b)
		}
	}
}

// mockSize returns how many questions the mock interview of a base day has if there is time: as many as it draws, or
// what the day names and every must-ask question that suits it, at least the usual number, at most what there is.
func (p *planner) mockSize(b int) int {
	d := &p.base.days[b]
	all, named, must := 0, 0, 0
	for i := range p.doc.Questions {
		q := &p.doc.Questions[i]
		if !suits(d.Mock, q) {
			continue
		}
		all++
		switch {
		case slices.Contains(d.Questions, q.ID):
			named++
		case p.free[i].MustAsk:
			must++
		}
	}

	switch {
	case d.Draw > 0:
		return min(all, d.Draw)
	case d.Mock == MockTechnical:
		return min(all, max(named+must, technicalMock))
	case d.Mock == MockMixed:
		return min(all, mostMixed)
	case d.Mock == MockReview:
		return min(all, max(named, reviewMock))
	}
	return min(all, max(named+must, usualMock))
}

// mockLimit returns the most minutes that an answer of a mock interview has; 0 stands for those of each category.
func (p *planner) mockLimit(kind string) int {
	switch kind {
	case MockReview:
		return 0
	case MockScenario, MockBehavioral:
		return p.base.timing.Scenario
	}
	return p.base.timing.Technical
}

// mockMinutes returns the most minutes that a question of a mock interview takes.
func (p *planner) mockMinutes(kind string) int {
	limit := p.mockLimit(kind)
	if limit == 0 {
		limit = max(p.base.timing.Technical, p.base.timing.Scenario)
	}
	return limit + drillMinutes
}

// suits reports whether a mock interview may ask a question. One of a kind that is unknown asks any.
func suits(kind string, q *Question) bool {
	switch c := bank.Category(q.Category); kind {
	case MockTechnical:
		return c == bank.Technical || c == bank.Tools
	case MockScenario:
		return c == bank.Scenario
	case MockBehavioral:
		return c == bank.Behavioral || c == bank.Governance
	}
	return true
}

// holdMocks chooses the questions of a slot's mock interviews.
func (p *planner) holdMocks(s *slot, known []bool) {
	used := map[int]bool{}
	for k, b := range s.mocks {
		take := p.choose(&p.base.days[b], s.mockSizes[k], func(i int) bool {
			return !used[i] && (known[i] || p.doc.Questions[i].Day == 0)
		})
		if len(take) == 0 {
			continue
		}

		kind := p.base.days[b].Mock
		m := DayMock{Kind: kind, Limit: p.mockLimit(kind)}
		for _, i := range take {
			used[i], p.asked[i] = true, true
			p.done[i]++
			p.report.asked++
			m.Questions = append(m.Questions, i+1)
			m.Minutes += cmp.Or(m.Limit, p.doc.Questions[i].Limit) + drillMinutes
		}
		s.held = append(s.held, m)
		s.load.Mock += m.Minutes
	}
}

// choose picks n questions for the mock interview of a base day: those that the day names, then must-ask ones that no
// mock interview has asked, then the others, the categories in turn. A day that draws takes any of those that it
// names. What was practiced less comes before what was practiced more.
func (p *planner) choose(d *bank.Day, n int, free func(int) bool) []int {
	isNamed := func(i int) bool { return slices.Contains(d.Questions, p.doc.Questions[i].ID) }
	var pool []int
	for i := range p.doc.Questions {
		if suits(d.Mock, &p.doc.Questions[i]) && free(i) {
			pool = append(pool, i)
		}
	}
	draws := d.Draw > 0 || d.Mock == MockMixed
	if d.Draw > 0 && slices.ContainsFunc(pool, isNamed) {
		pool = slices.DeleteFunc(pool, func(i int) bool { return !isNamed(i) })
	}

	owed := func(i int) bool { return p.free[i].MustAsk && !p.asked[i] }
	p.sortPool(pool, d.Mock, func(i int) int {
		switch {
		case !draws && isNamed(i):
			return 0
		case owed(i):
			return 1
		}
		return 2
	})
	var out, rest []int
	for _, i := range pool {
		if len(out) < n && (!draws && isNamed(i) || owed(i)) {
			out = append(out, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(out, p.inTurn(rest, n-len(out))...)
}

// sortPool orders questions by their class, the lowest first, then by how often they were practiced, then in an order
// that looks drawn at random but is the same every time.
func (p *planner) sortPool(pool []int, salt string, class func(int) int) {
	key := func(i int) uint64 {
		h := fnv.New64a()
		_, _ = h.Write([]byte(salt + " " + p.doc.Questions[i].ID))
		return h.Sum64()
	}
	slices.SortFunc(pool, func(a, b int) int {
		return cmp.Or(cmp.Compare(class(a), class(b)), cmp.Compare(p.done[a], p.done[b]),
			cmp.Compare(key(a), key(b)), cmp.Compare(a, b))
	})
}

// boolOrder puts true first.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// inTurn takes n of a pool so that each category that it holds has its turn, in the order of the pool.
func (p *planner) inTurn(pool []int, n int) []int {
	var queues [][]int
	at := map[string]int{}
	for _, i := range pool {
		c := p.doc.Questions[i].Category
		if _, ok := at[c]; !ok {
			at[c] = len(queues)
			queues = append(queues, nil)
		}
		queues[at[c]] = append(queues[at[c]], i)
	}

	var out []int
	for len(out) < min(n, len(pool)) {
		for k := range queues {
			if len(queues[k]) > 0 && len(out) < n {
				out, queues[k] = append(out, queues[k][0]), queues[k][1:]
			}
		}
	}

	return out
}
