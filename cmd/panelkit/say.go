package main

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit/mark"
)

// say prints text for people. Whatever stands in the arguments, nothing in it begins a line of its own, moves the
// cursor or turns the order of what is shown.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.out, format, quoted(args)...) }

// tell prints a message as say does.
func (a *app) tell(format string, args ...any) { fmt.Fprintf(a.err, format, quoted(args)...) }

// lines is a text that may have several lines, each of which is quoted for itself.
type lines string

// quoted returns arguments as they can be shown on a terminal.
func quoted(args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case lines:
			out[i] = v.quoted()
		case error:
			out[i] = shown(v)
		case fmt.Stringer:
			out[i] = mark.Quote(v.String())
		default:
			out[i] = arg
			if r := reflect.ValueOf(arg); r.Kind() == reflect.String {
				out[i] = mark.Quote(r.String())
			}
		}
	}

	return out
}

func (l lines) quoted() string {
	all := strings.Split(string(l), "\n")
	for i := range all {
		all[i] = mark.Quote(all[i])
	}
	return strings.Join(all, "\n")
}

// shown returns the text of an error. It may have several lines, but none that a name of a file has made.
func shown(err error) string {
	text := err.Error()
	var one problem.Problem
	var many problem.Problems
	var path *fs.PathError
	switch {
	case errors.As(err, &many):
		text = strings.ReplaceAll(text, many.Error(), quotedProblems(many).Error())
	case errors.As(err, &one):
		text = strings.ReplaceAll(text, one.Error(), quotedProblem(one).Error())
	case errors.As(err, &path):
		text = strings.ReplaceAll(text, path.Path, mark.Quote(path.Path))
	}

	return lines(text).quoted()
}

func quotedProblems(ps problem.Problems) problem.Problems {
	out := make(problem.Problems, len(ps))
	for i, p := range ps {
		out[i] = quotedProblem(p)
	}
	return out
}

func quotedProblem(p problem.Problem) problem.Problem {
	p.File, p.ID, p.Fact = mark.Quote(p.File), mark.Quote(p.ID), mark.Quote(p.Fact)
	p.Hint = lines(p.Hint).quoted()
	return p
}
