// Package templates holds what a team changes without Go: loop plans, themes, the wording of documents and pages of
// help.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed help loops themes text
var embedded embed.FS

// FS returns the templates that come with the program: help/*.md, loops/*.yaml, themes/*.yaml and text/*.yaml.
func FS() fs.FS { return embedded }
