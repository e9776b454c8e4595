package kit

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
)

// Format names the layout of a manifest.
const Format = "panelkit.kit/1"

// Kit is all that packets, scorecards and a debrief are made from; written as JSON it is the
// manifest kit.json.
type Kit struct {
	Format     string          `json:"format"`            // the constant Format
	Version    string          `json:"version"`           // of the program that made it
	ID         string          `json:"kit"`               // short, printed on every page; swaps leave it as it is
	Seal       string          `json:"seal"`              // hash of the contents, by which Check finds edits
	Seed       uint64          `json:"seed"`              //
	BankDigest string          `json:"bank_digest"`       // of the role, as bank.Role.Digest gives it
	Look       Look            `json:"look,omitzero"`     // of its documents; not part of the id
	Stamped    bool            `json:"stamped,omitempty"` // its scorecards bear a stamp; with which key, nobody says
	Role       Role            `json:"role"`
	Loop       Loop            `json:"loop"`
	Sessions   []Interview     `json:"sessions"` // in the order of Loop.Sessions
	Coverage   Coverage        `json:"coverage"`
	Selection  Selection       `json:"selection"`
	Swaps      []Swapped       `json:"swaps,omitempty"` // what was replaced since, in order
	Questions  []bank.Question `json:"questions"`       // a copy of those asked, in the order of their ids
}

// Role is what a kit keeps of a bank's role.
type Role struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Summary      string            `json:"summary"`
	Competencies []bank.Competency `json:"competencies"`
}

// Interview is what was chosen for one session.
type Interview struct {
	Session string  `json:"session"`   // id
	Asked   []Asked `json:"questions"` // in the order of asking
}

// Asked is one question in its place.
type Asked struct {
	ID      string `json:"id"`
	MustAsk bool   `json:"must_ask"` // false: asked if time allows
	Start   int    `json:"start"`    // minute of the session in which it begins, from 0
	Minutes int    `json:"minutes"`  //
	// Share of the session's overall score; all of a session total 1000.
	WeightPermille int `json:"weight_permille"`
}

// Weight gives the share of the session's overall score in percent.
func (a Asked) Weight() float64 { return float64(a.WeightPermille) / 10 }

// Selection says how the questions were chosen.
type Selection struct {
	Optimal   bool                `json:"optimal"`           // proven: no admissible set is better
	Objective int64               `json:"objective"`         // the lower the better
	Bound     int64               `json:"bound"`             // proven: no admissible set is below
	Relaxed   []string            `json:"relaxed,omitempty"` // demands that were weakened, with leave
	Reasons   map[string][]string `json:"reasons"`           // by question id: the demands that it serves
	// Ids that were left out because the candidate has met them.
	Excluded []string `json:"excluded,omitempty"`
	Past     bool     `json:"past,omitempty"` // what earlier candidates were asked was looked at
}

// Form is a set of questions assembled for one loop: for each session the ids, in any order.
type Form struct {
	Sessions [][]string `json:"sessions"`
}

// DefaultSeed is the seed of a kit for which nobody named one.
const DefaultSeed = 1

// SameForAll reports whether every candidate of the loop who gets a kit made in this way gets the same questions:
// the plan says so, nobody named a seed, the past had no say, nothing was left out for
// this candidate and nothing was swapped.
func (k *Kit) SameForAll() bool {
	return k.Loop.Forms != Parallel && k.Seed == DefaultSeed && !k.Selection.Past && len(k.Selection.Excluded) == 0 &&
		len(k.Swaps) == 0
}

