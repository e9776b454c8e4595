package assemble_test

import (
	"context"
	"fmt"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble"
)

// A session of two questions, one of them advanced; t-2 has been asked before.
func ExampleForms() {
	role := &bank.Role{ID: "cook", Questions: []bank.Question{
		{ID: "t-1", Level: bank.Beginner, Category: bank.Technical, Minutes: 5},
		{ID: "t-2", Level: bank.Beginner, Category: bank.Technical, Minutes: 5},
		{ID: "t-3", Level: bank.Advanced, Category: bank.Technical, Minutes: 7},
	}}
	loop := kit.Loop{Role: "cook", Seniority: kit.Mid, Sessions: []kit.Session{{
		ID: "kitchen", Title: "Kitchen", Minutes: 20, Questions: 2,
		Levels:     map[bank.Level]kit.Bounds{bank.Beginner: {Lo: 1, Hi: 1}, bank.Advanced: {Lo: 1, Hi: 1}},
		Categories: map[bank.Category]kit.Bounds{bank.Technical: {Lo: 2, Hi: 2}},
	}}}

	res, err := assemble.Forms(context.Background(), assemble.Request{
		Loop: loop, Role: role, Exposure: map[string]int{"t-2": 3},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	fmt.Println(res.Forms[0].Sessions[0], res.Optimal)
	// Output: [t-1 t-3] true
}
