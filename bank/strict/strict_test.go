package strict_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

type entry struct {
	ID    string            `yaml:"id,required"`
	Count int               `yaml:"count"`
	On    bool              `yaml:"on"`
	Tags  []string          `yaml:"tags"`
	Names map[string]string `yaml:"names"`
	Inner *entry            `yaml:"inner"`
	Pos   strict.Pos        `yaml:"-"`
}

type file struct {
	Entries []entry `yaml:"entries,required"`
}

func TestParseGood(t *testing.T) {
	var f file
	ps := strict.Parse(
		"f.yaml",
		[]byte(
			"entries:\n  - id: a\n    count: -3\n    on: true\n    tags: [x, 'y z']\n    names: {k: v}\n    inner: {id: b}\n  - id: 012\n",
		),
		&f,
	)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	want := []entry{
		{
			ID: "a", Count: -3, On: true, Tags: []string{"x", "y z"}, Names: map[string]string{"k": "v"},
			Inner: &entry{ID: "b"},
		},
		{ID: "012"},
	}
	if d := cmp.Diff(want, f.Entries, cmpopts.IgnoreFields(entry{}, "Pos")); d != "" {
		t.Error(d)
	}
	if got := f.Entries[0].Pos.At("tags"); got != 5 {
		t.Errorf("tags stand in line %d, want 5", got)
	}
	if got := f.Entries[1].Pos.Line; got != 8 {
		t.Errorf("second entry stands in line %d, want 8", got)
	}
}

// TestParseBad has one mistake a case and names the line and a part of the message that it must give.
func TestParseBad(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int
		fact string
		hint string
	}{
		"empty file":         {"", 1, "file is empty", ""},
		"comment only":       {"# nothing\n", 1, "file is empty", ""},
		"unknown key":        {"entries:\n- id: a\n  cuont: 3\n", 3, `unknown key "cuont"`, `did you mean "count"?`},
		"key in wrong case":  {"entries:\n- ID: a\n  id: b\n", 2, `unknown key "ID"`, `did you mean "id"?`},
		"missing key":        {"entries:\n- count: 3\n", 2, `"id" is missing`, ""},
		"key twice":          {"entries:\n- id: a\n  id: b\n", 3, `key "id" stands twice, first in line 2`, "keep one"},
		"float":              {"entries:\n- id: a\n  count: 12.0\n", 3, `count must be a whole number, not "12.0"`, ""},
		"underscore":         {"entries:\n- id: a\n  count: 1_0\n", 3, "whole number", ""},
		"hexadecimal":        {"entries:\n- id: a\n  count: 0x10\n", 3, "whole number", ""},
		"octal":              {"entries:\n- id: a\n  count: 010\n", 3, "whole number", ""},
		"too large":          {"entries:\n- id: a\n  count: 99999999999999999999\n", 3, "whole number", ""},
		"word for truth":     {"entries:\n- id: a\n  on: yes\n", 3, `on must be true or false, not "yes"`, ""},
		"null":               {"entries:\n- id: ~\n", 2, "id is empty", ""},
		"nothing":            {"entries:\n- id:\n", 2, "id is empty", ""},
		"blank text":         {"entries:\n- id: '  '\n", 2, "id is empty", ""},
		"list for text":      {"entries:\n- id: [a]\n", 2, "id must be a single value, not a list", ""},
		"text for list":      {"entries:\n- id: a\n  tags: b\n", 3, `tags must be a list, not "b"`, ""},
		"text for mapping":   {"entries:\n- id: a\n  inner: b\n", 3, `inner must be a mapping, not "b"`, ""},
		"anchor":             {"entries:\n- &x\n  id: a\n", 2, "anchor &x is not supported", ""},
		"alias":              {"entries:\n- id: &x a\n  tags: [*x]\n", 3, "alias *x is not supported", ""},
		"merge":              {"entries:\n- id: a\n  <<: {count: 3}\n", 3, "merge key << is not supported", ""},
		"second document":    {"entries: []\n---\nentries: []\n", 2, "a second document starts here", ""},
		"bidi control":       {"entries:\n- id: \"a\u202Eb\"\n", 2, "control character U+202E", ""},
		"escape":             {"entries:\n- id: \"a\\eb\"\n", 2, "control character U+001B", ""},
		"not UTF-8":          {"entries:\n- id: a\xff\n", 2, "not valid UTF-8", ""},
		"tab":                {"entries:\n\t- id: a\n", 2, "not readable as YAML", ""},
		"colon in text":      {"entries:\n- id: a: b\n", 2, "not readable as YAML", "quotes"},
		"long text":          {"entries:\n- id: " + strings.Repeat("x", strict.MaxScalar+1) + "\n", 2, "text of 20001 bytes", ""},
		"large file":         {strings.Repeat("#\n", strict.MaxFile/2+1), 0, "file has", "split"},
		"deep":               {"entries: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), 1, "nested deeper", ""},
		"key that is a list": {"? [a]\n: b\nentries: []\n", 1, "a key must be a plain word", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var f file
			ps := strict.Parse("f.yaml", []byte(c.text), &f)
			for _, p := range ps {
				if p.File == "f.yaml" && p.Line == c.line && strings.Contains(p.Fact, c.fact) &&
					strings.Contains(p.Hint, c.hint) {
					return
				}
			}
			t.Errorf("no problem in line %d with %q and hint %q among:\n%v", c.line, c.fact, c.hint, ps)
		})
	}
}

func TestProblemNamesItsEntry(t *testing.T) {
	var f file
	ps := strict.Parse("f.yaml", []byte("entries:\n- inner: {id: b, count: x}\n  id: a\n  on: maybe\n"), &f)
	want := "f.yaml:2: b: count must be a whole number, not \"x\"\nf.yaml:4: a: on must be true or false, not \"maybe\""
	if got := ps.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"technical", "scenario", "tools"}
	for word, want := range map[string]string{
		"tool":      `did you mean "tools"?`,
		"Technical": `did you mean "technical"?`,
		"tecnical":  `did you mean "technical"?`,
		"cooking":   "known are technical, scenario, tools",
	} {
		if got := problem.Suggest(word, known); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

// FuzzParse holds that no bytes make the reader panic, and that what it accepts holds no text that it
// is meant to refuse.
func FuzzParse(f *testing.F) {
	f.Add([]byte("entries:\n- id: a\n  count: 3\n  tags: [x]\n"))
	f.Add([]byte("entries:\n- &a {id: *a}\n---\n"))
	f.Add([]byte("{entries: [{id: \"\\x00\"}]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v file
		if len(strict.Parse("f", data, &v)) > 0 {
			return
		}
		for _, e := range v.Entries {
			if e.ID == "" {
				t.Error("an entry without id was accepted")
			}
			for _, s := range append(e.Tags, e.ID) {
				if strings.ContainsAny(s, "\x00\x1b\u202e") || len(s) > strict.MaxScalar {
					t.Errorf("text %q was accepted", s)
				}
			}
		}
	})
}
