package practice

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
)

// Bounds of a plan.
const (
	MinDays, MaxDays = 3, 90
	MaxHours         = 12 // of a day
	maxName          = 120
)

// Options say whom a pack is for and how much time there is.
type Options struct {
	Text         *Text          // wording, and the plan of roles that have none
	Seniority    kit.Seniority  // of the job; "" is mid
	Days         int            // of the calendar, from Start
	HoursPerDay  float64        //
	Start        time.Time      // its day counts, not its hour
	Today        time.Time      // Start must not lie before it; zero: Start may be any day
	Candidate    string         // printed on the pack; "" for anyone
	Exclude      []string       // ids of live questions; neither they nor their twins appear
	SkipWeekdays []time.Weekday // rest days
	Loop         *kit.Loop      // whose format is told; nil: none is
	Mock         *kit.Kit       // a mock loop to print, of questions that are not excluded; nil: none
}

// minutes returns the minutes of a day.
func (o *Options) minutes() int { return int(math.Floor(o.HoursPerDay*60 + 1e-9)) }

// check finds what is wrong with the options for a role. The id of each problem names the option.
func (o *Options) check(role *bank.Role) error {
	var ps problem.Problems
	add := func(option, hint, format string, args ...any) {
		ps = append(ps, problem.Problem{ID: option, Fact: fmt.Sprintf(format, args...), Hint: hint})
	}

	if o.Days < MinDays || o.Days > MaxDays {
		add("days",
			"a plan needs time for foundations, stories and a mock interview, and loses its thread after three months",
			"%d days is not between %d and %d", o.Days, MinDays, MaxDays)
	} else if n := o.workdays(); n < MinDays {
		add("skip", "skip fewer weekdays or plan for more days",
			"%d days without rest days leave %d to practice on, fewer than %d", o.Days, n, MinDays)
	}

	if math.IsNaN(o.HoursPerDay) || o.HoursPerDay <= 0 || o.HoursPerDay > MaxHours {
		add("hours per day", "for example 1.5", "%g hours a day is not above 0 and at most %d", o.HoursPerDay, MaxHours)
	}

	if o.Start.IsZero() {
		add("start", "for example 2026-11-30", "start date is missing")
	} else if day(o.Start).Before(day(o.Today)) {
		add("start", "begin today or later", "start date %s is past; today is %s",
			o.Start.Format(time.DateOnly), o.Today.Format(time.DateOnly))
	}

	if utf8.RuneCountInString(o.Candidate) > maxName || !utf8.ValidString(o.Candidate) ||
		strings.ContainsFunc(o.Candidate, unicode.IsControl) {
		add("candidate", "", "candidate's name is longer than %d characters, or not one line of text", maxName)
	}

	if !slices.Contains(append(kit.Seniorities(), ""), o.Seniority) {
		add("seniority", problem.Suggest(string(o.Seniority), []string{"junior", "mid", "senior", "lead"}),
			"seniority %q unknown", o.Seniority)
	}

	var known []string
	for i := range role.Questions {
		known = append(known, role.Questions[i].ID)
	}

	for _, id := range o.Exclude {
		if role.Question(id) == nil {
			add("exclude", problem.Suggest(id, known), "excluded question %q unknown in role %q", id, role.ID)
		}
	}

	return ps.Err()
}

// workdays counts the days that are no rest days.
func (o *Options) workdays() int {
	n := 0
	for i := range o.Days {
		if !o.rests(i) {
			n++
		}
	}
	return n
}

// date returns the i-th day of the plan, from 0.
func (o *Options) date(i int) time.Time { return day(o.Start).AddDate(0, 0, i) }

func (o *Options) rests(i int) bool { return slices.Contains(o.SkipWeekdays, o.date(i).Weekday()) }

// day returns the midnight, in UTC, of the day that a time shows.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// ParseWeekdays reads weekdays, such as "sat,sun". The error names the word that is none.
func ParseWeekdays(text string) ([]time.Weekday, error) {
	var out []time.Weekday
	for word := range strings.SplitSeq(text, ",") {
		word = strings.ToLower(strings.TrimSpace(word))
		if word == "" {
			continue
		}
		at := slices.IndexFunc(weekdays(), func(d time.Weekday) bool {
			name := strings.ToLower(d.String())
			return name == word || name[:3] == word
		})
		if at < 0 {
			return nil, problem.Problem{
				Fact: fmt.Sprintf("weekday %q unknown", word),
				Hint: "write mon, tue, wed, thu, fri, sat or sun, with commas between them",
			}
		}
		if d := weekdays()[at]; !slices.Contains(out, d) {
			out = append(out, d)
		}
	}

	return out, nil
}

func weekdays() []time.Weekday {
	return []time.Weekday{
		time.Sunday, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday,
	}
}
