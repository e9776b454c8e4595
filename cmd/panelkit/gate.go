package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"panelkit/kit/mark"
)

// gate refuses flags and arguments that hold what neither a text nor the name of a file may: bytes that are no UTF-8,
// control characters, line breaks, what reorders text. Texts are composed as the rest of the program has them.
func gate(cmd *cobra.Command, args []string) error {
	wrong := &usageError{}
	check := func(where, value string) string {
		clean, fact := mark.Line(value)
		if fact != "" {
			fact = fmt.Sprintf("%s: %s %s", where, mark.Quote(value), fact)
			wrong.faults = append(wrong.faults, usageFault{fact, ""})
		}
		return clean
	}

	cmd.Flags().Visit(func(f *pflag.Flag) {
		where := "--" + f.Name
		if list, ok := f.Value.(pflag.SliceValue); ok {
			for _, v := range list.GetSlice() {
				check(where, v)
			}
			return
		}
		clean := check(where, f.Value.String())
		if f.Name == "candidate" || f.Name == "text" {
			_ = f.Value.Set(clean) // a text takes any value
		}
	})
	for _, arg := range args {
		check("argument", arg)
	}

	if len(wrong.faults) > 0 {
		return wrong
	}
	return nil
}
