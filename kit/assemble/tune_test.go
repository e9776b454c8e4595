package assemble

import (
	"testing"
	"syscall"
)

func cpu() int64 {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	return (r.Utime.Nano() + r.Stime.Nano()) / 1000000
}

func TestTune(t *testing.T) {
	for _, c := range [][5]int{{100, 5, 10, -1, 1500000}, {1000, 5, 10, -1, 1500000}, {10000, 5, 10, -1, 1500000}, {10000, 5, 50, -1, 2000000}, {1000, 1, 10, 1, 1500000}} {
		m := instance(c[0], c[1], c[2], c[3], 1)
		p := compile(m, nil)
		all := p.aggregate()
		y, pr, _ := all.relaxation()
		lb := pr.ceil(all.bound(&pr))
		for _, keep := range []int{2, 3} {
		cols := p.promising(&pr, all.need())
		if keep == 2 { cols = cols[:min(len(cols), 200+2*all.need()*len(m.Sessions))] }
		temper := p.temper(&pr, cols)
		for _, h := range [][2]float64{{2, 100}, {4, 100}, {8, 100}, {4, 40}, {8,40}} {
			begin := cpu()
			a := newAnnealer(p, cols, 1)
			a.weigh(y, temper)
			a.fill()
			a.run(schedule{moves: int64(c[4]), hot: temper / h[0], end: temper / h[1]}, func() bool { return false })
			t.Logf("%v keep %d %v gap %.3f bad %d now %.3f ms %d", c, keep, h, 100*float64(a.bestCost-lb)/float64(lb), a.bad, 100*float64(a.cost-lb)/float64(lb), cpu()-begin)
		}
		}
	}
}
