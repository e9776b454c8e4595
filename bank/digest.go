package bank

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Digest gives a hash of the role's content: its description, competencies and questions, as 64
// hexadecimal digits. Comments, layout, and the order of keys, files and questions do not change it.
func (r *Role) Digest() string { return digest(r) }

// Digest gives a hash of all roles of the bank, as Role.Digest does of one.
func (b *Bank) Digest() string { return digest(b.Roles) }

func digest(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // the types hold nothing that cannot be marshalled
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
