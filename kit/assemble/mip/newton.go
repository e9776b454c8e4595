package mip

import "math"

// step makes one predictor-corrector step; false if the numbers fail.
func (s *interior) step() bool {
	s.factor()
	if !cholesky(s.normal) {
		return false
	}

	s.direction(0, false)
	alpha, beta := s.lengths()
	ratio := s.complement(alpha, beta) / s.mu
	s.direction(s.mu*ratio*ratio*ratio, true)
	alpha, beta = s.lengths()
	s.move(min(1, 0.9995*alpha), min(1, 0.9995*beta))

	return !math.IsNaN(s.x[0]) && alpha > 1e-10
}

// direction computes the Newton step towards complements of mu; second adds
// the products of the step before (Mehrotra's correction).
func (s *interior) direction(mu float64, second bool) {
	m := len(s.dense)
	for i := range s.rows {
		s.rowTarget(i, mu, second)
	}

	for i := range s.rhs {
		s.rhs[i] = s.rows[i].h / s.divisor(i)
	}

	for c := range s.armRHS {
		s.armRHS[c] = s.rows[m+c].h / s.rows[m+c].w
	}

	for g := range s.groups {
		s.groupTarget(g, mu, second)
	}

	for c, arm := range s.arm {
		f := s.armRHS[c] / s.pivot[c]
		subtract(s.rhs, arm, f)
	}

	copy(s.dy, s.rhs)
	substitute(s.normal, s.dy)

	for i := range s.dense {
		s.rows[i].dy = s.dy[i]
	}

	for c, arm := range s.arm {
		v := s.armRHS[c]
		for i, a := range arm {
			v -= float64(a * s.dy[i])
		}
		s.rows[m+c].dy = v / s.pivot[c]
	}

	for g := range s.groups {
		s.groupStep(g, mu, second)
	}

	for i := range s.rows {
		s.rowStep(i, mu, second)
	}
}

// divisor is 1 for equations, whose h is their right-hand side.
func (s *interior) divisor(i int) float64 {
	if s.rows[i].equal {
		return 1
	}
	return s.rows[i].w
}

// rowTarget computes h of a row.
func (s *interior) rowTarget(i int, mu float64, second bool) {
	r := &s.rows[i]
	if r.equal {
		r.h = r.lo - r.act
		return
	}

	r.h = 0
	if r.low {
		r.h += (rest(r.p, r.zp, r.dp, r.dzp, mu, second) + float64(r.zp*(r.lo+r.p-r.act))) / r.p
	}
	if r.high {
		r.h -= (rest(r.q, r.zq, r.dq, r.dzq, mu, second) + float64(r.zq*(r.act+r.q-r.hi))) / r.q
	}
}

// rest is what the product of two complements lacks to mu.
func rest(a, b, da, db, mu float64, second bool) float64 {
	v := mu - float64(a*b)
	if second {
		v -= float64(da * db)
	}
	return v
}

// groupTarget computes u of a group's columns and e of the group, and adds
// their part to the right-hand side.
func (s *interior) groupTarget(g int, mu float64, second bool) {
	total, filled := 0.0, 0.0
	for j := s.from[g]; j < s.from[g+1]; j++ {
		x, z := s.x[j], s.z[j]
		dual := s.reduced(g, j) - z
		s.u[j] = (rest(x, z, s.dx[j], s.dz[j], mu, second) - float64(x*dual)) / z
		total += s.u[j]
		filled += x
	}

	slack := rest(s.t[g], s.tau[g], s.dt[g], s.dtau[g], mu, second) / s.tau[g]
	s.e[g] = total + slack - (s.limit[g] - filled - s.t[g])
	share := s.e[g] / s.b[g]

	for j := s.from[g]; j < s.from[g+1]; j++ {
		f := float64(s.x[j]/s.z[j]*share) - s.u[j]
		for k := s.start[j]; k < s.start[j+1]; k++ {
			s.rhs[s.idx[k]] += float64(f * s.val[k])
		}
	}

	if c := s.clique[g]; c >= 0 {
		s.armRHS[c] += float64(s.big[g]*share) - total
	}
}

