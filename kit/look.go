package kit

import "cmp"

// Look says how the documents of a kit look. Of every field the zero value is the usual one.
type Look struct {
	Paper    string `json:"paper,omitempty"`    // "a4" or "letter"; "": the theme's
	Theme    string `json:"theme,omitempty"`    // name of a theme, or a file of one; "": plain
	Density  string `json:"density,omitempty"`  // "full" or "compact"; "": full
	Font     string `json:"font,omitempty"`     // file of a font for scripts that the built-in ones lack
	Guidance string `json:"guidance,omitempty"` // "no": without how to run, how to rate, and fairness; "": with them
}

// Or returns the look with the fields of another where it has none.
func (l Look) Or(other Look) Look {
	return Look{
		Paper:    cmp.Or(l.Paper, other.Paper),
		Theme:    cmp.Or(l.Theme, other.Theme),
		Density:  cmp.Or(l.Density, other.Density),
		Font:     cmp.Or(l.Font, other.Font),
		Guidance: cmp.Or(l.Guidance, other.Guidance),
	}
}

// WithLook returns the kit with the look that its documents were made in, and whether its scorecards bear a stamp.
// The id stays: kits that differ in nothing else ask the same.
func (k *Kit) WithLook(l Look, stamped bool) *Kit {
	out := *k
	out.Look, out.Stamped = l, stamped
	out.Seal = out.seal()
	return &out
}
