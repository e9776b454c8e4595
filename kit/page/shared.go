package page

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// shared is what documents of one theme have in common: compressors, buffers and cut fonts.
type shared struct {
	zips    sync.Pool
	buffers sync.Pool
	spaces  sync.Pool
	mu      sync.Mutex
	cuts    map[cutKey]cutFont
}

type cutKey struct {
	font  *ttf
	runes string
}

// maxCuts bounds the memory that cut fonts take.
const maxCuts = 48

func (s *shared) buffer() *bytes.Buffer {
	if b, ok := s.buffers.Get().(*bytes.Buffer); ok {
		return b
	}
	return new(bytes.Buffer)
}

func (s *shared) release(b *bytes.Buffer) {
	b.Reset()
	s.buffers.Put(b)
}

func (s *shared) workspace() *workspace {
	if w, ok := s.spaces.Get().(*workspace); ok {
		return w
	}
	return new(workspace)
}

func (s *shared) retire(w *workspace) {
	w.reset()
	s.spaces.Put(w)
}

// deflate compresses data into a buffer that the caller releases.
func (s *shared) deflate(data ...[]byte) (*bytes.Buffer, error) {
	out := s.buffer()
	z, ok := s.zips.Get().(*zlib.Writer)
	if !ok {
		var err error
		if z, err = zlib.NewWriterLevel(out, 4); err != nil {
			return nil, err
		}
	} else {
		z.Reset(out)
	}

	defer s.zips.Put(z)
	for _, part := range data {
		if _, err := z.Write(part); err != nil {
			return nil, err
		}
	}

	return out, z.Close()
}

// cut gives the subset of a slot, from memory if the same one was wanted before.
func (s *shared) cut(sl *slot) (cutFont, error) {
	runes := sl.sorted()
	key := cutKey{sl.font, string(runes)}
	s.mu.Lock()
	c, ok := s.cuts[key]
	s.mu.Unlock()
	if ok {
		return c, nil
	}

	data := sl.font.cut(runes)
	packed, err := s.deflate(data)
	if err != nil {
		return cutFont{}, err
	}

	c = cutFont{file: bytes.Clone(packed.Bytes()), size: len(data)}
	s.release(packed)
	s.mu.Lock()
	if s.cuts == nil || len(s.cuts) >= maxCuts {
		s.cuts = map[cutKey]cutFont{}
	}

	s.cuts[key] = c
	s.mu.Unlock()
	return c, nil
}
