package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Modes of what is made. The umask of the user takes away from the first two what the group is not to have.
const (
	sharedDir   fs.FileMode = 0o750
	sharedFile  fs.FileMode = 0o640
	privateDir  fs.FileMode = 0o700
	privateFile fs.FileMode = 0o600
)

func dirMode(private bool) fs.FileMode {
	if private {
		return privateDir
	}
	return sharedDir
}

func fileMode(private bool) fs.FileMode {
	if private {
		return privateFile
	}
	return sharedFile
}

// writeNew writes a file that does not exist yet and forces it to disk.
func writeNew(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir forces the names in a folder to disk.
func syncDir(root *os.Root, name string) error {
	d, err := root.Open(name)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) {
		err = nil // some systems cannot sync folders and need not
	}
	return errors.Join(err, d.Close())
}

// sum returns the SHA-256 of data in hexadecimal digits.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// sumFile returns the SHA-256 of a file below root in hexadecimal digits; "" where there is nothing of that name.
func sumFile(root *os.Root, name string) (string, error) {
	info, err := root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", &fs.PathError{Op: "read", Path: name, Err: errors.New("is no regular file")}
	}

	f, err := root.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}
