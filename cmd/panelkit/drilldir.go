package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataDir gives the folder in which programs keep data of the user: that of the XDG Base Directory
// Specification, or the system's own.
func dataDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}

	if dir := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && dir != "" {
		return dir, nil
	}

	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}

	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support"), nil
	}

	return filepath.Join(home, ".local", "share"), nil
}
