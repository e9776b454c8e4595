package mip

import (
	"math"
)

func norm2(v []float64) float64 {
	sum := 0.0
	for _, u := range v {
		sum += float64(u * u)
	}
	return sum
}

// clone returns an independent copy that shares what never changes.
func (s *simplex) clone() *simplex {
	c := *s
	c.local = append([]int32(nil), s.local...)
	c.lo, c.hi = append([]float64(nil), s.lo...), append([]float64(nil), s.hi...)
	c.cost = append([]float64(nil), s.cost...) // rows will be added
	c.up, c.pos = append([]bool(nil), s.up...), append([]int32(nil), s.pos...)
	c.d, c.x = append([]float64(nil), s.d...), append([]float64(nil), s.x...)
	c.head = append([]int32(nil), s.head...)
	c.edge = append([]float64(nil), s.edge...)
	c.alpha, c.column = make([]float64, len(s.alpha)), make([]float64, len(s.column))
	c.at, c.nonzero = nil, nil
	c.inv = square(s.m)

	for i, row := range s.inv {
		copy(c.inv[i], row)
	}

	return &c
}

// pack drops what unpack can compute again, to keep many at a time.
func (s *simplex) pack() {
	s.inv, s.edge, s.alpha, s.column, s.d, s.x = nil, nil, nil, nil, nil, nil
}

// unpack undoes pack and returns the work spent. A basis that has become
// singular gives way to that of the logical variables.
func (s *simplex) unpack() int64 {
	before := s.spent
	s.d, s.alpha = make([]float64, s.n+s.m), make([]float64, s.n+s.m)
	s.x, s.edge, s.column = make([]float64, s.m), make([]float64, s.m), make([]float64, s.m)
	s.inv = square(s.m)

	if !s.invert() {
		for j := range s.pos {
			s.pos[j] = -1
		}
		for i := range s.head {
			s.head[i] = int32(s.n + i)
			s.pos[s.n+i] = int32(i)
		}
		s.invert()
	}

	return s.spent - before
}

// square returns a zero matrix with room for a few more rows and columns.
func square(m int) [][]float64 {
	const room = 16
	rows := make([][]float64, m)
	flat := make([]float64, m*(m+room))
	for i := range rows {
		at := i * (m + room)
		rows[i] = flat[at : at+m : at+m+room]
	}
	return rows
}

// invert rebuilds the inverse of the basis by Gauss-Jordan elimination; it
// reports false if the basis is numerically singular.
func (s *simplex) invert() bool {
	m := s.m
	b := make([][]float64, m) // rows of [B | I]
	for i := range b {
		b[i] = make([]float64, 2*m)
		b[i][m+i] = 1
	}

	for p, v := range s.head {
		if int(v) >= s.n {
			b[int(v)-s.n][p] = 1
		} else {
			s.each(v, func(r int32, a float64) { b[r][p] = a })
		}
	}

	for p := range m {
		best := p
		for i := p + 1; i < m; i++ {
			if math.Abs(b[i][p]) > math.Abs(b[best][p]) {
				best = i
			}
		}

		if math.Abs(b[best][p]) < 1e-10 {
			return false
		}

		b[p], b[best] = b[best], b[p]
		scale(b[p][p:], 1/b[p][p])

		for i := range m {
			if f := b[i][p]; i != p && f != 0 {
				subtract(b[i][p:], b[p][p:], f)
			}
		}
	}

	for p := range m {
		copy(s.inv[p], b[p][m:])
		s.edge[p] = norm2(s.inv[p])
	}

	s.pivots = 0
	s.spent += int64(m*m*m) >> 10
	return true
}

func scale(v []float64, f float64) {
	for i := range v {
		v[i] *= f
	}
}

// subtract computes v -= f*u.
func subtract(v, u []float64, f float64) {
	u = u[:len(v)]
	for i := range v {
		v[i] -= float64(f * u[i])
	}
}
