package mip

import "math"

// solve runs the dual simplex method until it is optimal, infeasible, beyond
// the cutoff, or has made limit pivots.
func (s *simplex) solve(cutoff float64, limit int) status {
	s.restart()
	retried := false
	for turn := range limit {
		if s.budget > 0 && s.spent > s.budget || s.stop != nil && turn&63 == 63 && s.stop() {
			return unfinished
		}
		if s.pivots >= refactor {
			if !s.invert() {
				return unfinished
			}
			s.restart()
		}

		r := s.leaving()
		if r < 0 {
			return optimal
		}
		if turn&7 == 7 && s.objective() > cutoff {
			return cutOff
		}

		switch s.pivot(r) {
		case optimal:
			retried = false
		case infeasible:
			return infeasible
		case cutOff, unfinished:
			if retried || s.pivots == 0 || !s.invert() {
				return unfinished
			}
			s.restart()
			retried = true
		}
	}

	return unfinished
}

// leaving returns the place of the basic variable to drive out: the largest
// infeasibility in the norm of its row. -1: all are feasible.
func (s *simplex) leaving() int {
	best, at := 0.0, -1
	for i, v := range s.head {
		off := max(s.lo[v]-s.x[i], s.x[i]-s.hi[v])
		if off > feasible && off*off > best*s.edge[i] {
			best, at = off*off/s.edge[i], i
		}
	}
	return at
}

// breakpoint is a nonbasic variable whose reduced cost reaches 0.
type breakpoint struct {
	j     int32
	ratio float64
}

// pivot drives the variable at place r out of the basis. It returns optimal if
// the step was made, infeasible with a ray, or unfinished if no pivot element
// is large enough.
func (s *simplex) pivot(r int) status {
	out := s.head[r]
	sign, bound := 1.0, s.hi[out]
	if s.x[r] < s.lo[out] {
		sign, bound = -1, s.lo[out]
	}

	points := s.breakpoints(r, sign)
	slope := sign * (s.x[r] - bound)
	in, flips, slope := s.ratioTest(points, slope)

	if in < 0 {
		s.ray = append([]float64(nil), s.inv[r]...)
		scale(s.ray, sign)
		s.slope = slope
		return infeasible
	}

	if math.Abs(s.alpha[in]) < pivotLeast {
		return unfinished
	}

	s.flip(flips)
	s.enter(r, in, bound, sign < 0)
	return optimal
}

// breakpoints fills alpha with the pivot row and lists the variables that
// could enter when the variable at place r leaves in direction sign.
func (s *simplex) breakpoints(r int, sign float64) []breakpoint {
	var points []breakpoint
	row := s.inv[r]
	for j := range int32(s.n + s.m) {
		s.alpha[j] = 0
		if s.pos[j] >= 0 || s.lo[j] == s.hi[j] {
			continue // a fixed variable's reduced cost is computed when it is freed
		}

		var a float64
		if int(j) < s.n {
			a = s.dot(row, j)
		} else {
			a = row[int(j)-s.n]
		}

		s.alpha[j] = a
		a *= sign
		if !s.up[j] && a > 1e-9 || s.up[j] && a < -1e-9 {
			points = append(points, breakpoint{j, max(0, s.d[j]/a)})
		}
	}

	s.spent += int64(10*s.n+s.m)>>10 + 1
	return points
}

// ratioTest passes breakpoints, flipping variables to their other bound, as
// long as the dual objective still rises. It returns the entering variable, or
// -1 if the objective rises without end, the variables to flip and the slope.
func (s *simplex) ratioTest(points []breakpoint, slope float64) (int32, []int32, float64) {
	var flips []int32
	for len(points) > 0 {
		least := math.Inf(1)
		for i := range points {
			least = min(least, points[i].ratio)
		}

		// Of equal ratios the largest pivot enters.
		best, drop, rest := int32(-1), 0.0, points[:0]
		group := len(flips)

		for _, b := range points {
			if b.ratio > least+1e-9 {
				rest = append(rest, b)
				continue
			}
			flips = append(flips, b.j)
			drop += float64(math.Abs(s.alpha[b.j]) * (s.hi[b.j] - s.lo[b.j]))
			if best < 0 || math.Abs(s.alpha[b.j]) > math.Abs(s.alpha[best]) {
				best = b.j
			}
		}

		if slope-drop <= feasible || best < 0 {
			return best, flips[:group], slope
		}

		slope -= drop
		points = rest
	}

	return -1, nil, slope
}

// flip moves nonbasic variables to their other bound.
func (s *simplex) flip(vars []int32) {
	if len(vars) == 0 {
		return
	}

	b := make([]float64, s.m)
	for _, j := range vars {
		by := s.hi[j] - s.lo[j]
		if s.up[j] {
			by = -by
		}

		s.up[j] = !s.up[j]
		if int(j) >= s.n {
			b[int(j)-s.n] += by
		} else {
			s.each(j, func(r int32, a float64) { b[r] += float64(a * by) })
		}
	}

	for i, row := range s.inv {
		sum := 0.0
		for k, u := range b {
			if u != 0 {
				sum += float64(row[k] * u)
			}
		}
		s.x[i] -= sum
	}

	s.spent += int64(s.m*len(vars))>>10 + 1
}

// enter exchanges the variable at place r, which goes to bound, for variable
// in, and updates values, reduced costs and the inverse.
func (s *simplex) enter(r int, in int32, bound float64, lower bool) {
	col := s.column[:s.m]
	for i, row := range s.inv {
		if int(in) < s.n {
			col[i] = s.dot(row, in)
		} else {
			col[i] = row[int(in)-s.n]
		}
	}

	step := (s.x[r] - bound) / col[r]
	entered := s.value(in) + step

	for i, a := range col {
		s.x[i] -= float64(a * step)
	}

	theta := s.d[in] / s.alpha[in]
	for j, a := range s.alpha[:s.n+s.m] {
		if a != 0 {
			s.d[j] -= float64(theta * a)
		}
	}

	out := s.head[r]
	s.d[out], s.d[in] = -theta, 0
	s.head[r], s.pos[in], s.pos[out] = in, int32(r), -1
	s.up[out] = !lower
	s.x[r] = entered
	s.update(r, col)
}

// update multiplies the inverse by the elementary matrix of a pivot, looking
// only at the nonzeros of the pivot row.
func (s *simplex) update(r int, col []float64) {
	pivot := s.inv[r]
	scale(pivot, 1/col[r])
	s.edge[r] = norm2(pivot)
	at, val := s.at[:0], s.nonzero[:0]

	for k, v := range pivot {
		if v != 0 {
			at, val = append(at, int32(k)), append(val, v)
		}
	}

	for i, a := range col {
		if i == r || a == 0 {
			continue
		}

		row := s.inv[i]
		grown := 0.0
		for k, v := range val {
			e := &row[at[k]]
			old := *e
			now := old - float64(a*v)
			if math.Abs(now) < 1e-14 {
				now = 0
			}
			*e = now
			grown += float64((now - old) * (now + old))
		}

		s.edge[i] = max(1e-12, s.edge[i]+grown)
		s.spent += int64(len(at)) >> 6
	}

	s.at, s.nonzero = at, val
	s.pivots++
	s.spent++
}
