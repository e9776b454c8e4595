// Package templates holds what a team changes without Go: loop plans, themes, and the wording of
// documents.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed loops themes text
var embedded embed.FS

// FS gives the templates that come with the program: loops/*.yaml, themes/*.yaml and text/*.yaml.
func FS() fs.FS { return embedded }
