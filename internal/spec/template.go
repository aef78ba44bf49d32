package spec

import (
	"bytes"
	_ "embed" // for the template
)

//go:embed template.yaml
var template []byte

// Template returns a commented spec to start from. The name must be one that
// [CheckName] takes.
func Template(name string) []byte {
	if err := CheckName(name); err != nil {
		panic("spec: a template of a bad name was asked for: " + err.Error())
	}
	return bytes.ReplaceAll(template, []byte("my-experiment"), []byte(name))
}
