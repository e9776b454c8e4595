package mip

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchInstance solves an instance and reports its gap in percent.
func benchInstance(b *testing.B, n, sessions, forms, overlap int, e Effort) {
	m := instance(n, sessions, forms, overlap, 1)
	b.ReportAllocs()
	for b.Loop() {
		sol, err := Solve(context.Background(), m, Options{Effort: e, Seed: 1})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(100*sol.Gap(), "gap%")
	}
}

func BenchmarkN100S5F1(b *testing.B)    { benchInstance(b, 100, 5, 1, NoLimit, Normal) }
func BenchmarkN1000S1F1(b *testing.B)   { benchInstance(b, 1000, 1, 1, NoLimit, Normal) }
func BenchmarkN1000S5F1(b *testing.B)   { benchInstance(b, 1000, 5, 1, NoLimit, Normal) }
func BenchmarkN10000S5F1(b *testing.B)  { benchInstance(b, 10000, 5, 1, NoLimit, Normal) }
func BenchmarkN100000S5F1(b *testing.B) { benchInstance(b, 100000, 5, 1, NoLimit, Normal) }

func BenchmarkN100S5F10(b *testing.B)    { benchInstance(b, 100, 5, 10, NoLimit, Normal) }
func BenchmarkN1000S5F10(b *testing.B)   { benchInstance(b, 1000, 5, 10, NoLimit, Normal) }
func BenchmarkN10000S5F10(b *testing.B)  { benchInstance(b, 10000, 5, 10, NoLimit, Normal) }
func BenchmarkN1000S5F50(b *testing.B)   { benchInstance(b, 1000, 5, 50, NoLimit, Normal) }
func BenchmarkN10000S5F50(b *testing.B)  { benchInstance(b, 10000, 5, 50, NoLimit, Normal) }
func BenchmarkN1000S1F10O1(b *testing.B) { benchInstance(b, 1000, 1, 10, 1, Normal) }

// BenchmarkGrowth reports how many times longer one loop takes where the bank is
// 100 times larger, over several instances in one run.
func BenchmarkGrowth(b *testing.B) {
	took := func(n int) time.Duration {
		var total time.Duration
		for seed := range int64(6) {
			m := instance(n, 5, 1, NoLimit, seed+1)
			start := time.Now()
			sol, err := Solve(context.Background(), m, Options{Seed: 1})
			if err != nil || !sol.Proven {
				b.Fatal(sol, err)
			}
			total += time.Since(start)
		}
		return total
	}
	for b.Loop() {
		small, large := took(1000), took(100_000)
		b.ReportMetric(float64(large)/float64(small), "times")
		b.ReportMetric(small.Seconds()/6, "s/1000")
		b.ReportMetric(large.Seconds()/6, "s/100000")
	}
}

// The same, to the last: for the table of what -effort proof reaches.
func BenchmarkProofN100S5F10(b *testing.B)    { benchInstance(b, 100, 5, 10, NoLimit, Proof) }
func BenchmarkProofN1000S5F10(b *testing.B)   { benchInstance(b, 1000, 5, 10, NoLimit, Proof) }
func BenchmarkProofN10000S5F10(b *testing.B)  { benchInstance(b, 10000, 5, 10, NoLimit, Proof) }
func BenchmarkProofN1000S1F10O1(b *testing.B) { benchInstance(b, 1000, 1, 10, 1, Proof) }

// BenchmarkCBC times COIN-OR's cbc on the same models in the same run, with a
// limit of 30 seconds, where it is installed.
func BenchmarkCBC(b *testing.B) {
	cbc, err := exec.LookPath("cbc")
	if err != nil {
		b.Skip("cbc is not installed")
	}

	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("N%dS5F1", n), func(b *testing.B) {
			file := modelFile(b, n)
			for b.Loop() {
				args := []string{file, "-timeMode", "elapsed", "-sec", "30", "-allow", "0.99", "-solve"}
				out, err := exec.Command(cbc, args...).Output()
				if err != nil {
					b.Fatal(err)
				}
				if strings.Contains(string(out), "not valid") {
					b.Fatal(string(out))
				}
				if !strings.Contains(string(out), "Optimal solution found") {
					b.Log("stopped at its limit of 30 s")
				}
			}
		})
	}
}

// modelFile writes an instance for cbc: by the generator in the folder assembly of PANELKIT_PEERS if
// that is set, since the order of rows matters much to cbc, otherwise by writeMPS.
func modelFile(b *testing.B, n int) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "model")
	peers := os.Getenv("PANELKIT_PEERS")
	if peers == "" {
		if err := writeMPS(file+".mps", entire(instance(n, 5, 1, NoLimit, 1))); err != nil {
			b.Fatal(err)
		}
		return file + ".mps"
	}

	cmd := exec.Command("go", "run", ".", "-n", strconv.Itoa(n), "-s", "5", "-f", "1", "-seed", "1", "-out", file)
	cmd.Dir = filepath.Join(peers, "assembly")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}

	return file + ".mps"
}

// writeMPS writes a program of one form in free MPS.
func writeMPS(file string, p *program) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}

	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "NAME instance\nROWS\n N obj\n")

	for i := range p.rows {
		kind := "G"
		switch r := &p.rows[i]; {
		case r.lo == r.hi:
			kind = "E"
		case r.lo <= 0 && r.hi < infinite:
			kind = "L"
		}
		fmt.Fprintf(w, " %s r_%d\n", kind, i)
	}

	single := func(g int32) bool { return p.groups[g].item < 0 || p.groups[g].clique >= 0 } // needs no row
	for g := range p.groups {
		if !single(int32(g)) {
			fmt.Fprintf(w, " L g_%d\n", g)
		}
	}

	fmt.Fprintf(w, "COLUMNS\n M1 'MARKER' 'INTORG'\n")
	for j := range p.cols {
		c := &p.cols[j]
		name := fmt.Sprintf("x0_%d_%d", c.session, c.item)
		fmt.Fprintf(w, " %s obj %d\n", name, c.cost)
		if !single(c.group) {
			fmt.Fprintf(w, " %s g_%d 1\n", name, c.group)
		}
		for _, e := range p.of(int32(j)) {
			fmt.Fprintf(w, " %s r_%d %d\n", name, e.row, e.coef)
		}
	}

	fmt.Fprintf(w, " M2 'MARKER' 'INTEND'\nRHS\n")
	for i := range p.rows {
		if r := &p.rows[i]; r.lo <= 0 && r.hi < infinite {
			fmt.Fprintf(w, " rhs r_%d %d\n", i, r.hi)
		} else {
			fmt.Fprintf(w, " rhs r_%d %d\n", i, r.lo)
		}
	}

	for g := range p.groups {
		if !single(int32(g)) {
			fmt.Fprintf(w, " rhs g_%d %d\n", g, p.groups[g].limit)
		}
	}

	fmt.Fprintf(w, "RANGES\n")
	for i := range p.rows {
		if r := &p.rows[i]; r.lo > 0 && r.lo < r.hi && r.hi < infinite {
			fmt.Fprintf(w, " rng r_%d %d\n", i, r.hi-r.lo)
		}
	}

	fmt.Fprintf(w, "BOUNDS\n")
	for j := range p.cols {
		fmt.Fprintf(w, " BV bnd x0_%d_%d\n", p.cols[j].session, p.cols[j].item)
	}

	fmt.Fprintf(w, "ENDATA\n")
	if err := w.Flush(); err != nil {
		return err
	}

	return f.Close()
}
