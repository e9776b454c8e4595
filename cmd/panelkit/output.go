package main

import (
	"bufio"
	"io"
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
