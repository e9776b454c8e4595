package kit

import "reflect"

// Check returns what is wrong with a kit that was read back from a manifest, in a phrase; "" if nothing.
// It compares the seal with the contents, so that a manifest edited by hand is found out.
func (k *Kit) Check() string {
	if fact := k.sound(); fact != "" {
		return fact
	}
	if k.Seal != k.seal() {
		return "contents do not match the seal: the manifest was edited"
	}
	if !reflect.DeepEqual(k.Coverage, k.coverage()) {
		return "coverage is not that of the questions: the manifest was edited"
	}
	return ""
}
