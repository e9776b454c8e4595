package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/scorecard"
)

// ManifestName is the name of the manifest in a kit's folder.
const ManifestName = "kit.json"

// maxManifest bounds the bytes of a manifest that is read.
const maxManifest = 32 << 20

// Options say how a kit is written.
type Options struct {
	Packet    packet.Options
	Scorecard scorecard.Options
	Panel     bool // with a blank panel workbook
}

// PacketPath gives the path of a seat's packet in a kit's folder.
func PacketPath(s kit.Seat) string { return fmt.Sprintf("packets/%d-%s.pdf", s.Session+1, s.ID) }

// ScorecardPath gives the path of a seat's scorecard in a kit's folder.
func ScorecardPath(s kit.Seat) string {
	return fmt.Sprintf("scorecards/%d-%s.xlsx", s.Session+1, s.ID)
}

// PanelPath is the path of the panel workbook in a kit's folder.
const PanelPath = "panel.xlsx"

// Render makes all files of a kit, several at a time. The warnings are those of the packets.
func Render(k *kit.Kit, o Options) ([]File, []page.Warning, error) {
	manifest, err := Manifest(k)
	if err != nil {
		return nil, nil, err
	}
	jobs := renderJobs(k, o)
	files, warnings, errs := make([]File, len(jobs)), make([][]page.Warning, len(jobs)), make([]error, len(jobs))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var b bytes.Buffer
			warnings[i], errs[i] = j.write(&b)
			if errs[i] != nil {
				errs[i] = fmt.Errorf("%s: %w", j.path, errs[i])
			}
			files[i] = File{Path: j.path, Data: b.Bytes()}
		})
	}
	wait.Wait()
	var all []page.Warning
	for _, w := range warnings {
		all = append(all, w...)
	}
	return append([]File{manifest}, files...), all, errors.Join(errs...)
}

type job struct {
	path  string
	write func(*bytes.Buffer) ([]page.Warning, error)
}

func renderJobs(k *kit.Kit, o Options) []job {
	var jobs []job
	for _, seat := range k.Seats() {
		jobs = append(jobs,
			job{PacketPath(seat), func(b *bytes.Buffer) ([]page.Warning, error) { return packet.PDF(b, k, seat, o.Packet) }},
			job{ScorecardPath(seat), func(b *bytes.Buffer) ([]page.Warning, error) {
				return nil, scorecard.Write(b, k, seat, o.Scorecard)
			}})
	}
	if o.Panel {
		jobs = append(jobs, job{PanelPath, func(b *bytes.Buffer) ([]page.Warning, error) {
			return nil, scorecard.WritePanel(b, k, nil, o.Scorecard)
		}})
	}
	return jobs
}

// Manifest makes the manifest of a kit: JSON, indented, ending with a line feed.
func Manifest(k *kit.Kit) (File, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(k); err != nil {
		return File{}, err
	}
	return File{Path: ManifestName, Data: b.Bytes()}, nil
}

// ReadManifest reads a kit back from its manifest or from the folder that holds one.
func ReadManifest(path string) (*kit.Kit, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, ManifestName)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, problem.Problem{File: path, Fact: "no manifest here", Hint: "name a kit's folder or its " + ManifestName}
	case err != nil:
		return nil, err
	case info.Size() > maxManifest:
		return nil, problem.Problem{File: path, Fact: fmt.Sprintf("manifest has %d bytes, more than %d", info.Size(), maxManifest)}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return ParseManifest(path, data)
}

// ParseManifest reads a kit back from the bytes of its manifest. The name file appears in errors.
func ParseManifest(file string, data []byte) (*kit.Kit, error) {
	bad := func(fact string) error {
		return problem.Problem{File: file, Fact: fact, Hint: "use the " + ManifestName + " that panelkit build has written"}
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
