package desk_test

import (
	"context"
	"fmt"

	"panelkit/bank"
	"panelkit/kit/desk"
	"panelkit/templates"
)

// A desk makes the kit of a first conversation. Nothing is written: the files come back as bytes, for a folder or
// for a download.
func Example() {
	d := &desk.Desk{
		Version:   "example",
		Banks:     []bank.Folder{bank.Builtin()},
		Templates: []desk.Folder{{Name: "templates", FS: templates.FS()}},
	}
	built, err := d.Build(context.Background(), desk.BuildRequest{
		Choice: desk.Choice{Plan: desk.Plan{Role: "ai-security-engineer", Template: "screen"}, Seed: 1},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	fmt.Println(built.Kit.Loop.Title, "in", len(built.Kit.Questions), "questions")
	for _, f := range built.Files {
		fmt.Println(f.Path)
	}

	// What is wrong with a request names its field, which may be a flag or a box on a page.
	_, err = d.Loop(desk.Plan{Role: "ai-security-engineer", Date: "tomorrow"})
	fmt.Println(err)
	// Output:
	// AI Security Engineer in 3 questions
	// kit.json
	// packets/1-screen.pdf
	// scorecards/1-screen.xlsx
	// date: "tomorrow" is not a day of the form 2026-11-30
}
