package assemble

import (
	"context"
	"testing"
)

func BenchmarkShippedStandard(b *testing.B) {
	r := standard(b)
	for b.Loop() {
		res, err := Forms(context.Background(), r)
		if err != nil || !res.Proven {
			b.Fatal(res, err)
		}
	}
}
