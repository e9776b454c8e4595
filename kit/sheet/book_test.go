package sheet

import (
	"bytes"
	"os"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	b := New(Props{Title: "T", Created: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Custom: [][2]string{{"a", "b"}}})
	s := b.Sheet("One & two", Page{Freeze: 2, Titles: [2]int{1, 2}, Protected: true, Widths: []float64{5, 20, 40}, Footer: "A & B"})
	s.Set(1, 1, Text("Hello <world> & \"all\" _x0041_"), Style{Bold: true, Size: 14})
	s.SetRow(1, 2, Style{Wrap: true, Border: "888888"}, Int(3), Marked("This **is bold** here"), Text("long text that is to be broken over several lines because it is long"))
	s.Set(1, 3, Formula("A2*2", 6), Style{})
	s.Set(2, 3, Formula(`IF(A2>2,"yes & no","no")`, "yes & no"), Style{})
	h := b.Sheet("Lists", Page{Hidden: true})
	h.Set(1, 1, Int(1), Style{})
	h.Set(1, 2, Int(2), Style{})
	s.List("A2:A2", In("Lists", "$A$1:$A$2"), Note{"Rating", "pick"}, Note{"No", "no"})
	s.When("A2:A3", "A2>5", Cond{Fill: "FFEEDD", Bold: true})
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/sc/try.xlsx", buf.Bytes(), 0o600)
}
