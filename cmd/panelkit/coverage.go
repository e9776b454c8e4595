package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
)

// printCoverage shows what is asked against what was planned: for each session by level, category
// and minutes, and for each competency by session.
func (a *app) printCoverage(k *kit.Kit) error {
	fmt.Fprintln(a.out, "Coverage (asked/planned)")
	t := newTable(a.out)
	head := []string{"SESSION"}
	for _, l := range bank.Levels() {
		head = append(head, strings.ToUpper(string(l)))
	}

	categories := usedCategories(k)
	for _, c := range categories {
		head = append(head, strings.ToUpper(string(c)))
	}

	head = append(head, "MINUTES")
	if k.Loop.Weights != nil {
		head = append(head, "SHARE OF A QUESTION")
	}
	t.row(head...)
	for i, s := range k.Coverage.Sessions {
		row := []string{s.Session}
		for _, m := range s.Levels {
			row = append(row, met(m))
		}
		for _, c := range categories {
			row = append(row, met(s.Categories[c.Rank()]))
		}
		row = append(row, met(s.Minutes))
		if k.Loop.Weights != nil {
			row = append(row, shareText(k.Sessions[i].Asked))
		}
		t.row(row...)
	}

	if err := t.flush(); err != nil {
		return err
	}

	fmt.Fprintln(a.out)
	return a.printCompetencies(k)
}

func (a *app) printCompetencies(k *kit.Kit) error {
	t := newTable(a.out)
	head := []string{"COMPETENCY"}
	for i := range k.Sessions {
		head = append(head, strings.ToUpper(k.Sessions[i].Session))
	}

	head = append(head, "ALL", "SESSIONS")
	if k.Loop.Weights != nil {
		head = append(head, "WEIGHT")
	}
	t.row(head...)
	for _, c := range k.Coverage.Competencies {
		row := []string{c.Competency}
		for _, n := range c.Sessions {
			row = append(row, dash(n))
		}
		row = append(row, dash(c.Total), dash(c.In))
		if w, ok := k.Loop.Weights[c.Competency]; ok {
			row = append(row, fmt.Sprintf("%d %%", w))
		} else if k.Loop.Weights != nil {
			row = append(row, "left out")
		}
		t.row(row...)
	}

	return t.flush()
}

// shareText returns the least and the greatest weight that a question has in its session.
func shareText(asked []kit.Asked) string {
	if len(asked) == 0 {
		return "-"
	}
	by := func(a, b kit.Asked) int { return cmp.Compare(a.WeightPermille, b.WeightPermille) }
	least, most := slices.MinFunc(asked, by).Weight(), slices.MaxFunc(asked, by).Weight()
	return fmt.Sprintf("%.0f-%.0f %%", least, most)
}

// usedCategories returns the categories that some session asks or plans.
func usedCategories(k *kit.Kit) []bank.Category {
	return slices.DeleteFunc(bank.Categories(), func(c bank.Category) bool {
		return !slices.ContainsFunc(k.Coverage.Sessions, func(s kit.SessionCoverage) bool {
			m := s.Categories[c.Rank()]
			return m.Have > 0 || m.Want.Lo > 0
		})
	})
}

func met(m kit.Met) string {
	if m.Have == 0 && m.Want.Hi == 0 {
		return "-"
	}
	return strconv.Itoa(m.Have) + "/" + boundsText(m.Want)
}

func boundsText(b kit.Bounds) string {
	if b.Lo == b.Hi {
		return strconv.Itoa(b.Lo)
	}
	return fmt.Sprintf("%d-%d", b.Lo, b.Hi)
}

func dash(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

func levelText(s *kit.Session) string {
	var parts []string
	for _, l := range bank.Levels() {
		if b := s.Levels[l]; b.Hi > 0 {
			parts = append(parts, string(l)+" "+boundsText(b))
		}
	}
	return join(parts)
}

func categoryText(s *kit.Session) string {
	var parts []string
	for _, c := range s.CategoryList() {
		if b := s.Categories[c]; b.Hi > 0 {
			parts = append(parts, string(c)+" "+boundsText(b))
		}
	}
	return join(parts)
}
