package kit

import "testing"

// TestLookIsSealedButNotInTheID holds that kits of another look ask the same and bear the same id, and that a look
// edited by hand is found out.
func TestLookIsSealedButNotInTheID(t *testing.T) {
	k := &Kit{Loop: Loop{Role: "cook"}}
	k.ID = k.id()
	k.Seal = k.seal()
	look := k.WithLook(Look{Paper: "letter"}, true)
	if look.ID != k.ID || look.ID != look.id() {
		t.Errorf("id is %s, was %s", look.ID, k.ID)
	}
	if look.Seal == k.Seal {
		t.Error("the seal does not cover the look")
	}
	if same := k.WithLook(Look{}, false); same.Seal != k.Seal {
		t.Error("a kit of the usual look has another seal")
	}

	for name, edit := range map[string]func(*Kit){
		"paper":    func(k *Kit) { k.Look.Paper = "a4" },
		"stamped":  func(k *Kit) { k.Stamped = false },
		"excluded": func(k *Kit) { k.Selection.Excluded = nil },
		"past":     func(k *Kit) { k.Selection.Past = false },
	} {
		edited := *look
		edited.Selection.Excluded, edited.Selection.Past = []string{"ck-001"}, true
		edited.Seal = edited.seal()
		edit(&edited)
		if edited.Seal == edited.seal() {
			t.Errorf("an edit of %s does not break the seal", name)
		}
	}
}

func TestLookOr(t *testing.T) {
	other := Look{Paper: "a4", Theme: "print", Density: "compact", Font: "f", Guidance: "no"}
	got := Look{Paper: "letter", Guidance: "yes"}.Or(other)
	if want := (Look{"letter", "print", "compact", "f", "yes"}); got != want {
		t.Errorf("look is %v, want %v", got, want)
	}
}
