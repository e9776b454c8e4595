package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/handout"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
)

// SwapRequest asks for another question in place of one of a kit.
type SwapRequest struct {
	Kit   *kit.Kit
	Out   string              // id of the question to replace
	With  string              // id of the one to ask instead; "": the best
	Cards map[string]Returned // scorecards by the id of their seat, as they lie at their places
	Force bool                // swap although somebody has written on one
	Look  kit.Look            // in place of the kit's own
	Key   []byte              // stamps the scorecards; empty: no stamp

	// Resumed says that a change of the kit that was cut short has just been finished. If it was this very swap,
	// there is nothing left to do.
	Resumed bool
}

// KeyMissing is the error of making scorecards of a stamped kit without the key: they would bear no stamp.
type KeyMissing struct{ Kit string }

func (e *KeyMissing) Error() string {
	return "the scorecards of kit " + e.Kit + " are stamped, and the key for new ones is missing"
}

// Swapped is a kit after a swap.
type Swapped struct {
	Kit     *kit.Kit
	Swap    kit.Swapped
	Session string     // id of the session that asks it
	Files   []kit.File // that the swap changes: the manifest, and what shows the session
}

// Swap replaces one question of a kit by its best admissible substitute, or by the one named, and keeps every other
// question in its place.
func (d *Desk) Swap(ctx context.Context, r SwapRequest) (*Swapped, error) {
	if done := r.done(); done != nil {
		return done, nil
	}
	if r.Kit.Stamped && len(r.Key) == 0 {
		return nil, &KeyMissing{r.Kit.ID}
	}
	look, err := d.lookOf(r.Kit, r.Look)
	if err != nil {
		return nil, err
	}
	po, err := d.kitLook(look, r.Key)
	if err != nil {
		return nil, err
	}
	swapped, err := d.swapped(&r)
	if err != nil {
		return nil, err
	}
	session, _ := r.Kit.Place(r.Out)
	if !r.Force {
		if err := unfilled(ctx, &r, session, po.Scorecard); err != nil {
			return nil, err
		}
	}

	if po.Panel, err = d.panelLook(po.Packet.Words, po.Packet.Paper); err != nil {
		return nil, err
	}
	files, _, err := publish.Render(ctx, swapped, po)
	if err != nil {
		return nil, err
	}

	// A sheet that showed what is asked no longer must not be handed out: it is made empty.
	if before := handout.Of(r.Kit, session); len(before.Sheets) > 0 && len(handout.Of(swapped, session).Sheets) == 0 {
		var b bytes.Buffer
		if _, err := handout.PDF(&b, handout.Of(swapped, session), *po.Handout); err != nil {
			return nil, err
		}
		files = append(files, kit.File{Path: publish.HandoutPath(swapped, session), Data: b.Bytes()})
	}
	return &Swapped{
		Kit: swapped, Swap: swapped.Swaps[len(swapped.Swaps)-1], Session: swapped.Sessions[session].Session,
		Files: showing(swapped, session, files),
	}, nil
}

// done returns the swap that is asked for if it was the last one and has just been finished; nil otherwise.
func (r *SwapRequest) done() *Swapped {
	n := len(r.Kit.Swaps)
	if !r.Resumed || n == 0 || r.Kit.Swaps[n-1].Out != r.Out || r.With != "" && r.Kit.Swaps[n-1].In != r.With {
		return nil
	}
	s := r.Kit.Swaps[n-1]
	session, _ := r.Kit.Place(s.In)
	return &Swapped{Kit: r.Kit, Swap: s, Session: r.Kit.Sessions[session].Session}
}

// swapped chooses the substitute and makes the new kit.
func (d *Desk) swapped(r *SwapRequest) (*kit.Kit, error) {
	k := r.Kit
	if i, _ := k.Place(r.Out); i < 0 {
		var ids []string
		for i := range k.Questions {
			ids = append(ids, k.Questions[i].ID)
		}
		return nil, Faults{fault("question", problem.Suggest(r.Out, ids), "question %q is not in kit %s", r.Out, k.ID)}
	}

	b, err := d.role(k.Role.ID)
	if err != nil {
		return nil, err
	}
	role, err := b.Role(k.Role.ID)
	if err != nil {
		return nil, &OtherBank{problem.Problem{
			Fact: fmt.Sprintf("role %q of kit %s is in no bank", k.Role.ID, k.ID),
			Hint: "name the bank that it was made from",
		}}
	}
	if role.Digest() != k.BankDigest {
		return nil, &OtherBank{problem.Problem{
			Fact: "the bank has changed since kit " + k.ID + " was made",
			Hint: "name the bank that it was made from, or build a new kit",
		}}
	}

	req := assemble.Request{Loop: k.Loop, Role: role, Forms: 1, Seed: k.Seed, Exclude: k.Selection.Excluded}
	_, sub, err := assemble.Swap(req, k.Form(), r.Out, r.With)
	if err != nil {
		return nil, err
	}
	return k.Swap(role, kit.Swapped{Out: r.Out, In: sub.ID, Cost: sub.Cost})
}

// OtherBank is the error of a kit that was made from another bank, or another state of it, than the one in use.
type OtherBank struct{ problem.Problem }

// Unwrap returns the problem.
func (e *OtherBank) Unwrap() error { return e.Problem }

// Filled is the error of a swap that would replace a scorecard on which somebody has written.
type Filled struct{ File string }

func (e *Filled) Error() string { return e.File + ": scorecard is filled in, or was changed" }

// unfilled makes sure that nobody has written on a scorecard of the session.
func unfilled(ctx context.Context, r *SwapRequest, session int, so scorecard.Options) error {
	var files []Returned
	for _, seat := range r.Kit.Seats() {
		if card, ok := r.Cards[seat.ID]; ok && seat.Session == session {
			files = append(files, card)
		}
	}

	options := scorecard.ReadOptions{Text: so.Text, Words: so.Words, Key: so.Key, Substitutes: true}
	for _, c := range readCards(ctx, r.Kit, files, options) {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(c.err, fs.ErrNotExist):
		case c.err != nil, r.Kit.Completeness(c.card).Touched:
			return &Filled{c.file}
		}
	}
	return nil
}

// showing keeps the manifest and those files that show a session.
func showing(k *kit.Kit, session int, files []kit.File) []kit.File {
	shows := map[string]bool{publish.ManifestName: true, publish.PanelPath: true}
	for _, seat := range k.Seats() {
		if seat.Session == session {
			shows[publish.PacketPath(seat)], shows[publish.ScorecardPath(seat)] = true, true
		}
	}
	shows[publish.HandoutPath(k, session)] = true

	var out []kit.File
	for _, f := range files {
		if shows[f.Path] {
			out = append(out, f)
		}
	}
	return out
}
