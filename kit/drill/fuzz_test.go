package drill_test

import (
	"bytes"
	"testing"

	"panelkit/kit/drill"
)

// FuzzProgress checks that what is accepted as progress means the same once it is written and read.
func FuzzProgress(f *testing.F) {
	f.Add(
		[]byte(
			`{"format":"panelkit.drill/1","role":"r","cards":{"r-001":{"stability":1.5,"difficulty":5,"answers":1,"grade":3,"last":"2026-01-01","due":"2026-01-02"}}}`,
		),
	)
	f.Add([]byte(`{"format":"panelkit.drill/1","role":"r"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := drill.ParseProgress("p.json", data, "r")
		if err != nil {
			return
		}

		first, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}

		back, err := drill.ParseProgress("p.json", first, "r")
		if err != nil {
			t.Fatalf("%s is not read back: %v", first, err)
		}

		if second, _ := back.Encode(); !bytes.Equal(first, second) {
			t.Fatalf("%s\nbecame\n%s", first, second)
		}
	})
}
