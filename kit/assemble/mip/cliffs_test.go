package mip

import (
	"context"
	"math/rand"
	"syscall"
	"testing"
	"time"
)

// cliff is an instance at which a search can fail, with what is to be reached.
type cliff struct {
	name    string
	model   func() *Model
	effort  Effort
	gap     float64 // in percent; below 0: the optimum, proven
	seconds float64
}

// enemyPairs adds so many random pairs of enemies, which are no cliques.
func enemyPairs(m *Model, pairs int, seed int64) *Model {
	r := rand.New(rand.NewSource(seed))
	for range pairs {
		if a, b := r.Intn(len(m.Items)), r.Intn(len(m.Items)); a != b {
			m.Cliques = append(m.Cliques, []int{a, b})
		}
	}
	return m
}

// overlappingCliques adds so many random cliques of six.
func overlappingCliques(m *Model, cliques int, seed int64) *Model {
	r := rand.New(rand.NewSource(seed))
	for range cliques {
		m.Cliques = append(m.Cliques, r.Perm(len(m.Items))[:6])
	}
	return m
}

func cliffs() []cliff {
	of := func(n, sessions, forms, overlap int) func() *Model {
		return func() *Model { return instance(n, sessions, forms, overlap, 1) }
	}
	hostile := func(n, sessions, pairs int) func() *Model {
		return func() *Model { return enemyPairs(instance(n, sessions, 1, NoLimit, 1), pairs, 1) }
	}
	return []cliff{
		{"1000x12", of(1000, 12, 1, NoLimit), Normal, -1, 2},
		{"10000x12", of(10000, 12, 1, NoLimit), Normal, 0.1, 3},
		{"50000x12", of(50000, 12, 1, NoLimit), Normal, -1, 3},
		{"100000x12", of(100000, 12, 1, NoLimit), Normal, 0.1, 3},
		{"1000x20", of(1000, 20, 1, NoLimit), Normal, 0.5, 5},
		{"10000x20", of(10000, 20, 1, NoLimit), Normal, 0.5, 5},
		{"100000x5x50", of(100000, 5, 50, NoLimit), Normal, 0.2, 2},
		{"300000x5x10", of(300000, 5, 10, NoLimit), Normal, 0.2, 3},
		{"300 with 1800 pairs", hostile(300, 5, 1800), Normal, -1, 1.1},
		{"300 with 3600 pairs", hostile(300, 5, 3600), Normal, 10, 5},
		{"400 with 12000 pairs", hostile(400, 1, 12000), Normal, 10, 5},
		{"150 cliques", func() *Model { return overlappingCliques(of(300, 5, 1, NoLimit)(), 150, 1) }, Normal, 1, 5},
		{"10000x5x100 overlap 10", of(10000, 5, 100, 10), Normal, 5, 10},
		{"10000x5x50 overlap 0", of(10000, 5, 50, 0), Normal, 0.01, 3},
		{"1000x5x50 overlap 8", of(1000, 5, 50, 8), Normal, 3, 5},
		{"1000x1x10 overlap 1", of(1000, 1, 10, 1), Normal, 1.2, 5},
		{"1000x5x50", of(1000, 5, 50, NoLimit), Normal, 0.02, 2},
		{"1000x5x10", of(1000, 5, 10, NoLimit), Normal, 0.01, 5},
		{"100x5x10", of(100, 5, 10, NoLimit), Normal, 0.03, 3},
		{"10000x5x10", of(10000, 5, 10, NoLimit), Normal, 0.01, 3},
		{"10000x5x50", of(10000, 5, 50, NoLimit), Normal, 0.01, 3},
		{"1000x5x50 proof", of(1000, 5, 50, NoLimit), Proof, -1, 6},
		{"1000x5x10 proof", of(1000, 5, 10, NoLimit), Proof, -1, 60},
	}
}

// processor returns the seconds of processor time that the process has spent: on
// a busy machine the clock says little.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// BenchmarkCliffs reports of every cliff its gap in percent against what is to be reached; 100 is no set.
func BenchmarkCliffs(b *testing.B) {
	for _, c := range cliffs() {
		b.Run(c.name, func(b *testing.B) {
			m := c.model()
			for b.Loop() {
				start := processor()
				ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
				sol, err := Solve(ctx, m, Options{Effort: c.effort, Seed: 1})
				cancel()
				gap := 100.0
				if err == nil {
					gap = 100 * sol.Gap()
				}
				b.ReportMetric(gap, "gap%")
				b.ReportMetric(c.gap, "goal%")
				b.ReportMetric(c.seconds, "goal-s")
				b.ReportMetric(processor()-start, "cpu-s")
				if err != nil {
					b.Log(err)
				} else {
					b.Logf("%.2fs of processor, value %d bound %d proven %v work %d nodes %d",
						processor()-start, sol.Value, sol.Bound, sol.Proven, sol.Work, sol.Nodes)
				}
			}
		})
	}
}
