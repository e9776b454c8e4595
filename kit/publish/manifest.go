package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/intake"
)

// ManifestName is the name of the manifest in a kit's folder.
const ManifestName = "kit.json"

// Manifest makes the manifest of a kit: JSON, indented, ending with a line feed. A kit that [ParseManifest] would not
// read back is an error.
func Manifest(k *kit.Kit) (kit.File, error) {
	if fact := k.Check(); fact != "" {
		return kit.File{}, problem.Problem{Fact: "no kit can be written: " + fact}
	}

	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(k); err != nil {
		return kit.File{}, err
	}
	if fact := scan(b.Bytes()); fact != "" {
		return kit.File{}, problem.Problem{Fact: "no kit can be written: " + fact}
	}
	return kit.File{Path: ManifestName, Data: b.Bytes()}, nil
}

// ReadManifest reads a kit back from its manifest or from the folder that holds one.
func ReadManifest(ctx context.Context, path string) (*kit.Kit, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, ManifestName)
	}
	data, err := intake.Read(ctx, path, intake.Manifest)
	if err != nil {
		return nil, noManifest(path, err)
	}
	return ParseManifest(path, data)
}

// noManifest says what to do where there is no manifest.
func noManifest(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Problem{
			File: path, Fact: "no manifest here", Hint: "name a kit's folder or its " + ManifestName,
		}
	}
	return err
}

// ParseManifest reads a kit back from the bytes of its manifest. The name file appears in errors. Whatever the bytes
// are, it takes little more memory than they do, and the kit that it returns is one that documents can be made of:
// counts and lengths are within bounds, and all that is referred to is there.
func ParseManifest(file string, data []byte) (*kit.Kit, error) {
	bad := func(fact string) error {
		return problem.Problem{
			File: file, Fact: fact, Hint: "use the " + ManifestName + " that panelkit build has written",
		}
	}
	if fact := scan(data); fact != "" {
		return nil, bad("not a manifest of a kit: " + fact)
	}

	k := &kit.Kit{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(k); err != nil {
		return nil, bad("not a manifest of a kit: " + strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, bad("something stands after the end of the manifest")
	}

	if k.Format != kit.Format {
		return nil, bad(fmt.Sprintf("format %q is not %q", k.Format, kit.Format))
	}
	if fact := k.Check(); fact != "" {
		return nil, bad(fact)
	}
	return k, nil
}
