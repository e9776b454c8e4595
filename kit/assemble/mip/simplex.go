package mip

// status is how a run of the simplex method ended.
type status int

const (
	optimal    status = iota // primal and dual feasible
	infeasible               // no point satisfies the rows: ray proves it
	cutOff                   // the objective passed the cutoff
	unfinished               // the pivot limit was reached or numbers failed
)

// Tolerances of the floating-point work. Nothing that is printed as proven
// rests on them: see certificate.go.
const (
	feasible   = 1e-7 // how far a basic variable may lie beyond its bounds
	pivotLeast = 1e-8 // smallest pivot element
	settled    = 1e-7 // reduced cost below which a variable stays where it is
	refactor   = 120  // pivots between two inversions of the basis
)

// simplex is a dual simplex method for bounded variables with a dense inverse
// of the basis, steepest-edge pricing and the bound-flipping ratio test
// (Koberstein 2005; Maros 2003). Row i reads  a_i x + s_i = 0  with a logical
// variable s_i in [-hi_i, -lo_i]. Structural variables are 0..n-1, the logical
// of row i is n+i. Rows can be added while it stands, which keeps the basis
// dual feasible, and so can bounds be changed: that is all that branching and
// separation need.
type simplex struct {
	n, m    int
	start   []int32   // of the entries of structural columns
	idx     []int32   // row, or local row (negative: -1-local)
	val     []float64 // coefficients; those of local rows are 1
	local   []int32   // row of each local row; -1: not in the program yet
	cost    []float64 // of all variables; those of logical ones are prices that the structural costs are relative to
	lo, hi  []float64 // of all variables
	up      []bool    // nonbasic at its upper bound
	pos     []int32   // place in the basis; -1: nonbasic
	d       []float64 // reduced costs
	head    []int32   // variable at each place of the basis
	x       []float64 // value of the variable at each place
	inv     [][]float64
	edge    []float64 // squared norm of each row of inv
	alpha   []float64 // scratch: the pivot row over all variables
	column  []float64 // scratch: the entering column
	at      []int32   // scratch: the nonzeros of the pivot row
	nonzero []float64
	ray     []float64 // after infeasible: prices that prove it, to be scaled
	slope   float64   // after infeasible: gain of the bound per unit of ray
	pivots  int       // since the basis was inverted
	spent   int64     // work in units of about a thousand operations
	budget  int64     // spent at which solve gives up; 0: never
	stop    func() bool
}

// each calls f with every entry of a structural column in a present row.
func (s *simplex) each(j int32, f func(row int32, v float64)) {
	for k := s.start[j]; k < s.start[j+1]; k++ {
		r := s.idx[k]
		if r < 0 {
			r = s.local[-1-r]
		}
		if r >= 0 {
			f(r, s.val[k])
		}
	}
}

// dot returns the product of a dense row vector with a structural column.
func (s *simplex) dot(v []float64, j int32) float64 {
	sum := 0.0
	for k := s.start[j]; k < s.start[j+1]; k++ {
		r := s.idx[k]
		if r < 0 {
			r = s.local[-1-r]
		}
		if r >= 0 {
			sum += float64(v[r] * s.val[k])
		}
	}

	return sum
}

// addRow appends the row a x in [lo, hi]; the columns must already know it.
func (s *simplex) addRow(lo, hi float64) int32 {
	i := s.m
	s.m++
	s.lo, s.hi, s.cost = append(s.lo, -hi), append(s.hi, -lo), append(s.cost, 0)
	s.up, s.d = append(s.up, false), append(s.d, 0)
	s.pos = append(s.pos, int32(i))
	s.head = append(s.head, int32(s.n+i))
	s.x = append(s.x, 0)

	for k := range s.inv {
		s.inv[k] = append(s.inv[k], 0)
	}

	s.inv = append(s.inv, make([]float64, i+1, i+17))
	s.edge = append(s.edge, 1)
	s.alpha = append(s.alpha, 0)
	s.column = append(s.column, 0)
	s.inv[i][i] = 1

	return int32(i)
}

// activate makes local row k part of the program and returns its row.
func (s *simplex) activate(k int32, lo, hi float64) int32 {
	r := s.addRow(lo, hi)
	s.local[k] = r
	row := s.inv[r]

	for i, v := range s.head[:r] {
		if int(v) >= s.n {
			continue
		}
		for e := s.start[v]; e < s.start[v+1]; e++ {
			if s.idx[e] == -1-k {
				subtract(row, s.inv[i], s.val[e])
				break
			}
		}
	}

	row[r] = 1
	s.edge[r] = norm2(row)
	return r
}

// value returns where nonbasic variable j stands.
func (s *simplex) value(j int32) float64 {
	if p := s.pos[j]; p >= 0 {
		return s.x[p]
	}
	if s.up[j] {
		return s.hi[j]
	}
	return s.lo[j]
}

// objective returns the cost of the current point, a lower bound of the
// program whenever the basis is dual feasible.
func (s *simplex) objective() float64 {
	sum := 0.0
	for j := range int32(s.n + s.m) {
		if s.cost[j] != 0 {
			sum += float64(s.cost[j] * s.value(j))
		}
	}
	return sum
}

// restart computes prices and the values of basic variables afresh, moving
// nonbasic variables to the bound that makes them dual feasible.
func (s *simplex) restart() {
	y := s.prices()
	for j := range int32(s.n + s.m) {
		if s.pos[j] >= 0 {
			s.d[j] = 0
			continue
		}

		if int(j) < s.n {
			s.d[j] = s.cost[j] - s.dot(y, j)
		} else {
			s.d[j] = s.cost[j] - y[int(j)-s.n]
		}

		switch {
		case s.d[j] < -settled && s.hi[j] < float64(infinite):
			s.up[j] = true
		case s.d[j] > settled && s.lo[j] > -float64(infinite):
			s.up[j] = false
		case s.lo[j] <= -float64(infinite):
			s.up[j] = true
		case s.hi[j] >= float64(infinite):
			s.up[j] = false
		}
	}

	s.place()
}

// place computes the values of the basic variables from the nonbasic ones.
func (s *simplex) place() {
	b := make([]float64, s.m)
	for j := range int32(s.n + s.m) {
		if s.pos[j] >= 0 {
			continue
		}

		v := s.value(j)
		if v == 0 {
			continue
		}

		if int(j) >= s.n {
			b[int(j)-s.n] -= v
		} else {
			s.each(j, func(r int32, a float64) { b[r] -= float64(a * v) })
		}
	}

	for i, row := range s.inv {
		sum := 0.0
		for k, u := range row {
			sum += float64(u * b[k])
		}
		s.x[i] = sum
	}

	s.spent += int64(s.m*s.m+8*s.n) >> 10
}

// prices returns the dual values of all rows.
func (s *simplex) prices() []float64 {
	y := make([]float64, s.m)
	for i, v := range s.head {
		if s.cost[v] != 0 {
			c := s.cost[v]
			for k, u := range s.inv[i] {
				y[k] += float64(c * u)
			}
		}
	}
	return y
}
