// Package packet makes what an interviewer holds: the agenda, how to run the interview and how to
// rate, who covers what, each question with its criteria beside the rating anchors, the rating
// summary and the rules of fairness; as PDF, or as one HTML file.
//
// A packet is made from a kit alone and is the same bytes every time.
package packet

import (
	"fmt"
	"io"
	"time"

	"panelkit/kit"
	"panelkit/kit/page"
)

// Options are how a packet is made. Theme (for PDF), Text and Words are needed.
type Options struct {
	Theme      *page.Theme
	Text       *Text
	Words      *kit.Words
	Paper      page.Paper // "": the theme's
	Compact    bool       // several questions a page, guidance in brief
	NoGuidance bool       // without how to run, how to rate, and fairness
}

// PDF writes the packet of one seat. Warnings tell what could not be set as it was written, with the
// question's id. It may be called from many goroutines with the same options. Nothing is written if
// there is an error.
func PDF(w io.Writer, k *kit.Kit, seat kit.Seat, o Options) (warnings []page.Warning, err error) {
	d, err := document(k, seat, &o)
	if err != nil {
		return nil, err
	}
	return d.Write(w)
}

// document lays out the packet of one seat.
func document(k *kit.Kit, seat kit.Seat, o *Options) (d *page.Doc, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("kit %s: packet of %s could not be made: %v", k.ID, seat.ID, r)
		}
	}()
	if o.Theme == nil {
		return nil, fmt.Errorf("kit %s: packet has no theme", k.ID)
	}

	v, err := newView(k, seat, o)
	if err != nil {
		return nil, err
	}

	if !o.Compact {
		s := newSetting(v, o, 1)
		s.full()
		return s.doc, nil
	}

	return fitted(v, o), nil
}

// fitted sets a compact packet. Six questions are to take five pages, two questions on each but the first and the
// last: where they take more, the packet is set a little smaller, if that helps.
func fitted(v *view, o *Options) *page.Doc {
	s := newSetting(v, o, 1)
	s.compact()
	used := s.doc.Used()
	if len(v.Questions) > 6 || len(used) <= 5 {
		return s.doc
	}

	for _, tight := range []float64{0.96, 0.92} {
		smaller := newSetting(v, o, tight)
		smaller.compact()
		if less := smaller.doc.Used(); len(less) < len(used) {
			return smaller.doc
		}
	}

	return s.doc
}

// setting is a packet being set.
type setting struct {
	*view
	doc    *page.Doc
	colors page.Colors
	tight  float64 // scale of the text of compact questions
}

func newSetting(v *view, o *Options, tight float64) *setting {
	return &setting{view: v, doc: page.New(o.Theme, v.meta(o)), colors: o.Theme.Colors, tight: tight}
}

// full gives each part a page of its own.
func (s *setting) full() {
	s.cover()
	if s.Guidance {
		s.run()
	}
	s.panelPage()
	s.questionPages()
	s.summary()
	if s.Guidance {
		s.fairness()
		s.calibrate()
	}
}

func (v *view) meta(o *Options) page.Meta {
	date, err := time.Parse(time.DateOnly, v.Kit.Loop.Date)
	if err != nil {
		date = time.Time{} // page has its own
	}

	foot := v.Text.Confidential + " · " + v.Kit.ID
	if o.Theme.Footer != "" {
		foot = o.Theme.Footer + " · " + foot
	}

	left := v.Session.Title
	if v.Kit.Loop.Candidate != "" {
		left += " · " + v.Kit.Loop.Candidate
	}

	margin := 17 * page.MM
	if v.Compact {
		margin = 14 * page.MM
	}

	return page.Meta{
		Margin: margin,
		Title:  v.Text.Title + ": " + v.Title + ", " + v.Session.Title, Subject: v.Text.Confidential,
		Author: o.Theme.Organisation, Keywords: v.Kit.ID + " " + v.Kit.Role.ID + " " + v.Session.ID,
		Lang: v.Text.Lang, Paper: o.Paper, Date: date,
		HeadLeft: left, HeadRight: v.Title, FootLeft: foot, PageOf: v.Text.PageOf,
	}
}

// part begins a part of the packet on a new page.
func (s *setting) part(id, title string) {
	s.doc.Add(page.NewPage{}, page.Mark{ID: id, Outline: title, Kind: "part"})
}
