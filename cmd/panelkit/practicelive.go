package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// liveQuestions gives the ids that a list of ids and manifests names, and the kits of the manifests,
// all of which must have been made from this bank.
func liveQuestions(role *bank.Role, names []string) ([]string, []*kit.Kit, error) {
	var kits []*kit.Kit
	var enemies []string // of the kits' questions, when the kits were made
	ids, err := metQuestions(role, names, func(file string, k *kit.Kit) error {
		kits = append(kits, k)
		if k.BankDigest == role.Digest() {
			return nil // the enemies are those of the bank
		}
		for i := range k.Questions {
			for _, e := range k.Questions[i].TwinIDs() {
				if role.Question(e) != nil {
					enemies = append(enemies, e)
				}
			}
		}
		return sameBank(file, role, k)
	})
	if err != nil {
		return nil, nil, err
	}
	ids = append(ids, enemies...)
	slices.Sort(ids)
	return slices.Compact(ids), kits, nil
}

// sameBank refuses a manifest of another state of the bank whose questions are not those of the role:
// leaving their ids out would leave the live questions in. A bank that has grown since is the same.
func sameBank(file string, role *bank.Role, k *kit.Kit) error {
	var strange []string
	for i := range k.Questions {
		if q := role.Question(k.Questions[i].ID); q == nil || q.Text != k.Questions[i].Text {
			strange = append(strange, k.Questions[i].ID)
		}
	}
	if len(strange) == 0 {
		return nil
	}
	n := len(strange)
	if n > 5 {
		strange = append(strange[:5], "...")
	}
	return problem.Problem{
		File: file,
		Fact: fmt.Sprintf("manifest of another bank: %d of its %d questions are missing from role %s or read otherwise: %s", n, len(k.Questions), role.ID, join(strange)),
		Hint: "name the bank that the kit was made from with --bank",
	}
}

// reportPractice ends practice with what was made and what found no room.
func (a *app) reportPractice(d *practice.Document, all int, out string, files []practice.File) error {
	whom := ""
	if d.Candidate != "" {
		whom = " for " + d.Candidate
	}
	planned := 0
	for _, q := range d.Questions {
		if q.Day > 0 {
			planned++
		}
	}
	fmt.Fprintf(a.out, "practice pack%s: %s, %s\n\n", whom, d.Role.Title, d.Seniority)
	t := newTable(a.out)
	t.row("questions", fmt.Sprintf("%d to practice, %d kept out as live or too much like them", len(d.Questions), all-len(d.Questions)))
	t.row("plan", fmt.Sprintf("%s from %s, at most %g h a day, %d questions", count(len(d.Plan.Days), "day"), d.Plan.Start, math.Round(float64(d.Plan.Minutes)/0.6)/100, planned))
	for _, ph := range d.Plan.Phases {
		span := fmt.Sprintf("days %d to %d", ph.From, ph.To)
		if ph.From == ph.To {
			span = fmt.Sprintf("day %d", ph.From)
		}
		t.row("", span+": "+ph.Title)
	}
	if err := t.flush(); err != nil {
		return err
	}
	for _, l := range d.Plan.LeftOut {
		fmt.Fprintf(a.out, "\nleft out: %s\n", l.Why)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	fmt.Fprintf(a.out, "\nmade %s in %s: %s\n", count(len(files), "file"), filepath.Clean(out), strings.Join(names, ", "))
	for _, w := range d.Warnings {
		fmt.Fprintf(a.err, "warning: %s\n", w)
	}
	return nil
}
