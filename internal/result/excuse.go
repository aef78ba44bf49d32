package result

// Excuse is a scorer that could not be asked, with the hash of its settings.
type Excuse struct{ Scorer, Preset, Why string }

type resultExcuse struct {
	Scorer string `json:"scorer"`
	Preset string `json:"preset_sha256"`
	Why    string `json:"why"`
}
