package bank_test

import (
	"testing"
	"testing/fstest"

	"panelkit/bank"
)

// TestSimilar holds that near-duplicates are found from the most alike down, and that what shares only common words
// is not among them.
func TestSimilar(t *testing.T) {
	texts := []string{
		"How would you roll back a poisoned recommender model at night?",
		"How do you roll back a poisoned recommender model by night, and why?",
		"Which metrics reveal drift of embeddings in a retrieval index?",
		"Which metrics reveal a drift of the embeddings?",
		"How would you explain quarterly budgets to a new colleague?",
	}
	qs := make([]*bank.Question, len(texts))
	for i := range texts {
		qs[i] = &bank.Question{Text: texts[i], Criteria: []string{"Says so."}}
	}

	pairs := bank.Similar(qs, 0.4)
	if len(pairs) != 2 || pairs[0].A != 0 || pairs[0].B != 1 || pairs[1].A != 2 || pairs[1].B != 3 {
		t.Fatalf("pairs are %+v", pairs)
	}
	if pairs[0].Similarity < pairs[1].Similarity || pairs[0].Similarity > 1+1e-9 {
		t.Errorf("similarities are %.2f and %.2f", pairs[0].Similarity, pairs[1].Similarity)
	}
}

// TestFolderThatIsNone holds that a bank which cannot be listed, such as a pipe in place of a folder, is told and not
// passed over in silence.
func TestFolderThatIsNone(t *testing.T) {
	good := cook(question("ck-001"))
	none := bank.Folder{Name: "pipe", FS: fstest.MapFS{".": {Data: []byte("no folder")}}}
	if b, err := bank.LoadRole("cook", good, none); err == nil {
		t.Errorf("a folder that is none was passed over: %d roles", len(b.Roles))
	}
}
