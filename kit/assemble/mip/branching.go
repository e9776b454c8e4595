package mip

import (
	"cmp"
	"math"
	"slices"
)

// Limits of strong branching.
const (
	tried     = 10 // candidates whose halves are solved for a trial
	trialSize = 6  // pivots of a trial
	reliable  = 1  // trials after which the average is believed
	integral  = 1e-5
)

// pseudocost is what deciding one item has been seen to add to the bound.
type pseudocost struct {
	sum [2]float64 // per unit of doubt removed; 0: not used, 1: used
	n   int
}

// candidate is an item or a column that a node could be split on.
type candidate struct {
	at    int32
	value float64 // of the relaxation
	score float64
}

// branch splits a node: it narrows n to the half that the relaxation favours
// and returns the other. It returns nil when nothing is left to decide, after
// trying that one point.
func (t *tree) branch(n *node, st status) *node {
	at, value := t.choose(n, st)
	if at < 0 {
		t.leaf(n)
		return nil
	}

	other := n.clone()
	up, down := n, other
	if value-math.Floor(value) < 0.5 {
		up, down = other, n
	}

	t.narrow(up, at, value, true)
	t.narrow(down, at, value, false)
	return other
}

// narrow moves a node to one side of a decision: for an item that it is used
// or not, for a kind that its number is at least or at most the value rounded.
func (t *tree) narrow(n *node, at int32, value float64, up bool) {
	g := int32(len(t.c.p.groups))
	switch {
	case at >= g && up:
		n.least[at-g] = int32(math.Ceil(value))
	case at >= g:
		n.most[at-g] = int32(math.Floor(value))
	case up:
		t.use(n, at)
	default:
		t.forbid(n, at)
	}

	if at >= g {
		t.c.limit(n.lp, t.c.kindLocal(at-g), float64(n.least[at-g]), float64(n.most[at-g]))
	}
}

// choose returns what to decide and its value in the relaxation: the item or,
// counted from the number of items on, the kind. Where the relaxation leaves
// nothing in doubt, the first item or number that is still open; -1: none.
func (t *tree) choose(n *node, st status) (int32, float64) {
	list, first := t.doubtful(n, st)
	if len(list) == 0 {
		list = t.doubtfulKinds(n, st)
	}
	if len(list) > 0 {
		c := t.strongest(n, list)
		return c.at, c.value
	}
	if first >= 0 {
		return first, 1
	}

	for i := range n.least {
		if n.least[i] < n.most[i] {
			return int32(len(t.c.p.groups) + i), float64(n.least[i]) + 0.5
		}
	}

	return -1, 0
}

// forbid takes an item out of the node.
func (t *tree) forbid(n *node, g int32) {
	for k := t.c.p.groups[g].from; k < t.c.p.groups[g].to; k++ {
		t.shut(n, k)
	}
}

// leaf offers the only point that is left in a node.
func (t *tree) leaf(n *node) {
	left := slices.Clone(n.least)
	var set []int32
	for g := range t.c.p.groups {
		if !n.used[g] {
			continue
		}

		for k := t.c.p.groups[g].from; k < t.c.p.groups[g].to; k++ {
			if i := t.c.kindOf[k]; left[i] > 0 {
				left[i]--
				set = append(set, k)
				break
			}
		}
	}

	t.offer(set)
}

// doubtful lists the items whose use the relaxation leaves in doubt, and the
// first item that is undecided.
func (t *tree) doubtful(n *node, st status) (list []candidate, first int32) {
	first = -1
	for g := range t.c.p.groups {
		grp := &t.c.p.groups[g]
		if grp.item < 0 || n.used[g] {
			continue
		}

		sum, free := 0.0, false
		for k := grp.from; k < grp.to; k++ {
			if !n.shut[k] {
				sum += n.lp.value(k)
				free = true
			}
		}

		if free && first < 0 {
			first = int32(g)
		}
		if free && st == optimal && sum > integral && sum < 1-integral {
			list = append(list, candidate{at: int32(g), value: sum})
		}
	}

	return list, first
}

// doubtfulKinds lists the kinds whose number the relaxation leaves in doubt.
func (t *tree) doubtfulKinds(n *node, st status) []candidate {
	if st != optimal {
		return nil
	}
	var list []candidate
	for i, v := range t.c.amounts(n.lp) {
		if math.Abs(v-math.Round(v)) > integral {
			list = append(list, candidate{at: int32(len(t.c.p.groups) + i), value: v})
		}
	}
	return list
}

// strongest returns the candidate whose two halves raise the bound most, by
// trial or by what trials have shown (reliability branching: Achterberg, Koch
// and Martin 2005).
func (t *tree) strongest(n *node, list []candidate) candidate {
	for i := range list {
		list[i].score = t.estimate(&list[i])
	}

	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at))
	})
	best := 0
	base := n.lp.objective()

	for i := range list[:min(tried, len(list))] {
		c := &list[i]
		if t.pseudocosts[c.at].n < reliable {
			t.trial(n, c, base)
			c.score = t.estimate(c)
		}
		if c.score > list[best].score {
			best = i
		}
	}

	return list[best]
}

// estimate scores a candidate by the product of what its halves should gain.
func (t *tree) estimate(c *candidate) float64 {
	g := &t.pseudocosts[c.at]
	var down, up float64
	if g.n > 0 {
		down, up = g.sum[0]/float64(g.n), g.sum[1]/float64(g.n)
	} else {
		down, up = t.average(0), t.average(1)
	}
	part := c.value - math.Floor(c.value)
	return max(1e-3, down*part) * max(1e-3, up*(1-part))
}

// average returns the mean gain over all trials so far.
func (t *tree) average(side int) float64 {
	if t.trials == 0 {
		return 1
	}
	return t.total[side] / float64(t.trials)
}

// trial solves both halves of a candidate for a few pivots and keeps the gain.
func (t *tree) trial(n *node, c *candidate, base float64) {
	g := &t.pseudocosts[c.at]
	part := c.value - math.Floor(c.value)
	for side, doubt := range []float64{part, 1 - part} {
		half := n.clone()
		t.narrow(half, c.at, c.value, side == 1)
		before := half.lp.spent
		half.lp.budget, half.lp.stop = before+max(1, t.limit-t.work), t.stop
		st := half.lp.solve(float64(t.best), trialSize)
		t.work += half.lp.spent - before
		rise := half.lp.objective() - base
		if st == infeasible || st == cutOff {
			rise = max(rise, float64(t.best)-base)
		}

		per := max(0, rise) / doubt
		g.sum[side] += per
		t.total[side] += per
	}

	g.n++
	t.trials++
}
