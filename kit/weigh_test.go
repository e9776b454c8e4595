package kit_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
)

// weighed makes a kit of one session with a question for each list of competencies, the main one first.
func weighed(t interface{ Fatal(...any) }, weights map[string]int, competencies ...[]string) *kit.Kit {
	r := &bank.Role{ID: "sample", Prefix: "sam", Title: "Sample"}
	form := kit.Form{Sessions: [][]string{nil}}
	for i, cs := range competencies {
		id := "sam-00" + string(rune('1'+i))
		r.Questions = append(r.Questions, bank.Question{
			ID: id, Level: bank.Beginner, Category: bank.Technical, Competencies: cs, Minutes: 5, MustAsk: true,
		})
		form.Sessions[0] = append(form.Sessions[0], id)
	}

	l := kit.Loop{
		Role: "sample", Scale: 5, Weights: weights,
		Sessions: []kit.Session{{ID: "one", Minutes: 60, Questions: len(competencies)}},
	}
	k, err := kit.New("1", l, r, form, kit.DefaultSeed, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func weightOf(k *kit.Kit, id string) int {
	i := slices.IndexFunc(k.Sessions[0].Asked, func(a kit.Asked) bool { return a.ID == id })
	return k.Sessions[0].Asked[i].WeightPermille
}

// TestWeightsOfAllCompetencies follows one example by hand. x is shared 2:1 by the first two questions, y 2:1 by the
// second and third, z belongs to the third alone: 33.3, 16.7 + 20 and 10 + 20 of 100.
func TestWeightsOfAllCompetencies(t *testing.T) {
	k := weighed(t, map[string]int{"x": 50, "y": 30, "z": 20}, []string{"x"}, []string{"y", "x"}, []string{"z", "y"})
	got := []int{weightOf(k, "sam-001"), weightOf(k, "sam-002"), weightOf(k, "sam-003")}
	if d := cmp.Diff([]int{333, 367, 300}, got); d != "" {
		t.Error(d)
	}
	if heavy := k.OutOfProportion(); heavy != nil {
		t.Errorf("out of proportion: %v", heavy)
	}
}

// TestWeightsSilenceNobody holds that weights which leave one competency out do not silence the questions of which it
// is the main one, that it is named, and that the weights of a session total 1000.
func TestWeightsSilenceNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"a", "b", "c", "d"}
		var lists [][]string
		for range rapid.IntRange(2, 8).Draw(t, "questions") {
			list := rapid.Permutation(names).Draw(t, "competencies")
			lists = append(lists, list[:rapid.IntRange(2, 4).Draw(t, "n")])
		}

		k := weighed(t, map[string]int{"b": 40, "c": 30, "d": 30}, lists...)
		sum := 0
		for _, a := range k.Sessions[0].Asked {
			sum += a.WeightPermille
			if a.WeightPermille == 0 {
				t.Errorf("%s weighs nothing though it rates %v", a.ID, k.Question(a.ID).Competencies)
			}
		}
		if sum != 1000 {
			t.Errorf("weights total %d permille", sum)
		}

		rated := slices.ContainsFunc(lists, func(list []string) bool { return slices.Contains(list, "a") })
		if named := slices.Contains(k.Unweighted(), "a"); named != rated {
			t.Errorf("a is rated: %v, named as left out: %v", rated, named)
		}
	})
}

// TestOutOfProportion holds that a question which must be asked and counts for nothing is told, and one that weighs
// far more than its share.
func TestOutOfProportion(t *testing.T) {
	k := weighed(t, map[string]int{"x": 90, "y": 10}, []string{"x"}, []string{"y"}, []string{"y"}, []string{"y"},
		[]string{"z"})
	var got []string
	for _, h := range k.OutOfProportion() {
		got = append(got, h.Question)
	}
	slices.Sort(got)
	if d := cmp.Diff([]string{"sam-001", "sam-005"}, got); d != "" {
		t.Error(d)
	}
}

// TestBreak holds that a session of more than two hours has a break that no question overlaps.
func TestBreak(t *testing.T) {
	r := &bank.Role{ID: "sample"}
	form := kit.Form{Sessions: [][]string{nil}}
	for i := range 9 {
		id := "sam-00" + string(rune('1'+i))
		r.Questions = append(r.Questions,
			bank.Question{ID: id, Level: bank.Beginner, Category: bank.Technical, Minutes: 12, MustAsk: true})
		form.Sessions[0] = append(form.Sessions[0], id)
	}
	for minutes, want := range map[int]int{120: 0, 150: 10} {
		l := kit.Loop{Role: "sample", Scale: 5, Sessions: []kit.Session{{ID: "one", Minutes: minutes, Questions: 9}}}
		k, err := kit.New("1", l, r, form, kit.DefaultSeed, kit.Selection{})
		if err != nil {
			t.Fatal(err)
		}
		idle, clock := 0, k.Loop.Sessions[0].Opening()
		for _, a := range k.Sessions[0].Asked {
			if a.Start > clock {
				idle += a.Start - clock
			}
			clock = a.Start + a.Minutes
		}
		if idle != want {
			t.Errorf("a session of %d minutes rests %d, want %d", minutes, idle, want)
		}
	}
}
