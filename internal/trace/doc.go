// Package trace carries events and stocks between files and memory, and scores
// out to files.
//
// A log is one of three formats, which [ReadLog] tells by its first bytes.
//
//   - Arrow IPC is the working form: [WriteIPC] lays a trace out as it lies in
//     memory, [OpenIPC] checks it in one pass and maps it without copying.
//   - Parquet is for exchange ([WriteParquet], [ReadParquet]).
//   - CSV is for people.
//
// Arrow and Parquet of other programs are read as well, as long as they have the
// columns of a log. They may hold the stock in their metadata, under
// yardstick.stock, as CSV.
//
// CSV has a header and one event a record ([ReadCSV], [WriteCSV]):
//
//	time,network,action,actor,owner,object[,parent]
//	2011-03-01T12:00:00Z,facebook,like,bob,ann,p1
//
// A stock is CSV with one account and network a record ([ReadStock],
// [WriteStock]):
//
//	account,network,followers,lists,linked
//	ann,facebook,120,3,true
//
// Columns may stand in any order. Fields may be quoted as RFC 4180 says; lines
// end in LF or CRLF; a byte order mark and empty lines are passed over; a file
// may be compressed with gzip, which its first bytes tell, not its name. Text
// is UTF-8 without NUL.
//
// A reader gathers everything wrong with a file, up to a limit, before it gives
// up ([Problems]), and then what it put into the builder is of no use.
package trace
