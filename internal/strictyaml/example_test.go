package strictyaml_test

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// All problems of a file come at once, each where it is.
func Example() {
	file := []byte(`name: likes-only
seeds: {worlds: 1..20, scorer: 7.5}
arms:
  usual: {}
  likes: {from: usal, add: {action: lik, cuont: 50}}
`)
	doc := strictyaml.Parse("likes-only.yaml", file)
	top := doc.Map()
	fmt.Println("name:", top.Required("name").Text())

	seeds := top.Required("seeds").Map()
	fmt.Println("worlds:", seeds.Required("worlds").Range().Len())
	seeds.Required("scorer").Int()

	var arms []string
	for _, arm := range top.Required("arms").Map().Entries() {
		fields := arm.Value.Map()
		if from := fields.Optional("from"); from.Present() {
			from.OneOf("arm", arms)
		}
		if add := fields.Optional("add"); add.Present() {
			add.Map().Required("action").OneOf("action", []string{"comment", "like"})
			add.Map().Optional("count").IntFrom(1)
		}
		arms = append(arms, arm.Name)
	}
	fmt.Println(doc.Problems())
	// Output:
	// name: likes-only
	// worlds: 20
	// likes-only.yaml:2:32: seeds.scorer: wants a whole number, got 7.5
	//     seeds: {worlds: 1..20, scorer: 7.5}
	//                                    ^
	// likes-only.yaml:5:17: arms.likes.from: unknown arm "usal"; did you mean "usual"?
	//       likes: {from: usal, add: {action: lik, cuont: 50}}
	//                     ^
	// likes-only.yaml:5:37: arms.likes.add.action: unknown action "lik"; did you mean "like"?
	//       likes: {from: usal, add: {action: lik, cuont: 50}}
	//                                         ^
	// likes-only.yaml:5:42: arms.likes.add: unknown key "cuont"; did you mean "count"?
	//       likes: {from: usal, add: {action: lik, cuont: 50}}
	//                                              ^
}
