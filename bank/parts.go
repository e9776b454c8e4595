package bank

import (
	"encoding/json"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Purpose is what a probe is for.
type Purpose string

// The purposes of a probe.
const (
	Clarify Purpose = "clarify" // to understand what was said; elicits nothing new
	Depth   Purpose = "depth"   // how, why, what first; may elicit criteria
	Limits  Purpose = "limits"  // when it is wrong and at what cost; may elicit the highest rating
)

// Purposes returns all purposes in the order in which an interviewer goes through them.
func Purposes() []Purpose { return []Purpose{Clarify, Depth, Limits} }

// Probe is a permitted follow-up. In a file it is a text, or a mapping from its purpose to its text.
type Probe struct {
	Purpose Purpose // "" where the author does not say
	Text    string
	Elicits []int // numbers of the criteria, from 1, that it may bring out
	Pos     strict.Pos
}

// probeForm is a probe as YAML and JSON spell it.
type probeForm struct {
	Clarify string     `yaml:"clarify" json:"clarify,omitempty"`
	Depth   string     `yaml:"depth" json:"depth,omitempty"`
	Limits  string     `yaml:"limits" json:"limits,omitempty"`
	Elicits []int      `yaml:"elicits" json:"elicits,omitempty"`
	Pos     strict.Pos `yaml:"-" json:"-"`
}

func (f *probeForm) text(p Purpose) *string {
	switch p {
	case Clarify:
		return &f.Clarify
	case Depth:
		return &f.Depth
	}
	return &f.Limits
}

// probe returns the probe that the form spells, and whether it has exactly one text.
func (f *probeForm) probe() (p Probe, ok bool) {
	n := 0
	for _, purpose := range Purposes() {
		if text := *f.text(purpose); text != "" {
			p = Probe{Purpose: purpose, Text: text, Elicits: f.Elicits, Pos: f.Pos}
			n++
		}
	}
	return p, n == 1
}

// DecodeStrict reads a text, or a mapping from a purpose to a text.
func (p *Probe) DecodeStrict(d *strict.Decoder, n *strict.Node) {
	if strict.IsScalar(n) {
		d.Value(n, &p.Text)
		return
	}

	var f probeForm
	d.Value(n, &f)
	probe, ok := f.probe()
	if !ok {
		d.Report(n, "a probe has one of clarify, depth and limits",
			"for example: - depth: How would you find that out?")
		return
	}
	*p = probe
}

// MarshalJSON writes a probe as it stands in a file, so that one without a purpose stays a text.
func (p Probe) MarshalJSON() ([]byte, error) {
	if p.Purpose == "" {
		return json.Marshal(p.Text)
	}
	f := probeForm{Elicits: p.Elicits}
	*f.text(p.Purpose) = p.Text
	return json.Marshal(f)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Probe) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*p = Probe{Text: text}
		return nil
	}

	var f probeForm
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*p, _ = f.probe()
	return nil
}

// ProbeTexts returns the texts of the probes in their order.
func (q *Question) ProbeTexts() []string {
	out := make([]string, len(q.Probes))
	for i := range q.Probes {
		out[i] = q.Probes[i].Text
	}
	return out
}

// Inject is a fact that unfolds while a scenario is discussed.
type Inject struct {
	Minute  int        `yaml:"minute,required" json:"minute"` // after the question was asked
	Fact    string     `yaml:"fact,required" json:"fact"`     // read word for word to every candidate
	Listen  string     `yaml:"listen,required" json:"listen"` // the decision to tick
	Elicits []int      `yaml:"elicits" json:"elicits,omitempty"`
	Weak    string     `yaml:"weak" json:"weak,omitempty"` // what a weak reaction looks like
	Pos     strict.Pos `yaml:"-" json:"-"`
}

// WorkSample makes a question a piece of work: done in the session with the same brief, materials and aids for all, and
// rated by its product on the question's own scale.
type WorkSample struct {
	// Handed to the candidate: the situation, the task, the product, the time.
	Brief     string `yaml:"brief,required" json:"brief"`
	Materials Block  `yaml:"materials" json:"materials,omitempty"` // handed over with it, as they are
	// What everybody may use, AI assistants included, or may not.
	Aids string `yaml:"aids,required" json:"aids"`
	// For the interviewer: what to prepare and to try beforehand.
	Setup string `yaml:"setup,required" json:"setup"`
}

// Sample is a short invented answer with the rating that it earns. It is shown to interviewers alone.
type Sample struct {
	Rating int        `yaml:"rating,required" json:"rating"` // on the scale of 5
	Answer string     `yaml:"answer,required" json:"answer"`
	Why    string     `yaml:"why,required" json:"why"`
	Agreed bool       `yaml:"agreed" json:"agreed,omitempty"` // a second reader gave it the same rating blind
	Pos    strict.Pos `yaml:"-" json:"-"`
}

// Block is a text whose lines and spaces stay as they are: a table, a log, code.
type Block string

// DecodeStrict reads a block and takes the empty lines off its end.
func (b *Block) DecodeStrict(d *strict.Decoder, n *strict.Node) {
	if !strict.IsScalar(n) {
		d.Report(n, "must be a text, not a list or a mapping", "write | after the key and the text below it, indented")
		return
	}
	*b = Block(strings.TrimRight(n.Value, " \n"))
	if *b == "" {
		d.Report(n, "is empty", "give it a value or remove the line")
	}
}

// tasks checks the job's tasks against the role's competencies.
func (v *validator) tasks(r *Role) {
	known := r.competencyIDs()
	for i, t := range r.Tasks {
		if t.ID != "" && !wordID.MatchString(t.ID) {
			v.report(t.Pos.Problem("id", t.ID, "a task id is lower-case letters, digits and hyphens", ""))
		}
		if slices.ContainsFunc(r.Tasks[:i], func(o Task) bool { return o.ID == t.ID }) {
			v.report(t.Pos.Problem("id", t.ID, "task stands twice", "remove one of the two"))
		}

		for n, c := range t.Competencies {
			if !slices.Contains(known, c) {
				v.report(
					t.Pos.Problem(strict.Item("competencies", n), t.ID, "competency "+quote(c)+" unknown",
						problem.Suggest(c, known)),
				)
			}
		}
	}
}

// relation reports what is wrong with ids that a question names under a key.
func (v *validator) relation(q *Question, key string, ids []string, at func(key, fact, hint string)) {
	for i, id := range ids {
		item := strict.Item(key, i)
		_, known := v.first[id]
		switch {
		case id == q.ID:
			at(item, "a question cannot name itself here", "remove it")
		case slices.Contains(ids[:i], id):
			at(item, "question "+quote(id)+" stands twice", "remove one of the two")
		case !known && v.belongs(id):
			at(item, "question "+quote(id)+" unknown", problem.Suggest(id, v.ids))
		}
	}
}
