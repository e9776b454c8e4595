package assemble

import (
	"hash/fnv"
	"math/bits"
)

// Weights of the wishes. They are whole units of one objective, to be
// minimised; a demand is never given up for a wish.
const (
	// perUse is the cost of one past use of a question, up to maxUses of them:
	// a question that many have met tells less.
	perUse  = 10
	maxUses = 20

	// perMonth is the cost of each month short of idleMonths that has passed
	// since the last use: fresh questions before those still on people's lips.
	perMonth   = 8
	idleMonths = 6

	// perRepeat is the cost of a question for each pair of parallel forms that
	// both ask it: candidates of one round talk to each other.
	perRepeat = 50

	// perCore is the cost of each question below a third of a session that is not
	// a core question of the role (must_ask in the bank).
	perCore = 6

	// perHalf is the cost of each core question of the role below half of them in the loop, twins counted once, and
	// perSubject that of a loop without any question on the subjects that the role never leaves out.
	perHalf    = 30
	perSubject = 300

	// perShare is the cost of each question by which a competency falls short
	// of its share of the loop, which follows the loop's weights.
	perShare = 5

	// perEven is the cost of each question by which a category of a session
	// leaves its even share of the session.
	perEven = 2

	// perCovered is the cost of each session short of two in which a competency
	// is covered, where the loop leaves coverage open: as far as possible.
	perCovered = 400

	// perRare is shared by the questions of one level and category, when the make-up
	// of the sessions is fixed: the fewer the bank has, the more each costs.
	perRare = 24

	// perMakeup is the cost of each question by which a session leaves its fixed
	// make-up, and perUnlike that of each minute by which parallel forms differ too
	// much, where nothing else is possible: more than all other wishes together.
	perMakeup = 100_000
	perUnlike = 10_000

	// perRelaxed is the cost of each unit by which a demand is weakened, where
	// that is allowed: more than all wishes together.
	perRelaxed = 1_000_000
)

// noiseLimit is the number of different values of the seed's noise.
const noiseLimit = 64

// noise is what the seed adds to the cost of a question: too little in sum to
// outweigh one unit, and independent of the order of the bank.
func noise(seed uint64, id string) int64 {
	h := fnv.New64a()
	var b [8]byte
	for i := range b {
		b[i] = byte(seed >> (8 * i))
	}

	h.Write(b[:])
	h.Write([]byte(id))
	x := h.Sum64()
	x ^= x >> 33 // finish: FNV's low bits follow the last letters closely
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33

	return int64(x % noiseLimit)
}

// unit returns the scale of the objective that keeps the noise of a set of n
// questions below one unit.
func unit(n int) int64 {
	return 1 << bits.Len(uint(n*noiseLimit))
}

// questionCost is the cost of asking a question once, in units.
func (r *Request) questionCost(id string) int64 {
	c := perUse * min(r.Exposure[id], maxUses)
	if days, ok := r.Idle[id]; ok {
		c += perMonth * max(0, idleMonths-days/30)
	}
	return int64(c)
}
