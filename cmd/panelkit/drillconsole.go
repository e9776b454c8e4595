package main

import (
	"bufio"
	"context"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// console reads lines while something else may happen: an alarm, or the end of the program.
type console struct {
	asked chan struct{}
	lines chan typed
}

type typed struct {
	text string
	err  error
}

// newConsole begins to read. It reads a line only once it is asked for, so that what was said before
// it is shown first.
func newConsole(in io.Reader) *console {
	c := &console{asked: make(chan struct{}), lines: make(chan typed, 1)}
	go func() {
		r := bufio.NewReader(in)
		for range c.asked {
			text, err := r.ReadString('\n')
			if text != "" {
				err = nil
			}
			c.lines <- typed{text, err}
		}
	}()
	return c
}

// line waits for the next line. The error is io.EOF at the end of the input.
func (c *console) line(ctx context.Context, alarm <-chan time.Time, ring func()) (string, error) {
	c.asked <- struct{}{}
	for {
		select {
		case l := <-c.lines:
			return l.text, l.err
		case <-alarm:
			ring()
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

// lineWidth is how many characters a line of a drill has at most.
const lineWidth = 80

// wrapped breaks a text into lines. The first begins with lead, the others as far to the right.
func wrapped(lead, text string) string {
	var b strings.Builder
	b.WriteString(lead)
	indent, at := utf8.RuneCountInString(lead), utf8.RuneCountInString(lead)
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case at+1+n > lineWidth:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}

	return b.String()
}
