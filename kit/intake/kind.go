package intake

import (
	"path"
	"strings"
)

// Kind is what a file is read as. It names the file in messages and bounds its bytes.
type Kind string

// The kinds of files that are read.
const (
	Plan     Kind = "plan"
	Manifest Kind = "manifest"
	Key      Kind = "key"
	Theme    Kind = "theme"
	Font     Kind = "font"
	Logo     Kind = "picture"
	Card     Kind = "scorecard"
	Groups   Kind = "table of groups"
	Bank     Kind = "bank file"
	Template Kind = "template"
	Pack     Kind = "practice pack"
	Progress Kind = "file of progress"
	Record   Kind = "record"
)

// Max returns the most bytes that a file of the kind may have: several times what the largest real one has, and
// little enough that reading it by mistake does no harm.
func (k Kind) Max() int64 {
	const kB, MB = 1 << 10, 1 << 20
	switch k {
	case Key:
		return 64 * kB
	case Groups, Theme:
		return 1 * MB
	case Plan, Bank, Template:
		return 5 * MB
	case Manifest, Card, Logo, Record:
		return 16 * MB
	case Pack, Progress:
		return 32 * MB
	case Font:
		return 64 * MB // fonts for Chinese, Japanese and Korean have about 20
	}

	return 0
}

// KindOf returns the kind that the ending of a name tells of: a font or a picture, and otherwise the one given.
func KindOf(name string, other Kind) Kind {
	switch strings.ToLower(path.Ext(name)) {
	case ".ttf", ".otf", ".ttc":
		return Font
	case ".png", ".jpg", ".jpeg", ".gif":
		return Logo
	}
	return other
}
