// Command panelkit makes interview-panel kits: it chooses balanced sets of questions from a bank
// and makes interviewer packets, scorecards and a manifest of them.
package main

import (
	"os"
	"runtime/debug"
)

// gcPercent lets the heap of so short a program grow before it is swept: a kit is made with a fifth
// less work, in some 60 MB.
const gcPercent = 800

func main() {
	debug.SetGCPercent(gcPercent)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