// New makes a kit out of a loop and the form assembled for it. Questions are put in order, with a
// running clock and weights.
func New(version string, l Loop, role *bank.Role, form Form, seed uint64, sel Selection) (*Kit, error) {
	k := &Kit{
		Format: Format, Version: version, Seed: seed, BankDigest: role.Digest(), Loop: l, Selection: sel,
		Role: Role{ID: role.ID, Title: role.Title, Summary: role.Summary, Competencies: role.Competencies},
	}
	if len(form.Sessions) != len(l.Sessions) {
		return nil, fmt.Errorf("form has %d sessions, the loop has %d", len(form.Sessions), len(l.Sessions))
	}

	sessions := make([][]*bank.Question, len(l.Sessions))
	var all []*bank.Question
	for i := range l.Sessions {
		for _, id := range form.Sessions[i] {
			q := role.Question(id)
			if q == nil {
				return nil, fmt.Errorf("question %q is not in role %q", id, role.ID)
			}
			sessions[i] = append(sessions[i], q)
			all = append(all, q)
			k.Questions = append(k.Questions, *q)
		}
	}

	shares := l.shares(all)
	for i := range l.Sessions {
		asked := arrange(&l.Sessions[i], sessions[i], shares)
		k.Sessions = append(k.Sessions, Interview{Session: l.Sessions[i].ID, Asked: asked})
	}

	slices.SortFunc(k.Questions, func(a, b bank.Question) int { return strings.Compare(a.ID, b.ID) })
	k.Coverage = k.coverage()
	k.ID = k.id()
	k.Seal = k.seal()
	return k, nil
}

// hash gives the SHA-256 of values as JSON.
func hash(values ...any) [sha256.Size]byte {
	data, err := json.Marshal(values)
	if err != nil {
		panic(err) // the types hold nothing that cannot be marshalled
	}
	return sha256.Sum256(data)
}

// seal sums up all that documents are made from and later choices depend on.
func (k *Kit) seal() string {
	values := []any{k.ID, k.Seed, k.BankDigest, k.Role, k.Loop, k.Sessions, k.Questions, k.Swaps}

	// What a kit need not have is sealed where it is there, each under its name, so that the seal of a kit without
	// is what it always was.
	if len(k.Selection.Excluded) > 0 {
		values = append(values, "excluded", k.Selection.Excluded)
	}
	if k.Selection.Past {
		values = append(values, "past")
	}
	if k.Look != (Look{}) {
		values = append(values, "look", k.Look)
	}
	if k.Stamped {
		values = append(values, "stamped")
	}
	sum := hash(values...)
	return hex.EncodeToString(sum[:16])
}

// id derives the kit's id from all that distinguishes it, so that the same inputs give the same id.
func (k *Kit) id() string {
	sum := hash(k.Seed, k.BankDigest, k.Loop, k.Sessions, k.Questions)
	text := base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding).EncodeToString(sum[:5])
	return text[:4] + "-" + text[4:]
}

// Question finds a question of the kit by its id; nil if it has none such.
func (k *Kit) Question(id string) *bank.Question {
	i, ok := slices.BinarySearchFunc(k.Questions, id,
		func(q bank.Question, id string) int { return strings.Compare(q.ID, id) })
	if !ok {
		return nil
	}
	return &k.Questions[i]
}

// Competency finds a competency of the kit by its id; nil if it has none such.
func (k *Kit) Competency(id string) *bank.Competency {
	for i := range k.Role.Competencies {
		if k.Role.Competencies[i].ID == id {
			return &k.Role.Competencies[i]
		}
	}
	return nil
}

// Seat is one interviewer in one session: who gets a packet and a scorecard.
type Seat struct {
	Session int    // index into Loop.Sessions
	Number  int    // of the panelist within the session, from 0
	Name    string // "" where the plan names nobody
	ID      string // the session's id; with several panelists followed by -a, -b and so on
}

// Seats returns all seats, in the order of sessions and panelists.
func (k *Kit) Seats() []Seat { return k.Loop.Seats() }

// Seats returns all seats of a loop, in the order of sessions and panelists.
func (l *Loop) Seats() []Seat {
	var out []Seat
	for i, s := range l.Sessions {
		if len(s.Panelists) < 2 {
			out = append(out, Seat{Session: i, Name: strings.Join(s.Panelists, ""), ID: s.ID})
			continue
		}
		for n, name := range s.Panelists {
			out = append(out, Seat{Session: i, Number: n, Name: name, ID: s.ID + "-" + string(rune('a'+n))})
		}
	}
	return out
}

// Clash returns two seats that share an id, ok false where all differ: a session "tech" of two panelists has the seats
// tech-a and tech-b, and a session of the name "tech-a" has a seat of that name too.
// Scorecards could not be told apart.
func (l *Loop) Clash() (first, second Seat, ok bool) {
	seen := map[string]Seat{}
	for _, s := range l.Seats() {
		if other, twice := seen[s.ID]; twice {
			return other, s, true
		}
		seen[s.ID] = s
	}
	return Seat{}, Seat{}, false
}
