package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/kit/practice"
)

// drill is one sitting.
type drill struct {
	a        *app
	o        *drillOptions
	doc      *practice.Document
	progress *practice.Progress
	file     string
	console  *console
	counts   [practice.Easy + 1]int
}

// errQuit ends a sitting at the user's wish.
var errQuit = errors.New("quit")

// run asks questions until there are no more, the user quits, or the input ends.
func (s *drill) run(ctx context.Context) error {
	queue, due, fresh := s.queue()
	s.say("%s: %s due, %d new.\n", s.doc.Role.Title, count(due, "question"), fresh)
	if len(queue) == 0 {
		return s.end()
	}
	s.say("Answer aloud, then press Enter. At any time: h hint, c criteria, a answer, s skip, q quit.\n")
	for i := 0; i < len(queue); i++ {
		g, err := s.ask(ctx, i+1, len(queue), s.doc.Question(queue[i]))
		switch {
		case errors.Is(err, errQuit):
			return s.end()
		case err != nil:
			return err
		case g == practice.Again:
			queue = append(queue, queue[i]) // once more before the end
		}
	}
	return s.end()
}

// queue chooses what to ask: what is due, and new questions as many as wanted or as there is room for.
func (s *drill) queue() (queue []int, dueAll, freshAll int) {
	due, fresh := s.progress.Queue(s.doc, s.o.today())
	dueAll, freshAll = len(due), len(fresh)
	reserved := min(s.o.fresh, len(fresh), s.o.count)
	due = due[:min(len(due), s.o.count-reserved)]
	fresh = fresh[:min(len(fresh), s.o.count-len(due))]
	return append(due, fresh...), dueAll, freshAll
}

// ask puts one question and gives the rating, 0 if it was skipped.
func (s *drill) ask(ctx context.Context, n, of int, q *practice.Question) (practice.Grade, error) {
	s.say("\n%d of %d  %s  %s, %s, %d min\n%s\n", n, of, q.ID, q.Level, q.Category, q.Limit, wrapped("", q.Text))
	limit := time.Duration(q.Limit) * time.Minute
	start, answered := s.o.clock(), false
	alarm := time.NewTimer(limit)
	defer alarm.Stop()
	for {
		if answered {
			s.say("[1 again, 2 hard, 3 good, 4 easy] ")
		} else {
			s.say("> ")
		}
		line, err := s.console.line(ctx, alarm.C, func() { fmt.Fprintf(s.a.err, "\a%s: time is up; finish the sentence and press Enter\n", mmss(limit)) })
		if errors.Is(err, io.EOF) {
			return 0, errQuit
		} else if err != nil {
			return 0, err
		}
		switch word := strings.ToLower(strings.TrimSpace(line)); word {
		case "q", "quit":
			return 0, errQuit
		case "s", "skip":
			return 0, nil
		case "h", "c", "a":
			s.show(word, q)
		case "1", "2", "3", "4":
			return practice.Grade(word[0] - '0'), s.rate(q, practice.Grade(word[0]-'0'))
		case "":
			if !answered {
				answered = true
				alarm.Stop()
				s.say("%s\n", timing(s.o.clock().Sub(start), limit))
			}
		default:
			s.say("Write h, c, a, s, q, a rating from 1 to 4, or nothing when you have answered.\n")
		}
	}
}

// rate notes a rating and saves it at once, so that nothing is lost whatever comes next.
func (s *drill) rate(q *practice.Question, g practice.Grade) error {
	c := s.progress.Rate(q.ID, g, s.o.today())
	s.counts[g]++
	if err := writeProgress(s.file, s.progress); err != nil {
		return err
	}
	s.say("due again on %s\n", c.Due)
	return nil
}

// show prints the hint, the criteria or the answer of a question.
func (s *drill) show(what string, q *practice.Question) {
	an := s.doc.Answers[q.Number-1]
	switch {
	case what == "h":
		s.say("%s\n", wrapped("", "Hint: "+an.Hint))
	case what == "c":
		for _, c := range an.Criteria {
			s.say("%s\n", wrapped("  - ", bank.Plain(c)))
		}
	case an.Answer == "" && an.Star == nil:
		s.say("There is no model answer; compare with the criteria.\n")
	default:
		if an.Answer != "" {
			s.say("%s\n", wrapped("", an.Answer))
		}
		if st := an.Star; st != nil {
			for _, part := range []string{"Situation: " + st.Situation, "Task: " + st.Task, "Action: " + st.Action, "Result: " + st.Result} {
				s.say("%s\n", wrapped("", part))
			}
		}
	}
}

// end sums up.
func (s *drill) end() error {
	c := s.counts
	s.say("\nrated %d: %d again, %d hard, %d good, %d easy\n", c[1]+c[2]+c[3]+c[4], c[1], c[2], c[3], c[4])
	if next, n := s.progress.Next(s.doc, s.o.today()); next != "" {
		s.say("next: %s due on %s\n", count(n, "question"), next)
	}
	return nil
}

func (s *drill) say(format string, args ...any) { fmt.Fprintf(s.a.out, format, args...) }

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
