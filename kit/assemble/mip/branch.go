package mip

import (
	"container/heap"
	"math"
	"slices"
)

// tree is a branch and bound search over a core (Land and Doig 1960). It takes
// up the open node of least bound and plunges from there to a leaf, following
// the relaxation. It branches on whether an item is used before it branches on
// the session, since the first halves what can be gained and the second mostly
// reorders sessions. Nodes are pruned by certified bounds alone.
type tree struct {
	c           *core
	unit        int64 // all objectives are multiples of it
	best        int64 // value of the best set, or a limit that a set must stay below
	set         []int32
	found       bool
	heap        nodes // open nodes
	open        int64 // least bound of a node given up
	nodes       int
	work        int64
	limit       int64 // of work
	stop        func() bool
	closed      []int32      // columns that cannot improve on the best set
	pseudocosts []pseudocost // of each group, then of each kind
	total       [2]float64   // of all trials
	trials      int
	rounder     *rounder
}

// keepInverse is the number of open nodes that keep the inverse of their basis.
const keepInverse = 100

// node is a subproblem: which columns are shut and which groups must be used.
type node struct {
	lp    *simplex
	shut  []bool
	used  []bool
	least []int32 // of each kind, at least so many
	most  []int32 // and at most
	bound int64
	id    int // in the order of creation
}

func (n *node) clone() *node {
	c := &node{lp: n.lp.clone(), shut: slices.Clone(n.shut), used: slices.Clone(n.used), bound: n.bound}
	c.least, c.most = slices.Clone(n.least), slices.Clone(n.most)
	return c
}

// nodes is a heap of open nodes, the least bound first, of equals the newest.
type nodes []*node

// Len, Less, Swap, Push and Pop are for container/heap.
func (h nodes) Len() int { return len(h) }

func (h nodes) Less(i, j int) bool {
	return h[i].bound < h[j].bound || h[i].bound == h[j].bound && h[i].id > h[j].id
}
func (h nodes) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *nodes) Push(x any)   { *h = append(*h, x.(*node)) }

func (h *nodes) Pop() any {
	last := len(*h) - 1
	n := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return n
}

// newTree prepares a search for sets of columns of c with a value below best.
func newTree(c *core, best, unit, limit int64) *tree {
	return &tree{
		c: c, unit: unit, best: best, open: math.MaxInt64, limit: limit,
		pseudocosts: make([]pseudocost, len(c.p.groups)+len(c.kinds)), stop: func() bool { return false },
	}
}

// run searches the whole core. Afterwards no set over the core is better than
// min(open, best).
func (t *tree) run() {
	p := t.c.p
	root := &node{lp: t.c.lp, shut: make([]bool, len(p.cols)), used: make([]bool, len(p.groups)), bound: math.MinInt64}
	root.least = make([]int32, len(t.c.kinds))

	for i := range t.c.kinds {
		root.most = append(root.most, int32(len(t.c.kinds[i].cols)))
	}

	for _, k := range t.closed {
		t.shut(root, k)
	}

	t.plunge(root)
	for len(t.heap) > 0 {
		n := heap.Pop(&t.heap).(*node)
		if n.bound > t.target() {
			return // and so are all others
		}
		if t.spent() {
			t.open = min(t.open, n.bound)
			return
		}
		if n.lp.inv == nil {
			t.work += n.lp.unpack()
		}

		t.plunge(n)
	}
}

// spent reports whether the search must end.
func (t *tree) spent() bool { return t.work >= t.limit || t.stop() }

// target is the largest value worth finding.
func (t *tree) target() int64 { return t.best - t.unit }

// plunge searches from a node downwards until it can be pruned, and leaves the
// other half of each split open.
func (t *tree) plunge(n *node) {
	for {
		if t.spent() {
			t.open = min(t.open, n.bound)
			return
		}

		t.nodes++
		before := n.lp.spent
		n.lp.budget, n.lp.stop = before+max(1, t.limit-t.work), t.stop
		st := t.c.reoptimize(n.lp, float64(t.best), 4000)
		t.work += n.lp.spent - before + 1
		if t.prune(n, st) {
			return
		}
		if st == optimal && t.harvest(n) && n.bound > t.target() {
			return
		}
		if st == optimal {
			t.roundPoint(n)
		}

		other := t.branch(n, st)
		if other == nil {
			return
		}
		if len(t.heap) >= keepInverse {
			other.lp.pack()
		}

		other.id = t.nodes
		heap.Push(&t.heap, other)
	}
}

