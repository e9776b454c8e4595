package scorecard

import (
	"cmp"
	"crypto/hmac"
	"strconv"

	"panelkit/bank/problem"
)

// identify finds out whose card it is and whether it belongs to the kit.
func (rd *reading) identify() error {
	const hint = "send the scorecard that came with the kit"
	var err error
	if rd.main, err = rd.find(codeForm); err != nil {
		return err
	}
	if rd.main == nil {
		if g, _ := rd.find(codePanel); g != nil {
			return refuse(NotCard, hint, "this is a panel workbook, not a scorecard")
		}
		return refuse(NotCard, hint, "no sheet of this workbook is a scorecard of panelkit")
	}
	if rd.sum, err = rd.find(codeSummary); err != nil {
		return err
	}
	if rd.lists, err = rd.find(codeLists); err != nil {
		return err
	}

	if err := rd.oneKit(); err != nil {
		return err
	}
	if err := rd.findSeat(); err != nil {
		return err
	}
	return rd.provenance()
}

// oneKit holds all that names a kit and a seat against the form: the sheets, and the properties of the document.
func (rd *reading) oneKit() error {
	if rd.main.kit != rd.kit.ID {
		return refuse(OtherKit, "debrief it with the folder of that kit", "a scorecard of kit %s, this is kit %s",
			rd.main.kit, rd.kit.ID)
	}
	for _, g := range []*form{rd.sum, rd.lists} {
		if g != nil && (g.kit != rd.main.kit || g.seat != rd.main.seat) {
			return refuse(OtherKit, "fill in a fresh scorecard",
				"sheets of two scorecards in one workbook: %s %s and %s %s",
				rd.main.kit, clip(rd.main.seat), g.kit, clip(g.seat))
		}
	}

	if said := rd.book.Properties[customKit]; said != "" && said != rd.kit.ID {
		return refuse(OtherKit, "fill in a fresh scorecard", "the sheet is of kit %s, the workbook of kit %s",
			rd.kit.ID, clip(said))
	}
	if said := rd.book.Properties[customSeat]; said != "" && said != rd.main.seat {
		return refuse(OtherSeat, "fill in the scorecard made for that seat",
			"the sheet is of seat %s, the workbook of seat %s",
			clip(rd.main.seat), clip(said))
	}
	return nil
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
	return refuse(OtherSeat, problem.Suggest(short(rd.main.seat), known), "the kit has no seat %q", short(rd.main.seat))
}

// provenance checks what the hidden sheet says of bank and form, and takes the words from it.
func (rd *reading) provenance() error {
	said := map[string]string{}
	if rd.lists == nil {
		rd.warn(0, "", "", "the hidden sheet with the ids is missing; the form itself names its kit")
	} else {
		for _, p := range rd.lists.Places() {
			if p.Col == rd.lists.code.Col && p.Row > rd.lists.code.Row {
				said[rd.lists.At(p.Row, p.Col).Text] = rd.lists.At(p.Row, p.Col+1).Text
			}
		}
	}
	rd.own = rd.readWords(said)

	digest := cmp.Or(said["bank digest"], rd.book.Properties[customDigest])
	if digest != "" && digest != rd.kit.BankDigest {
		return refuse(OtherBank, "send the scorecard that came with this kit",
			"made from another state of the question bank (digest %s, the kit has %s)",
			clip(digest), clip(rd.kit.BankDigest))
	}
	if scale := said["scale"]; scale != "" && scale != strconv.Itoa(rd.kit.Loop.Scale) {
		return refuse(Layout, "send the scorecard that came with this kit", "made for a scale of %s, the kit has %d",
			clip(scale), rd.kit.Loop.Scale)
	}
	return rd.stamped(said["stamp"], cmp.Or(said["format"], Format))
}

// stamped checks the stamp of the form, if there is a key. Forms of the format before are stamped in its name.
func (rd *reading) stamped(stamp, format string) error {
	switch {
	case len(rd.Key) == 0 && stamp != "":
		rd.warn(0, "", "give the key to have it checked", "the form is stamped, and no key is given")
	case len(rd.Key) > 0 && stamp == "":
		return refuse(BadStamp, "debrief without the key, or build the kit with it",
			"the form is not stamped, but a key is given")
	case len(rd.Key) > 0 && !hmac.Equal([]byte(stamp), []byte(stampOf(format, rd.kit, rd.seat, rd.Key))):
		return refuse(BadStamp, "the form was not made with this key, or was changed; fill in a fresh one",
			"the stamp does not fit the form")
	}
	return nil
}
