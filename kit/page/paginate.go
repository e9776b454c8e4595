package page

import "math"

// atom is strips that no page ends between.
type atom struct {
	strips []strip
	h      float64
	gap    bool
}

// paginate divides strips among pages of a body height. Pages are filled one after the other, but
// where there are lines to write on, white space is shared so that no page is left nearly empty.
func paginate(strips []strip, limit float64) [][]strip {
	var pages [][]strip
	for len(strips) > 0 {
		n := 0
		for n < len(strips) && !strips[n].end {
			n++
		}
		if n > 0 {
			atoms := atomsOf(strips[:n], limit)
			starts := fillPages(atoms, limit)
			if shared := sharePages(atoms, limit, len(starts)); shared != nil {
				starts = shared
			}
			pages = append(pages, cutPages(atoms, starts, limit)...)
		}
		strips = strips[min(n+1, len(strips)):]
	}

	return pages
}

// atomsOf groups strips that stick together, unless they are taller than a page.
func atomsOf(strips []strip, limit float64) []atom {
	var out []atom
	for i := 0; i < len(strips); {
		j := i + 1
		for j < len(strips) && strips[j-1].stick {
			j++
		}
		if h := height(strips[i:j]); h <= limit {
			out = append(out, atom{strips: strips[i:j], h: h, gap: j == i+1 && strips[i].gap})
		} else {
			for k := i; k < j; k++ {
				out = append(out, atom{strips: strips[k : k+1], h: strips[k].h, gap: strips[k].gap})
			}
		}
		i = j
	}

	return out
}

// again gives what is repeated at the top of a page that begins with an atom inside of a group.
func again(atoms []atom, i int, limit float64) []strip {
	if i == 0 {
		return nil
	}
	before := atoms[i-1].strips
	g := atoms[i].strips[0].group
	if g == nil || before[len(before)-1].group != g || height(g.again)+atoms[i].h > limit {
		return nil
	}
	return g.again
}

// fillPages gives the first atom of each page if pages are filled one after the other.
func fillPages(atoms []atom, limit float64) []int {
	starts, y := []int{0}, 0.0
	for i, a := range atoms {
		if a.gap && y == 0 {
			continue
		}
		if y+a.h > limit+0.01 && y > 0 && !a.gap {
			starts = append(starts, i)
			y = height(again(atoms, i, limit))
		}
		y += a.h
	}
	return starts
}

// sharePages gives the first atom of each of n pages so that the squares of the white space left on each
// are least in sum; nil where that is not wanted.
func sharePages(atoms []atom, limit float64, n int) []int {
	const most = 400 // atoms, beyond which it would take long
	lined := false
	for _, a := range atoms {
		for i := range a.strips {
			lined = lined || a.strips[i].fill != nil && a.strips[i].fill.most > 0
			if a.strips[i].group != nil {
				return nil
			}
		}
	}

	if !lined || n < 2 || len(atoms) > most {
		return nil
	}

	costs := make([][]float64, n+1) // of the atoms from i on, on k pages
	next := make([][]int, n+1)
	for k := range costs {
		costs[k], next[k] = make([]float64, len(atoms)+1), make([]int, len(atoms)+1)
		for i := range atoms {
			costs[k][i] = math.Inf(1)
			if k == 0 {
				continue
			}
			for j := i + 1; j <= len(atoms); j++ {
				left := limit - inkedHeight(atoms[i:j])
				if left < -0.01 {
					break
				}
				if c := left*left + costs[k-1][j]; c < costs[k][i] {
					costs[k][i], next[k][i] = c, j
				}
			}
		}
	}

	if math.IsInf(costs[n][0], 1) {
		return nil
	}

	starts, i := []int{0}, 0
	for k := n; k > 1; k-- {
		if i = next[k][i]; i >= len(atoms) {
			break
		}
		starts = append(starts, i)
	}

	return starts
}

// inkedHeight gives the height of atoms on a page of their own, without white space at its top and foot.
func inkedHeight(atoms []atom) float64 {
	h := 0.0
	for _, a := range inked(atoms) {
		h += a.h
	}
	return h
}

// inked leaves out white space at both ends.
func inked(atoms []atom) []atom {
	for len(atoms) > 0 && atoms[0].gap {
		atoms = atoms[1:]
	}
	for len(atoms) > 0 && atoms[len(atoms)-1].gap {
		atoms = atoms[:len(atoms)-1]
	}
	return atoms
}

// cutPages makes the pages and lets the note lines of each grow into what is left of it.
func cutPages(atoms []atom, starts []int, limit float64) [][]strip {
	var pages [][]strip
	for n, from := range starts {
		to := len(atoms)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		page := append(make([]strip, 0, 32), again(atoms, from, limit)...)
		for _, a := range inked(atoms[from:to]) {
			page = append(page, a.strips...)
		}
		if len(page) > 0 {
			grow(page, limit)
			pages = append(pages, page)
		}
	}

	return pages
}

// grow adds note lines to a page, in turn where there are several fields.
func grow(page []strip, limit float64) {
	left := limit - height(page)
	for grown := true; grown; {
		grown = false
		for i := range page {
			f := page[i].fill
			if f == nil || f.most == 0 || left < f.step {
				continue
			}
			f.most--
			f.lines++
			left -= f.step
			page[i].h += f.step
			grown = true
		}
	}
}
