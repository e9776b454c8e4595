package mip

// infinite stands for a missing bound of a row.
const infinite = int64(1) << 40

// entry is a nonzero of the constraint matrix.
type entry struct {
	row  int32
	coef int32
}

// column is a variable: item asked in session, or, with item -1, an auxiliary
// (a session counted by a Spread demand, a unit missed by a wish).
type column struct {
	item, session int32
	group         int32
	cost          int64
	from, to      int32 // its entries
}

// row bounds a linear form of the columns: lo <= activity <= hi.
type row struct {
	lo, hi int64
	weight int64 // 0: hard
	demand int32 // index into Model.Demands; -1: session size; -2: enemies; -3: link; -4: across forms
	index  int32 // session, clique, or the demand that a link counts for
	parent int32 // of a link: the row that counts it; otherwise -1
}

// What a row stands for if it is not a demand.
const (
	rowSize   = -1
	rowEnemy  = -2
	rowLink   = -3
	rowAcross = -4
	rowBand   = -5
)

// group is a set of consecutive columns of which at most limit are used: the
// sessions in which one item can be asked, or one auxiliary column.
type group struct {
	from, to int32
	limit    int64
	item     int32 // -1: auxiliary; -2: artificial
	clique   int32 // its enemy row, the only one it is in; -1: none
}

// program is the linear program behind a model: minimise cost over columns
// x >= 0 such that every row's activity is within its bounds and the columns
// of every group sum to at most its limit. Columns of items are integers.
type program struct {
	m       *Model
	cols    []column
	entries []entry
	rows    []row
	common  int // rows of the frame, which come first; the others are enemies
	groups  []group
	ofItem  []int32 // group of each item; -1: it cannot be asked
	size    magnitude
}

func (p *program) of(j int32) []entry { return p.entries[p.cols[j].from:p.cols[j].to] }
