package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/kit/desk"
	"panelkit/kit/drill"
	"panelkit/kit/practice"
)

// drilling is one sitting at a terminal.
type drilling struct {
	a       *app
	clock   func() time.Time
	sitting *desk.Sitting
	keep    func(note func()) error // notes something in the progress, and saves it
	console *console
}

// errQuit ends a sitting at the user's wish.
var errQuit = errors.New("quit")

// run asks questions until there are no more, the user quits, or the input ends.
func (s *drilling) run(ctx context.Context) error {
	s.say("%s: %s due, %d new.\n", s.sitting.Document.Role.Title, count(s.sitting.Due, "question"), s.sitting.Fresh)
	q, n, of := s.sitting.Next()
	if q != nil {
		s.say("Answer aloud, then press Enter. At any time: h hint, c criteria, a answer, s skip, q quit.\n")
	}

	for ; q != nil; q, n, of = s.sitting.Next() {
		err := s.ask(ctx, n, of, q)
		if errors.Is(err, errQuit) {
			break
		} else if err != nil {
			return err
		}
	}
	return s.end()
}

// ask puts one question until it is rated or skipped.
func (s *drilling) ask(ctx context.Context, n, of int, q *practice.Question) error {
	s.say("\n%d of %d  %s  %s, %s, %d min\n%s\n", n, of, q.ID, q.Level, q.Category, q.Limit, lines(wrapped("", q.Text)))
	if q.Exhibit != "" {
		s.say("\n%s\n\n", lines(q.Exhibit))
	}
	limit := time.Duration(q.Limit) * time.Minute
	start, answered := s.clock(), false
	alarm := time.NewTimer(limit)
	defer alarm.Stop()

	for {
		if answered {
			s.say("[1 again, 2 hard, 3 good, 4 easy] ")
		} else {
			s.say("> ")
		}
		line, err := s.console.line(ctx, alarm.C, func() {
			fmt.Fprintf(s.a.err, "\a%s: time is up; finish the sentence and press Enter\n", mmss(limit))
		})
		if errors.Is(err, io.EOF) {
			return errQuit
		} else if err != nil {
			return err
		}

		switch word := strings.ToLower(strings.TrimSpace(line)); word {
		case "q", "quit":
			return errQuit
		case "s", "skip":
			return nil
		case "h", "c", "a":
			s.show(word, q)
		case "1", "2", "3", "4":
			return s.rate(q, drill.Grade(word[0]-'0'))
		case "":
			if !answered {
				answered = true
				alarm.Stop()
				s.say("%s\n", timing(s.clock().Sub(start), limit))
			}
		default:
			s.say("Write h, c, a, s, q, a rating from 1 to 4, or nothing when you have answered.\n")
		}
	}
}

// rate notes a rating and saves it at once, so that nothing is lost whatever comes next.
func (s *drilling) rate(q *practice.Question, g drill.Grade) error {
	var c *drill.Card
	if err := s.keep(func() { c = s.sitting.Rate(q, g) }); err != nil {
		return err
	}
	s.say("due again on %s\n", c.Due)
	return nil
}

// show prints the hint, the criteria or the answer of a question.
func (s *drilling) show(what string, q *practice.Question) {
	an := s.sitting.Answer(q)
	switch {
	case what == "h":
		s.say("%s\n", lines(wrapped("", "Hint: "+an.Hint)))
	case what == "c":
		for _, c := range an.Criteria {
			s.say("%s\n", lines(wrapped("  - ", bank.Plain(c))))
		}

		for _, x := range an.Anchors {
			s.say("%s\n", lines(wrapped(fmt.Sprintf("  %d ", x.Rating), bank.Plain(x.Looks))))
		}
	case an.Answer == "" && an.Star == nil:
		s.say("There is no model answer; compare with the criteria.\n")
	default:
		if an.Answer != "" {
			s.say("%s\n", lines(wrapped("", an.Answer)))
		}

		if st := an.Star; st != nil {
			for _, part := range []string{
				"Situation: " + st.Situation, "Task: " + st.Task, "Action: " + st.Action, "Result: " + st.Result,
			} {
				s.say("%s\n", lines(wrapped("", part)))
			}
		}
	}
}

// end sums up.
func (s *drilling) end() error {
	g := s.sitting.Grades
	s.say("\nrated %d: %d again, %d hard, %d good, %d easy\n", s.sitting.Rated(), g[1], g[2], g[3], g[4])
	if next, n := s.sitting.NextDay(); next != "" {
		s.say("next: %s due on %s\n", count(n, "question"), next)
	}
	return nil
}

func (s *drilling) say(format string, args ...any) { s.a.say(format, args...) }

// timing says how long an answer took.
func timing(took, limit time.Duration) string {
	if took > limit {
		return fmt.Sprintf("%s, %s over the limit of %s", mmss(took), mmss(took-limit), mmss(limit))
	}
	return mmss(took) + " of " + mmss(limit)
}

func mmss(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
