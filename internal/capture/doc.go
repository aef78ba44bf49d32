// Package capture turns public streams and people's exports into events.
//
// So far it knows GH Archive ([GitHub]): the public events of GitHub, one JSON
// object a line, one compressed file an hour (https://www.gharchive.org).
//
// An importer says what it did with every record ([trace.Report]): a record becomes
// an event, is skipped for a reason that is counted, or cannot be read and is
// reported with its line while the rest goes on. It never invents an act, and
// where a format does not name whose work was acted on, the owner assumed is
// part of the report.
package capture
