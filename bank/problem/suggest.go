package problem

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Suggest gives a hint for a word that is not among the known ones: the nearest of them where one
// is near, otherwise all of them if they are few.
func Suggest(word string, known []string) string {
	best, distance := "", 3
	if len(word) < 5 {
		distance = 2
	}

	for _, k := range known {
		if d := levenshtein.ComputeDistance(
			strings.ToLower(word),
			strings.ToLower(k),
		); d < distance ||
			strings.EqualFold(word, k) {
			best, distance = k, d
		}
	}

	switch {
	case best != "":
		return `did you mean "` + best + `"?`
	case len(known) > 0 && len(known) <= 12:
		words := slices.Clone(known)
		return "known are " + strings.Join(words, ", ")
	}

	return ""
}
