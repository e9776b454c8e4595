package mip

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"testing"
)

// proven are the optima of instances of seed 1 that HiGHS and CBC have proven.
var proven = []struct {
	n, sessions int
	want        int64
}{{100, 1, 3393}, {1000, 1, 1874}, {10000, 1, 595}, {100, 5, 18851}, {1000, 5, 9533}, {10000, 5, 4621}}

func TestOptimaOfOtherSolvers(t *testing.T) {
	for _, c := range proven {
		m := instance(c.n, c.sessions, 1, NoLimit, 1)
		got, err := Solve(context.Background(), m, Options{})
		if err != nil {
			t.Fatal(c, err)
		}
		if got.Value != c.want || !got.Proven || got.Bound != c.want {
			t.Errorf("%d questions, %d sessions: %d, bound %d, want %d", c.n, c.sessions, got.Value, got.Bound, c.want)
		}
		if v, err := Verify(m, got.Forms); err != nil || v != got.Value {
			t.Errorf("verify: %d, %v", v, err)
		}
	}
}

// manyForms are instances that no other solver finishes: bound is the best of
// theirs, gap the most that may lie between a set and our own bound.
var manyForms = []struct {
	n, sessions, forms, overlap int
	bound                       int64
	gap                         float64
}{
	{100, 5, 10, NoLimit, 233788, 0.012},
	{1000, 5, 10, NoLimit, 176722, 0.006},
	{10000, 5, 10, NoLimit, 95342, 0.005},
	{1000, 5, 50, NoLimit, 0, 0.009},
	{1000, 1, 10, 1, 22342, 0.08},
}

func TestManyFormsNearTheirBound(t *testing.T) {
	for _, c := range manyForms {
		m := instance(c.n, c.sessions, c.forms, c.overlap, 1)
		got, err := Solve(context.Background(), m, Options{Seed: 1, Effort: Quick})
		if err != nil {
			t.Fatal(c, err)
		}
		if v, err := Verify(m, got.Forms); err != nil || v != got.Value {
			t.Errorf("verify: %d, %v", v, err)
		}
		if got.Bound < c.bound-1 || got.Gap() > c.gap {
			t.Errorf("%v: value %d, bound %d, gap %.3f%%", c, got.Value, got.Bound, 100*got.Gap())
		}
	}
}

// TestRivalsFile compares the table above with the file of measurements.
func TestRivalsFile(t *testing.T) {
	f, err := os.Open("../../../../shared/peers/assembly/rivals.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the measurements of other solvers are not here")
	}
	if err != nil {
		t.Fatal(err)
	}

	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}

	best := map[string]int64{}
	for _, r := range rows[1:] {
		if r[6] == "optimal" {
			best[r[0]], err = strconv.ParseInt(r[4], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
		}
	}

	if len(best) != len(proven) {
		t.Errorf("%d proven optima in the file, %d in the table", len(best), len(proven))
	}

	for _, c := range proven {
		if name := fmt.Sprintf("n%ds%df1", c.n, c.sessions); best[name] != c.want {
			t.Errorf("%s: %d in the file, %d in the table", name, best[name], c.want)
		}
	}
}

// TestSameWorkSameSet runs the same search twice: it must not depend on time,
// memory or the order of maps.
func TestSameWorkSameSet(t *testing.T) {
	for _, forms := range []int{1, 3} {
		m := instance(300, 5, forms, NoLimit, 4)
		a, err := Solve(context.Background(), m, Options{Seed: 5})
		if err != nil {
			t.Fatal(err)
		}

		b, err := Solve(context.Background(), m, Options{Seed: 5})
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("first %v, then %v", a, b)
		}
	}
}
