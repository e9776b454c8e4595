package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"panelkit/bank/problem"
	"panelkit/kit/intake"
)

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// large makes a file of a size that takes no room on disk.
func large(t *testing.T, dir, name string, size int64) string {
	t.Helper()
	file := write(t, dir, name, "")
	if err := os.Truncate(file, size); err != nil {
		t.Fatal(err)
	}
	return file
}

// refused fails unless err is a problem of file that tells fact.
func refused(t *testing.T, err error, file, fact string) {
	t.Helper()
	var p problem.Problem
	if !errors.As(err, &p) || p.File != file || p.Fact != fact || p.Hint == "" {
		t.Errorf("%s: error is %v, want %q and a hint", file, err, fact)
	}
}

func TestRead(t *testing.T) {
	file := write(t, t.TempDir(), "loop.yaml", "role: x\n")
	data, err := intake.Read(t.Context(), file, intake.Plan)
	if err != nil || string(data) != "role: x\n" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := intake.Read(t.Context(), file+"x", intake.Plan); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error of a missing file is %v", err)
	}
	dir := filepath.Dir(file)
	refused(t, second(intake.Read(t.Context(), dir, intake.Plan)), dir, "is a folder, not a plan")
}

// second returns the error of a call.
func second[T any](_ T, err error) error { return err }

// TestCaps reads a file of the most bytes and one of a byte more, of every kind.
func TestCaps(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		kind intake.Kind
		most int64
		fact string
	}{
		{intake.Key, 64 << 10, "key is larger than 64 kB"},
		{intake.Groups, 1 << 20, "table of groups is larger than 1 MB"},
		{intake.Theme, 1 << 20, "theme is larger than 1 MB"},
		{intake.Plan, 5 << 20, "plan is larger than 5 MB"},
		{intake.Bank, 5 << 20, "bank file is larger than 5 MB"},
		{intake.Template, 5 << 20, "template is larger than 5 MB"},
		{intake.Manifest, 16 << 20, "manifest is larger than 16 MB"},
		{intake.Card, 16 << 20, "scorecard is larger than 16 MB"},
		{intake.Logo, 16 << 20, "picture is larger than 16 MB"},
		{intake.Record, 16 << 20, "record is larger than 16 MB"},
		{intake.Pack, 32 << 20, "practice pack is larger than 32 MB"},
		{intake.Progress, 32 << 20, "file of progress is larger than 32 MB"},
		{intake.Font, 64 << 20, "font is larger than 64 MB"},
	} {
		if c.kind.Max() != c.most {
			t.Errorf("%s: at most %d bytes, want %d", c.kind, c.kind.Max(), c.most)
		}
		file := large(t, dir, "file", c.most)
		if data, err := intake.Read(t.Context(), file, c.kind); err != nil || int64(len(data)) != c.most {
			t.Errorf("%s: %d bytes, %v", c.kind, len(data), err)
		}
		file = large(t, dir, "file", c.most+1)
		refused(t, second(intake.Read(t.Context(), file, c.kind)), file, c.fact)
	}
	if intake.Kind("else").Max() != 0 {
		t.Error("a kind that is none may be read")
	}
}

