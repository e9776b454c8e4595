package practice

import (
	"slices"

	"panelkit/bank"
	"panelkit/kit"
)

// slot is one day on which something is done, with the part of the base plan that falls to it.
type slot struct {
	day    int    // of the calendar, from 0
	stage  int    // index of its stage
	parts  []part // of the base plan
	mocks  []int  // days of the base plan whose mock interview is held on it
	learns bool   // something other than a mock interview falls to it
	last   bool   // no slot comes after it
	asked  int    // minutes that its topics ask for, labs apart
	labs   []int  // indices of the labs that its topics bring

	mockSizes []int // questions of each mock interview, as planned
	mockRoom  int   // minutes kept for them
	fresh     []int // indices of questions practiced for the first time
	repeats   []int
	drill     []int
	held      []DayMock
	done      []int // indices of the labs that have room
	load      Load
}

// part is a day of the base plan, or, in a long plan, one of several days that it takes.
type part struct {
	base   int
	nr, of int
}

// stage is a run of slots for one phase, or for several that a short plan joins.
type stage struct {
	phases   []int
	from, to int // days of the base plan; to is the first beyond
	slots    int
}

// stages shares n slots among the phases in the proportion of the base plan (largest remainders, but
// at least one each). Phases are joined, the shortest neighbours first, until there are at most n.
func (b *base) stages(n int) []stage {
	var out []stage
	for i := range b.days {
		if k := len(out) - 1; k >= 0 && out[k].phases[0] == b.phase[i] {
			out[k].to++
			continue
		}
		out = append(out, stage{phases: []int{b.phase[i]}, from: i, to: i + 1})
	}

	for len(out) > n {
		at := 0
		for i := range out[:len(out)-1] {
			if out[i+1].to-out[i].from <= out[at+1].to-out[at].from {
				at = i
			}
		}
		out[at].phases = append(out[at].phases, out[at+1].phases...)
		out[at].to = out[at+1].to
		out = slices.Delete(out, at+1, at+2)
	}

	var shares []int
	for _, s := range out {
		shares = append(shares, s.to-s.from)
	}

	lengths := kit.LargestRemainder(n, shares)
	for i := range lengths {
		if lengths[i] == 0 {
			most := slices.Index(lengths, slices.Max(lengths))
			lengths[most], lengths[i] = lengths[most]-1, 1
		}
	}

	for i := range out {
		out[i].slots = lengths[i]
	}

	return out
}

// slots lays the base plan over the given days of the calendar. Where there are fewer, several days
// of it fall to one slot; where there are more, one takes several, and its mock interview is held on
// the last of them.
func (b *base) slots(days []int, stages []stage) []slot {
	out := make([]slot, 0, len(days))
	for k, st := range stages {
		have, want := st.to-st.from, st.slots
		for i := range want {
			s := slot{day: days[len(out)], stage: k}
			first, beyond := i*have/want, (i+1)*have/want
			if have < want {
				first = i * have / want
				beyond = first + 1
			}
			for j := first; j < beyond; j++ {
				p := part{base: st.from + j, nr: 1, of: 1}
				if have < want {
					p.nr, p.of = spread(i, j, have, want)
				}
				s.parts = append(s.parts, p)
				mock := b.days[p.base].Mock != ""
				if mock && p.nr == p.of {
					s.mocks = append(s.mocks, p.base)
				}
				s.learns = s.learns || !mock
			}
			b.ask(&s)
			out = append(out, s)
		}
	}

	out[len(out)-1].last = true
	return out
}

// ask sums up what the topics of a slot ask for. A lab is done when its topic begins.
func (b *base) ask(s *slot) {
	for _, t := range s.parts {
		d := &b.days[t.base]
		if d.Mock != "" {
			continue
		}

		study := d.Study
		if study == 0 {
			study = minutesATopic * len(d.Activities)
		}

		s.asked += (study + t.of - 1) / t.of
		if t.nr == 1 {
			for i := range d.Labs {
				s.labs = append(s.labs, b.firstLab(t.base)+i)
			}
		}
	}
}

// firstLab returns the index, among all labs of the plan, of the first lab of a day.
func (b *base) firstLab(day int) int {
	n := 0
	for i := range b.days[:day] {
		n += len(b.days[i].Labs)
	}
	return n
}

// labs returns all labs of the plan in the order of their days.
func (b *base) labs() []bank.Lab {
	var out []bank.Lab
	for i := range b.days {
		out = append(out, b.days[i].Labs...)
	}
	return out
}

// spread returns how many slots base day j takes, and which of them the i-th is.
func spread(i, j, have, want int) (nr, of int) {
	for k := range want {
		if k*have/want == j {
			of++
			if k <= i {
				nr++
			}
		}
	}
	return nr, of
}

// wishes returns for each question the slot on which the base plan would have it practiced first.
func wishes(b *base, slots []slot, qs []*bank.Question) (order, wish []int) {
	wish = make([]int, len(qs))
	byBase := make([][]int, len(b.days))
	for i, s := range slots {
		for _, p := range s.parts {
			byBase[p.base] = append(byBase[p.base], i)
		}
	}

	for d, lesson := range b.lessons(qs) {
		for i, q := range lesson {
			at := byBase[d]
			wish[q] = at[i*len(at)/len(lesson)]
			order = append(order, q)
		}
	}

	slices.SortStableFunc(order, func(x, y int) int { return wish[x] - wish[y] })
	return order, wish
}
