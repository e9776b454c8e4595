// Package mip assembles test forms as a 0-1 program: model in, proven result
// out. It knows numbers only; what an item asks is the caller's business.
//
// # Model
//
// Let x[f,s,q] be 1 if form f asks item q in session s, and 0 otherwise.
// A [Model] asks to
//
//	minimise    sum x[f,s,q] cost[q,s]  +  sum_d weight_d |miss_d|  +  Repeat sum_q use[q] (use[q] - 1) / 2
//	subject to  sum_q x[f,s,q] = count_s                      session sizes
//	            lo_d <= sum a_d[q,s] x[f,s,q] <= hi_d         every hard demand d, every form
//	            sum_s x[f,s,q] <= 1                           no repeats
//	            sum_s sum_{q in C} x[f,s,q] <= 1              every set C of enemies
//	            sum_f sum_s x[f,s,q] = use[q] <= MaxUse       uses
//	            sum_q use[f,q] use[g,q] <= MaxOverlap         every pair of forms
//	            c <= sum a_b[q] x[f,s,q] <= c + width_b       every band b, some c, every form
//	            x[f,s,q] in {0, 1}
//
// A [Demand] chooses a measure (number of items, minutes, difficulty, or
// number of sessions), the items that it counts, and a range; with a weight it
// is a wish that may be missed at that price. All numbers are integers.
//
// # Method
//
// The files can be read one after the other:
//
//   - model.go, demand.go, check.go: the model.
//   - frame.go, program.go, compile.go: the model of one form as rows and columns
//     of a linear program, over any part of the bank; many.go: all forms averaged
//     into one, which gives the same bound as all of them apart.
//   - sift.go, interior.go, newton.go, normal.go: the bound. The relaxation is solved by
//     an interior-point method (Mehrotra 1992) that eliminates repeats and
//     enemies first, over a restricted master that grows as prices demand
//     (sifting: Bixby, Gregory, Lustig, Marsten and Shanno 1992); pricing.go prices
//     the rest of the bank, so that no program is ever as large as that. Where
//     the method does not converge the simplex method settles it.
//   - certificate.go: the proof. Prices are rounded to integers and the bound
//     is computed again in integers (Geoffrion, Lagrangean relaxation for
//     integer programming, 1974). Nothing is called proven on floating-point
//     numbers.
//   - one.go: one form. Items whose reduced cost exceeds the gap fall away
//     (core problems: Balas and Zemel 1980); branch.go, branching.go and kinds.go
//     search the rest by branch and bound with reliability branching
//     (Achterberg, Koch and Martin 2005), simplex.go, pivot.go and inverse.go
//     solve its nodes by a dual simplex method for bounded variables (Koberstein 2005),
//     rounding.go rounds their points to sets.
//   - lagrangian.go: a second bound for many forms, which fall apart once uses have
//     prices (Held, Wolfe and Crowder 1974); it proves what the averaged
//     relaxation cannot, where a single form is never as good as a fraction of one.
//   - anneal.go, moves.go, penalty.go: many forms by annealing (Kirkpatrick,
//     Gelatt and Vecchi 1983) with penalties from the prices of the bound;
//     refine.go solves each form again, exactly.
//   - enumerate.go: tiny models of several forms, exactly; sequence.go: forms one
//     after the other, where annealing finds no set; band.go: what forms have alike.
//   - verify.go: every set is checked again by code that shares nothing with
//     the search; evaluator.go: questions about single places of a form.
//
// The result depends on the model, the seed and the effort alone: work is
// counted, not timed, and nothing runs in parallel.
//
// # Floating point
//
// A Go compiler may fuse x*y + z into one rounding where the machine can, so
// that the same code would take other steps on other machines. The language
// forbids that across an explicit conversion: wherever a product is added to
// something it is written float64(x*y), so that the same input gives the same
// set everywhere.
package mip
