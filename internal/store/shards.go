package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	// ShardVersion is the version of a shard's columns. A shard of another
	// version is made anew.
	ShardVersion = 2
	shardSuffix  = ".parquet"
	// Others leave files that begin with a dot alone, and so does make clean.
	tempPrefix = ".writing-"
	shardLock  = ".lock"
)

// Shards is a folder of shards. Its methods may be called at once.
type Shards struct {
	dir    string
	lock   *os.File
	engine *sql.DB
}

// OpenShards opens the folder, making it where there is none, and clears away
// what an interrupted run left half-written. Another run may have the folder
// open: then nothing is cleared away.
func OpenShards(dir string) (*Shards, error) {
	s := &Shards{dir: dir}
	if err := s.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("open shards in %s: %w", dir, err), s.Close())
	}
	return s, nil
}

func (s *Shards) open() (err error) {
	if err = os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	if s.lock, err = openLock(filepath.Join(s.dir, shardLock)); err != nil {
		return err
	}
	alone, err := tryLock(s.lock, true)
	if err != nil {
		return err
	}
	if alone {
		if err = s.clear(); err != nil {
			return err
		}
	}
	if err = waitLock(context.Background(), s.lock, false); err != nil {
		return err
	}
	s.engine, err = openEngine(context.Background())
	return err
}

// clear removes temporary files. Whoever writes holds the lock shared, so with
// the lock held alone they are all of the dead.
func (s *Shards) clear() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			if err := os.Remove(filepath.Join(s.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close lets the folder go.
func (s *Shards) Close() error {
	var all []error
	if s.engine != nil {
		all = append(all, s.engine.Close())
	}
	if s.lock != nil {
		all = append(all, s.lock.Close())
	}
	return errors.Join(all...)
}

// Path is where the shard called name is or will be. A name is the plain name of
// a file; one with a folder in it, or with a dot in front, is a broken promise.
func (s *Shards) Path(name string) string {
	if name == "" || name[0] == '.' || name != filepath.Base(name) || strings.ContainsRune(name, 0) {
		panic(fmt.Sprintf("store: %q cannot be the name of a shard.", name))
	}
	return filepath.Join(s.dir, name+shardSuffix)
}

// Write writes the shard and returns the SHA-256 of its file in hexadecimal.
// Until the file is whole it has another name: neither a crash nor a cancelled
// context leaves half a shard, and a shard of that name from before stays until
// then. A number that is none is an error.
func (s *Shards) Write(ctx context.Context, name string, key Key, shard Shard) (sum string, err error) {
	path := s.Path(name)
	if err = shard.check(); err == nil {
		sum, err = s.write(ctx, path, key, shard)
	}
	if err != nil {
		return "", fmt.Errorf("write shard %s: %w", path, cancelled(ctx, err))
	}
	return sum, nil
}

func (s *Shards) write(ctx context.Context, path string, key Key, shard Shard) (string, error) {
	temp, err := os.CreateTemp(s.dir, tempPrefix+"*"+shardSuffix)
	if err != nil {
		return "", err
	}
	defer os.Remove(temp.Name())
	// As any other file, not the secret that CreateTemp makes of it.
	if err := errors.Join(temp.Chmod(0o644), temp.Close()); err != nil {
		return "", err
	}
	if err := s.copyTo(ctx, temp.Name(), key, shard); err != nil {
		return "", err
	}
	sum, err := hashFile(temp.Name())
	if err != nil {
		return "", err
	}
	// It is not forced to the disk: what a power cut tears is found out by its
	// fingerprint and costs one shard's work.
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return sum, os.Rename(temp.Name(), path)
}

func (s *Shards) copyTo(ctx context.Context, path string, key Key, shard Shard) (err error) {
	conn, err := s.engine.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, statement("shard_table")); err != nil {
		return err
	}
	if err := appendShard(ctx, conn, shard); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, statement("shard_write"), path, strconv.Itoa(ShardVersion), shard.fingerprint(),
		strconv.Itoa(len(shard.Observations)), key.Spec, key.Data, key.Scorer, key.Program, key.Seed)
	return err
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
