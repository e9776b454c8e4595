package desk

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/plan"
)

// planText is how a new plan explains its keys.
type planText struct {
	Head     string     `yaml:"head,required"`
	Sessions string     `yaml:"sessions,required"`
	Loop     []planKey  `yaml:"loop,required"` // in the order in which they stand in a plan, sessions last
	Session  []planKey  `yaml:"session,required"`
	Pos      strict.Pos `yaml:"-"`
}

// planKey is one key of a plan.
type planKey struct {
	Key     string     `yaml:"key,required"`
	Example string     `yaml:"example"` // what it might say, with {names} in place of what the role has
	Does    string     `yaml:"does,required"`
	Pos     strict.Pos `yaml:"-"`
}

func parsePlanText(file string, data []byte) (*planText, problem.Problems) {
	t := &planText{}
	return t, strict.Parse(file, data, t)
}

// NewPlan returns a plan to start from: a template, for a role if one is named, with every key that it leaves out in
// a comment that says what the key does.
func (d *Desk) NewPlan(template, role string) ([]byte, error) {
	p, data, err := d.planTemplate(template)
	if err != nil {
		return nil, err
	}
	t, err := wording(d, "plan", parsePlanText)
	if err != nil {
		return nil, err
	}

	w := &planWriter{text: t, id: cmp.Or(role, p.Role)}
	if w.role, err = d.roleOf(w.id); err != nil && role != "" {
		return nil, err
	}
	w.loop = w.resolve(p)
	w.plan(string(data))
	return []byte(w.b.String()), nil
}

func (d *Desk) roleOf(id string) (*bank.Role, error) {
	b, err := d.role(id)
	if err != nil {
		return nil, err
	}
	r, err := b.Role(id)
	return r, blame("role", err)
}

// planWriter writes a plan that explains itself.
type planWriter struct {
	text *planText
	id   string     // of the role
	role *bank.Role // nil where the banks have none of the id: nothing of it is shown then
	loop *kit.Loop  // of the template; nil where the role cannot fill it
	b    strings.Builder
}

// topKey begins a block of a plan: a key of the loop with all that belongs to it.
var topKey = regexp.MustCompile(`(?m)^([a-z_]+):`)

// plan writes a template with its own keys as they stand there, and the others between them.
func (w *planWriter) plan(template string) {
	starts := topKey.FindAllStringSubmatchIndex(template, -1)
	blocks := map[string]string{}
	for i, at := range starts {
		end := len(template)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		blocks[template[at[2]:at[3]]] = template[at[0]:end]
	}

	w.b.WriteString(template[:starts[0][0]])
	for line := range strings.SplitSeq(strings.TrimSpace(w.text.Head), "\n") {
		w.b.WriteString("# " + line + "\n")
	}
	for _, k := range w.text.Loop {
		block, own := blocks[k.Key]
		switch {
		case k.Key == "role":
			w.line("role: "+w.id, k.Does)
		case k.Key == "sessions":
			w.sessions(block, k.Does)
		case own:
			first, rest, _ := strings.Cut(block, "\n")
			w.line(first, k.Does)
			w.b.WriteString(rest)
		default:
			w.example(k)
		}
	}
}

// doesColumn is where the explanations stand.
const doesColumn = 40

// line writes a line with its explanation, unless it has a comment of its own.
func (w *planWriter) line(text, does string) {
	if strings.Contains(text, " #") {
		fmt.Fprintln(&w.b, text)
		return
	}
	fmt.Fprintf(&w.b, "%-*s # %s\n", doesColumn, text, does)
}

// example writes a key that the template leaves out, as a comment.
func (w *planWriter) example(k planKey) {
	if k.Example == "{weights}" {
		w.line("# "+k.Key+":", k.Does)
		for _, line := range w.weights() {
			w.b.WriteString("#   " + line + "\n")
		}
		return
	}
	w.line("# "+k.Key+": "+kit.Fill(k.Example, w.names()...), k.Does)
}

// weights lists the role's competencies, as equal as whole numbers let them be.
func (w *planWriter) weights() []string {
	if w.role == nil {
		return nil
	}
	shares := make([]int, len(w.role.Competencies))
	for i := range shares {
		shares[i] = 1
	}

	var out []string
	for i, n := range kit.LargestRemainder(100, shares) {
		out = append(out, fmt.Sprintf("%s: %d", w.role.Competencies[i].ID, n))
	}
	return out
}

// names returns what the role has to fill into examples: two questions, of which only the first has the first tag.
func (w *planWriter) names() []string {
	out := map[string]string{"title": "Another title", "question": "id", "other": "id", "tag": "tag", "othertag": "tag"}
	if r := w.role; r != nil && len(r.Questions) > 0 {
		first := w.askable()
		other := &r.Questions[len(r.Questions)-1]
		if other == first {
			other = &r.Questions[0]
		}
		out["title"], out["question"], out["other"] = r.Title, first.ID, other.ID
		for i := range r.Questions {
			for _, t := range r.Questions[i].Tags {
				if out["tag"] == "tag" && slices.Contains(first.Tags, t) {
					out["tag"] = t
				} else if out["othertag"] == "tag" && !slices.Contains(first.Tags, t) {
					out["othertag"] = t
				}
			}
		}
	}

	var pairs []string
	for name, value := range out {
		pairs = append(pairs, name, value)
	}
	return pairs
}

// resolve returns the loop of a template for the role, nil where the role cannot fill it.
func (w *planWriter) resolve(p *plan.Plan) *kit.Loop {
	if w.role == nil {
		return nil
	}
	p.Role = w.role.ID
	loop, err := p.Resolve(&bank.Bank{Roles: []*bank.Role{w.role}})
	if err != nil {
		return nil
	}
	return loop
}

// askable returns the first question that some session may ask, or else the first.
func (w *planWriter) askable() *bank.Question {
	for i := range w.role.Questions {
		q := &w.role.Questions[i]
		if w.loop != nil && slices.ContainsFunc(w.loop.Sessions, func(s kit.Session) bool { return s.Suits(q) }) {
			return q
		}
	}
	return &w.role.Questions[0]
}

// sessions writes the sessions of the template under an explanation of their keys.
func (w *planWriter) sessions(block, does string) {
	first, rest, _ := strings.Cut(block, "\n")
	w.line(first, does)
	fmt.Fprintf(&w.b, "  # %s\n", w.text.Sessions)
	for _, k := range w.text.Session {
		fmt.Fprintf(&w.b, "  #   %-12s  %s\n", k.Key, k.Does)
	}
	w.b.WriteString(rest)
}
