package bank_test

import (
	"testing"

	"panelkit/bank"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := bank.Load(builtin()); err != nil {
			b.Fatal(err)
		}
	}
}
