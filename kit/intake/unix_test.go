//go:build unix

package intake_test

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"panelkit/kit/intake"
)

// TestIrregular holds that pipes, devices and sockets are refused at once, by themselves and by a link.
func TestIrregular(t *testing.T) {
	dir := t.TempDir()
	pipe, link, socket := filepath.Join(dir, "pipe"), filepath.Join(dir, "link"), filepath.Join(dir, "socket")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe", link); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()

	start := time.Now()
	for file, what := range map[string]string{
		pipe: "pipe", link: "pipe", socket: "socket", "/dev/zero": "device", os.DevNull: "device",
	} {
		refused(t, second(intake.Read(t.Context(), file, intake.Card)), file, "is a "+what+", not a scorecard")
	}
	_, err = intake.NewFolder(t.Context(), dir, intake.Bank).ReadFile("pipe")
	refused(t, err, pipe, "is a pipe, not a bank file")
	if took := time.Since(start); took > time.Second {
		t.Errorf("refusing takes %v", took)
	}
}

// TestSizeless reads a file that says it is empty and is not.
func TestSizeless(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no /proc")
	}
	data, err := intake.Read(t.Context(), "/proc/self/status", intake.Groups)
	if err != nil || len(data) < 100 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}
