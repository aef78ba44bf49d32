package result

// Statement says of the subject whose score moved most what moved it: of all units,
// arms, subjects and days observed, the one on which the score lies furthest from
// what it is without the intervention.
type Statement struct {
	Unit    string `json:"unit"`
	Account string `json:"account"`
	Arm     string `json:"arm"`
	Day     int    `json:"day"`
	// Before and After are the score without the intervention and with it.
	Before float64 `json:"before"`
	After  float64 `json:"after"`
	// Bottom is that of the scale. Groups are all that counts, added up by kind; they
	// add up to what of the score lies above it. Events are the single ones whose part
	// changed most, the largest first.
	Bottom float64       `json:"bottom"`
	Groups []StatedGroup `json:"groups"`
	Events []StatedEvent `json:"events"`
}

// By is how far the score moved, in points.
func (s *Statement) By() float64 { return s.After - s.Before }

// StatedGroup is what counts in one way, with its part of the score without the
// intervention and with it, in points. State is "put in", "taken out" or "there
// anyway"; Role as score --explain says it. Action is empty where no events are
// counted but lists, followers or what a rank has anyway.
type StatedGroup struct {
	State   string  `json:"state"`
	Role    string  `json:"role"`
	Action  string  `json:"action"`
	Network string  `json:"network"`
	Count   int     `json:"count"`
	Before  float64 `json:"points_before"`
	After   float64 `json:"points_after"`
}

// StatedEvent is one event with its part of the score, likewise. Time is as a log
// writes it.
type StatedEvent struct {
	State   string  `json:"state"`
	Role    string  `json:"role"`
	Day     int     `json:"day"`
	Time    string  `json:"time"`
	Network string  `json:"network"`
	Action  string  `json:"action"`
	Actor   string  `json:"actor"`
	Object  string  `json:"object"`
	Before  float64 `json:"points_before"`
	After   float64 `json:"points_after"`
}

// By is how much larger its part is with the intervention.
func (g StatedGroup) By() float64 { return g.After - g.Before }

// By is how much larger its part is with the intervention.
func (e StatedEvent) By() float64 { return e.After - e.Before }
