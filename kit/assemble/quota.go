package assemble

import (
	"fmt"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
)

// quota changes the bounds that a note speaks of.
func quota(s *kit.Session, n note, change func(kit.Bounds) kit.Bounds) {
	switch n.key {
	case "levels":
		l := bank.Level(n.word)
		s.Levels[l] = change(s.Levels[l])
	case "categories":
		c := bank.Category(n.word)
		s.Categories[c] = change(s.Categories[c])
	case "cells":
		for i := range s.Cells {
			if c := &s.Cells[i]; string(c.Level)+" "+string(c.Category) == n.word {
				c.Bounds = change(c.Bounds)
			}
		}
	}
}

// quotaWords writes a quota of a session as the plan does.
func quotaWords(s *kit.Session, key string) string {
	var parts []string
	add := func(word string, b kit.Bounds) {
		switch {
		case b.Hi <= 0:
		case b.Lo == b.Hi:
			parts = append(parts, fmt.Sprintf("%s: %d", word, b.Lo))
		default:
			parts = append(parts, fmt.Sprintf("%s: %d-%d", word, b.Lo, min(b.Hi, s.Questions)))
		}
	}

	switch key {
	case "levels":
		for _, l := range bank.Levels() {
			add(string(l), s.Levels[l])
		}
	case "categories":
		for _, c := range bank.Categories() {
			add(string(c), s.Categories[c])
		}
	case "cells":
		for _, c := range s.Cells {
			add(string(c.Level)+" "+string(c.Category), c.Bounds)
		}
	}

	return fmt.Sprintf("%s: {%s}", key, strings.Join(parts, ", "))
}

// sizeWords writes the size of a session with the quotas that follow from it.
func sizeWords(s *kit.Session) string {
	words := fmt.Sprintf("questions: %d", s.Questions)
	if len(s.Cells) > 0 {
		words += ", " + quotaWords(s, "cells")
	} else {
		words += ", " + quotaWords(s, "levels")
	}

	for _, b := range s.Categories {
		if b.Lo > 0 {
			return words + ", " + quotaWords(s, "categories")
		}
	}

	return words
}
