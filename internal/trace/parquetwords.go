package trace

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
)

// wordPages reads a column chunk of text.
type wordPages interface {
	// ready returns how many rows can be read as one, at least one.
	ready() (int, error)
	// next reads n of the rows that are ready. They are valid until the next call.
	next(n int) (words, error)
	io.Closer
}

var errEnds = errors.New("it ends too early")

// wordsOf opens a column of text. The library's reader makes a value of every
// row, which is five times as dear as its number in the dictionary, so it only
// reads the rarer encodings.
func (f *parquetRows) wordsOf(g *file.RowGroupReader, i int) (wordPages, error) {
	column, err := flat(g, i)
	if err != nil {
		return nil, err
	}
	if column.PhysicalType() != parquet.Types.ByteArray {
		return nil, fmt.Errorf("the column %s holds %s; text is wanted", column.Path(), column.PhysicalType())
	}
	chunk, err := g.MetaData().ColumnChunk(i)
	if err != nil {
		return nil, parquetError(err)
	}
	optional := column.MaxDefinitionLevel() > 0
	usual := []parquet.Encoding{parquet.Encodings.Plain, parquet.Encodings.RLE, parquet.Encodings.PlainDict, parquet.Encodings.RLEDict}
	if slices.ContainsFunc(chunk.Encodings(), func(e parquet.Encoding) bool { return !slices.Contains(usual, e) }) {
		r, err := g.Column(i)
		if err != nil {
			return nil, parquetError(err)
		}
		return &wordValues{in: r.(*file.ByteArrayColumnChunkReader)}, nil
	}
	pages, err := g.GetColumnPageReader(i)
	if err != nil {
		return nil, parquetError(err)
	}
	return &numberedPages{pages: pages, optional: optional, file: f}, nil
}

// numberedPages reads pages whose text is plain or in a dictionary.
type numberedPages struct {
	file     *parquetRows
	pages    file.PageReader
	optional bool

	left    int    // rows left of the page at hand
	levels  runs   // 1 for a row that has a value, where the column is optional
	numbers runs   // of the values in the dictionary, where it has them so
	plain   []byte // else the values
	isPlain bool

	dict    [][]byte // of the chunk
	version int      // of the dictionary, different in each chunk
	texts   [][]byte // the values of plain rows
	at      []int32
}

func (p *numberedPages) ready() (int, error) {
	for p.left == 0 {
		if !p.pages.Next() {
			if err := p.pages.Err(); err != nil {
				return 0, parquetError(err)
			}
			return 0, errEnds
		}
		if err := p.open(p.pages.Page()); err != nil {
			return 0, err
		}
	}
	return p.left, nil
}

// Close gives back the page at hand.
func (p *numberedPages) Close() error { return p.pages.Close() }

// open begins a page.
func (p *numberedPages) open(page file.Page) error {
	var values []byte
	var err error
	switch page := page.(type) {
	case *file.DictionaryPage:
		return p.dictionary(page)
	case *file.DataPageV1:
		values, err = p.levelsV1(page)
	case *file.DataPageV2:
		values, err = p.levelsV2(page)
	default:
		return nil // of an index, which nobody needs
	}
	if err != nil {
		return err
	}
	p.left = int(page.NumValues())
	return p.values(values, parquet.Encoding(page.Encoding()))
}

// dictionary takes the texts that the pages after it number.
func (p *numberedPages) dictionary(page *file.DictionaryPage) error {
	texts, _, err := cutTexts(slices.Clone(page.Data()), int(page.NumValues()), nil)
	p.file.dicts++
	p.dict, p.version = texts, p.file.dicts
	return err
}

// levelsV1 begins the levels of a page, which stand after their length where the
// column is optional. It returns what follows them.
func (p *numberedPages) levelsV1(page *file.DataPageV1) (values []byte, err error) {
	data := page.Data()
	if !p.optional {
		return data, nil
	}
	if len(data) < 4 || page.DefinitionLevelEncoding() != parquet.Encodings.RLE {
		return nil, errEnds
	}
	n, data := binary.LittleEndian.Uint32(data), data[4:]
	if uint64(n) > uint64(len(data)) {
		return nil, errEnds
	}
	p.levels = runs{in: data[:n], width: 1}
	return data[n:], nil
}

// levelsV2 begins the levels of a page, whose lengths are in its header. It
// returns what follows them.
func (p *numberedPages) levelsV2(page *file.DataPageV2) (values []byte, err error) {
	data := page.Data()
	from, to := int64(page.RepetitionLevelByteLen()), int64(page.RepetitionLevelByteLen())+int64(page.DefinitionLevelByteLen())
	if from < 0 || to < from || to > int64(len(data)) {
		return nil, errEnds
	}
	p.levels = runs{in: data[from:to], width: 1}
	return data[to:], nil
}

