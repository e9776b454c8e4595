package mip

import "math"

// interior is a primal-dual interior-point method with Mehrotra's predictor
// and corrector (Mehrotra 1992; Wright 1997) for the relaxation of a
// program. Its normal equations have a row for every row of the
// program and every group; groups, and enemy rows that share no item, are
// eliminated first (Schur complement), so that only as many dense rows remain
// as there are demands, however large the bank.
//
//	row i:    lo_i <= a_i x <= hi_i   p = ax - lo >= 0, q = hi - ax >= 0, y = zp - zq
//	group g:  sum x + t = limit       t >= 0, price tau >= 0
//	column j: x >= 0                  reduced cost z = c - ya + tau >= 0
type interior struct {
	p      *program
	groups []int32 // of the program, those of one enemy row together
	from   []int32 // first column of each group here; one more at the end
	start  []int32 // first entry of each column here; one more at the end
	idx    []int32 // dense row of each entry
	val    []float64
	cost   []float64
	clique []int32 // of each group: its eliminated enemy row, or -1
	dense  []int32 // program row of each dense row
	local  []int32 // program row of each eliminated row

	x, z, dx, dz, u  []float64 // by column
	t, tau, dt, dtau []float64 // by group
	limit, b, big, e []float64
	rows             []side // dense rows, then eliminated ones
	normal           [][]float64
	rhs, dy          []float64
	arm              [][]float64 // of each eliminated row: its part of the normal matrix
	pivot, armRHS    []float64
	mu, costs        float64
	turns            int
	converged        bool
}

// side is the state of one row.
type side struct {
	lo, hi               float64
	equal, low, high     bool
	p, q, zp, zq, y      float64
	dp, dq, dzp, dzq, dy float64
	act                  float64
	w, h                 float64 // a dx + dy/w = h/w; for equations a dx = h
}

// newInterior prepares the method for p.
func newInterior(p *program) *interior {
	s := &interior{p: p}
	at := s.splitRows()
	s.order()

	for _, g := range s.groups {
		grp := &p.groups[g]
		s.from = append(s.from, int32(len(s.cost)))
		s.limit = append(s.limit, float64(grp.limit))
		c := int32(-1)
		if grp.clique >= 0 && at[grp.clique] < 0 {
			c = -1 - at[grp.clique]
		}

		s.clique = append(s.clique, c)
		for j := grp.from; j < grp.to; j++ {
			s.start = append(s.start, int32(len(s.idx)))
			s.cost = append(s.cost, float64(p.cols[j].cost))
			for _, e := range p.of(j) {
				if r := at[e.row]; r >= 0 {
					s.idx, s.val = append(s.idx, r), append(s.val, float64(e.coef))
				}
			}
		}
	}

	s.from, s.start = append(s.from, int32(len(s.cost))), append(s.start, int32(len(s.idx)))
	s.allocate()
	return s
}

// splitRows tells dense rows (0, 1, ...) from those to eliminate (-1, -2, ...).
func (s *interior) splitRows() []int32 {
	p := s.p
	loose := make([]bool, len(p.rows)) // enemy rows that share an item with another
	seen := make([]bool, len(p.rows))

	for g := range p.groups {
		for j := p.groups[g].from; j < p.groups[g].to; j++ {
			for _, e := range p.of(j) {
				seen[e.row] = true
				if p.rows[e.row].demand == rowEnemy && p.groups[g].clique != e.row {
					loose[e.row] = true
				}
			}
		}
	}

	at := make([]int32, len(p.rows))
	for i := range p.rows {
		switch {
		case p.rows[i].demand == rowBand:
			at[i] = math.MinInt32 // free
		case p.rows[i].demand != rowEnemy || loose[i]:
			at[i] = int32(len(s.dense))
			s.dense = append(s.dense, int32(i))
		case seen[i]:
			at[i] = int32(-1 - len(s.local))
			s.local = append(s.local, int32(i))
		default:
			at[i] = math.MinInt32
		}
	}

	return at
}

// order sorts groups so that those of one enemy row follow one another.
func (s *interior) order() {
	byClique := map[int32][]int32{}
	for g := range s.p.groups {
		c := s.p.groups[g].clique
		if c >= 0 {
			byClique[c] = append(byClique[c], int32(g))
		} else {
			s.groups = append(s.groups, int32(g))
		}
	}

	for i := range s.p.rows {
		s.groups = append(s.groups, byClique[int32(i)]...)
	}
}

func (s *interior) allocate() {
	n, g, m := len(s.cost), len(s.groups), len(s.dense)
	for _, v := range []*[]float64{&s.x, &s.z, &s.dx, &s.dz, &s.u} {
		*v = make([]float64, n)
	}

	for _, v := range []*[]float64{&s.t, &s.tau, &s.dt, &s.dtau, &s.b, &s.big, &s.e} {
		*v = make([]float64, g)
	}

	for _, i := range append(append([]int32(nil), s.dense...), s.local...) {
		r := &s.p.rows[i]
		s.rows = append(s.rows, side{
			lo: float64(r.lo), hi: float64(r.hi), equal: r.lo == r.hi,
			low: r.lo > -infinite, high: r.hi < infinite,
		})
	}

	s.normal = make([][]float64, m)
	for i := range s.normal {
		s.normal[i] = make([]float64, m)
	}

	s.rhs, s.dy = make([]float64, m), make([]float64, m)
	s.arm = make([][]float64, len(s.local))

	for c := range s.arm {
		s.arm[c] = make([]float64, m)
	}

	s.pivot, s.armRHS = make([]float64, len(s.local)), make([]float64, len(s.local))
}

