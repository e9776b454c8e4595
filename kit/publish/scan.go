package publish

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Bounds of the JSON of a manifest. The largest kit that a plan can ask for stays well below each of them.
const (
	maxDepth  = 16
	maxValues = 1 << 16 // of all kinds together
	maxItems  = 10_000  // of one list
	maxKeys   = 500     // of one object
	maxString = 40_000  // bytes of one text, as written; twice what a bank's text may have
)

// scan looks through JSON before it is decoded, which may take a thousand times the memory that the text has, and
// tells in a phrase what it has too much of; "" if nothing. It also finds keys that stand twice, of which a decoder
// would silently take one. Whether it is JSON at all is for the decoder to say.
func scan(data []byte) string {
	if !utf8.Valid(data) {
		return "text is not UTF-8"
	}

	s := scanner{data: data}
	for s.at < len(data) {
		if fact := s.next(); fact != "" {
			return fact
		}
	}
	return ""
}

// scanner is what scan knows at one place of the text.
type scanner struct {
	data   []byte
	at     int
	values int
	open   []level // lists and objects around this place
}

// level is one list or object.
type level struct {
	object bool
	key    bool     // the next text is a key
	keys   [][]byte // of an object, as written
	items  int
}

// next looks at one character or, where it begins one, at a text.
func (s *scanner) next() string {
	c := s.data[s.at]
	s.at++
	switch c {
	case '{', '[':
		s.open = append(s.open, level{object: c == '{', key: c == '{'})
		if len(s.open) > maxDepth {
			return fmt.Sprintf("lists within lists, more than %d deep", maxDepth)
		}
		return s.count()
	case '}', ']':
		s.open = s.open[:max(0, len(s.open)-1)]
	case ',':
		if top := s.top(); top != nil {
			top.key = top.object
		}
		return s.count()
	case '"':
		return s.text()
	}

	return ""
}

func (s *scanner) top() *level {
	if len(s.open) == 0 {
		return nil
	}
	return &s.open[len(s.open)-1]
}

// count counts a value, and an item of the list or object around it.
func (s *scanner) count() string {
	s.values++
	if top := s.top(); top != nil {
		top.items++
		if top.items > maxItems {
			return fmt.Sprintf("a list of more than %d items", maxItems)
		}
	}
	if s.values > maxValues {
		return fmt.Sprintf("more than %d values", maxValues)
	}
	return ""
}

// text goes to the end of a text.
func (s *scanner) text() string {
	start := s.at
	for s.at < len(s.data) && s.data[s.at] != '"' {
		if s.data[s.at] == '\\' {
			s.at++
		}
		s.at++
	}
	text := s.data[start:min(s.at, len(s.data))]
	s.at++

	if len(text) > maxString {
		return fmt.Sprintf("a text of more than %d bytes", maxString)
	}
	if top := s.top(); top != nil && top.key {
		return top.note(text)
	}
	return ""
}

// note notes a key of an object. A decoder does not tell upper from lower case in keys, so that is not told here.
func (l *level) note(key []byte) string {
	l.key = false
	if len(l.keys) == maxKeys {
		return fmt.Sprintf("an object of more than %d keys", maxKeys)
	}

	if bytes.IndexByte(key, '\\') >= 0 {
		return fmt.Sprintf("key %q is not written plainly", key)
	}

	for _, k := range l.keys {
		if bytes.EqualFold(k, key) {
			return fmt.Sprintf("key %q stands twice", key)
		}
	}

	l.keys = append(l.keys, key)
	return ""
}
