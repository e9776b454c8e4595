package stats

import "math"

// fQuantile returns the x below which a value of the F distribution with d1 and d2 degrees of freedom lies with
// probability p, to about 12 digits.
func fQuantile(p, d1, d2 float64) float64 {
	// F = d2 y / (d1 (1-y)) where y has the beta distribution of d1/2 and d2/2.
	low, high := 0.0, 1.0
	for range 200 {
		y := (low + high) / 2
		if incompleteBeta(y, d1/2, d2/2) < p {
			low = y
		} else {
			high = y
		}
	}

	y := (low + high) / 2
	return d2 * y / (d1 * (1 - y))
}

// incompleteBeta returns the regularized incomplete beta function I_x(a, b) by its continued fraction (Abramowitz and
// Stegun 26.5.8, evaluated by Lentz's method).
func incompleteBeta(x, a, b float64) float64 {
	switch {
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	case x > (a+1)/(a+b+2): // there the fraction converges slowly
		return 1 - incompleteBeta(1-x, b, a)
	}

	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log1p(-x)) / a

	const tiny = 1e-300
	guard := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}

	c, d := 1.0, 1/guard(1-(a+b)*x/(a+1))
	f := d
	for m := 1.0; m < 500; m++ {
		even := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d = 1 / guard(1+even*d)
		c = guard(1 + even/c)
		f *= c * d

		odd := -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d = 1 / guard(1+odd*d)
		c = guard(1 + odd/c)
		f *= c * d
		if math.Abs(c*d-1) < 1e-15 {
			break
		}
	}
	return front * f
}