// groupStep finds the steps of a group and its columns from those of the rows.
func (s *interior) groupStep(g int, mu float64, second bool) {
	top := s.e[g]
	own := 0.0
	if c := s.clique[g]; c >= 0 {
		own = s.rows[len(s.dense)+int(c)].dy
	}

	for j := s.from[g]; j < s.from[g+1]; j++ {
		v := own
		for k := s.start[j]; k < s.start[j+1]; k++ {
			v += float64(s.val[k] * s.dy[s.idx[k]])
		}
		top += float64(s.x[j] / s.z[j] * v)
		s.u[j] += float64(s.x[j] / s.z[j] * v) // dx but for the part of dtau
	}

	slack := rest(s.t[g], s.tau[g], s.dt[g], s.dtau[g], mu, second)
	dtau := top / s.b[g]
	for j := s.from[g]; j < s.from[g+1]; j++ {
		x, z := s.x[j], s.z[j]
		r := rest(x, z, s.dx[j], s.dz[j], mu, second)
		dx := s.u[j] - float64(x/z*dtau)
		s.dx[j], s.dz[j] = dx, (r-float64(z*dx))/x
	}

	s.dtau[g] = dtau
	s.dt[g] = (slack - float64(s.t[g]*dtau)) / s.tau[g]
}

// rowStep finds the steps of a row's slacks from that of its price.
func (s *interior) rowStep(i int, mu float64, second bool) {
	r := &s.rows[i]
	if r.equal {
		return
	}

	move := (r.h - r.dy) / r.w // a dx
	if r.low {
		c := rest(r.p, r.zp, r.dp, r.dzp, mu, second)
		r.dp = move + r.act - r.lo - r.p
		r.dzp = (c - float64(r.zp*r.dp)) / r.p
	}

	if r.high {
		c := rest(r.q, r.zq, r.dq, r.dzq, mu, second)
		r.dq = r.hi - r.act - r.q - move
		r.dzq = (c - float64(r.zq*r.dq)) / r.q
	}
}

// lengths returns how far the point and the prices can go.
func (s *interior) lengths() (alpha, beta float64) {
	alpha, beta = 1, 1
	limit := func(length *float64, v, dv float64) {
		if dv < 0 {
			*length = min(*length, -v/dv)
		}
	}
	for j := range s.x {
		limit(&alpha, s.x[j], s.dx[j])
		limit(&beta, s.z[j], s.dz[j])
	}

	for g := range s.t {
		limit(&alpha, s.t[g], s.dt[g])
		limit(&beta, s.tau[g], s.dtau[g])
	}

	for i := range s.rows {
		r := &s.rows[i]
		if r.equal {
			continue
		}
		if r.low {
			limit(&alpha, r.p, r.dp)
			limit(&beta, r.zp, r.dzp)
		}
		if r.high {
			limit(&alpha, r.q, r.dq)
			limit(&beta, r.zq, r.dzq)
		}
	}

	return alpha, beta
}

// move makes the step.
func (s *interior) move(alpha, beta float64) {
	for j := range s.x {
		s.x[j] += float64(alpha * s.dx[j])
		s.z[j] += float64(beta * s.dz[j])
	}

	for g := range s.t {
		s.t[g] += float64(alpha * s.dt[g])
		s.tau[g] += float64(beta * s.dtau[g])
	}

	for i := range s.rows {
		r := &s.rows[i]
		if r.equal {
			r.y += float64(beta * r.dy)
			continue
		}

		r.p += float64(alpha * r.dp)
		r.q += float64(alpha * r.dq)
		r.zp += float64(beta * r.dzp)
		r.zq += float64(beta * r.dzq)
		r.y = r.zp - r.zq
	}
}
