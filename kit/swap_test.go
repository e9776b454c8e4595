package kit_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/kit"
)

func TestSwapKeepsTheRest(t *testing.T) {
	k := newKit(t)
	role, _ := builtin(t).Role(k.Role.ID)
	out := k.Sessions[0].Asked[1].ID
	got, err := k.Swap(role, kit.Swapped{Out: out, In: "air-010", Cost: 3})
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != k.ID || got.Check() != "" {
		t.Errorf("id %s, was %s; check: %s", got.ID, k.ID, got.Check())
	}
	if d := cmp.Diff(k.Sessions[1], got.Sessions[1]); d != "" {
		t.Errorf("the other session changes: %s", d)
	}
	clock, weight := k.Loop.Sessions[0].Opening(), 0
	for i, a := range got.Sessions[0].Asked {
		want := k.Sessions[0].Asked[i].ID
		if i == 1 {
			want = "air-010"
		}
		if a.ID != want || a.MustAsk != k.Sessions[0].Asked[i].MustAsk || a.Start != clock {
			t.Errorf("place %d holds %+v, want %s at %d", i, a, want, clock)
		}
		clock, weight = clock+a.Minutes, weight+a.WeightPermille
	}
	if weight != 1000 {
		t.Errorf("weights total %d", weight)
	}
	if got.Question(out) != nil || got.Question("air-010") == nil || k.Question(out) == nil {
		t.Error("the copies of the questions were not exchanged, or those of the old kit were")
	}
	data, _ := json.Marshal(got)
	back := &kit.Kit{}
	if err := json.Unmarshal(data, back); err != nil || back.Check() != "" {
		t.Errorf("read back: %v, %s", err, back.Check())
	}
	for _, bad := range []kit.Swapped{{Out: "air-999", In: "air-010"}, {Out: out, In: "air-999"}, {Out: out, In: "air-003"}} {
		if _, err := k.Swap(role, bad); err == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}