// begin sets the starting point: well inside, whatever the rows say.
func (s *interior) begin() {
	size := 0.0
	for _, c := range s.cost {
		size += c
	}

	size = size/float64(len(s.cost)) + 1
	s.costs = size
	need := 0.0

	for i := range s.dense {
		if r := &s.p.rows[s.dense[i]]; r.demand == rowSize {
			need += s.rows[i].lo
		}
	}

	for j := range s.x {
		s.x[j], s.z[j] = max(1e-3, need/float64(len(s.x))), size
	}

	for g := range s.t {
		s.t[g], s.tau[g] = s.limit[g], size
	}

	for i := range s.rows {
		r := &s.rows[i]
		if r.equal {
			continue
		}

		width := max(1, min(r.hi-r.lo, 0.1*math.Abs(r.lo)+10))
		if r.low {
			r.p, r.zp = width, size
		}
		if r.high {
			r.q, r.zq = width, size
		}

		r.y = r.zp - r.zq
	}
}

// solve runs at most limit iterations, until the mean product of complements is
// below precise times the mean cost, and returns prices of the program's rows.
func (s *interior) solve(limit int, precise float64) []float64 {
	y := make([]float64, len(s.p.rows))
	if len(s.x) == 0 {
		s.converged = true
		return y
	}

	s.begin()
	for range limit {
		primal, dual, gap := s.residuals()
		if primal < max(1e-6, precise) && dual < max(1e-6, precise) && gap < precise {
			s.converged = true
			break
		}
		s.turns++
		if !s.step() {
			break
		}
	}

	for i, r := range s.dense {
		y[r] = s.rows[i].y
	}

	for c, r := range s.local {
		y[r] = s.rows[len(s.dense)+c].y
	}

	return y
}

// residuals measures the point: rows missed, prices missed, and the mean
// product of complements, the last two relative to the costs.
func (s *interior) residuals() (primal, dual, gap float64) {
	s.activities()
	for i := range s.rows {
		r := &s.rows[i]
		primal = max(primal, (r.lo-r.act)/(1+math.Abs(r.lo)), (r.act-r.hi)/(1+math.Abs(r.hi)))
	}

	for g := range s.groups {
		for j := s.from[g]; j < s.from[g+1]; j++ {
			dual = max(dual, math.Abs(s.reduced(g, j)-s.z[j]))
		}
	}

	s.mu = s.complement(0, 0)
	return primal, dual / s.costs, s.mu / s.costs
}

// activities computes a x of every row.
func (s *interior) activities() {
	m := len(s.dense)
	for i := range s.rows {
		s.rows[i].act = 0
	}

	for g := range s.groups {
		for j := s.from[g]; j < s.from[g+1]; j++ {
			for k := s.start[j]; k < s.start[j+1]; k++ {
				s.rows[s.idx[k]].act += float64(s.val[k] * s.x[j])
			}
			if c := s.clique[g]; c >= 0 {
				s.rows[m+int(c)].act += s.x[j]
			}
		}
	}
}

// reduced returns c - y a + tau of column j in group g.
func (s *interior) reduced(g int, j int32) float64 {
	d := s.cost[j] + s.tau[g]
	for k := s.start[j]; k < s.start[j+1]; k++ {
		d -= float64(s.val[k] * s.rows[s.idx[k]].y)
	}
	if c := s.clique[g]; c >= 0 {
		d -= s.rows[len(s.dense)+int(c)].y
	}
	return d
}

// complement returns the mean product of complements after steps of the given
// lengths.
func (s *interior) complement(alpha, beta float64) float64 {
	sum, n := 0.0, len(s.x)+len(s.t)
	for j, x := range s.x {
		sum += (x + float64(alpha*s.dx[j])) * (s.z[j] + float64(beta*s.dz[j]))
	}

	for g, t := range s.t {
		sum += (t + float64(alpha*s.dt[g])) * (s.tau[g] + float64(beta*s.dtau[g]))
	}

	for i := range s.rows {
		r := &s.rows[i]
		if r.equal {
			continue
		}
		if r.low {
			sum += (r.p + float64(alpha*r.dp)) * (r.zp + float64(beta*r.dzp))
			n++
		}
		if r.high {
			sum += (r.q + float64(alpha*r.dq)) * (r.zq + float64(beta*r.dzq))
			n++
		}
	}

	return sum / float64(n)
}

// work estimates what the method has cost in units of a thousand operations.
func (s *interior) work() int64 {
	m := int64(len(s.dense))
	each := m*m*m/6 + int64(len(s.local))*m*m/2 + int64(len(s.groups))*600 + int64(len(s.idx))*12
	return int64(s.turns) * each >> 10
}
