package assemble

import (
	"math"
	"math/bits"
)

// prices are the dual values of a program's rows in units of 2^-shift. Any
// prices y of the right sign give a lower bound of the program (Lagrangian
// duality; Geoffrion 1974), computed here in integers:
//
//	sum_i min{y_i r : lo_i <= r <= hi_i} + sum_g limit_g min{0, min_{j in g} c_j - y a_j}
//
// so that a bound found with floating-point numbers is certified once they
// have been rounded, whatever their errors.
type prices struct {
	y     []int64
	shift uint
	rows  int64 // the first sum
}

// round turns floating-point prices into prices.
func (p *program) round(y []float64) prices {
	const room = 61
	scale := p.scale()
	size := float64(scale.cost)
	for _, v := range y {
		size += math.Abs(v) * float64(scale.coef)
	}
	size *= float64(scale.limit)
	for i, v := range y {
		if v > 0 {
			size += v * math.Abs(float64(p.rows[i].lo))
		} else if p.rows[i].hi < infinite {
			size -= v * math.Abs(float64(p.rows[i].hi))
		}
	}
	pr := prices{y: make([]int64, len(y))}
	if !(size < 1<<room) { // also when it is not a number: prices of 0 are valid
		return pr
	}
	pr.shift = uint(min(24, room-bits.Len64(uint64(size))))
	unit := float64(int64(1) << pr.shift)
	for i, v := range y {
		u := int64(math.Round(v * unit))
		r := &p.rows[i]
		if u > 0 && r.lo <= -infinite || u < 0 && r.hi >= infinite {
			u = 0
		}
		pr.y[i] = u
		if u > 0 {
			pr.rows += u * r.lo
		} else {
			pr.rows += u * r.hi
		}
	}
	return pr
}

// magnitude holds the largest numbers of a program.
type magnitude struct{ cost, coef, limit int64 }

func (p *program) scale() magnitude {
	if p.size.limit > 0 {
		return p.size
	}
	m := magnitude{1, 1, 1}
	for j := range p.cols {
		m.cost = max(m.cost, p.cols[j].cost)
	}
	for _, e := range p.entries {
		m.coef = max(m.coef, int64(max(e.coef, -e.coef)))
	}
	for g := range p.groups {
		m.limit += p.groups[g].limit
	}
	p.size = m
	return m
}

// reduced returns the reduced cost of column j in units of 2^-shift.
func (p *program) reduced(pr *prices, j int32) int64 {
	d := p.cols[j].cost << pr.shift
	for _, e := range p.of(j) {
		d -= pr.y[e.row] * int64(e.coef)
	}
	return d
}

// cheapest returns the least reduced cost in a group.
func (p *program) cheapest(pr *prices, g *group) int64 {
	least := int64(math.MaxInt64)
	for j := g.from; j < g.to; j++ {
		least = min(least, p.reduced(pr, j))
	}
	return least
}

// bound returns the certified lower bound in units of 2^-shift.
func (p *program) bound(pr *prices) int64 {
	b := pr.rows
	for g := range p.groups {
		b += p.groups[g].limit * min(0, p.cheapest(pr, &p.groups[g]))
	}
	return b
}

// ceil turns a bound in units of 2^-shift into one of the integer objective.
func (pr *prices) ceil(b int64) int64 {
	return -(-b >> pr.shift)
}
