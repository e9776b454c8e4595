package bank

import (
	"embed"
	"io/fs"
)

//go:embed roles
var embedded embed.FS

// Embedded gives the banks that come with the program, as a bank folder.
func Embedded() fs.FS { return embedded }
