package scorecard

import (
	"cmp"
	"crypto/hmac"
	"errors"
	"fmt"
	"io"
	"strconv"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// ReadOptions say how a workbook is read. The zero value reads those written with the built-in words.
type ReadOptions struct {
	Text        *Text      // whose "yes" is understood; nil: "Yes"
	Words       *kit.Words // whose marks and recommendations are understood; nil: "NA", any recommendation
	Key         []byte     // of the stamp; empty: stamps are not checked
	Substitutes bool       // take a card from someone whom the plan does not seat there, with a warning
}

// Read reads the scorecard that a file of so many bytes holds, and checks it against the kit.
//
// Only the inputs are believed: questions, weights and identities must be those of the kit, totals are
// not looked at. Sheets may have been renamed and moved, rows and columns inserted, numbers turned
// into text. The error is a *Refusal, which unwraps to problem.Problems; the name of the file begins each
// problem. Warnings name ratings without evidence and whatever else was odd but understood. Whatever
// the file holds, reading ends within bounds: at most 16 MB of a file, 16 MB decompressed, 200 parts,
// 100,000 cells; that is 256 MB of memory and 2 seconds at most.
func Read(name string, r io.ReaderAt, size int64, k *kit.Kit, o ReadOptions) (card *kit.Scorecard, warnings []Warning, err error) {
	defer func() {
		var refusal *Refusal
		if errors.As(err, &refusal) {
			for i := range refusal.Problems {
				refusal.Problems[i].File = name
			}
		}
		for i := range warnings {
			warnings[i].File = name
		}
	}()
	c, err := openContainer(r, size)
	if err != nil {
		return nil, nil, err
	}
	b, err := readWorkbook(c)
	if err != nil {
		return nil, nil, err
	}
	rd := &reading{ReadOptions: o, kit: k, book: b}
	if err := rd.identify(); err != nil {
		return nil, rd.warnings, err
	}
	if err := rd.form(); err != nil {
		return nil, rd.warnings, err
	}
	if err := rd.summary(); err != nil {
		return nil, rd.warnings, err
	}
	return &rd.card, rd.warnings, nil
}

// reading is one workbook being understood.
type reading struct {
	ReadOptions
	kit      *kit.Kit
	book     *workbook
	seat     kit.Seat
	main     *grid
	sum      *grid // nil if it is missing
	card     kit.Scorecard
	warnings []Warning
}

func (rd *reading) warn(row int, id, hint, format string, args ...any) {
	rd.warnings = append(rd.warnings, Warning{Line: row, ID: id, Fact: fmt.Sprintf(format, args...), Hint: hint})
}

// find gives the only sheet of a kind, nil if there is none.
func (rd *reading) find(what string) (*grid, error) {
	var found *grid
	for _, g := range rd.book.sheets {
		if g.what != what {
			continue
		}
		if found != nil {
			return nil, refuse(Layout, "delete the copy", "sheets %q and %q are the same form; it is not clear which counts", found.name, g.name)
		}
		found = g
	}
	return found, nil
}

// identify finds out whose card it is and whether it belongs to the kit.
func (rd *reading) identify() error {
	const hint = "send the scorecard that came with the kit"
	var err error
	if rd.main, err = rd.find(codeForm); err != nil {
		return err
	}
	if rd.main == nil {
		if g, _ := rd.find("panel"); g != nil {
			return refuse(NotCard, hint, "this is a panel workbook, not a scorecard")
		}
		return refuse(NotCard, hint, "no sheet of this workbook is a scorecard of panelkit")
	}
	if rd.sum, err = rd.find(codeSummary); err != nil {
		return err
	}
	lists, err := rd.find(codeLists)
	if err != nil {
		return err
	}
	if rd.main.kit != rd.kit.ID {
		return refuse(OtherKit, "debrief it with the folder of that kit", "a scorecard of kit %s, this is kit %s", clip(rd.main.kit), rd.kit.ID)
	}
	for _, g := range []*grid{rd.sum, lists} {
		if g != nil && (g.kit != rd.main.kit || g.seat != rd.main.seat) {
			return refuse(OtherKit, "fill in a fresh scorecard", "sheets of two scorecards in one workbook: %s %s and %s %s", clip(rd.main.kit), clip(rd.main.seat), clip(g.kit), clip(g.seat))
		}
	}
	if custom := rd.book.custom[customKit]; custom != "" && custom != rd.kit.ID {
		return refuse(OtherKit, "fill in a fresh scorecard", "the sheet is of kit %s, the workbook of kit %s", rd.kit.ID, clip(custom))
	}
	if err := rd.findSeat(); err != nil {
		return err
	}
	return rd.provenance(lists)
}

func (rd *reading) findSeat() error {
	var known []string
	for _, s := range rd.kit.Seats() {
		if s.ID == rd.main.seat {
			rd.seat = s
			rd.card.Kit, rd.card.Seat, rd.card.Session = rd.kit.ID, s.ID, rd.kit.Sessions[s.Session].Session
			return nil
		}
		known = append(known, s.ID)
	}
	return refuse(OtherSeat, problem.Suggest(rd.main.seat, known), "the kit has no seat %q", clip(rd.main.seat))
}

// provenance checks what the hidden sheet says of bank and form.
func (rd *reading) provenance(lists *grid) error {
	said := map[string]string{}
	if lists == nil {
		rd.warn(0, "", "", "the hidden sheet with the ids is missing; the form itself names its kit")
	} else {
		for _, p := range lists.order {
			if p.col == lists.code.col && p.row > lists.code.row {
				said[lists.cells[p].text] = lists.at(p.row, p.col+1).text
			}
		}
	}
	if digest := cmp.Or(said["bank digest"], rd.book.custom[customDigest]); digest != "" && digest != rd.kit.BankDigest {
		return refuse(OtherBank, "send the scorecard that came with this kit", "made from another state of the question bank (digest %s, the kit has %s)", clip(digest), clip(rd.kit.BankDigest))
	}
	if scale := said["scale"]; scale != "" && scale != strconv.Itoa(rd.kit.Loop.Scale) {
		return refuse(Layout, "send the scorecard that came with this kit", "made for a scale of %s, the kit has %d", clip(scale), rd.kit.Loop.Scale)
	}
	stamp := said["stamp"]
	switch {
	case len(rd.Key) == 0 && stamp != "":
		rd.warn(0, "", "give the key to have it checked", "the form is stamped, and no key is given")
	case len(rd.Key) > 0 && stamp == "":
		return refuse(BadStamp, "debrief without the key, or build the kit with it", "the form is not stamped, but a key is given")
	case len(rd.Key) > 0 && !hmac.Equal([]byte(stamp), []byte(Stamp(rd.kit, rd.seat, rd.Key))):
		return refuse(BadStamp, "the form was not made with this key, or was changed; fill in a fresh one", "the stamp does not fit the form")
	}
	return nil
}
