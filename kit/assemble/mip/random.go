package mip

import "math"

// random is a small generator of its own (SplitMix64: Steele, Lea and Flood
// 2014), so that a seed means the same numbers for ever.
type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1.
func (r *random) below(n int) int { return int((r.next() >> 32) * uint64(n) >> 32) }

// exponential holds -ln u for evenly spread u: by how many temperatures a move of
// annealing may be for the worse.
type exponential [1 << 10]float64

func newExponential() *exponential {
	l := &exponential{}
	for i := range l {
		l[i] = -math.Log((float64(i) + 0.5) / float64(len(l)))
	}
	return l
}