// TestGrowing holds that a file that grows beyond the cap while it is read is refused.
func TestGrowing(t *testing.T) {
	file := write(t, t.TempDir(), "key", "0123456789")
	f, err := intake.Open(t.Context(), file, intake.Key)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || f.Size() != 10 || info.Name() != "key" {
		t.Errorf("%d bytes, %v", f.Size(), err)
	}

	if err := os.Truncate(file, 1<<20); err != nil {
		t.Fatal(err)
	}
	_, err = io.ReadAll(f)
	refused(t, err, file, "key is larger than 64 kB")
	_, err = f.ReadAt(make([]byte, 10), 64<<10)
	refused(t, err, file, "key is larger than 64 kB")
	if n, err := f.ReadAt(make([]byte, 10), 0); n != 10 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// TestStop holds that reading ends with the context.
func TestStop(t *testing.T) {
	file := large(t, t.TempDir(), "font.ttf", 60<<20)
	ctx, cancel := context.WithCancel(t.Context())
	f, err := intake.Open(ctx, file, intake.Font)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := make([]byte, 8<<20)
	if n, err := f.Read(b); err != nil || n > 1<<20 {
		t.Errorf("%d bytes at once, %v", n, err)
	}

	cancel()
	folder := intake.NewFolder(ctx, filepath.Dir(file), intake.Template)
	for name, err := range map[string]error{
		"read": second(f.Read(b)), "read at": second(f.ReadAt(b, 0)),
		"open": second(intake.Open(ctx, file, intake.Font)), "read whole": second(intake.Read(ctx, file, intake.Font)),
		"open in a folder": second(folder.Open("font.ttf")), "read in a folder": second(folder.ReadFile("font.ttf")),
		"list a folder": second(folder.ReadDir(".")), "look": second(folder.Stat(".")),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

// TestReadFrom reads streams: one that ends, one that is endless, one that fails, and one that says nothing.
func TestReadFrom(t *testing.T) {
	data, err := intake.ReadFrom(t.Context(), strings.NewReader("role: x"), "stdin", intake.Plan)
	if err != nil || string(data) != "role: x" {
		t.Errorf("%q, %v", data, err)
	}
	_, err = intake.ReadFrom(t.Context(), endless{}, "stdin", intake.Plan)
	refused(t, err, "stdin", "plan is larger than 5 MB")
	half := io.MultiReader(strings.NewReader("x"), broken{})
	if _, err = intake.ReadFrom(t.Context(), half, "stdin", intake.Plan); !errors.Is(err, errBroken) {
		t.Errorf("error is %v", err)
	}

	silent, _ := io.Pipe()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err = intake.ReadFrom(ctx, silent, "stdin", intake.Plan); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errBroken }

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "loops/standard.yaml", "role: x\n")
	write(t, dir, "themes/house.yaml", "logo: house.png\n")
	write(t, dir, "themes/house.png", "png")
	folder := intake.NewFolder(t.Context(), dir, intake.Template)
	if err := fstest.TestFS(folder, "loops/standard.yaml", "themes/house.yaml", "themes/house.png"); err != nil {
		t.Error(err)
	}

	// A font may be larger than a text, and neither larger than it may be.
	large(t, dir, "themes/house.TTF", 10<<20)
	if data, err := fs.ReadFile(folder, "themes/house.TTF"); err != nil || len(data) != 10<<20 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	file := large(t, dir, "loops/large.yaml", 10<<20)
	refused(t, second(fs.ReadFile(folder, "loops/large.yaml")), file, "template is larger than 5 MB")
	refused(t, second(folder.Open("loops/large.yaml")), file, "template is larger than 5 MB")
	for _, name := range []string{"../" + filepath.Base(dir) + "/loops/standard.yaml", "/etc/passwd", ""} {
		for what, err := range map[string]error{
			"open": second(folder.Open(name)), "read": second(folder.ReadFile(name)),
			"list": second(folder.ReadDir(name)), "look": second(folder.Stat(name)),
		} {
			if !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("%s %q: error is %v", what, name, err)
			}
		}
	}
	if _, err := folder.Open("nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error of a missing file is %v", err)
	}
}

func TestKindOf(t *testing.T) {
	for name, want := range map[string]intake.Kind{
		"a.yaml": intake.Bank, "a.ttf": intake.Font, "a.OTF": intake.Font, "a.JPEG": intake.Logo, "png": intake.Bank,
	} {
		if got := intake.KindOf(name, intake.Bank); got != want {
			t.Errorf("%s is a %s, want %s", name, got, want)
		}
	}
}

func TestDistinct(t *testing.T) {
	dir := t.TempDir()
	one, two := write(t, dir, "one.xlsx", "same"), write(t, dir, "two.xlsx", "same")
	same := time.Now()
	link, hard := filepath.Join(dir, "link.xlsx"), filepath.Join(dir, "hard.xlsx")
	for _, err := range []error{
		os.Symlink("one.xlsx", link), os.Link(two, hard), os.Chtimes(one, same, same), os.Chtimes(two, same, same),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}

	missing := filepath.Join(dir, "missing.xlsx")
	names := []string{one, missing, dir + "/./one.xlsx", two, link, hard, missing}
	if got, want := intake.Distinct(names), []string{one, missing, two, missing}; !slices.Equal(got, want) {
		t.Errorf("distinct are %v, want %v", got, want)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{one, link, true},
		{two, hard, true},
		{one, two, false},
		{missing, missing, false},
		{one, missing, false},
		{dir, dir + "/.", true},
	} {
		if intake.Same(c.a, c.b) != c.same {
			t.Errorf("%s and %s are the same: want %v", c.a, c.b, c.same)
		}
	}
}

// ExampleRead refuses what is no regular file in its own words.
func ExampleRead() {
	_, err := intake.Read(context.Background(), "/dev", intake.Key)
	fmt.Println(err)
	// Output: /dev: is a folder, not a key
}
