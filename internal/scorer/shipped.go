package scorer

import (
	"embed"
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

//go:embed presets/*.yaml
var shipped embed.FS

// Shipped returns the names of the presets that come with the program, sorted.
func Shipped() []string {
	files, err := shipped.ReadDir("presets")
	if err != nil {
		panic("scorer: the embedded presets are gone")
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f.Name(), ".yaml")
	}
	return names
}

// ShippedFile returns the file of a shipped preset as it is.
func ShippedFile(name string) ([]byte, error) {
	data, err := shipped.ReadFile("presets/" + name + ".yaml")
	if err != nil {
		if near := strictyaml.Suggest(name, Shipped()); near != "" {
			return nil, fmt.Errorf("unknown scorer %q; did you mean %q?", name, near)
		}
		return nil, fmt.Errorf("unknown scorer %q; there are %s", name, strings.Join(Shipped(), ", "))
	}
	return data, nil
}

// Load returns a shipped preset.
func Load(name string) (Preset, error) {
	data, err := ShippedFile(name)
	if err != nil {
		return Preset{}, err
	}
	return Decode("presets/"+name+".yaml", data)
}
