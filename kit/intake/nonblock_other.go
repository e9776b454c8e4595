//go:build !unix

package intake

// nonblock would make opening a pipe return at once; the other systems have no pipes among their files.
const nonblock = 0
