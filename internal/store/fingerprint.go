package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"
)

// fingerprint is a hash of the shard's rows. It is stored with them: Parquet has
// no checksum that would show a page of zeros after a crash.
func (s Shard) fingerprint() string {
	p := imprint{hash: sha256.New(), bytes: make([]byte, 0, 2*imprintSize)}
	p.count(len(s.Observations), len(s.Outcomes), len(s.Footprints), len(s.Origins), len(s.Facts))
	for _, o := range s.Observations {
		p.texts(o.Scorer, o.Unit, o.Arm, o.Account)
		p.whole(o.Day)
		p.numbers(o.Score, o.Displayed)
	}
	for _, o := range s.Outcomes {
		p.texts(o.Scorer, o.Unit, o.Arm, o.Account, o.Metric)
		p.numbers(o.Value)
	}
	for _, f := range s.Footprints {
		p.texts(f.Unit, f.Arm, f.Account)
		p.whole(f.Removed, f.Added)
	}
	for _, o := range s.Origins {
		p.texts(o.Scorer, o.Unit, o.Arm, o.Action, o.Network, o.Account)
		p.whole(o.Day)
		p.numbers(o.Value)
	}
	for _, f := range s.Facts {
		p.texts(f.Unit, f.Name, f.Text)
	}
	p.hash.Write(p.bytes)
	return hex.EncodeToString(p.hash.Sum(nil))
}

// imprintSize is how many bytes are hashed at a time (ours).
const imprintSize = 32 << 10

// imprint is what is hashed: every text with its length before it, so that no two
// rows run into the same bytes.
type imprint struct {
	hash  hash.Hash
	bytes []byte
}

func (p *imprint) texts(all ...string) {
	if len(p.bytes) > imprintSize {
		p.hash.Write(p.bytes)
		p.bytes = p.bytes[:0]
	}
	for _, t := range all {
		p.bytes = binary.AppendUvarint(p.bytes, uint64(len(t)))
		p.bytes = append(p.bytes, t...)
	}
}

func (p *imprint) count(all ...int) {
	for _, n := range all {
		p.bytes = binary.AppendUvarint(p.bytes, uint64(n))
	}
}

func (p *imprint) whole(all ...int32) {
	for _, n := range all {
		p.bytes = binary.LittleEndian.AppendUint32(p.bytes, uint32(n))
	}
}

func (p *imprint) numbers(all ...float64) {
	for _, x := range all {
		p.bytes = binary.LittleEndian.AppendUint64(p.bytes, math.Float64bits(x))
	}
}
