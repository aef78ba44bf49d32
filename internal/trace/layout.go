package trace

import (
	"errors"
	"math"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// What the metadata of a columnar file says beside its columns.
const (
	layoutKey = "yardstick.layout" // of an Arrow file that may be mapped
	layout    = "1"
	stockKey  = "yardstick.stock" // the stock as CSV, where one is declared
)

// Types of the columns of an Arrow file that may be mapped. Numbers of names
// are those of a trace: as indices into a dictionary that is the trace's table,
// other programs show the names. They are signed because pandas wants it;
// networks are only as long as 7 bits suffice.
var (
	timeType   = &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	actionType = numbered(arrow.PrimitiveTypes.Int8)
	nameType   = numbered(arrow.PrimitiveTypes.Int32)
	fewType    = numbered(arrow.PrimitiveTypes.Int8)
	manyType   = numbered(arrow.PrimitiveTypes.Uint8)
)

func numbered(index arrow.DataType) *arrow.DictionaryType {
	return &arrow.DictionaryType{IndexType: index, ValueType: arrow.BinaryTypes.String}
}

// mappedSchema is the schema of an Arrow file that may be mapped. The column
// parent is only there when an event has one.
func mappedSchema(networks int, parents bool, metadata map[string]string) *arrow.Schema {
	network := fewType
	if networks > math.MaxInt8+1 {
		network = manyType
	}
	types := []arrow.DataType{timeType, network, actionType, nameType, nameType, nameType, nameType}
	if !parents {
		types = types[:parentColumn]
	}
	fields := make([]arrow.Field, len(types))
	for i, t := range types {
		fields[i] = arrow.Field{Name: columnNames[i], Type: t}
	}
	m := arrow.MetadataFrom(metadata)
	return arrow.NewSchema(fields, &m)
}

// actionTable is the dictionary of actions: the name of action a stands at a.
func actionTable() []string {
	return append([]string{""}, activity.ActionNames()...)
}

// stockText is the stock of t as CSV, which the metadata of a file carries.
func stockText(t *activity.Trace) (string, error) {
	var text strings.Builder
	err := WriteStock(&text, t)
	if text.Len() > math.MaxInt32/4 { // it stands in an Arrow file twice
		err = errors.New("the stock is too long to stand inside a file of events")
	}
	return text.String(), err
}

// metadataOf returns what the metadata of a file says of t.
func metadataOf(t *activity.Trace) (map[string]string, error) {
	m := map[string]string{}
	if !t.Stock.Declared {
		return m, nil
	}
	text, err := stockText(t)
	m[stockKey] = text
	return m, err
}
