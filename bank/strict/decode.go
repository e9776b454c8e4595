package strict

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"panelkit/bank/problem"
)

// Node is one value of a file, with its line.
type Node = yaml.Node

// Custom is a type that reads itself from a node, for values that can be written in several ways.
type Custom interface {
	// DecodeStrict fills the receiver from n and reports problems to d.
	DecodeStrict(d *Decoder, n *Node)
}

// Pos is where an entry stands. A struct with a field `Pos strict.Pos` and the tag `yaml:"-"` has
// it filled when it is decoded.
type Pos struct {
	File string
	Line int
	keys map[string]int
}

// Item names the i-th entry, from 0, of the list under a key, for At.
func Item(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// At gives the line of one key of the entry, or of one Item of a list under a key, or the line of
// the entry if it has no such key.
func (p Pos) At(key string) int {
	if line, ok := p.keys[key]; ok {
		return line
	}
	return p.Line
}

// Has tells whether the entry has the key with a value that could be read.
func (p Pos) Has(key string) bool {
	_, ok := p.keys[key]
	return ok
}

// Problem makes a problem at one key of the entry.
func (p Pos) Problem(key, id, fact, hint string) problem.Problem {
	return problem.Problem{File: p.File, Line: p.At(key), ID: id, Fact: fact, Hint: hint}
}

// Decoder turns nodes into values and gathers problems.
type Decoder struct {
	file     string
	id       string // of the entry being read
	problems problem.Problems
}

// Report adds a problem at node n.
func (d *Decoder) Report(n *Node, fact, hint string) { d.report(n.Line, fact, hint) }

func (d *Decoder) report(line int, fact, hint string) {
	d.problems = append(d.problems, problem.Problem{File: d.file, Line: line, ID: d.id, Fact: fact, Hint: hint})
}

// Value fills what v points to from n.
func (d *Decoder) Value(n *Node, v any) { d.value(n, reflect.ValueOf(v).Elem(), "") }

func (d *Decoder) value(n *Node, v reflect.Value, key string) {
	if n.Kind == yaml.AliasNode {
		return // reported by check
	}

	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		d.Report(n, named(key, "is empty"), "give it a value or remove the line")
		return
	}

	if c, ok := v.Addr().Interface().(Custom); ok {
		c.DecodeStrict(d, n)
		return
	}

	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), key)
	case reflect.Struct:
		d.structure(n, v, key)
	case reflect.Slice:
		d.slice(n, v, key)
	case reflect.Map:
		d.mapping(n, v, key)
	default:
		d.scalar(n, v, key)
	}
}

func named(key, fact string) string {
	if key == "" {
		return fact
	}
	return key + " " + fact
}

// pairs gives the keys and values of a mapping and reports keys that stand twice.
func (d *Decoder) pairs(n *Node, key string) [][2]*Node {
	if n.Kind != yaml.MappingNode {
		d.Report(n, named(key, "must be a mapping, not "+kindName(n)), "write `key: value` lines under it")
		return nil
	}

	seen := map[string]int{}
	var out [][2]*Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if k.Kind != yaml.ScalarNode {
			d.Report(k, "a key must be a plain word", "")
			continue
		}
		if k.Tag == "!!merge" {
			d.Report(k, "merge key << is not supported", "write the values out")
			continue
		}
		if first, ok := seen[k.Value]; ok {
			d.Report(k, fmt.Sprintf("key %q stands twice, first in line %d", k.Value, first), "keep one of the two")
			continue
		}
		seen[k.Value] = k.Line
		out = append(out, [2]*Node{k, n.Content[i+1]})
	}

	return out
}

