package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
	"panelkit/templates"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"panelkit": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"stubborn": stubborn,
	})
}

// TestScripts runs every command as a user would. Beside the usual commands of such scripts there is
// fill KIT SEAT FILE RATING...: it writes the scorecard of a seat as its interviewer would return it. A
// rating such as 5! comes with a red flag, 5? without evidence.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"fill": fill},
		Condition: func(cond string) (bool, error) {
			_, err := exec.LookPath(cond)
			if err != nil && os.Getenv("CI") == "true" {
				return true, nil // let it fail where it must be there
			}
			return err == nil, nil
		},
	})
}

func fill(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 4 {
		ts.Fatalf("usage: fill KIT SEAT FILE RATING...")
	}
	k, err := publish.ReadManifest(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	words, text := builtinText(ts, "words", kit.ParseWords), builtinText(ts, "scorecard", scorecard.ParseText)
	for _, seat := range k.Seats() {
		if seat.ID != args[1] {
			continue
		}
		card := &kit.Scorecard{
			Kit: k.ID, Session: k.Loop.Sessions[seat.Session].ID, Seat: seat.ID, Interviewer: seat.Name,
			Recommendation: words.Recommendations[1], Attested: true,
		}
		for i, q := range k.Sessions[seat.Session].Asked {
			r := kit.Rating{Question: q.ID, NotAssessed: true}
			switch {
			case i+3 >= len(args) || args[i+3] == "NA":
			case args[i+3] == "-": // left blank
				r.NotAssessed = false
			default:
				word := args[i+3]
				n, err := strconv.Atoi(strings.TrimRight(word, "!?"))
				ts.Check(err)
				r = kit.Rating{Question: q.ID, Value: n, RedFlag: strings.HasSuffix(word, "!")}
				if !strings.HasSuffix(word, "?") {
					r.Evidence = "Said so about question " + strconv.Itoa(i+1) + "."
				}
			}
			card.Ratings = append(card.Ratings, r)
		}
		var b bytes.Buffer
		ts.Check(scorecard.Write(&b, k, seat, scorecard.Options{Text: text, Words: words, Filled: card}))
		file := ts.MkAbs(args[2])
		ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
		ts.Check(os.WriteFile(file, b.Bytes(), 0o644))
		return
	}
	ts.Fatalf("no seat %s in the kit, which has %s", args[1], strings.TrimSpace(k.ID))
}

// builtinText reads a file of the built-in wording.
func builtinText[T any](ts *testscript.TestScript, name string, parse func(string, []byte) (*T, problem.Problems)) *T {
	data, err := fs.ReadFile(templates.FS(), "text/"+name+".yaml")
	ts.Check(err)
	v, problems := parse(name, data)
	ts.Check(problems.Err())
	return v
}
