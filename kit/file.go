package kit

// File is one file that was made and stands nowhere yet: a document, a manifest, a table.
type File struct {
	Path string // below the folder that it is made for, with slashes
	Data []byte
}
