// Package arch holds no code but tests: they read the sources, ARCHITECTURE.md,
// README.md and the Makefile, and fail when one says what another does not do.
//
// The drawing of the floors is read out of ARCHITECTURE.md itself, so that there
// is one drawing and it cannot be out of date. Sources are parsed, never asked of
// the go command: go test keeps the files that a test opened apart from its cache,
// and would pass over what a child process read.
//
// Where things are:
//
//  1. drawing_test.go reads the drawing, tree_test.go reads the sources;
//  2. imports_test.go, pure_test.go, manners_test.go and size_test.go hold the
//     rules, each a function from one file to what is wrong with it;
//  3. arch_test.go holds the tree to them, rules_test.go shows on small sources
//     that each can fail;
//  4. docs_test.go holds README.md, ARCHITECTURE.md and the Makefile to the code.
package arch