// roundPoint tries to make a set of the node's point, now and then and whenever it
// is decided which items are used.
func (t *tree) roundPoint(n *node) {
	list, _ := t.doubtful(n, optimal)
	if len(list) > 0 && t.nodes%roundingEvery != 1 {
		return
	}
	if t.rounder == nil {
		pr, _ := t.c.prices(n.lp, optimal, 0)
		t.rounder = newRounder(t.c.p, &pr)
	}
	if set, ok := t.rounder.roundPoint(n.lp); ok {
		t.offer(slices.Clone(set))
	}

	t.work += roundingMoves / 4
}

// prune certifies a bound for the node, shuts columns whose reduced cost is
// too high, and reports whether nothing better can lie below.
func (t *tree) prune(n *node, st status) bool {
	pr, kinds := t.c.prices(n.lp, st, float64(t.best))
	bound, d, least := t.certify(n, &pr, kinds)
	if bound == math.MaxInt64 {
		return true
	}

	n.bound = max(n.bound, pr.ceil(bound))
	if n.bound > t.target() {
		return true
	}

	spare := t.target()<<pr.shift - bound
	for k := range d {
		g := t.c.p.cols[k].group
		base := least[g]
		if !n.used[g] {
			base = min(0, base)
		}
		if !n.shut[k] && t.c.p.groups[g].item >= 0 && d[k]-base > spare {
			t.shut(n, int32(k))
		}
	}

	for g := range t.c.p.groups {
		if !n.used[g] && t.c.p.groups[g].item >= 0 && -least[g] > spare {
			t.use(n, int32(g))
		}
	}

	return false
}

// certify returns the certified bound of a node, the reduced costs and the
// least of each group. MaxInt64: a group that must be used has no column left.
func (t *tree) certify(n *node, pr *prices, kinds []int64) (int64, []int64, []int64) {
	c := t.c
	bound := pr.rows
	for i, y := range kinds {
		if y > 0 {
			bound += y * int64(n.least[i])
		} else {
			bound += y * int64(n.most[i])
		}
	}

	d := make([]int64, len(c.p.cols))
	least := make([]int64, len(c.p.groups))
	for g := range c.p.groups {
		low := int64(math.MaxInt64)
		for k := c.p.groups[g].from; k < c.p.groups[g].to; k++ {
			d[k] = c.p.reduced(pr, k)
			if i := c.kindOf[k]; i >= 0 {
				d[k] -= kinds[i]
			}
			if !n.shut[k] {
				low = min(low, d[k])
			}
		}

		least[g] = low
		switch {
		case n.used[g] && low == math.MaxInt64:
			return math.MaxInt64, nil, nil
		case n.used[g]:
			bound += low
		default:
			bound += c.p.groups[g].limit * min(0, low)
		}
	}

	return bound, d, least
}

// harvest keeps the node's point if it amounts to a set, admissible or not.
func (t *tree) harvest(n *node) bool {
	set, ok := t.c.arrange(n.lp)
	if ok {
		t.offer(set)
	}
	return ok
}

// offer takes a set of columns if it is admissible and better than the best.
func (t *tree) offer(set []int32) {
	if v, ok := t.c.p.evaluate(set); ok && v < t.best {
		t.best, t.set, t.found = v, set, true
	}
}

// shut takes column k out of the node.
func (t *tree) shut(n *node, k int32) {
	n.shut[k] = true
	n.lp.lo[k], n.lp.hi[k] = 0, 0
}

// use requires that group g is used.
func (t *tree) use(n *node, g int32) {
	n.used[g] = true
	grp := &t.c.p.groups[g]
	if grp.to-grp.from == 1 {
		n.lp.lo[grp.from] = 1
		return
	}
	t.c.limit(n.lp, t.c.groupLocal(g), 1, 1)
}
