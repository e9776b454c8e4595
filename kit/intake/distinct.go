package intake

import (
	"io/fs"
	"os"
	"time"
)

// Distinct returns names without those under which a file stands that an earlier name leads to already, by another
// path or a link. What cannot be looked at stays, for whoever opens it to tell why.
func Distinct(names []string) []string {
	// Only files of one size and time can be the same, which spares comparing each with each.
	type mark struct {
		size int64
		time time.Time
	}
	seen := map[mark][]fs.FileInfo{}

	var out []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			out = append(out, name)
			continue
		}
		m := mark{info.Size(), info.ModTime()}
		if !among(seen[m], info) {
			seen[m] = append(seen[m], info)
			out = append(out, name)
		}
	}
	return out
}

func among(known []fs.FileInfo, info fs.FileInfo) bool {
	for _, k := range known {
		if os.SameFile(k, info) {
			return true
		}
	}
	return false
}

// Same reports whether two names lead to one file or folder.
func Same(a, b string) bool {
	ai, err := os.Stat(a)
	if err != nil {
		return false
	}
	bi, err := os.Stat(b)
	return err == nil && os.SameFile(ai, bi)
}
