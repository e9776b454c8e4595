package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"

	"panelkit/bank/problem"
)

// output gathers what a command prints and remembers whether it could be written.
type output struct {
	w   *bufio.Writer
	err error
}

func newOutput(w io.Writer) *output { return &output{w: bufio.NewWriter(w)} }

// Write adds to the output. An error shows in flush, so that no caller needs to ask at every line.
func (o *output) Write(p []byte) (int, error) {
	if _, err := o.w.Write(p); err != nil && o.err == nil {
		o.err = err
	}
	return len(p), nil
}

// flush writes out what was gathered and gives the first error there was.
func (o *output) flush() error {
	if err := o.w.Flush(); err != nil && o.err == nil {
		o.err = err
	}
	return o.err
}

// writeNew writes a file that must not exist yet or, without a name, prints the data. Half a file is removed again.
func (a *app) writeNew(name string, data []byte) error {
	if name == "" {
		_, err := a.out.Write(data)
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return problem.Problem{File: name, Fact: "file exists already", Hint: "choose another name with --out"}
	} else if err != nil {
		return err
	}

	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// prompted is an input before every read of which the output is shown, so that who types sees what
// is asked.
type prompted struct {
	in  io.Reader
	out *output
}

func (p prompted) Read(b []byte) (int, error) {
	if err := p.out.flush(); err != nil {
		return 0, err
	}
	return p.in.Read(b)
}
