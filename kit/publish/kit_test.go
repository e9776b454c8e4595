package publish

import (
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/plan"
)

// manifest makes a small kit and its manifest.
func manifest(t *testing.T) string {
	t.Helper()
	b, err := bank.LoadRole("ai-incident-response", bank.Folder{Name: "builtin", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	p, ps := plan.Parse("loop.yaml", []byte("role: ai-incident-response\nsessions:\n- {id: a, minutes: 30, questions: 2, levels: {beginner: 0-2, intermediate: 0-2}}\n"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	l, err := p.Resolve(b)
	if err != nil {
		t.Fatal(err)
	}
	k, err := kit.New("1", *l, b.Roles[0], kit.Form{Sessions: [][]string{{"air-001", "air-007"}}}, 1, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := Manifest(k)
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Data)
}

func TestParseManifest(t *testing.T) {
	good := manifest(t)
	if k, err := ParseManifest("kit.json", []byte(good)); err != nil || k.Check() != "" {
		t.Fatalf("a good manifest is refused: %v", err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":       {"", "not a manifest of a kit"},
		"not JSON":    {"role: x", "not a manifest of a kit"},
		"other JSON":  {"{}", `format "" is not "panelkit.kit/1"`},
		"unknown key": {strings.Replace(good, `"kit":`, `"kitt": 1, "kit":`, 1), "unknown field"},
		"two":         {good + good, "something stands after the end"},
		"cut":         {good[:len(good)/2], "not a manifest of a kit"},
		"other scale": {strings.Replace(good, `"scale": 5`, `"scale": 9`, 1), "scale 9 is not 5 or 4"},
		"edited":      {strings.Replace(good, `"minutes": 30`, `"minutes": 31`, 1), "does not match|do not match"},
	} {
		_, err := ParseManifest("kit.json", []byte(c.text))
		found := false
		for _, want := range strings.Split(c.want, "|") {
			found = found || err != nil && strings.Contains(err.Error(), want)
		}
		if !found {
			t.Errorf("%s: error is %v, want %q", name, err, c.want)
		}
	}
}
