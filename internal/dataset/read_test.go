package dataset

import "github.com/yardstick-lab/yardstick/internal/activity"

// readLog opens a log that stays open until the tests end.
func readLog(s Shelf, name LogName) (*activity.Trace, Reading, error) {
	m, reading, err := s.OpenLog(name)
	if err != nil {
		return nil, reading, err
	}
	return m.Trace, reading, nil
}
