package mip

import "slices"

// demand returns the demand that measures a band, of any range.
func (b *Band) demand() Demand { return On(b.Kind, Range{0, Unbounded}) }

// window returns where the window of a band lies best over what the forms
// measure, and by how many units they lie outside it together.
func (b *Band) window(have []int) (lo, off int) {
	miss := func(lo int) int {
		sum := 0
		for _, v := range have {
			sum += Range{lo, lo + b.Width}.Beyond(v)
		}
		return sum
	}

	// The miss is convex and bends only where an end of the window meets a form.
	off = -1
	for _, v := range slices.Sorted(slices.Values(have)) {
		for _, at := range []int{v - b.Width, v} {
			if now := miss(at); off < 0 || now < off {
				lo, off = at, now
			}
		}
	}

	return lo, off
}

// bands gives every band of several forms a row without bounds: the annealer
// moves its window, and to the relaxation it is free, which keeps bounds valid.
func (f *frame) bands() {
	if f.m.Forms == 1 {
		return
	}
	for i := range f.m.Bands {
		r := row{lo: -infinite, hi: infinite, demand: rowBand, index: int32(i), parent: -1}
		r.weight = f.m.Bands[i].Weight
		f.addRow(r)
	}
}

// recenter moves the window of every band to where the forms miss it least, and
// counts everything again.
func (a *annealer) recenter() {
	moved := false
	have := make([]int, a.forms)
	for i := range a.p.rows {
		r := &a.p.rows[i]
		if r.demand != rowBand {
			continue
		}

		for f := range have {
			have[f] = int(a.act[f*len(a.rows)+i])
		}

		band := &a.p.m.Bands[r.index]
		lo, _ := band.window(have)
		b := &a.rows[i]
		moved = moved || b.lo != int32(lo)
		b.lo, b.hi = int32(lo), int32(lo+band.Width)
	}

	if moved {
		a.recount()
	}
}

// bandOf returns the demand that measures the band of row i.
func (f *frame) bandOf(i int) *Demand {
	d := f.m.Bands[f.rows[i].index].demand()
	return &d
}
