package bank_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
	"panelkit/bank/problem"
)

const roleYAML = `role: cook
prefix: ck
title: Cook
summary: Cooks.
competencies:
  - {id: taste, name: Taste, definition: Tells good from bad., is_not: Hunger.}
  - {id: heat, name: Heat, definition: Works with heat., is_not: Haste.}
`

// question gives a valid question as YAML, indented as an entry of a list.
func question(id string) string {
	return fmt.Sprintf(`  - id: %s
    text: How do you salt a soup?
    level: beginner
    category: technical
    competencies: [taste]
    minutes: 4
    band: strong
    hint: A strong answer tastes first and salts late.
    criteria:
      - Tastes **first**.
      - Salts **late**.
    probes:
      - Why?
    red_flags: [Never tastes.]
    source: original
`, id)
}

func folder(files map[string]string) bank.Folder {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return bank.Folder{Name: "my", FS: m}
}

func cook(questions string) bank.Folder {
	return folder(map[string]string{"roles/cook/role.yaml": roleYAML, "roles/cook/q.yaml": "questions:\n" + questions})
}

func builtin() bank.Folder { return bank.Folder{Name: "builtin", FS: bank.Embedded()} }

func load(t *testing.T, folders ...bank.Folder) *bank.Bank {
	t.Helper()
	b, err := bank.Load(folders...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestTenMistakes plants ten mistakes in one file and wants ten messages, each at its line.
func TestTenMistakes(t *testing.T) {
	text := question("ck-001") + question("ck-002") + question("ck-003")
	for _, r := range [][2]string{
		{"    level: beginner\n    category: technical\n", "    level: beginer\n    category: technicel\n"}, // 3, 4
		{"competencies: [taste]\n    minutes: 4\n", "competencies: [tast]\n    minutes: four\n"},            // 5, 6
		{"    band: strong\n", "    bnd: strong\n"},                                                         // 7: unknown key
		{"      - Tastes **first**.\n", "      - Tastes **first.\n"},                                        // 10
		{"    probes:\n      - Why?\n", "    probes: Why?\n\n"},                                             // 12
		{"    source: original\n", "    source: orignal\n"},                                                 // 14
		{"  - id: ck-002\n", "  - id: ck-001\n"},                                                            // 16
	} {
		text = strings.Replace(text, r[0], r[1], 1)
	}
	_, err := bank.Load(cook(text))
	var ps problem.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("error is %v", err)
	}
	want := []string{
		`my/roles/cook/q.yaml:4: ck-001: level "beginer" unknown`,
		`my/roles/cook/q.yaml:5: ck-001: category "technicel" unknown`,
		`my/roles/cook/q.yaml:6: ck-001: competency "tast" unknown`,
		`my/roles/cook/q.yaml:7: ck-001: minutes must be a whole number, not "four"`,
		`my/roles/cook/q.yaml:8: ck-001: unknown key "bnd"`,
		`my/roles/cook/q.yaml:11: ck-001: ** without its partner`,
		`my/roles/cook/q.yaml:13: ck-001: probes must be a list, not "Why?"`,
		`my/roles/cook/q.yaml:16: ck-001: source must be "original" or a mapping, not "orignal"`,
		`my/roles/cook/q.yaml:17: ck-001: id stands twice, first at my/roles/cook/q.yaml:2`,
	}
	var got []string
	for _, p := range ps {
		got = append(got, p.Error())
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFolders(t *testing.T) {
	extra := folder(map[string]string{"roles/cook/more.yaml": "questions:\n" + question("ck-002")})
	flat := folder(map[string]string{"cook/role.yaml": roleYAML, "cook/q.yaml": "questions:\n" + question("ck-009")})
	for name, c := range map[string]struct {
		folders []bank.Folder
		ids     string
		err     string
	}{
		"one":             {[]bank.Folder{cook(question("ck-001"))}, "ck-001", ""},
		"extended":        {[]bank.Folder{cook(question("ck-001")), extra}, "ck-001 ck-002", ""},
		"replaced":        {[]bank.Folder{cook(question("ck-001")), flat}, "ck-009", ""},
		"nothing to add":  {[]bank.Folder{extra}, "", "role.yaml is missing"},
		"empty":           {[]bank.Folder{folder(nil)}, "", "no role in this folder"},
		"no questions":    {[]bank.Folder{folder(map[string]string{"cook/role.yaml": roleYAML})}, "", "role has no questions"},
		"wrong folder":    {[]bank.Folder{folder(map[string]string{"chef/role.yaml": roleYAML, "chef/q.yaml": "questions:\n" + question("ck-001")})}, "", `role "cook" stands in the folder "chef"`},
		"foreign prefix":  {[]bank.Folder{cook(question("xx-001"))}, "", "does not begin with the role's prefix"},
		"beside built-in": {[]bank.Folder{builtin(), cook(question("ck-001"))}, "ck-001", ""},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := bank.Load(c.folders...)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("error is %v, want one with %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			r, err := b.Role("cook")
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, q := range r.Questions {
				ids = append(ids, q.ID)
			}
			if got := strings.Join(ids, " "); got != c.ids {
				t.Errorf("got %q, want %q", got, c.ids)
			}
		})
	}
}

func TestDigest(t *testing.T) {
	digest := func(questions string) string { return load(t, cook(questions)).Digest() }
	one, two := question("ck-001"), question("ck-002")
	first := digest(one + two)
	if got := digest("  # a comment\n" + two + "\n\n" + one); got != first {
		t.Error("comments and the order of questions change the digest")
	}
	reordered := strings.Replace(one, "    level: beginner\n    category: technical\n",
		"    category: 'technical'\n    level: beginner\n", 1)
	if got := digest(reordered + two); got != first {
		t.Error("the order of keys and quotes change the digest")
	}
	for _, change := range [][2]string{{"salt a soup", "salt the soup"}, {"minutes: 4", "minutes: 5"}, {"- Why?", "- Why not?"}} {
		if digest(strings.Replace(one, change[0], change[1], 1)+two) == first {
			t.Errorf("%q for %q does not change the digest", change[1], change[0])
		}
	}
}

func TestFind(t *testing.T) {
	b := load(t, builtin())
	for name, c := range map[string]struct {
		f    bank.Filter
		pass func(q bank.Question) bool
	}{
		"all":   {bank.Filter{}, func(bank.Question) bool { return true }},
		"level": {bank.Filter{Level: "advanced"}, func(q bank.Question) bool { return q.Level == "advanced" }},
		"two at once": {bank.Filter{Role: "ai-incident-response", Level: "beginner", Category: "tools"}, func(q bank.Question) bool {
			return strings.HasPrefix(q.ID, "air-") && q.Level == "beginner" && q.Category == "tools"
		}},
		"competency": {bank.Filter{Competency: "forensics"}, func(q bank.Question) bool {
			return strings.Contains(strings.Join(q.Competencies, " "), "forensics")
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := b.Find(c.f)
			if err != nil {
				t.Fatal(err)
			}
			want := 0
			for _, r := range b.Roles {
				for _, q := range r.Questions {
					if c.pass(q) {
						want++
					}
				}
			}
			for _, q := range got {
				if !c.pass(q) {
					t.Errorf("%s does not belong here", q.ID)
				}
			}
			if len(got) != want || want == 0 {
				t.Errorf("got %d questions, want %d", len(got), want)
			}
		})
	}
	if _, err := b.Find(
		bank.Filter{Category: "tool"},
	); err == nil ||
		!strings.Contains(err.Error(), `did you mean "tools"?`) {
		t.Errorf("error is %v", err)
	}
	if got, err := b.Find(bank.Filter{Text: "prompt INJECTION"}); err != nil || len(got) < 3 {
		t.Errorf("%d questions about prompt injection, error %v", len(got), err)
	}
}
