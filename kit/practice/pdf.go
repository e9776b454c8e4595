package practice

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"panelkit/kit/page"
)

// pdfPart is one of the two PDF files.
type pdfPart int

const (
	packPart pdfPart = iota
	bookletPart
)

// file returns the name of the part's file.
func (p pdfPart) file() string {
	if p == packPart {
		return "pack.pdf"
	}
	return "answers.pdf"
}

// pdf writes the pack or the booklet. It is laid out twice: the contents name pages that are known
// only once everything has its place.
func (o *outline) pdf(w io.Writer, look Look, part pdfPart) (warnings []page.Warning, err error) {
	defer func() {
		if r := recover(); r != nil {
			warnings, err = nil, fmt.Errorf("document could not be set: %v", r)
		}
	}()
	if look.Theme == nil {
		return nil, fmt.Errorf("no theme")
	}

	first := o.layout(look, part, nil)
	pages := map[string]int{}
	places, _ := first.doc.Places()
	for _, p := range places {
		pages[p.ID] = p.Page
	}

	return o.layout(look, part, pages).doc.Write(w)
}

// setting is a document being set.
type setting struct {
	*outline
	part   pdfPart
	doc    *page.Doc
	colors page.Colors
}

func (o *outline) layout(look Look, part pdfPart, pages map[string]int) *setting {
	title, sections := o.t.Pack, o.pack
	if part == bookletPart {
		title, sections = o.t.Booklet, o.stages
	}
	s := &setting{outline: o, part: part, doc: page.New(look.Theme, o.meta(look, title)), colors: look.Theme.Colors}
	all := sections()
	s.cover(title, all, pages)
	for _, x := range all[1:] {
		s.section(&x)
	}
	return s
}

func (o *outline) meta(look Look, title string) page.Meta {
	date, err := time.Parse(time.DateOnly, o.Plan.Start)
	if err != nil {
		date = time.Time{} // page has its own
	}

	foot := look.Theme.Organisation
	if o.Candidate != "" {
		foot = fill(o.t.For, "candidate", o.Candidate)
	}

	return page.Meta{
		Title: title + ": " + o.Role.Title, Subject: title, Author: look.Theme.Organisation, Keywords: o.Role.ID,
		Lang: o.t.Lang, Paper: look.Paper, Date: date, HeadLeft: title, HeadRight: o.Role.Title,
		FootLeft: foot, PageOf: o.t.PageOf,
	}
}

// cover is the first page: for whom, how to use it, and what is where.
func (s *setting) cover(title string, all []section, pages map[string]int) {
	s.doc.Add(page.Mark{ID: "cover", Outline: title, Kind: "part"})
	if name := s.doc.Theme().Organisation; name != "" {
		s.doc.Add(page.Para{Text: page.B(name), Style: page.Style{Size: 10}}, page.Gap(4))
	}

	s.doc.Add(
		page.Para{Text: page.T(title), Style: page.Style{Size: 12, Color: s.colors.Muted}},
		page.Para{Text: page.B(s.Role.Title), Style: page.Style{Size: 25, Leading: 1.16, Color: s.colors.Accent}},
		page.Gap(5))
	for _, l := range s.subtitle() {
		s.doc.Add(page.Para{Text: page.T(l), Style: page.Style{Size: 11.5, Leading: 1.4}})
	}

	s.doc.Add(page.Gap(14))
	var use []page.Block
	for i, b := range all[0].Blocks {
		if i > 0 {
			use = append(use, page.Gap(5))
		}
		use = append(use, page.Para{Text: page.Rich(b.(para).Text), Style: page.Style{Size: 10.4, Leading: 1.42}})
	}

	box := page.Box{Fill: s.colors.Tint, Bar: s.colors.Accent, Pad: 11, Blocks: use}
	s.doc.Add(box, s.doc.H2(s.t.Contents), s.contents(all[1:], pages))
}

func (s *setting) contents(all []section, pages map[string]int) page.Block {
	t := page.Table{Columns: []page.Column{{Share: 1}, {Width: 40}}, Style: page.Style{Size: 10.4, Leading: 1.5}}
	for _, x := range all {
		number := page.Cell{Text: page.T(strconv.Itoa(pages[x.ID])), Align: page.Right}
		t.Rows = append(t.Rows, page.Row{Link: "#" + x.ID, Cells: []page.Cell{{Text: page.T(x.Title)}, number}})
	}
	return t
}

// onNewPage reports whether a section begins a page: one returns to it, or fills it in.
func onNewPage(id string) bool {
	return slices.Contains([]string{
		"interview", "role", "plan", "labs", "questions", "stories", "worksheets", "partner", "mock", "rating",
		"resources", "checklist", "hints", "criteria", "answers",
	}, id)
}

