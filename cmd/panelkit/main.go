// Command panelkit makes interview-panel kits: it chooses balanced sets of questions from a bank
// and makes interviewer packets, scorecards and a manifest of them.
package main

import (
	"os"
	"runtime/debug"
)

// The heap of so short a program may grow before it is swept, which makes a kit with a fifth less work
// in 40 MB; beyond a size that only very large banks need it is swept more often.
const (
	gcPercent = 800
	gcLimit   = 800 << 20 // bytes
)

func main() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(gcLimit)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
