package mip

import (
	"math"
)

// factor builds the normal matrix over the dense rows.
func (s *interior) factor() {
	m := len(s.dense)
	for i := range s.normal {
		clear(s.normal[i])
	}

	for c := range s.arm {
		clear(s.arm[c])
		s.pivot[c] = 1 / s.weight(m+c)
	}

	for i := range s.dense {
		s.normal[i][i] = 1e-11
		if !s.rows[i].equal {
			s.normal[i][i] += 1 / s.weight(i)
		}
	}

	sum := make([]float64, m) // of the group's columns, scattered
	var support []int32
	for g := range s.groups {
		support = s.factorGroup(g, sum, support[:0])
	}

	for c, arm := range s.arm {
		for i, a := range arm {
			if a != 0 {
				f := a / s.pivot[c]
				subtract(s.normal[i][:i+1], arm[:i+1], f)
			}
		}
	}
}

// weight returns zp/p + zq/q of row i.
func (s *interior) weight(i int) float64 {
	r := &s.rows[i]
	w := 0.0
	if r.low {
		w += r.zp / r.p
	}
	if r.high {
		w += r.zq / r.q
	}
	r.w = max(w, 1e-14)
	return r.w
}

// factorGroup adds one group's columns and takes its eliminated row away.
func (s *interior) factorGroup(g int, sum []float64, support []int32) []int32 {
	big := 0.0
	for j := s.from[g]; j < s.from[g+1]; j++ {
		d := s.x[j] / s.z[j]
		big += d
		idx, val := s.idx[s.start[j]:s.start[j+1]], s.val[s.start[j]:s.start[j+1]]

		for k, r := range idx {
			v := d * val[k]
			if sum[r] == 0 {
				support = append(support, r)
			}
			sum[r] += v
			row := s.normal[r]
			for l := 0; l <= k; l++ {
				row[idx[l]] += float64(v * val[l])
			}
		}
	}

	s.big[g] = big
	s.b[g] = big + s.t[g]/s.tau[g]
	inv := 1 / s.b[g]

	for k, r := range support {
		v := sum[r] * inv
		for _, o := range support[:k+1] {
			if o <= r {
				s.normal[r][o] -= float64(v * sum[o])
			} else {
				s.normal[o][r] -= float64(v * sum[o])
			}
		}
	}

	if c := s.clique[g]; c >= 0 {
		rest := s.t[g] / s.tau[g] * inv // 1 - big/b
		for _, r := range support {
			s.arm[c][r] += float64(sum[r] * rest)
		}
		s.pivot[c] += float64(big * rest)
	}

	for _, r := range support {
		sum[r] = 0
	}

	return support
}

// cholesky factors the lower triangle of a symmetric matrix in place.
func cholesky(a [][]float64) bool {
	for i, row := range a {
		for j := 0; j <= i; j++ {
			sum := row[j]
			other := a[j]
			for k := range j {
				sum -= float64(row[k] * other[k])
			}

			if j < i {
				row[j] = sum / other[j]
			} else if sum > 1e-18 {
				row[i] = math.Sqrt(sum)
			} else if sum == sum {
				row[i] = 1e60 // a row that depends on others: its price stays
			} else {
				return false
			}
		}
	}

	return true
}

// substitute solves with a factor of cholesky, in place.
func substitute(a [][]float64, v []float64) {
	for i, row := range a {
		sum := v[i]
		for k := range i {
			sum -= float64(row[k] * v[k])
		}
		v[i] = sum / row[i]
	}

	for i := len(a) - 1; i >= 0; i-- {
		v[i] /= a[i][i]
		for k := range i {
			v[k] -= float64(a[i][k] * v[i])
		}
	}
}
