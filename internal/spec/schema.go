package spec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
)

// Schema returns the JSON Schema of a spec, by which an editor completes and
// checks one while it is written. It knows the grammar; what hangs on other
// parts of the file, or on other files, only [Parse] knows.
func Schema() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(grammar()); err != nil {
		panic(fmt.Sprintf("spec: its own schema cannot be written: %v", err))
	}
	return b.Bytes()
}

func grammar() *jsonschema.Schema {
	r := jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, Namer: reflect.Type.Name}
	s := r.Reflect(document{})
	s.Title = "An experiment of Yardstick"
	for _, key := range []string{"arms", "metrics", "tipping"} {
		if free, ok := s.Properties.Get(key); ok {
			free.PropertyNames = name("").JSONSchema()
			free.MinProperties = &one
		}
	}
	return s
}

var one uint64 = 1

// Words and numbers of the grammar. The closed lists are those of the decoder.
type (
	all          bool
	name         string
	claimRow     string
	numbers      string
	keep         string
	side         string
	target       string
	reactor      string
	standing     string
	keeper       string
	tweet        string
	comer        string
	goer         string
	networkName  string
	how          string
	thanks       string
	quantity     string
	claimType    string
	verdict      string
	reactionName string
	anyOrAction  string
	constantPath string
	between      string
)

func (all) JSONSchema() *jsonschema.Schema          { return &jsonschema.Schema{Type: "boolean", Const: true} }
func (name) JSONSchema() *jsonschema.Schema         { return pattern(plainName.String()) }
func (claimRow) JSONSchema() *jsonschema.Schema     { return pattern(row.String()) }
func (numbers) JSONSchema() *jsonschema.Schema      { return pattern(`^[-+]?[0-9]+\.\.[-+]?[0-9]+$`) }
func (keep) JSONSchema() *jsonschema.Schema         { return words(keepNames[1:]) }
func (side) JSONSchema() *jsonschema.Schema         { return words(sideNames[1:]) }
func (target) JSONSchema() *jsonschema.Schema       { return words(targetNames[1:]) }
func (reactor) JSONSchema() *jsonschema.Schema      { return words(reactors) }
func (standing) JSONSchema() *jsonschema.Schema     { return words(standingNames[1:]) }
func (keeper) JSONSchema() *jsonschema.Schema       { return words(keepers) }
func (tweet) JSONSchema() *jsonschema.Schema        { return words(tweetNames[1:]) }
func (comer) JSONSchema() *jsonschema.Schema        { return words(comers) }
func (goer) JSONSchema() *jsonschema.Schema         { return words(goers) }
func (how) JSONSchema() *jsonschema.Schema          { return words(howNames[intervention.Generic:]) }
func (thanks) JSONSchema() *jsonschema.Schema       { return words(thanksNames[1:]) }
func (networkName) JSONSchema() *jsonschema.Schema  { return pattern(network.String()) }
func (quantity) JSONSchema() *jsonschema.Schema     { return words(metric.QuantityNames()) }
func (claimType) JSONSchema() *jsonschema.Schema    { return words(claim.TypeNames()) }
func (verdict) JSONSchema() *jsonschema.Schema      { return words(claim.VerdictNames()) }
func (reactionName) JSONSchema() *jsonschema.Schema { return words(reactionNames()) }
func (constantPath) JSONSchema() *jsonschema.Schema {
	return pattern(`^(scorer|world)\.[^ ]+$`)
}
func (between) JSONSchema() *jsonschema.Schema {
	return pattern(`^[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\.\.[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
}
func (anyOrAction) JSONSchema() *jsonschema.Schema {
	return words(append(activity.ActionNames(), anyAction))
}

func pattern(p string) *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Pattern: p} }

func words(among []string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, w := range among {
		s.Enum = append(s.Enum, w)
	}
	return s
}

// Keys of which exactly one is written.

func (subjectsDocument) JSONSchemaExtend(s *jsonschema.Schema)   { either(s, "sample", "census") }
func (metricDoc) JSONSchemaExtend(s *jsonschema.Schema)          { either(s, "day", "change", "days") }
func (disconnectDocument) JSONSchemaExtend(s *jsonschema.Schema) { either(s, "network", "others") }
func (followDocument) JSONSchemaExtend(s *jsonschema.Schema)     { either(s, "day", "days") }
func (unfollowDocument) JSONSchemaExtend(s *jsonschema.Schema)   { either(s, "day", "days") }
func (postDocument) JSONSchemaExtend(s *jsonschema.Schema)       { either(s, "day", "days") }
func (mentionDocument) JSONSchemaExtend(s *jsonschema.Schema)    { either(s, "day", "days") }
func (addDocument) JSONSchemaExtend(s *jsonschema.Schema)        { either(s, "day", "days") }
func (listDocument) JSONSchemaExtend(s *jsonschema.Schema)       { either(s, "day", "days") }
func (postMoreDocument) JSONSchemaExtend(s *jsonschema.Schema)   { either(s, "day", "days") }
func (replyMoreDocument) JSONSchemaExtend(s *jsonschema.Schema)  { either(s, "day", "days") }
func (thankDocument) JSONSchemaExtend(s *jsonschema.Schema)      { either(s, "day", "days") }
func (askDocument) JSONSchemaExtend(s *jsonschema.Schema)        { either(s, "day", "days") }
func (givePlusKDocument) JSONSchemaExtend(s *jsonschema.Schema)  { either(s, "day", "days") }
func (listedDocument) JSONSchemaExtend(s *jsonschema.Schema)     { either(s, "day", "days") }
func (claimDocument) JSONSchemaExtend(s *jsonschema.Schema)      { either(s, "compare", "arm", "doses") }
func (amountDoc) JSONSchemaExtend(s *jsonschema.Schema)          { either(s, "points", "share", "by") }
func (marginDoc) JSONSchemaExtend(s *jsonschema.Schema)          { either(s, "points", "share", "by") }

func either(s *jsonschema.Schema, keys ...string) {
	for _, k := range keys {
		s.OneOf = append(s.OneOf, &jsonschema.Schema{Required: []string{k}})
	}
}

// A constant may stand by itself, without a range.
func (tippingDoc) JSONSchemaExtend(s *jsonschema.Schema) {
	whole := *s
	*s = jsonschema.Schema{OneOf: []*jsonschema.Schema{constantPath("").JSONSchema(), &whole}}
}

// Given +K are few by the platform's rule.
func (plusKDocument) JSONSchemaExtend(s *jsonschema.Schema) {
	either(s, "day", "days")
	given := jsonschema.NewProperties()
	given.Set("side", &jsonschema.Schema{Const: sideNames[intervention.Given]})
	few := jsonschema.NewProperties()
	few.Set("count", &jsonschema.Schema{Maximum: json.Number(fmt.Sprint(intervention.PlusKPerDay))})
	s.If, s.Then = &jsonschema.Schema{Properties: given}, &jsonschema.Schema{Properties: few}
}
