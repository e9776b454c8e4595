package desk

import (
	"context"

	"panelkit/kit"
	"panelkit/kit/assemble"
)

// MaxForms is the most parallel forms that one request may ask for.
const MaxForms = 500

// SelectRequest asks for sets of questions without documents.
type SelectRequest struct {
	Choice
	Forms      int  // parallel forms
	MaxUse     int  // most forms that may ask the same question; 0: no limit
	MaxOverlap *int // most questions that two forms may share; nil: no limit
	Explain    bool // say what would be lost without each question
}

// Selected is a set of questions for every form.
type Selected struct {
	Kits     []*kit.Kit         // one for each form
	Profiles []assemble.Profile // make-up of each form
	Overlap  [][]int            // how many questions two forms share; on the diagonal, how many one has
	Why      []Explained        // of each form; nil unless it was asked for
}

// Explained says why a form is what it is.
type Explained struct {
	Questions []assemble.Explanation
	Missed    []MissedWish
	Dearest   []assemble.Shadow // demands that cost most, by what one unit of them would improve
}

// MissedWish is a wish that the best form does not meet.
type MissedWish struct {
	Words string
	Have  int
}

// Select chooses as [Desk.Build] does.
func (d *Desk) Select(ctx context.Context, r SelectRequest) (*Selected, error) {
	if r.Forms < 1 || r.Forms > MaxForms {
		return nil, Faults{fault("forms", "", "%d forms is not between 1 and %d", r.Forms, MaxForms)}
	}
	c, err := d.prepare(&r.Choice)
	if err != nil {
		return nil, err
	}
	c.request.Forms, c.request.MaxUse, c.request.MaxOverlap = r.Forms, r.MaxUse, r.MaxOverlap

	res, kits, err := d.assemble(ctx, c)
	if err != nil {
		return nil, err
	}
	out := &Selected{Kits: kits, Profiles: res.Profiles(), Overlap: res.Overlap()}
	if r.Explain {
		out.Why, err = explain(ctx, &c.request, res)
	}
	return out, err
}

// explain explains each form with the others as they are.
func explain(ctx context.Context, req *assemble.Request, res *assemble.Result) ([]Explained, error) {
	coverage := res.Coverage()
	out := make([]Explained, len(res.Forms))
	for f := range out {
		var err error
		if out[f].Questions, err = assemble.Explain(ctx, *req, res, f); err != nil {
			return nil, err
		}
		if out[f].Dearest, err = assemble.ShadowPrices(ctx, *req, res, f); err != nil {
			return nil, err
		}
		for _, t := range coverage {
			if t.Wish && t.Range.Beyond(t.Have[f]) > 0 {
				out[f].Missed = append(out[f].Missed, MissedWish{t.Words, t.Have[f]})
			}
		}
	}

	return out, nil
}