func (d *Decoder) structure(n *Node, v reflect.Value, key string) {
	pairs := d.pairs(n, key)
	if pairs == nil && n.Kind != yaml.MappingNode {
		return
	}

	shape := shapeOf(v.Type())
	outer := d.id
	for _, p := range pairs {
		if p[0].Value == "id" && p[1].Kind == yaml.ScalarNode {
			d.id = p[1].Value
		}
	}

	lines, seen := map[string]int{}, map[string]bool{}
	for _, p := range pairs {
		f, ok := shape.fields[p[0].Value]
		if !ok {
			d.Report(p[0], fmt.Sprintf("unknown key %q", p[0].Value), problem.Suggest(p[0].Value, shape.names))
			continue
		}
		seen[p[0].Value] = true
		before := len(d.problems)
		d.value(p[1], v.Field(f.index), p[0].Value)
		if len(d.problems) > before {
			continue // for the rest of the program the key is not there
		}
		lines[p[0].Value] = p[0].Line
		for i, c := range p[1].Content {
			lines[Item(p[0].Value, i)] = c.Line
		}
	}

	for _, name := range shape.names {
		if !seen[name] && shape.fields[name].required {
			d.Report(n, fmt.Sprintf("%q is missing", name), "")
		}
	}

	if shape.pos >= 0 {
		v.Field(shape.pos).Set(reflect.ValueOf(Pos{File: d.file, Line: n.Line, keys: lines}))
	}

	d.id = outer
}

func (d *Decoder) slice(n *Node, v reflect.Value, key string) {
	if n.Kind != yaml.SequenceNode {
		d.Report(n, named(key, "must be a list, not "+kindName(n)),
			"write each entry on a line of its own after `- `, or [a, b]")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		d.value(c, out.Index(i), key)
	}
	v.Set(out)
}

func (d *Decoder) mapping(n *Node, v reflect.Value, key string) {
	pairs := d.pairs(n, key)
	if pairs == nil {
		return
	}

	t := v.Type()
	out := reflect.MakeMapWithSize(t, len(pairs))
	for _, p := range pairs {
		k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		d.value(p[0], k, "key of "+key)
		d.value(p[1], e, p[0].Value)
		out.SetMapIndex(k, e)
	}

	v.Set(out)
}

var wholeNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})$`)

func (d *Decoder) scalar(n *Node, v reflect.Value, key string) {
	if n.Kind != yaml.ScalarNode {
		d.Report(n, named(key, "must be a single value, not "+kindName(n)), "")
		return
	}

	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.TrimSpace(n.Value))
		if v.String() == "" {
			d.Report(n, named(key, "is empty"), "give it a value or remove the line")
		}
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(n.Value, 10, 64)
		if !wholeNumber.MatchString(n.Value) || err != nil || v.OverflowInt(i) {
			d.Report(n, named(key, fmt.Sprintf("must be a whole number, not %q", n.Value)), "")
			return
		}
		v.SetInt(i)
	case reflect.Bool:
		if n.Tag != "!!bool" || n.Value != "true" && n.Value != "false" {
			d.Report(n, named(key, fmt.Sprintf("must be true or false, not %q", n.Value)), "")
			return
		}
		v.SetBool(n.Value == "true")
	default:
		panic("strict: no rule for " + v.Type().String())
	}
}

func kindName(n *Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	return fmt.Sprintf("%q", n.Value)
}

// IsScalar tells whether n is a single value.
func IsScalar(n *Node) bool { return n.Kind == yaml.ScalarNode }

// IsList tells whether n is a list.
func IsList(n *Node) bool { return n.Kind == yaml.SequenceNode }

type field struct {
	index    int
	required bool
}

// shape is what a struct type takes, from tags of the form `yaml:"name"` or `yaml:"name,required"`.
type shape struct {
	fields map[string]field
	names  []string // in order
	pos    int      // the field of type Pos; -1: none
}

var shapes sync.Map // of each reflect.Type, once it has been seen

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}

	s := &shape{fields: map[string]field{}, pos: -1}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Name == "Pos" && f.Type == reflect.TypeFor[Pos]() {
			s.pos = i
		}
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name != "" && name != "-" {
			s.fields[name] = field{index: i, required: options == "required"}
		}
	}

	s.names = slices.Sorted(maps.Keys(s.fields))
	shapes.Store(t, s)
	return s
}