func (s *setting) section(x *section) {
	if onNewPage(x.ID) {
		s.doc.Add(page.NewPage{})
	} else {
		s.doc.Add(page.Gap(16))
	}

	if x.ID == "chart" {
		s.doc.Add(s.chartSection(x))
		return
	}

	s.doc.Add(page.Mark{ID: x.ID, Outline: x.Title, Kind: "part"}, s.doc.H1(x.Title))
	if x.Intro != "" {
		s.doc.Add(page.Para{Text: page.Rich(x.Intro), Style: page.Style{Size: 10, Leading: 1.42}}, page.Gap(6))
	}

	for i := 0; i < len(x.Blocks); i++ {
		if _, ok := x.Blocks[i].(heading); ok && i+1 < len(x.Blocks) && short(x.Blocks[i+1]) {
			s.doc.Add(page.Keep{Where: x.ID, Blocks: append(s.block(x.Blocks[i]), s.block(x.Blocks[i+1])...)})
			i++
			continue
		}
		s.doc.Add(s.block(x.Blocks[i])...)
	}
}

// short reports whether a block stays on a page with its heading.
func short(b block) bool {
	switch b := b.(type) {
	case bullets:
		return len(b.Items) <= 8
	case checks:
		return len(b.Items) <= 8
	case terms:
		return len(b.Items) <= 4
	}
	return false
}

func (s *setting) block(b block) []page.Block {
	switch b := b.(type) {
	case heading:
		return []page.Block{s.doc.H2(b.Text)}
	case para:
		if b.heads() {
			return []page.Block{page.Heading{Text: page.Rich(b.Text), After: 4}}
		}
		return []page.Block{page.Para{Text: page.Rich(b.Text)}, page.Gap(4)}
	case bullets:
		return []page.Block{s.list(b.Items, page.Bullet, 10), page.Gap(5)}
	case checks:
		return []page.Block{s.list(b.Items, page.CheckBox, 16), page.Gap(5)}
	case terms:
		return s.terms(&b)
	case grid:
		return []page.Block{s.grid(&b), page.Gap(8)}
	case phaseHead:
		return s.phase(&b)
	case dayPlan:
		return []page.Block{s.dayBlock(&b)}
	case question:
		return []page.Block{s.question(&b)}
	case lab:
		return []page.Block{s.lab(&b)}
	case matrix:
		return s.matrix(&b)
	case sources:
		return s.sources(&b)
	case worksheet:
		return []page.Block{s.worksheet(&b)}
	case ratingSheet:
		return []page.Block{s.rating(&b)}
	case chart:
		return []page.Block{s.chart(&b)}
	case mockTable:
		return s.mockTable(&b)
	case staged:
		return []page.Block{s.staged(&b)}
	}

	return nil
}

// heads reports whether a paragraph is all bold, so that it heads what follows.
func (p para) heads() bool {
	return strings.HasPrefix(p.Text, "**") && strings.Index(p.Text[2:], "**") == len(p.Text)-4
}

func (s *setting) list(items []string, shape page.Shape, indent float64) page.List {
	return page.List{Items: each(items, page.Rich), Shape: shape, Indent: indent, Gap: 2.4}
}

func (s *setting) terms(b *terms) []page.Block {
	var out []page.Block
	for _, t := range b.Items {
		end := ": "
		if strings.HasSuffix(t.Name, ".") {
			end = " "
		}
		text := append(page.Text{{Text: t.Name + end, Bold: true}}, page.Rich(t.Meaning)...)
		out = append(out, page.List{Items: []page.Text{text}, Shape: page.Bullet, Indent: 10}, page.Gap(2.6))
	}
	return append(out, page.Gap(4))
}

// sources lists resources, each leading to where it is found.
func (s *setting) sources(b *sources) []page.Block {
	var out []page.Block
	for _, r := range b.Items {
		name := page.Run{Text: r.Name, Bold: true, Link: r.URL}
		text := append(page.Text{name, {Text: ". "}}, page.Rich(r.about())...)
		if strings.HasSuffix(r.Name, "?") || strings.HasSuffix(r.Name, "!") {
			text[1].Text = " "
		}
		if r.URL != "" {
			address := page.Run{Text: bare(r.URL), Link: r.URL, Size: 8.4, Color: s.colors.Accent}
			text = append(text, page.Run{Text: " "}, address)
		}
		out = append(out, page.List{Items: []page.Text{text}, Shape: page.Bullet, Indent: 10}, page.Gap(2.6))
	}

	return append(out, page.Gap(4))
}

// bare returns an address as one reads it on paper.
func bare(url string) string { return strings.TrimSuffix(strings.TrimPrefix(url, "https://"), "/") }

func (s *setting) grid(b *grid) page.Block {
	t := page.Table{Head: &page.Row{}, Style: page.Style{Size: 9.4, Leading: 1.35}}
	for i, c := range b.Columns {
		column := page.Column{Width: 62}
		if i == 0 {
			column = page.Column{Share: 1}
		} else if i == b.Wide {
			column = page.Column{Share: 1.3}
		}
		t.Columns = append(t.Columns, column)
		t.Head.Cells = append(t.Head.Cells, page.Cell{Text: page.T(c)})
	}

	for _, r := range b.Rows {
		t.Rows = append(t.Rows, page.Cells(r...))
	}

	return t
}
