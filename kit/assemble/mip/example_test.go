package mip_test

import (
	"context"
	"fmt"

	"panelkit/kit/assemble/mip"
)

// Six items, a session of three, at least two of level 1, and two that are enemies.
func Example() {
	m := &mip.Model{
		Levels: 2, Categories: 1, Forms: 1, MaxUse: mip.NoLimit, MaxOverlap: mip.NoLimit,
		Sessions: []mip.Session{{Count: 3}},
		Items: []mip.Item{
			{Cost: 1}, {Cost: 2}, {Level: 1, Cost: 3}, {Level: 1, Cost: 4}, {Level: 1, Cost: 9}, {Cost: 5},
		},
		Cliques: [][]int{{2, 3}},
	}
	d := mip.Within(0, mip.Count, mip.AtLeast(2))
	d.Level = 1
	m.Demands = append(m.Demands, d)

	sol, err := mip.Solve(context.Background(), m, mip.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}

	fmt.Println(sol.Forms[0], sol.Value, sol.Proven)
	// Output: [[0 2 4]] 13 true
}