// values begins the values of a page.
func (p *numberedPages) values(data []byte, encoding parquet.Encoding) error {
	p.isPlain = encoding == parquet.Encodings.Plain
	switch {
	case p.isPlain:
		p.plain = data
	case encoding != parquet.Encodings.PlainDict && encoding != parquet.Encodings.RLEDict:
		return fmt.Errorf("a page is written in %s, which its column does not name", encoding)
	case len(data) == 0: // all rows are null
		p.numbers = runs{width: 1}
	case data[0] > 31:
		return fmt.Errorf("the numbers of a dictionary have %d bits", data[0])
	default:
		p.numbers = runs{in: data[1:], width: int(data[0])}
	}
	return nil
}

func (p *numberedPages) next(n int) (words, error) {
	p.left -= n
	p.at = slices.Grow(p.at[:0], n)[:n]
	present := n
	if p.optional {
		if err := p.levels.fill(p.at); err != nil {
			return words{}, err
		}
		present = 0
		for _, level := range p.at {
			present += int(level)
		}
	}
	levels := p.at
	if present < n {
		levels = slices.Clone(p.at)
	}
	w, err := p.present(present)
	if err != nil || present == n {
		return w, err
	}
	spread(p.at, levels, present)
	return w, nil
}

// present reads the values of rows that have one into the beginning of at.
func (p *numberedPages) present(n int) (words, error) {
	if !p.isPlain {
		err := p.numbers.fill(p.at[:n])
		return words{p.at, p.dict, p.version}, err
	}
	texts, rest, err := cutTexts(p.plain, n, p.texts[:0])
	if err != nil {
		return words{}, err
	}
	p.plain, p.texts = rest, texts
	for i := range p.at[:n] {
		p.at[i] = int32(i)
	}
	return words{p.at, texts, 0}, nil
}

// spread moves the first present numbers of at to the rows whose level is 1, and
// marks the others as null.
func spread(at, levels []int32, present int) {
	for i := len(at) - 1; i >= 0; i-- {
		if levels[i] == 0 {
			at[i] = -1
			continue
		}
		present--
		at[i] = at[present]
	}
}

// cutTexts reads n texts in plain encoding, each after its length.
func cutTexts(data []byte, n int, into [][]byte) (texts [][]byte, rest []byte, err error) {
	if n < 0 || n > len(data)/4 {
		return nil, nil, errEnds
	}
	texts = slices.Grow(into, n)
	for range n {
		if len(data) < 4 {
			return nil, nil, errEnds
		}
		size := binary.LittleEndian.Uint32(data)
		if uint64(size) > uint64(len(data)-4) {
			return nil, nil, errEnds
		}
		texts = append(texts, data[4:4+size])
		data = data[4+size:]
	}
	return texts, data, nil
}

// wordValues reads text in any encoding, value by value.
type wordValues struct {
	in     *file.ByteArrayColumnChunkReader
	values []parquet.ByteArray
	levels []int16
}

// Close gives back the page at hand.
func (p *wordValues) Close() error { return p.in.Close() }

func (p *wordValues) ready() (int, error) { return readyIn(p.in) }

// readyIn is ready for the library's readers, which pass from page to page.
func readyIn(in file.ColumnChunkReader) (int, error) {
	if in.HasNext() {
		return frameRows, nil
	}
	if in.Err() != nil {
		return 0, parquetError(in.Err())
	}
	return 0, errEnds
}

func (p *wordValues) next(n int) (words, error) {
	p.values, p.levels = slices.Grow(p.values[:0], n)[:n], slices.Grow(p.levels[:0], n)[:n]
	rows, present, err := p.in.ReadBatch(int64(n), p.values, p.levels, nil)
	if err != nil {
		return words{}, parquetError(err)
	}
	if int(rows) < n {
		return words{}, errEnds
	}
	w := words{make([]int32, n), make([][]byte, present), 0}
	for i, value := range p.values[:present] {
		w.dict[i] = value
	}
	number(w.at, p.levels, p.in.Descriptor().MaxDefinitionLevel())
	return w, nil
}

// number numbers the rows whose level is full, −1 the others.
func number(at []int32, levels []int16, full int16) {
	next := int32(0)
	for i := range at {
		if at[i] = -1; full == 0 || levels[i] == full {
			at[i] = next
			next++
		}
	}
}
