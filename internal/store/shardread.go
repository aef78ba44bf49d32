package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"strconv"
)

// Unusable is a shard's file that cannot be taken up: torn, of another version,
// or no shard at all. The shard has to be made anew, and may be written over it.
type Unusable struct {
	Path string
	Why  error
}

// Error names the file and says why.
func (u *Unusable) Error() string { return fmt.Sprintf("shard %s is not usable: %v", u.Path, u.Why) }

// Unwrap returns why.
func (u *Unusable) Unwrap() error { return u.Why }

// Stored is a shard as it was found.
type Stored struct {
	Shard  Shard
	Key    Key
	SHA256 string // of the file, in hexadecimal
}

// Key reads what the shard called name hangs on, and none of its rows: only Read
// can tell whether they are whole. Errors are those of Read.
func (s *Shards) Key(ctx context.Context, name string) (Key, error) {
	h, err := onFile(ctx, s, name, readHeader)
	return h.key, err
}

// Read reads the shard called name. Where there is none the error is
// fs.ErrNotExist; where there is one that cannot be used it is an *Unusable; any
// other error is the machine's.
func (s *Shards) Read(ctx context.Context, name string) (Stored, error) {
	return onFile(ctx, s, name, readStored)
}

// onFile reads something from a shard's file and says whose fault an error is.
func onFile[T any](ctx context.Context, s *Shards, name string, read func(context.Context, *sql.Conn, string) (T, error)) (found T, err error) {
	path := s.Path(name)
	f, err := os.Open(path)
	if err != nil {
		return found, fmt.Errorf("read shard: %w", err)
	}
	defer f.Close()
	conn, err := s.engine.Conn(ctx)
	if err != nil {
		return found, fmt.Errorf("read shard %s: %w", path, err)
	}
	defer conn.Close()
	got, err := read(ctx, conn, path)
	switch {
	case ctx.Err() != nil:
		return found, fmt.Errorf("read shard %s: %w", path, ctx.Err())
	case err != nil:
		return found, &Unusable{path, err}
	}
	return got, nil
}

func readStored(ctx context.Context, conn *sql.Conn, path string) (Stored, error) {
	h, err := readHeader(ctx, conn, path)
	if err != nil {
		return Stored{}, err
	}
	shard, err := readRows(ctx, conn, path, h.observations)
	if err != nil {
		return Stored{}, err
	}
	if shard.fingerprint() != h.rows {
		return Stored{}, errors.New("its rows are not those that were written")
	}
	sum, err := hashFile(path)
	return Stored{shard, h.key, sum}, err
}

// header is what a shard's file says of itself.
type header struct {
	key          Key
	rows         string // their fingerprint
	observations int    // how many
}

func readHeader(ctx context.Context, conn *sql.Conn, path string) (header, error) {
	said := map[string]string{}
	err := each(ctx, conn, statement("shard_header"), exactly(path), func(v []driver.Value) error {
		said[text(v[0])] = text(v[1])
		return nil
	})
	if err != nil {
		return header{}, err
	}
	switch version, ours := said["yardstick_shard"]; {
	case !ours:
		return header{}, errors.New("it is no shard")
	case version != strconv.Itoa(ShardVersion):
		return header{}, fmt.Errorf("it is of version %s, and this program reads version %d", version, ShardVersion)
	}
	key := Key{said["spec"], said["data"], said["scorer"], said["program"], said["seed"]}
	observations, err := strconv.Atoi(said["observations"])
	return header{key, said["rows_sha256"], observations}, err
}

// The columns of a shard: names first, which are carried down where it is read.
const (
	kindColumn = iota
	scorerColumn
	unitColumn
	armColumn
	accountColumn
	carriedColumns
)

const (
	dayColumn = carriedColumns + iota
	scoreColumn
	displayedColumn
	removedColumn
	addedColumn
	actionColumn
	networkColumn
	valueColumn
	nameColumn
	textColumn
	allColumns
)

// readRows makes room for the expected number of observations at once. What a
// file says of itself is not to be relied on: too few costs time, too many is
// bounded.
func readRows(ctx context.Context, conn *sql.Conn, path string, expected int) (Shard, error) {
	const most = 1 << 20 // ours: about 100 MB
	r := reader{names: map[string]string{}}
	r.shard.Observations = make([]Observation, 0, max(0, min(expected, most)))
	err := each(ctx, conn, statement("shard_read"), exactly(path), r.take)
	return r.shard, err
}

// reader makes a shard of rows.
type reader struct {
	shard Shard
	names map[string]string      // each name once: accounts come back in every arm
	at    [carriedColumns]string // the names of the row
}

// take puts a row where it belongs. A value of another type than its column's
// counts as 0; the fingerprint finds it out.
func (r *reader) take(v []driver.Value) error {
	for i := range r.at {
		if v[i] != nil {
			r.at[i] = r.once(text(v[i]))
		}
	}
	at, s := &r.at, &r.shard
	switch at[kindColumn] {
	case "observation":
		s.Observations = append(s.Observations, Observation{at[scorerColumn], at[unitColumn], at[armColumn], at[accountColumn],
			whole(v[dayColumn]), number(v[scoreColumn]), number(v[displayedColumn])})
	case "outcome":
		s.Outcomes = append(s.Outcomes, Outcome{at[scorerColumn], at[unitColumn], at[armColumn], at[accountColumn],
			r.once(text(v[nameColumn])), number(v[valueColumn])})
	case "footprint":
		s.Footprints = append(s.Footprints, Footprint{at[unitColumn], at[armColumn], at[accountColumn],
			whole(v[removedColumn]), whole(v[addedColumn])})
	case "origin":
		s.Origins = append(s.Origins, Origin{at[scorerColumn], at[unitColumn], at[armColumn], whole(v[dayColumn]),
			r.once(text(v[actionColumn])), r.once(text(v[networkColumn])), at[accountColumn], number(v[valueColumn])})
	case "fact":
		s.Facts = append(s.Facts, Fact{at[unitColumn], text(v[nameColumn]), text(v[textColumn])})
	default:
		return fmt.Errorf("it has a row of the unknown kind %q", at[kindColumn])
	}
	return nil
}

func (r *reader) once(name string) string {
	if known, ok := r.names[name]; ok {
		return known
	}
	r.names[name] = name
	return name
}

func text(v driver.Value) string {
	s, _ := v.(string)
	return s
}

func whole(v driver.Value) int32 {
	n, _ := v.(int32)
	return n
}

func number(v driver.Value) float64 {
	x, _ := v.(float64)
	return x
}
