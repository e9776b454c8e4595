package main

import (
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

	t.row(append(head, "MINUTES")...)
	for _, s := range k.Coverage.Sessions {
		row := []string{s.Session}
		for _, m := range s.Levels {
			row = append(row, met(m))
		}
		for _, c := range categories {
			row = append(row, met(s.Categories[c.Rank()]))
		}
		t.row(append(row, met(s.Minutes))...)
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

	t.row(append(head, "ALL", "SESSIONS")...)
	for _, c := range k.Coverage.Competencies {
		row := []string{c.Competency}
		for _, n := range c.Sessions {
			row = append(row, dash(n))
		}
		t.row(append(row, dash(c.Total), dash(c.In))...)
	}

	return t.flush()
}

// usedCategories gives the categories that some session asks or plans.
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
