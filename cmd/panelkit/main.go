// Command panelkit makes interview-panel kits: it chooses balanced sets of questions from a bank
// and makes interviewer packets, scorecards and a manifest of them.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
