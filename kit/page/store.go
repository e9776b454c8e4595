package page

// workspace is what a document needs while it is set and written, and leaves to the next one.
type workspace struct {
	ops     chunks[op]
	strips  chunks[strip]
	work    []strip // lists of strips that are being gathered, one nest in the other
	codes   []byte  // of all text
	content []byte  // of all pages
	setter  setter
}

func (w *workspace) reset() {
	w.ops.reset()
	w.strips.reset()
	w.work, w.codes, w.content = w.work[:0], w.codes[:0], w.content[:0]
}

// chunks keeps what many small lists hold in few large ones.
type chunks[T any] struct {
	all [][]T
	at  int // the one in use
}

const chunk = 256

func (c *chunks[T]) reset() {
	c.at = 0
	for i := range c.all {
		clear(c.all[i])
		c.all[i] = c.all[i][:0]
	}
}

// keep copies a list to where it stays until reset.
func (c *chunks[T]) keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}

	for c.at < len(c.all) && len(list) > cap(c.all[c.at])-len(c.all[c.at]) {
		c.at++
	}

	if c.at == len(c.all) {
		c.all = append(c.all, make([]T, 0, max(chunk, len(list))))
	}

	to := &c.all[c.at]
	from := len(*to)
	*to = append(*to, list...)
	return (*to)[from:len(*to):len(*to)]
}

// A list of strips is gathered on a stack: open gives its base, push adds to it, and shut takes it
// off the stack and keeps it.
func (c *ctx) open() int { return len(c.doc.work) }

func (c *ctx) push(strips ...strip) { c.doc.work = append(c.doc.work, strips...) }

func (c *ctx) shut(base int) []strip {
	out := c.doc.strips.keep(c.doc.work[base:])
	c.doc.work = c.doc.work[:base]
	return out
}
