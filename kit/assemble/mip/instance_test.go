package mip

import "math/rand"

// benchmark instances: a made-up bank and a blueprint of one or five sessions,
// drawn so that every solver is given the same numbers for the same seed.
const (
	instanceLevels     = 3
	instanceCategories = 6
	instanceTopics     = 8
)

var categoryShare = []float64{.25, .20, .18, .15, .12, .10}

// draw returns an index with the given probabilities.
func draw(r *rand.Rand, share []float64) int {
	x := r.Float64()
	for i, p := range share {
		if x < p {
			return i
		}
		x -= p
	}
	return len(share) - 1
}

func within(x, lo, hi int) int { return min(max(x, lo), hi) }

// drawItem draws one question.
func drawItem(r *rand.Rand) Item {
	level := draw(r, []float64{.35, .40, .25})
	cat := draw(r, categoryShare)
	minutes := 2 + r.Intn(7) + level
	diff := within(int(float64(20+30*level)+8*r.NormFloat64()+.5), 1, 100)
	quality := within(int(560+130*r.NormFloat64()+25*float64(minutes-6)), 0, 1000)
	uses := 0

	for r.Float64() < .75 && uses < 30 {
		uses++
	}

	topic := cat
	if r.Float64() < .4 {
		topic = r.Intn(instanceTopics)
	}

	topics := []int{topic}
	if r.Float64() < .4 {
		if other := r.Intn(instanceTopics); other != topic {
			topics = append(topics, other)
		}
	}

	return Item{
		Level: level, Category: cat, Minutes: minutes,
		Difficulty: diff, Cost: int64(100*uses + 1000 - quality), Competencies: topics,
	}
}

// drawEnemies makes a fifth of the bank enemies, two to four in a category.
func drawEnemies(r *rand.Rand, items []Item) [][]int {
	byCat := make([][]int, instanceCategories)
	for _, i := range r.Perm(len(items)) {
		byCat[items[i].Category] = append(byCat[items[i].Category], i)
	}

	var cliques [][]int
	for left := len(items) / 5; left >= 2; {
		c := draw(r, categoryShare)
		k := min(2+r.Intn(3), left)
		if len(byCat[c]) < k {
			break
		}
		cliques = append(cliques, byCat[c][:k:k])
		byCat[c] = byCat[c][k:]
		left -= k
	}

	return cliques
}

// instance draws the benchmark instance of the given size.
func instance(n, sessions, forms, overlap int, seed int64) *Model {
	r := rand.New(rand.NewSource(seed*1000003 + int64(n)))
	m := &Model{
		Levels: instanceLevels, Categories: instanceCategories, Competencies: instanceTopics,
		Forms: forms, MaxOverlap: overlap,
	}
	for range n {
		m.Items = append(m.Items, drawItem(r))
	}

	m.Cliques = drawEnemies(r, m.Items)
	cover := 1
	if sessions == 1 {
		m.oneSession()
	} else {
		cover = 3
		m.manySessions(sessions)
	}

	for k := range instanceTopics {
		d := On(Count, AtLeast(cover))
		d.Competency = k
		m.Demands = append(m.Demands, d)
	}

	total := m.Size()
	m.MaxUse = (3*forms*total + 2*n - 1) / (2 * n)
	if overlap >= 0 {
		m.MaxUse = forms
	}

	return m
}

// bounds adds a demand per level and category of session s.
func (m *Model) bounds(s int, levels, categories []Range) {
	for l, r := range levels {
		d := Within(s, Count, r)
		d.Level = l
		m.Demands = append(m.Demands, d)
	}
	for c, r := range categories {
		d := Within(s, Count, r)
		d.Category = c
		m.Demands = append(m.Demands, d)
	}
}

func (m *Model) oneSession() {
	m.Sessions = []Session{{Count: 10}}
	m.bounds(0, []Range{{3, 4}, {3, 5}, {2, 3}}, []Range{{1, 3}, {1, 3}, {1, 3}, {1, 3}, {1, 3}, {1, 3}})
	m.Demands = append(m.Demands, Within(0, Minutes, Range{54, 60}), On(Difficulty, Range{466, 474}))
}

func (m *Model) manySessions(n int) {
	for s := range n {
		m.Sessions = append(m.Sessions, Session{Count: 8})
		cats := make([]Range, instanceCategories)
		for c := range cats {
			cats[c] = Range{0, 1}
		}

		for _, c := range []int{s, s + 2, s + 1} {
			cats[c%instanceCategories] = Range{1, 4}
		}

		m.bounds(s, []Range{{2, 4}, {2, 4}, {1, 3}}, cats)
		m.Demands = append(m.Demands, Within(s, Minutes, Range{42, 48}))
	}

	m.Demands = append(m.Demands, On(Difficulty, Range{376*n - 8, 376*n + 8}))
}
