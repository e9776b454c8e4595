package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/intake"
)

// childVariable makes the test binary do one piece of work in a process of its own, which can be killed.
const childVariable = "PUBLISH_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) == "" {
		os.Exit(m.Run())
	}
	code := 0
	if err := child(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	syscall.Exit(code) // at once: no files on coverage, whose calls would be counted
}

// child does what a test has asked for: a task, a folder, and for most how often or which generation.
func child(args []string) error {
	runtime.LockOSThread() // strace counts the calls of each thread
	ctx, task, dir := context.Background(), args[0], args[1]
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	switch task {
	case "count":
		return count(ctx, dir, n)
	case "count-file":
		for range n {
			if err := UpdateFile(ctx, dir, "test", intake.Progress, increment); err != nil {
				return err
			}
		}
		return nil
	case "update":
		return Update(ctx, dir, "test", advance(n))
	case "update-forever":
		for ; ; n++ {
			fmt.Println(n)
			if err := Update(ctx, dir, "test", advance(n)); err != nil {
				return err
			}
		}
	case "remake":
		return Folder(ctx, again(dir), generation(n))
	case "create":
		return Folder(ctx, target(dir), generation(n))
	case "hold":
		_, err := lock(ctx, dir, "test", time.Second)
		fmt.Println("held", err)
		time.Sleep(time.Minute)
	}
	return nil
}

// count adds 1 to the number in each of two files, n times over.
func count(ctx context.Context, dir string, n int) error {
	for range n {
		err := Update(ctx, dir, "test", func(v *View) ([]kit.File, error) {
			var files []kit.File
			for _, path := range []string{"a/count", "b/count"} {
				old, err := v.Read(path, intake.Groups)
				if err != nil && !errors.Is(err, fs.ErrNotExist) {
					return nil, err
				}
				next, err := increment(old)
				if err != nil {
					return nil, err
				}
				files = append(files, kit.File{Path: path, Data: next})
			}
			return files, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func increment(old []byte) ([]byte, error) {
	if old == nil {
		return []byte("1"), nil
	}
	n, err := strconv.Atoi(string(old))
	return []byte(strconv.Itoa(n + 1)), err
}

// generation returns files that all say which generation they are of; one of them is there in odd ones only.
func generation(n int) []kit.File {
	text := []byte("generation " + strconv.Itoa(n))
	files := []kit.File{
		{Path: ManifestName, Data: text}, {Path: "packets/a.pdf", Data: text}, {Path: "scorecards/a.xlsx", Data: text},
	}
	if n%2 == 1 {
		files = append(files, kit.File{Path: "odd.txt", Data: text})
	}
	return files
}

// generationOf returns the generation that a folder is of, and fails if its files are of several or the record
// disagrees with them.
func generationOf(t *testing.T, dir string) int {
	t.Helper()
	text := read(t, dir, ManifestName)
	for _, path := range []string{"packets/a.pdf", "scorecards/a.xlsx"} {
		if got := read(t, dir, path); got != text {
			t.Errorf("%s is of %s, the manifest of %s", path, got, text)
		}
	}
	r, err := readRecord(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Files {
		if got := sum([]byte(read(t, dir, m.Path))); got != m.SHA256 {
			t.Errorf("%s is not as the record says", m.Path)
		}
	}
	n, err := strconv.Atoi(strings.TrimPrefix(text, "generation "))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// command returns a process that does what child does.
func command(t *testing.T, task, dir string, n int, before ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	args := append(before, self, task, dir, strconv.Itoa(n))
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), childVariable+"=1", "GOMAXPROCS=1")
	return cmd
}

func target(dir string) Target { return Target{Dir: dir, By: "test"} }

// again is target for a folder that exists already.
func again(dir string) Target { return Target{Dir: dir, By: "test", Remake: true} }

// advance changes a folder to a generation.
func advance(n int) func(*View) ([]kit.File, error) {
	return func(*View) ([]kit.File, error) { return generation(n), nil }
}

// fresh makes a folder of one generation in a new place.
func fresh(t *testing.T, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "kit")
	if err := Folder(t.Context(), target(dir), generation(n)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, dir string, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// contents returns what several files hold, one after the other.
func contents(t *testing.T, dir string, paths ...string) string {
	t.Helper()
	var texts []string
	for _, path := range paths {
		texts = append(texts, read(t, dir, path))
	}
	return strings.Join(texts, ", ")
}

func write(t *testing.T, dir, path, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, path), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// holds fails if a folder holds anything but the names, or lacks one.
func holds(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	slices.Sort(names)
	if !slices.Equal(got, names) {
		t.Errorf("%s holds %v, want %v", dir, got, names)
	}
}

// facts returns what an error tells of which files, one in a line.
func facts(err error) string {
	var many problem.Problems
	if !errors.As(err, &many) {
		return fmt.Sprint(err)
	}
	var lines []string
	for _, p := range many {
		lines = append(lines, filepath.Base(p.File)+": "+p.Fact)
	}
	return strings.Join(lines, "\n")
}

func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not here", program)
		}
		t.Skipf("%s is not here", program)
	}
}
