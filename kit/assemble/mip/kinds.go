package mip

import (
	"encoding/binary"
	"math"
	"slices"
)

// kind is a set of columns of one session whose items are interchangeable as
// far as sessions go: they differ only in what counts for the form as a whole.
// Once it is decided which items are used, and how many of each kind a session
// takes, who of them goes where no longer matters. Branching on these numbers
// in place of single columns avoids trying the same thing under many names.
type kind struct {
	family  int32   // the kinds of all sessions for the same items
	session int32   //
	cols    []int32 // of the core
}

// findKinds sorts the columns of the core into kinds.
func (c *core) findKinds() {
	c.kindOf = make([]int32, len(c.p.cols))
	family := map[string]int32{}
	index := map[[2]int32]int32{}

	for g := range c.p.groups {
		grp := &c.p.groups[g]
		if grp.item < 0 {
			for k := grp.from; k < grp.to; k++ {
				c.kindOf[k] = -1
			}
			continue
		}

		key := c.signature(grp)
		f, ok := family[key]
		if !ok {
			f = int32(len(family))
			family[key] = f
		}

		for k := grp.from; k < grp.to; k++ {
			at := [2]int32{f, c.p.cols[k].session}
			i, ok := index[at]
			if !ok {
				i = int32(len(c.kinds))
				index[at] = i
				c.kinds = append(c.kinds, kind{family: f, session: at[1]})
			}
			c.kinds[i].cols = append(c.kinds[i].cols, k)
			c.kindOf[k] = i
		}
	}
}

// signature says all that distinguishes the columns of an item from each other.
func (c *core) signature(g *group) string {
	var key []byte
	least := int64(math.MaxInt64)
	for k := g.from; k < g.to; k++ {
		least = min(least, c.p.cols[k].cost)
	}

	first := c.p.of(g.from)
	for k := g.from; k < g.to; k++ {
		col := &c.p.cols[k]
		key = binary.AppendVarint(key, int64(col.session))
		key = binary.AppendVarint(key, col.cost-least)

		for _, e := range c.p.of(k) {
			if g.to-g.from > 1 && c.everywhere(g, e) && slices.Contains(first, e) {
				continue
			}
			key = binary.AppendVarint(key, int64(e.row)+1)
			key = binary.AppendVarint(key, int64(e.coef))
		}

		key = append(key, 0)
	}

	return string(key)
}

// everywhere reports whether all columns of a group have the same entry.
func (c *core) everywhere(g *group, e entry) bool {
	for k := g.from; k < g.to; k++ {
		if !slices.Contains(c.p.of(k), e) {
			return false
		}
	}
	return true
}

// Amounts returns how many items of each kind the current point takes.
func (c *core) amounts(lp *simplex) []float64 {
	out := make([]float64, len(c.kinds))
	for k, i := range c.kindOf {
		if i >= 0 {
			out[i] += lp.value(int32(k))
		}
	}
	return out
}

// arrange turns a point at which the use of every item and the number of every
// kind are integers into a set of columns; false if they are not.
func (c *core) arrange(lp *simplex) ([]int32, bool) {
	amounts := c.amounts(lp)
	left := make([]int, len(amounts))
	for i, v := range amounts {
		if math.Abs(v-math.Round(v)) > integral {
			return nil, false
		}
		left[i] = int(math.Round(v))
	}

	var set []int32
	for g := range c.p.groups {
		grp := &c.p.groups[g]
		if grp.item < 0 {
			continue
		}

		sum := 0.0
		for k := grp.from; k < grp.to; k++ {
			sum += lp.value(k)
		}

		if math.Abs(sum-math.Round(sum)) > integral {
			return nil, false
		}
		if sum < 0.5 {
			continue
		}

		for k := grp.from; k < grp.to; k++ {
			if i := c.kindOf[k]; left[i] > 0 {
				left[i]--
				set = append(set, k)
				break
			}
		}
	}

	return set, true
}
