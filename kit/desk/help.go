package desk

import (
	"errors"
	"io/fs"
)

// Topics lists the names of the templates' pages of help.
func (d *Desk) Topics() []string { return d.templateNames("help") }

// Topic returns a page of help, in Markdown.
func (d *Desk) Topic(name string) (string, error) {
	_, data, err := d.template("help/" + name + ".md")
	if errors.Is(err, fs.ErrNotExist) {
		return "", known("topic", "topic", name, d.Topics()).err()
	}
	return string(data), err
}
