package mip

import (
	"math"
	"math/bits"
)

// prices are the dual values of a program's rows in units of 2^-shift. Any
// prices y of the right sign give a lower bound of the program (Lagrangian
// duality; Geoffrion 1974), computed in integers:
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

// floats returns the prices in units of the objective.
func (pr *prices) floats() []float64 {
	y := make([]float64, len(pr.y))
	for i, v := range pr.y {
		y[i] = float64(v) / float64(int64(1)<<pr.shift)
	}
	return y
}

// quantize turns floating-point prices into prices.
func (p *program) quantize(y []float64) prices {
	const room = 61
	scale := p.size
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

// reduced returns the reduced cost of column j in units of 2^-shift.
func (p *program) reduced(pr *prices, j int32) int64 {
	d := p.cols[j].cost << pr.shift
	for _, e := range p.of(j) {
		d -= pr.y[e.row] * int64(e.coef)
	}
	return d
}

// ceil turns a bound in units of 2^-shift into one of the integer objective.
func (pr *prices) ceil(b int64) int64 {
	return -(-b >> pr.shift)
}
