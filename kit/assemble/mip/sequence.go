package mip

import "context"

// sequence builds forms one after the other, each exactly with those before it
// as they are; every use of an item makes it dearer by spread for the next
// forms. It returns nil if some form finds no place.
func sequence(ctx context.Context, m *Model, spread, limit int64) (forms []Form, work int64) {
	uses := make([]int64, len(m.Items))
	for f := range m.Forms {
		one := m.FormGiven(append(forms, nil), f)
		for q, u := range uses {
			one.Items[q].Cost += spread * u
		}

		s := newSingle(newFrame(one))
		s.limit = limit/int64(m.Forms) + 1
		err := s.run(ctx)
		work += s.sol.Work
		if err != nil && !s.found {
			return nil, work
		}

		for _, items := range s.sol.Forms[0] {
			for _, q := range items {
				uses[q]++
			}
		}

		forms = append(forms, s.sol.Forms[0])
	}

	return forms, work
}

// seatForms begins with given forms; false if the program lacks one of their items.
func (a *annealer) seatForms(forms []Form) bool {
	a.reset()
	if !a.fix() {
		return false
	}

	n := len(a.place)
	for f, form := range forms {
		for s := range a.session {
			k := int(a.session[s].from)
			for _, q := range form[s] {
				j := a.p.columnOf(q, s)
				if j < 0 {
					return false
				}
				if a.has(f, a.options[j].group) {
					continue // fixed
				}

				for a.locked[f*n+k] {
					k++
				}

				a.slots[f*n+k] = j
				a.put(f, j)
				k++
			}
		}
	}

	a.recount()
	a.recenter()
	a.keep(0, 0)

	return true
}
